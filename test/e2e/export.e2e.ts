import { readFile } from 'node:fs/promises';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { setScene } from './scene';

const OFFICE = [
  { do: 'add-group', name: 'Berlin', ha: true },
  { do: 'add-node', group: 'Berlin', name: 'imp-berlin', capacity: 100 },
  { do: 'enable-users', users: [{ id: 'anna.schmidt' }, { id: 'ben.roth' }] },
] as const;

test('the dialog shows what leaves, follows what is hidden, and writes just that', async ({
  app,
  lab,
  dataFolder,
}) => {
  const { page, desktop } = app;
  await setScene(page, lab, OFFICE);
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const leaves = dialog.getByRole('region', { name: 'What leaves' });
  await expect(leaves).toContainText('2 users leave by name.');
  await expectAccessible(page);

  await dialog.getByRole('radio', { name: /^Assignments/ }).check({ force: true });
  await expect(leaves).toContainText('anna.schmidt,imp-berlin');
  await dialog.getByRole('radiogroup', { name: 'Users' }).getByText('Numbers for names').click();
  await dialog
    .getByRole('radiogroup', { name: 'Nodes and groups' })
    .getByText('Numbers for names')
    .click();
  await expect(leaves).toContainText('person1,node1');
  await expect(leaves).not.toContainText('anna');
  await expectAccessible(page);

  const path = `${dataFolder}/out.csv`;
  const write = dialog.getByRole('button', { name: 'Export assignments' });
  if (desktop) {
    desktop.dialog.prepare('showSaveDialog', { canceled: false, filePath: path });
    await write.click();
  } else {
    const download = page.waitForEvent('download');
    await write.click();
    await (await download).saveAs(path);
  }
  await expect(dialog).toBeHidden();
  expect((await readFile(path, 'utf8')).replace(/^\ufeff/, '').split(/\r?\n/)).toEqual([
    'userid,node',
    'person1,node1',
    'person2,node1',
    '',
  ]);
});

test('by keyboard alone: kinds by arrows, options by Tab, Escape closes', async ({ page, lab }) => {
  await setScene(page, lab, OFFICE);
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: /^Scenario/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('button', { name: 'Export report' })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByRole('region', { name: 'What leaves' })).toContainText(
    'with numbers for names',
  );
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('the loads offer nothing to hide about users @full', async ({ page, lab }) => {
  await setScene(page, lab, OFFICE);
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: /^Loads/ }).check({ force: true });
  await expect(dialog.getByRole('radiogroup', { name: 'Users' })).toHaveCount(0);
  await expect(dialog).toContainText('No user leaves.');
});
