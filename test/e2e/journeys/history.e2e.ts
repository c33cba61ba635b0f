import { expect, test } from '../fixtures';
import { groupCard, nodeCard, openSample, pressOnNode, stepButton } from '../parts';

test('undo and redo say what they take, by button, key and toast', async ({ page }) => {
  await openSample(page, 'Why is the secondary filling up?');
  const history = page.getByRole('banner');
  await expect(history.getByRole('button', { name: 'Undo Enable 100 users' })).toBeEnabled();
  await expect(history.getByRole('button', { name: 'Redo', exact: true })).toBeDisabled();

  await pressOnNode(page, 'imp-pub', 'Fail imp-pub');
  await expect(history.getByRole('button', { name: 'Undo Fail imp-pub' })).toBeEnabled();
  await page.keyboard.press('Control+z');
  await expect(nodeCard(page, 'imp-pub')).toContainText('Normal');
  await expect(history.getByRole('button', { name: 'Redo Fail imp-pub' })).toBeEnabled();
  await page.keyboard.press('Control+Shift+z');
  await expect(nodeCard(page, 'imp-pub')).toContainText('Unreachable');

  await groupCard(page, 'PRG-1').getByRole('button', { name: 'Restore imp-pub' }).last().click();
  const notices = page.getByRole('region', { name: 'Notices' });
  await expect(notices).toContainText('Restore imp-pub');
  // Only the newest one offers it: undo goes in order.
  await notices.getByRole('button', { name: 'Undo' }).click();
  await expect(nodeCard(page, 'imp-pub')).toContainText('Unreachable');
  await expect(history.getByRole('button', { name: 'Redo Restore imp-pub' })).toBeEnabled();
});

test('an earlier step is seen read-only, and the way back leads to now', async ({ page }) => {
  await openSample(page, 'The secondary is left alone again');
  await stepButton(page, 6).click();
  const tools = page.getByRole('region', { name: 'Lab tools' });
  await expect(tools).toContainText('You see step 6 of 10, read-only');
  await expect(nodeCard(page, 'imp-pub')).toContainText('800');
  await expect(nodeCard(page, 'imp-sub')).toContainText('0');
  await nodeCard(page, 'imp-pub').hover();
  await expect(page.getByRole('button', { name: 'Fail imp-pub' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Enable users…' })).toHaveCount(0);
  await expect(tools.getByRole('radio', { name: 'Balanced' })).toHaveCount(0);
  await page.keyboard.press('f');
  await page.keyboard.press('e');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press(']');
  await expect(tools).toContainText('You see step 7 of 10');
  await page.getByRole('region', { name: 'Board' }).focus();
  await page.keyboard.press('Home');
  await expect(tools).toContainText('You see the lab before step 1');
  await tools.getByRole('button', { name: 'Back to now' }).click();
  await expect(nodeCard(page, 'imp-sub')).toContainText('100');
  await expect(tools.getByRole('radio', { name: 'Active/Standby' })).toBeChecked();

  await stepButton(page, 8).click();
  await tools.getByRole('button', { name: 'Undo to here' }).click();
  await expect(tools.getByRole('radio', { name: 'Balanced' })).toBeChecked();
  await expect(page.getByRole('button', { name: 'Redo Mode Active/Standby' })).toBeEnabled();
  await stepButton(page, 10).click();
  await tools.getByRole('button', { name: 'Redo to here' }).click();
  await expect(nodeCard(page, 'imp-pub')).toContainText('850');
});
