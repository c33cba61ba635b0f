import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { openTab, setScene } from './scene';

const PAIR = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', ova: '5000' },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', ova: '5000' },
  { do: 'enable-users', count: 3000 },
] as const;

test('a user is found while typing, and the row says who serves whom', async ({ page, lab }) => {
  await setScene(page, lab);
  await openTab(page, 'Users');
  await page.getByRole('searchbox', { name: 'Search users' }).fill('user3000');
  const grid = page.getByRole('grid', { name: 'Users' });
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  await expect(grid.getByRole('row', { name: /user3000/ })).toContainText('◆ imp3');
  await page.getByRole('searchbox', { name: 'Search users' }).fill('user3000x');
  await expect(page.getByText('No user matches “user3000x”')).toBeVisible();
  await page.getByRole('button', { name: 'Search for “user3000”' }).click();
  await expect(grid.getByRole('row', { name: /user3000/ })).toBeVisible();
  await expectAccessible(page);
});

test('the keyboard goes through 3 000 users, ticks a range and opens one', async ({
  page,
  lab,
}) => {
  await setScene(page, lab, PAIR);
  await openTab(page, 'Users');
  const grid = page.getByRole('grid', { name: 'Users' });
  await expect(grid.getByRole('row', { name: /user1 / })).toBeVisible();
  await grid.getByRole('row', { name: /user1 / }).focus();
  await page.keyboard.press('End');
  await expect(grid.getByRole('row', { name: /user3000/ })).toBeFocused();
  await page.keyboard.press('Home');
  await expect(grid.getByRole('row', { name: /user1 / })).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('3 selected')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'user3', exact: true })).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByRole('button', { name: 'Assign 3 users to imp1' })).toBeVisible();
  await page.keyboard.press('Escape');
  await grid.getByRole('row', { name: /user3 / }).focus();
  await page.keyboard.press('End');
  await page.getByRole('searchbox', { name: 'Search users' }).fill('user29');
  await expect(grid.getByRole('row', { name: /user29 / })).toBeInViewport();
});

test('the page of a user takes the place of the board and gives it back', async ({ page, lab }) => {
  await setScene(page, lab, PAIR);
  await openTab(page, 'Users');
  const row = page.getByRole('row', { name: /user1 / });
  await row.click();
  const enlarge = page
    .getByRole('complementary', { name: 'Inspector' })
    .getByRole('button', { name: 'Enlarge' });
  await enlarge.click();
  await expect(page.getByRole('tab', { name: 'Users' })).toBeHidden();
  await expect(page.getByText('Enabled and placed on imp1')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row).toBeVisible();
  await expect(enlarge).toBeFocused();
});

test('all found are assigned in one command and come back with one undo', async ({ page, lab }) => {
  await setScene(page, lab, PAIR);
  await openTab(page, 'Users');
  await expect(page.getByRole('row', { name: /user1 / })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select all found' }).click({ force: true });
  await expect(page.getByText('3\u202f000 selected')).toBeVisible();
  await page.getByRole('button', { name: /^Assign \d.* to…$/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Assign users' });
  await expect(dialog.getByRole('row', { name: /imp2/ })).toContainText('1\u202f500 → 0');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: /^Assign .*imp1/ }).click({ timeout: 10_000 });
  await expect(dialog).toBeHidden();
  const all = await lab.ask('lab.users', { filter: 'imp1', offset: 0, limit: 1 });
  expect(all.total).toBe(3000);
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect
    .poll(async () => (await lab.ask('lab.users', { filter: 'imp2', offset: 0, limit: 1 })).total)
    .toBe(1500);
});

test('enabling by count shows where they go before it is done', async ({ page, lab }) => {
  await setScene(page, lab, PAIR);
  await openTab(page, 'Users');
  await page.getByRole('tabpanel').getByRole('button', { name: 'Enable users…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Enable users' });
  await dialog.getByRole('textbox', { name: 'How many' }).fill('10');
  await expect(dialog.locator('.preview-line')).toContainText(/imp1|imp2/);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Enable 10 users' }).click();
  await expect(page.getByRole('tab', { name: /Users 3.010/ })).toBeVisible();
});

test('a list names its bad lines, and a refused one cannot be enabled', async ({ page, lab }) => {
  await setScene(page, lab, PAIR);
  await openTab(page, 'Users');
  await page.getByRole('tabpanel').getByRole('button', { name: 'Enable users…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Enable users' });
  await dialog.getByText('By list').click();
  const list = dialog.getByRole('textbox', { name: 'One user a line' });
  await list.fill('anna\nanna\nbob, nowhere');
  await expect(dialog.getByText('anna is already in line 1')).toBeVisible();
  await expect(dialog.getByText(/nowhere is in no redundancy group/)).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Enable 2 users/ })).toBeDisabled();
  await list.fill('anna\nbob, imp2');
  await dialog.getByRole('button', { name: 'Enable 2 users' }).click();
  await expect(dialog).toBeHidden();
  const found = await lab.ask('lab.users', { search: 'bob', offset: 0, limit: 1 });
  expect(found.rows[0]).toMatchObject({ assignedTo: 'imp2', reason: 'EXPLICIT_BAT' });
});

test('a bulk file is shown row by row before its good rows are enabled', async ({ page, lab }) => {
  await setScene(page, lab, PAIR);
  await openTab(page, 'Users');
  await page.getByRole('tabpanel').getByRole('button', { name: 'Enable users…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Enable users' });
  await dialog.getByText('CSV file').click();
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose a file…' }).click();
  await (await chooser).setFiles({
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'USER ID,PASSWORD,HOME CLUSTER,ENABLE USER FOR UNIFIED CM IM AND PRESENCE,ASSIGNED PRESENCE SERVER\r\n' +
        'anna,secret,t,t,imp2\r\nbob,secret,t,t,nowhere\r\n=cmd(),secret,t,t,\r\n',
    ),
  });
  await expect(dialog.getByText('people.csv has 3 rows')).toBeVisible();
  await expect(dialog.getByText('1 left out')).toBeVisible();
  await expect(dialog.getByText('line 3')).toBeVisible();
  await dialog.getByText(/^Ignored, /).click();
  await expect(dialog.getByText('PASSWORD', { exact: true })).toBeVisible();
  await expect(dialog.getByText('secret')).toHaveCount(0);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Enable 2 users, leave out 1' }).click();
  await expect(dialog).toBeHidden();
  const found = await lab.ask('lab.users', { search: 'anna', offset: 0, limit: 5 });
  expect(found.rows[0]).toMatchObject({ id: 'anna', assignedTo: 'imp2' });
});
