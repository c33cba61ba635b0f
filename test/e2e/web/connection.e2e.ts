import { once } from 'node:events';
import { expect, test } from '../fixtures';
import { startWebApp } from '../web-app';

test('the page says when its host has gone, and when another one took its place', async ({
  context,
  dataFolder,
}) => {
  const first = await startWebApp(dataFolder);
  const { port } = new URL(first.address);
  const page = await context.newPage();
  await page.goto(first.address);
  const notice = page.getByRole('alert');
  await expect(page.getByRole('button', { name: /^New lab/ })).toBeVisible();
  await expect(notice).toHaveCount(0);

  first.process.kill('SIGKILL');
  await once(first.process, 'exit');
  await expect(notice).toHaveText('implab does not answer. Trying again…');

  const second = await startWebApp(dataFolder, ['--port', port]);
  await expect(notice).toHaveText('implab was started anew. Open the address it printed.');
  await page.goto(second.address);
  await expect(page.getByRole('button', { name: /^New lab/ })).toBeVisible();
  await expect(notice).toHaveCount(0);
  await second.close();
});

test('two windows show the same lab', async ({ page, context, lab }) => {
  const second = await context.newPage();
  await second.goto(page.url());
  await lab.call('file.new', { template: 'pair' });
  await lab.call('lab.rename', { title: 'Seen by both' });
  await expect(page).toHaveTitle(/Seen by both/);
  await expect(second).toHaveTitle(/Seen by both/);
});
