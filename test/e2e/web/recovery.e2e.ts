import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { expect, test } from '../fixtures';
import { startWebApp } from '../web-app';

test('work that was not saved is offered after a crash, and opens as it was', async ({
  context,
  dataFolder,
}) => {
  const first = await startWebApp(dataFolder);
  const page = await context.newPage();
  await page.goto(first.address);
  await page.getByRole('button', { name: /^New lab/ }).click();
  await page.getByRole('button', { name: 'Add a redundancy group' }).click();
  await page.getByRole('textbox', { name: /name/i }).fill('PRG-7');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'PRG-7', exact: true })).toBeVisible();
  const copies = (): number =>
    readdirSync(dataFolder).filter((name) => /implab$/.test(name)).length;
  await expect.poll(copies, { timeout: 10_000 }).toBe(1);
  first.process.kill('SIGKILL');
  await once(first.process, 'exit');

  const second = await startWebApp(dataFolder);
  await page.goto(second.address);
  const offer = page.getByRole('region', { name: 'Recovery' });
  await expect(offer).toContainText('New lab');
  await offer.getByRole('button', { name: /^Recover/ }).click();
  await expect(page.getByRole('button', { name: 'PRG-7', exact: true })).toBeVisible();
  await expect(page.locator('.statusbar')).toContainText('not saved');
  await second.close();
});
