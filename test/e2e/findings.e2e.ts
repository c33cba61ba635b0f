import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { openTab, setScene } from './scene';

test('findings are filtered by severity and place', async ({ page, lab }) => {
  await setScene(page, lab);
  await openTab(page, 'Findings');
  const list = page.getByRole('list', { name: 'Findings' });
  await expect(list.getByText('imp3 serves 600 more than it can')).toBeVisible();
  await page.getByText(/^Advice \d/).click();
  await expect(list.getByText('imp3 serves 600 more than it can')).toHaveCount(0);
  await page.getByText(/^All \d/).click();
  await list.getByRole('button', { name: 'Findings of imp3' }).first().click();
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await expectAccessible(page);
});

test('a fix says what it would do, does it, and can be undone', async ({ page, lab }) => {
  await setScene(page, lab);
  await openTab(page, 'Findings');
  const fix = page
    .getByRole('list', { name: 'Findings' })
    .getByRole('button', { name: /^Restore imp4/ })
    .first();
  await fix.focus();
  await expect(page.getByRole('tooltip')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('imp3 serves 600 more than it can')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(page.getByText('imp3 serves 600 more than it can').first()).toBeVisible();
});

test('a question is answered in one sentence above the findings', async ({ page, lab }) => {
  await setScene(page, lab);
  await openTab(page, 'Findings');
  await page.getByRole('button', { name: 'Ask why…' }).click();
  await page.getByRole('menuitem', { name: 'Why is a node over capacity?' }).click();
  const answer = page.getByRole('region', { name: 'Why is a node over capacity?' });
  await expect(answer).toContainText('imp3');
  await answer.getByRole('button', { name: 'Close the answer' }).click();
  await expect(answer).toHaveCount(0);
});
