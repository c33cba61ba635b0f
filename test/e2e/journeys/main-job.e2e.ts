import { resolve } from 'node:path';
import { expect, test } from '../fixtures';
import { dock, inspector, nodeCard, openDockTab, openSample, pressOnNode } from '../parts';

const USERS_FILE = resolve(import.meta.dirname, '../../data/bat-users.csv');

test('the community question is answered on one screen', async ({ page }) => {
  await openSample(page, 'Why is the secondary filling up?');
  await openDockTab(page, 'Users');
  await page.getByRole('searchbox', { name: 'Search users' }).fill('user842');
  await page.getByRole('row', { name: /user842/ }).click();

  const about = inspector(page);
  await expect(about.getByRole('heading', { name: 'user842', exact: true })).toBeVisible();
  await expect(about.getByRole('heading', { name: 'Why here?' })).toBeVisible();
  await expect(about).toContainText(
    'imp-sub had 41 assigned users and imp-pub 800. Balanced takes the node with the fewest',
  );
  const candidates = about.getByRole('table');
  await expect(candidates.getByRole('row', { name: /^imp-sub 41/ })).toContainText('fewest');
  await expect(candidates.getByRole('row', { name: /^imp-pub 800/ })).toContainText('759 more');
  await expect(nodeCard(page, 'imp-sub')).toContainText('user842');

  await nodeCard(page, 'imp-pub')
    .getByRole('button', { name: /^imp-pub,/ })
    .click();
  await expect(
    about.getByRole('heading', { name: 'What would have led to imp-pub?' }),
  ).toBeVisible();
  await about.getByRole('button', { name: /^Try: Name imp-pub for user842/ }).click();
  await expect(nodeCard(page, 'imp-pub')).toContainText('user842');
  await expect(nodeCard(page, 'imp-pub')).toContainText('801');
  await page.getByRole('button', { name: /^Undo / }).click();
  await expect(nodeCard(page, 'imp-sub')).toContainText('user842');
});

test('a bulk file, a failure, the way back and undo of all, by mouse', async ({ page }) => {
  await openSample(page, 'Why is the secondary filling up?');

  await page.getByRole('button', { name: 'Enable users…' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Enable users' });
  await dialog.getByRole('radio', { name: 'CSV file' }).click();
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose a file…' }).click();
  await (await chooser).setFiles(USERS_FILE);
  await expect(dialog).toContainText('bat-users.csv has 200 rows');
  await expect(dialog.getByText('USER ID', { exact: true })).toBeVisible();
  await dialog.getByText(/^Ignored, /).click();
  await expect(dialog.getByText('PASSWORD', { exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: /^Enable \d+ users/ }).click();
  await expect(dialog).toBeHidden();
  const pub = nodeCard(page, 'imp-pub');
  const sub = nodeCard(page, 'imp-sub');
  await expect(page.getByRole('contentinfo')).toContainText(/1\u202f\d+ assigned/);

  await pressOnNode(page, 'imp-pub', 'Fail imp-pub');
  await expect(pub).toContainText('Unreachable');
  await expect(sub).toContainText('Running in Backup Mode');
  await openDockTab(page, 'Load');
  await expect(dock(page)).toContainText('Every node is within its capacity');
  await dock(page).getByRole('radio', { name: 'Table' }).click();
  await expect(
    dock(page)
      .getByRole('row', { name: /^imp-pub/ })
      .first(),
  ).toContainText('0');

  await pub.getByRole('button', { name: 'Restore imp-pub' }).last().click();
  await expect(pub).toContainText('Failed Over');
  await pub.getByRole('button', { name: 'Fall back PRG-1' }).click();
  await expect(pub).toContainText('Normal');
  await expect(sub).toContainText('Normal');

  const undo = page.getByRole('button', { name: /^Undo/ }).first();
  for (const label of ['Fall back PRG-1', 'Restore imp-pub', 'Fail imp-pub']) {
    await expect(undo).toHaveAccessibleName(`Undo ${label}`);
    await undo.click();
  }
  await expect(undo).toHaveAccessibleName(/^Undo Enable \d+/);
  await undo.click();
  await expect(pub).toContainText('800');
  await expect(sub).toContainText('100');
  await expect(page.getByRole('button', { name: /^Redo Enable/ })).toBeEnabled();
});
