import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { flipLines } from '../../src/shared/explain';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { inspector, openDockTab, openSample } from './parts';

async function openUser(page: Page, id: string): Promise<void> {
  await openSample(page, 'Why is the secondary filling up?');
  await openDockTab(page, 'Users');
  await page.getByRole('row', { name: new RegExp(`^${id}\\b`) }).click();
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText(id);
}

async function choose(page: Page, entry: string): Promise<void> {
  await inspector(page)
    .getByRole('button', { name: 'Copy, save or print the explanation' })
    .click();
  await page.getByRole('menuitem', { name: entry }).click();
}

test('an explanation is copied as Markdown @full', async ({ page }) => {
  await page.evaluate(() => {
    const kept = window as unknown as { copied: string };
    navigator.clipboard.writeText = async (text) => {
      kept.copied = text;
    };
  });
  await openUser(page, 'user2');
  await choose(page, 'Copy as Markdown');
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('Copied why user2');
  const copied = await page.evaluate(() => (window as unknown as { copied: string }).copied);
  expect(copied).toMatch(/^# Why user2 is at home on imp-pub\n/);
  expect(copied).toContain('| **imp-pub** |');
  expect(copied).toContain('## Sources');
});

test('an explanation is saved as the JSON of the command line @full', async ({ page, lab }) => {
  await openUser(page, 'user2');
  const download = page.waitForEvent('download');
  await choose(page, 'Save as JSON');
  const file = await download;
  expect(file.suggestedFilename()).toBe('user2-explanation.json');
  const answer = await lab.call('lab.explain', { id: 'user2' });
  if (!answer.ok) throw new Error('not explained');
  const tried = await lab.call('lab.flips', { id: 'user2' });
  if (!tried.ok) throw new Error('nothing tried');
  expect(JSON.parse(await readFile(await file.path(), 'utf8'))).toEqual({
    ...answer.explanation,
    flips: flipLines(tried.flips),
  });
});

test('only the explanation is printed, and it leaves the page afterwards', async ({ page }) => {
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await openUser(page, 'user2');
  await choose(page, 'Print…');
  await expect(page.locator('body[data-printed]')).toHaveCount(1);
  const sheet = page.locator('.print-sheet');
  await expect(sheet).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(sheet).toBeVisible();
  await expect(sheet).toContainText('Why user2 is at home on imp-pub');
  await expect(page.getByRole('banner')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await expectAccessible(page);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(sheet).toHaveCount(0);
});

test('while one looks back, the explanation is that of the moment', async ({ page, lab }) => {
  await openUser(page, 'user2');
  await page.keyboard.press('Escape');
  await openDockTab(page, 'Users');
  await page.getByRole('row', { name: /^user2\b/ }).click();
  await page.getByRole('button', { name: 'See the lab then' }).first().click();
  await expect(page.getByText('You see step 6 of 8')).toBeVisible();
  const download = page.waitForEvent('download');
  await choose(page, 'Save as JSON');
  const saved = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  const then = await lab.call('lab.explain', { id: 'user2', position: 6 });
  if (!then.ok) throw new Error('not explained');
  expect(saved).toEqual(then.explanation);
});
