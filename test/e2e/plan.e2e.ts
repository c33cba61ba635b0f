import { readFile } from 'node:fs/promises';
import type { Step } from '../../src/shared/step';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { figures } from './parts';
import { setScene } from './scene';

/** Two pairs of 15K nodes and a branch whose pair one failure overloads. */
const BRANCH: readonly Step[] = [
  ...['PRG-1', 'PRG-2'].flatMap((group, index): Step[] => [
    { do: 'add-group', name: group, ha: true },
    { do: 'add-node', group, name: `${index + 1}A`, ova: '15000' },
    { do: 'add-node', group, name: `${index + 1}B`, ova: '15000' },
  ]),
  { do: 'enable-users', count: 14_216 },
  { do: 'add-group', name: 'PRG-3', ha: true },
  { do: 'add-node', group: 'PRG-3', name: '3A', ova: '2000' },
  { do: 'add-node', group: 'PRG-3', name: '3B', ova: '2000' },
  { do: 'enable-users', count: 2232 },
];

test('moves are planned by keyboard, looked at as drawing and table, exported and applied as one action', async ({
  page,
  lab,
}) => {
  await setScene(page, lab, BRANCH);
  await page.keyboard.press('Control+3');
  const plan = page.getByRole('region', { name: 'Plan', exact: true });
  await page.getByRole('radio', { name: 'Even head counts' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(plan).toContainText('bring every node to 26');
  await expect(plan).toContainText('Today losing 3A overloads 3B by 232.');
  await expectAccessible(page);

  await plan.getByText('Table', { exact: true }).click();
  await expect(plan.getByRole('columnheader', { name: 'to 1A' })).toBeVisible();
  await plan.getByRole('button', { name: 'Show users' }).click();
  await expect(page.getByRole('dialog')).toContainText('1 to 100 of');
  await page.keyboard.press('Escape');

  await page.getByRole('checkbox', { name: 'See that no node is failed over' }).press('Space');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export bulk file' }).click();
  await page.getByRole('menuitem', { name: 'All moves' }).click();
  const file = await readFile(await (await download).path(), 'utf8');
  expect(file).toMatch(/^USER ID,ASSIGNED PRESENCE SERVER\r\nuser\d+,1A\r\n/);

  await page.keyboard.press('Control+Enter');
  await expect(plan).toContainText('Every node is within one user of its share');
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(plan).toContainText('Today losing 3A overloads 3B by 232.');
});

test('a size is chosen and made a lab; a night is walked through; availability is called a model', async ({
  page,
  lab,
}) => {
  await setScene(page, lab, BRANCH);
  await page.keyboard.press('Control+3');
  const places = page.getByRole('navigation', { name: 'Plan' });

  await places.getByText('Maintenance').click();
  const night = page.getByRole('region', { name: 'Runbook' });
  await expect(night).toContainText(figures('3 554 devices log in again twice'));
  await expect(night.getByRole('listitem').filter({ hasText: 'Fail 1A over' })).toContainText(
    figures('Losing 1B leaves 7 108 without service'),
  );
  await night.getByText('Table', { exact: true }).click();
  await expect(night.getByRole('columnheader', { name: 'Risk' })).toBeVisible();
  await page.getByText('Recover a failed pair').click();
  await expect(night.getByRole('alert')).toContainText('nothing to recover');
  await page.getByText('Patch one node').click();
  await expectAccessible(page);

  await places.getByText('Availability').click();
  await expect(page.getByRole('region', { name: 'Availability' })).toContainText(
    'A model, not a promise',
  );
  await expectAccessible(page);

  await places.getByText('Sizing').click();
  const designs = page.getByRole('treegrid', { name: 'Designs' });
  const best = designs.getByRole('row', { name: /1 × 15K pair/ });
  await expect(best).toContainText('Fits, the smallest');
  await best.focus();
  await page.keyboard.press('ArrowRight');
  await expect(designs).toContainText('One node fails, its peer');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Make it a lab' }).click();
  const unsaved = page.getByRole('button', { name: 'Don’t save' });
  await unsaved
    .or(page.getByRole('region', { name: 'Board' }))
    .first()
    .waitFor();
  if (await unsaved.isVisible()) await unsaved.click();
  await expect(page.getByText(figures('5 000 assigned'))).toBeVisible();
});
