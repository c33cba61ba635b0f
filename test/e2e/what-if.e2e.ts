import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, type LabHandle, test } from './fixtures';
import { figures } from './parts';
import { setScene } from './scene';

const pair = (name: string, ova: '5000' | '15000') => [
  { do: 'add-group' as const, name: `PRG-${name}`, ha: true },
  { do: 'add-node' as const, group: `PRG-${name}`, name: `${name}A`, ova },
  { do: 'add-node' as const, group: `PRG-${name}`, name: `${name}B`, ova },
];
const SITES = [
  ...pair('1', '15000'),
  ...pair('2', '15000'),
  ...pair('3', '5000'),
  { do: 'enable-users' as const, count: 18_000 },
];

async function openWhatIf(page: Page, lab: LabHandle): Promise<void> {
  await setScene(page, lab, SITES);
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('region', { name: 'Failure matrix' })).toContainText('21 cases');
}

test('the matrix answers first, reads without colour, and opens a failure as a branch', async ({
  page,
  lab,
}) => {
  await openWhatIf(page, lab);
  const matrix = page.getByRole('region', { name: 'Failure matrix' });
  await expect(matrix).toContainText(
    figures('Losing 3A or 3B overloads the survivor by 1 000. Every other single node'),
  );
  const row = matrix.getByRole('row', { name: /^3A 20/ });
  await expect(row.getByRole('cell', { name: 'failed' })).toHaveText('✕off');
  await expect(row.getByRole('cell', { name: /over capacity/ })).toHaveText(/▲120.%/);
  await expectAccessible(page);

  await page.getByRole('switch', { name: 'Problems only' }).press('Space');
  await expect(matrix.getByRole('row', { name: /^1A 20/ })).toHaveCount(0);
  await matrix.getByText('Table', { exact: true }).click();
  await expect(matrix.getByRole('row', { name: /^3A 3B/ })).toContainText(figures('6 000'));
  await matrix.getByText('Heat map').click();

  await matrix.getByRole('button', { name: 'Open the failure of 3A as a branch' }).press('Enter');
  await expect(page.getByText(/On branch “3A fails”/).first()).toBeVisible();
  await expect(page.getByText('Running in Backup Mode').first()).toBeVisible();
  const { branches } = await lab.ask('branch.list', {});
  expect(branches.map(({ name, steps, current }) => [name, steps, current])).toContainEqual([
    '3A fails',
    1,
    true,
  ]);
});

test('growth brings a date, a change is tried on a branch, and what holds is pinned', async ({
  page,
  lab,
}) => {
  await openWhatIf(page, lab);
  const tip = page.getByRole('region', { name: 'Tipping point' });
  await expect(tip).toContainText(figures('Redundancy ended 2 996 users ago'));
  await tip.getByLabel('Growth').fill('600');
  await expect(tip).toContainText(/At this growth 3A is full in \w+ 20\d\d/);

  const modes = page.getByRole('region', { name: 'Mode shoot-out' });
  await expect(modes.getByRole('row', { name: /^Users moved/ })).toContainText(figures('15 000'));
  await expect(modes).toContainText('Not a Cisco mode');

  const changes = page.getByRole('region', { name: 'Which single change buys most' });
  await expect(changes).toContainText('V02');
  await changes
    .getByRole('button', { name: 'Try it on a branch: Make 3A and 3B 15K nodes' })
    .press('Enter');
  const matrix = page.getByRole('region', { name: 'Failure matrix' });
  await expect(matrix).toContainText('Any single node can fail safely.');
  await matrix.getByRole('button', { name: 'Pin as expectation' }).click();
  await page.getByRole('menuitem', { name: 'Survives the failure of any one node' }).click();
  await expect(page.getByText('Holds').first()).toBeVisible();
});
