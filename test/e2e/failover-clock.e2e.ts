import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { openTab, setScene } from './scene';

const DIES = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', ova: '5000' },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', ova: '5000' },
  { do: 'enable-users', count: 5000 },
  { do: 'fail-node', node: 'imp1' },
] as const;

const playhead = (page: Page) => page.getByRole('slider', { name: 'Seconds after the loss' });

test('the playhead goes by seconds and events, and says who is offline', async ({ page, lab }) => {
  await setScene(page, lab, DIES);
  await openTab(page, 'Failover clock');
  await playhead(page).focus();
  await expect(playhead(page)).toHaveAttribute('aria-valuetext', '0\u202fs, 2\u202f500 offline');
  const course = [];
  for (const key of [
    'Shift+ArrowRight',
    'ArrowRight',
    'Shift+ArrowRight',
    'Shift+ArrowRight',
    'Shift+ArrowLeft',
  ]) {
    await page.keyboard.press(key);
    course.push(await playhead(page).getAttribute('aria-valuenow'));
  }
  expect(course).toEqual(['60', '61', '120', '537', '120']);
  await page.keyboard.press('End');
  await expect(playhead(page)).toHaveAttribute('aria-valuetext', /, 0 offline$/);
});

test('events jump to their second, and playing runs on @full', async ({ page, lab }) => {
  await setScene(page, lab, DIES);
  await openTab(page, 'Failover clock');
  await page.getByRole('button', { name: 'Last client back, 537\u202fs' }).click();
  await expect(playhead(page)).toHaveAttribute('aria-valuenow', '537');
  await page.getByRole('button', { name: 'To the loss' }).click();
  await playhead(page).focus();
  await page.keyboard.press('Space');
  await expect
    .poll(async () => Number(await playhead(page).getAttribute('aria-valuenow')))
    .toBeGreaterThan(3);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
});

test('enlarged it explains the moment and leads the users home', async ({ page, lab }) => {
  await setScene(page, lab, DIES);
  await openTab(page, 'Failover clock');
  await page.getByRole('button', { name: 'Enlarge' }).click();
  const facts = page.getByRole('complementary', { name: 'At this moment' });
  await playhead(page).focus();
  for (let press = 0; press < 25; press += 1) await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(facts.getByRole('heading', { name: 'At 252\u202fs' })).toBeVisible();
  await expect(facts).toContainText('1\u202f709');
  await expect(facts).toContainText('4:45');
  await expect(facts.getByText('Unreachable / Backup Mode')).toBeVisible();
  await expectAccessible(page);
  await facts.getByRole('button', { name: 'Add this step' }).click();
  await expect(facts.getByText('Fall back PRG-1')).toBeVisible();
  await facts.getByRole('button', { name: 'Add this step' }).click();
  await expect(facts.getByRole('button', { name: 'Add this step' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Board', exact: true }).click();
  await expect(page.getByRole('tab', { name: 'Failover clock' })).toBeVisible();
});

test('the table has every second in which something happens @full', async ({ page, lab }) => {
  await setScene(page, lab, DIES);
  await openTab(page, 'Failover clock');
  await page.getByText('Table', { exact: true }).click();
  const table = page.getByRole('table', { name: /seconds after the loss/ });
  await expect(table.getByRole('rowheader')).toHaveText(['0', '60', '120', '537', '660']);
  await expectAccessible(page);
});

test.describe('with less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('playing goes from event to event @full', async ({ page, lab }) => {
    await setScene(page, lab, DIES);
    await openTab(page, 'Failover clock');
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await expect(playhead(page)).toHaveAttribute('aria-valuenow', '60');
    await expect(playhead(page)).toHaveAttribute('aria-valuenow', '120');
  });
});
