import { expectAccessible } from './axe';
import { expect, test } from './fixtures';

test.beforeEach(async ({ lab }) => {
  await lab.ask('file.new', { template: 'empty' });
  await lab.ask('lab.run', {
    steps: [
      { do: 'add-group', name: 'PRG-1', ha: true },
      { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 100 },
      { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 100 },
      { do: 'enable-users', count: 120 },
    ],
  });
});

test('a branch is forked, compared, renamed, deleted and brought back by keyboard', async ({
  page,
  lab,
}) => {
  await page.getByRole('button', { name: 'Fork here…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Fork after step 4' });
  await dialog.getByLabel('Name of the branch').fill('Without imp1');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await lab.ask('lab.run', { steps: [{ do: 'fail-node', node: 'imp1' }] });
  await expect(page.getByText('forked from Main')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'This branch against Main' })).toBeVisible();

  await page.keyboard.press('Shift+B');
  const open = page.getByRole('menuitemradio', { name: /Without imp1/ });
  await expect(open).toBeFocused();
  await expect(open).toHaveAttribute('aria-checked', 'true');
  await expect(page.getByText('imp2 is 20 over').last()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('F2');
  await page.getByRole('dialog').getByLabel('Name of the branch').fill('Loss');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Branches, on Loss' })).toBeVisible();

  await page.keyboard.press('Shift+B');
  await expect(page.getByRole('menuitemradio', { name: /Loss/ })).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('button', { name: 'Branches, on Main' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await page.keyboard.press('Shift+B');
  await expect(page.getByRole('menuitemradio', { name: /Main/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Branches, on Loss' })).toBeVisible();
  await page.getByRole('button', { name: 'Open in Compare' }).click();
  const differs = page.getByRole('region', { name: 'What differs' });
  await expect(differs.getByRole('row', { name: /State of imp1/ })).toContainText('Unreachable');
});

test('the steps of a branch are tried on Main before they are done there, and undone at once', async ({
  page,
  lab,
}) => {
  await lab.ask('branch.fork', {
    at: 4,
    name: 'Repair',
    steps: [
      { do: 'fail-node', node: 'imp1' },
      { do: 'restore-node', node: 'imp1' },
    ],
  });
  await page.keyboard.press('Shift+B');
  await page.getByRole('menuitem', { name: /Replay 2 steps on Main/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Replay Repair on Main' });
  await expect(dialog.getByText('All go through.')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Replay 2 steps on Main' }).click();
  await expect(page.getByRole('button', { name: 'Branches, on Main' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Unfold steps 5 to 6' })).toBeVisible();
  await page.getByRole('button', { name: /^Undo Fail imp1 and 1 more/ }).click();
  await expect(page.getByRole('button', { name: 'Redo Fail imp1 and 1 more' })).toBeVisible();
});
