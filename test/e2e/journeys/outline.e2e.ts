import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { openSample } from '../parts';

test('every group and node offers in the outline what it offers on the board @full', async ({
  page,
}) => {
  await openSample(page, 'Two pairs, one failed over');
  const names = ['PRG-1', 'PRG-2', 'imp-pub', 'imp-sub', 'imp3', 'imp4'];
  const onBoard = await menusOf(page, names);
  await page.getByRole('radio', { name: 'Outline' }).click();
  expect(await menusOf(page, names)).toEqual(onBoard);
});

test('a cluster is built, broken, mended and taken apart in the outline by keyboard', async ({
  page,
}) => {
  const keys = page.keyboard;
  await page.getByRole('button', { name: /^New lab/ }).waitFor();
  await keys.press('Control+n');
  await page.getByRole('radio', { name: 'Outline' }).press('Space');
  const outline = page.getByRole('region', { name: 'Outline' });
  const row = (name: string): Locator =>
    outline.getByRole('row').filter({ has: page.getByRole('button', { name, exact: true }) });
  const menu = async (name: string, entry: RegExp): Promise<void> => {
    await outline.getByRole('button', { name: `More for ${name}`, exact: true }).press('Enter');
    await page.getByRole('menuitem', { name: entry }).press('Enter');
  };

  await outline.getByRole('button', { name: 'Add a redundancy group…' }).press('Enter');
  const group = page.getByRole('dialog', { name: 'Add a redundancy group' });
  await group.getByRole('radio', { name: 'One', exact: true }).press('Space');
  await group.getByRole('textbox', { name: 'Name', exact: true }).press('Enter');
  await expect(row('PRG-2')).toBeVisible();
  await outline.getByRole('button', { name: 'Add a node' }).press('Enter');
  const node = page.getByRole('dialog', { name: 'Add a node to PRG-2' });
  await node.getByRole('textbox', { name: 'Name', exact: true }).press('Enter');
  await expect(row('imp2')).toBeVisible();

  await menu('imp2', /^Rename/);
  const rename = page.getByRole('textbox', { name: 'New name of imp2' });
  await rename.fill('berlin');
  await rename.press('Enter');
  await row('berlin').getByRole('button', { name: 'berlin', exact: true }).press('Alt+ArrowLeft');
  await expect(row('berlin')).toContainText('1st');
  await row('PRG-2').getByRole('button', { name: 'PRG-2', exact: true }).press('Alt+ArrowUp');
  await expect(outline.getByRole('row').nth(1)).toContainText('PRG-2');
  await row('PRG-2').getByRole('switch').press('Space');
  await page
    .getByRole('dialog', { name: /^Turn HA/ })
    .getByRole('button', { name: 'Apply' })
    .click();
  await expect(row('PRG-2').getByRole('switch')).toBeChecked();

  await keys.press('e');
  await page.getByRole('textbox', { name: 'How many' }).fill('400');
  await page.getByRole('button', { name: 'Enable 400 users' }).press('Enter');
  await expect(row('berlin')).toContainText('100');
  await row('berlin').getByRole('button', { name: 'Fail berlin' }).press('Enter');
  await expect(row('berlin')).toContainText('Unreachable');
  await expect(row('imp1')).toContainText('200');
  await row('berlin').getByRole('button', { name: 'Restore berlin' }).press('Enter');
  await row('PRG-2').getByRole('button', { name: 'Fall back PRG-2' }).press('Enter');
  await expect(row('berlin')).toContainText('Normal');

  await menu('imp1', /^Assign users to imp1/);
  await page.getByRole('button', { name: /^Assign \d+ users to imp1/ }).press('Enter');
  await expect(row('imp1')).toContainText('200');
  await menu('imp1', /^Unassign users of imp1/);
  await page.getByRole('button', { name: 'Unassign 200 users' }).press('Enter');
  await expect(outline).toContainText('200 unassigned');
  await row('PRG-2').getByRole('switch').press('Space');
  await page
    .getByRole('dialog', { name: /^Turn HA/ })
    .getByRole('button', { name: 'Apply' })
    .click();
  await menu('imp1', /^Remove imp1/);
  await expect(row('imp1')).toHaveCount(0);
  await menu('PRG-2', /^Remove PRG-2/);
  await expect(row('PRG-2')).toHaveCount(0);
  await expect(outline.getByRole('row').nth(1)).toContainText('PRG-1');
});

/** What the ⋯ menus of these offer, by name. */
async function menusOf(
  page: Page,
  names: readonly string[],
): Promise<Record<string, readonly string[]>> {
  const menus: Record<string, readonly string[]> = {};
  for (const name of names) {
    await page
      .getByRole('main')
      .getByRole('button', { name: `More for ${name}`, exact: true })
      .press('Enter');
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    menus[name] = await page.getByRole('menuitem').allInnerTexts();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
  }
  return menus;
}
