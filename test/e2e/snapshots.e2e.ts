import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { nodeCard, pressOnNode, stepButton } from './parts';
import { OVERLOADED, setScene } from './scene';

async function chooseInLabMenu(page: Page, entry: RegExp): Promise<void> {
  await page.getByRole('banner').getByRole('button').first().click();
  await page.getByRole('menuitem', { name: entry }).click();
}

test('a snapshot is taken, restored, undone, compared and deleted', async ({ page, lab }) => {
  await setScene(page, lab);
  await chooseInLabMenu(page, /^Take snapshot/);
  const take = page.getByRole('dialog', { name: 'Take a snapshot' });
  await expect(take.getByRole('textbox', { name: 'Name' })).toHaveValue('After step 12');
  await page.keyboard.type('Before the repair');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(take).toBeHidden();
  await expect(stepButton(page, 13)).toContainText('“Before the repair”');

  await pressOnNode(page, 'imp4', 'Restore imp4');
  await chooseInLabMenu(page, /^Snapshots/);
  const list = page.getByRole('dialog', { name: 'Snapshots' });
  await expect(list).toContainText('after step 12, Fail imp4');
  await expectAccessible(page);
  await list.getByRole('button', { name: 'Restore Before the repair' }).click();
  await expect(nodeCard(page, 'imp4')).toContainText('Unreachable');
  await expect(stepButton(page, 15)).toContainText('Restore snapshot');
  await page.keyboard.press('Control+z');
  await expect(nodeCard(page, 'imp4')).not.toContainText('Unreachable');

  await chooseInLabMenu(page, /^Snapshots/);
  await list.getByRole('button', { name: 'Compare Before the repair with now' }).click();
  await expect(page.getByRole('button', { name: /^Before: Before the repair/ })).toBeVisible();
  await page.getByRole('button', { name: 'Workbench', exact: true }).click();

  await chooseInLabMenu(page, /^Snapshots/);
  await list.getByRole('button', { name: 'Delete Before the repair' }).click();
  await expect(list).toContainText('Snapshot “Before the repair” is deleted.');
  await expect(list).toContainText('No snapshots');
  await expect(list.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(list.getByRole('listitem')).toHaveCount(1);
});

test('a name that is taken is refused in the dialog, with the way out', async ({ page, lab }) => {
  await setScene(page, lab, [...OVERLOADED, { do: 'take-snapshot', name: 'Monday' }]);
  await chooseInLabMenu(page, /^Take snapshot/);
  const take = page.getByRole('dialog', { name: 'Take a snapshot' });
  await take.getByRole('textbox', { name: 'Name' }).fill('Monday');
  await page.keyboard.press('Enter');
  await expect(take.getByRole('alert')).toContainText('There is already a snapshot “Monday”');
  await expectAccessible(page);
  await take.getByRole('button', { name: 'Take snapshot “Monday” anew' }).click();
  await expect(take).toBeHidden();
  // Deleting the old one and taking the new one are one action, so one row.
  const last = page.getByRole('list', { name: 'Steps' }).getByRole('listitem').last();
  await expect(last).toHaveAttribute('aria-setsize', '14');
});

test('a result is pinned as a step, and one that does not hold shows', async ({ page, lab }) => {
  await setScene(page, lab);
  await chooseInLabMenu(page, /^Pin this result/);
  await expect(stepButton(page, 13)).toContainText('Holds');
  const status = page.getByRole('contentinfo');
  await expect(status).toContainText('1 expected result holds');

  await lab.call('lab.run', {
    steps: [
      { do: 'expect', unassigned: 7 },
      { do: 'wait', seconds: 1 },
    ],
  });
  await expect(stepButton(page, 14)).toContainText('Does not hold: 0 unassigned, not 7');
  await status.getByRole('button', { name: '1 of 2 expected results does not hold' }).click();
  await expect(page.getByText('You see step 14 of 15')).toBeVisible();
  await expectAccessible(page);
});

test('a step that was refused without saying so shows in the status', async ({ page, lab }) => {
  const steps = [...OVERLOADED, { do: 'remove-node', node: 'imp3' }];
  const text = JSON.stringify({ format: 'implab-scenario', version: 1, steps });
  const data = Buffer.from(text).toString('base64');
  await lab.call('file.openBytes', { name: 'refused.json', data });
  await page.getByRole('contentinfo').getByRole('button', { name: '1 step was refused' }).click();
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('Remove imp3');
});
