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
  // A question that was under way says in its own place that it failed.
  const notice = page.getByRole('alert').filter({ hasText: /^implab / });
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

test('every window shows the same lab over one stream, also when the one that reads it goes', async ({
  page,
  context,
  lab,
}) => {
  const second = await context.newPage();
  await second.goto(page.url());
  await lab.call('file.new', { template: 'pair' });
  await lab.call('lab.rename', { title: 'Seen by both' });
  await expect(page).toHaveTitle(/Seen by both/);
  await expect(second).toHaveTitle(/Seen by both/);
  // More windows than a browser opens connections to one host.
  for (let more = 0; more < 6; more += 1) await (await context.newPage()).goto(page.url());
  const last = context.pages().at(-1)!;
  await expect(last).toHaveTitle(/Seen by both/);
  await lab.call('lab.rename', { title: 'Seen by all' });
  await expect(last).toHaveTitle(/Seen by all/);
  const address = page.url();
  await page.close();
  await second.bringToFront();
  await second.getByRole('button', { name: 'Add a redundancy group' }).click();
  await second.getByRole('textbox', { name: /name/i }).fill('PRG-9');
  await second.keyboard.press('Enter');
  await expect(last.getByRole('button', { name: 'PRG-9', exact: true })).toBeVisible();
  // Another port of this machine overwrites the cookie.
  const [cookie] = await context.cookies(address);
  await context.addCookies([{ ...cookie!, value: 'theirs' }]);
  await last.reload();
  await expect(last.getByRole('button', { name: 'PRG-9', exact: true })).toBeVisible();
});

test('a file that takes very much says what it takes, and is opened anyway', async ({ page }) => {
  const problem = {
    code: 'over-budget',
    title: 'This asks for very much',
    message: 'Opening storm was ended: its steps ask for very much.',
    anyway: 'about 4 min and 1.2 GB of memory',
  };
  // What really takes so much takes too long for a test; what is opened then goes to the lab itself.
  await page.route(
    /call\/file\.openBytes/,
    (route) => route.fulfill({ json: { ok: false, problem } }),
    {
      times: 1,
    },
  );
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Open a lab/ }).click();
  const storm = { format: 'implab-scenario', version: 1, title: 'Storm', steps: [] };
  const buffer = Buffer.from(JSON.stringify(storm));
  await (await chooser).setFiles({ name: 'storm.json', mimeType: 'application/json', buffer });
  await page.getByRole('button', { name: 'Open anyway…' }).click();
  const question = page.getByRole('alertdialog', { name: 'Open it anyway?' });
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await question.getByRole('button', { name: 'Open, about 4 min and 1.2 GB of memory' }).click();
  await expect(page).toHaveTitle(/storm/i);
});

test('a tab stays with its lab when another one opens a lab, and follows when it is told to', async ({
  page,
  context,
}) => {
  await page.getByRole('button', { name: /^New lab/ }).click();
  await expect(page).toHaveTitle(/New lab/);
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second).toHaveTitle(/New lab/);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find or run' }).fill('Start screen');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Why is the secondary filling up/ }).click();
  await expect(page).toHaveTitle(/Why is the secondary/);

  const notice = second.getByRole('status').filter({ hasText: 'was opened in another tab' });
  await expect(notice).toContainText('“Why is the secondary filling up?”');
  await expect(second).toHaveTitle(/New lab/);
  // It is a lab of its own now, and its address says so.
  await second.getByRole('button', { name: 'Add a redundancy group' }).click();
  await second.getByRole('textbox', { name: /name/i }).fill('PRG-9');
  await second.keyboard.press('Enter');
  await expect(second).toHaveTitle(/^• New lab/);
  expect(second.url()).not.toBe(page.url());
  await expect(page).toHaveTitle(/^Why is the secondary/);

  await notice.getByRole('button', { name: 'Follow' }).click();
  await expect(second).toHaveTitle(/^Why is the secondary/);
  await expect(notice).toHaveCount(0);
  await second.goBack();
  await expect(second).toHaveTitle(/^• New lab/);

  // Saved and left by its tab it can be closed from another one.
  const saved = second.waitForEvent('download');
  await second.keyboard.press('Control+s');
  await saved;
  await expect(second).toHaveTitle(/^New lab/);
  await second.close();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find or run' }).fill('Start screen');
  await page.keyboard.press('Enter');
  const open = page.getByRole('region', { name: 'Open labs' });
  await expect(open.getByRole('link')).toContainText('its tab is closed');
  await open.getByRole('button', { name: 'Close New lab' }).click();
  await expect(open).toHaveCount(0);
});
