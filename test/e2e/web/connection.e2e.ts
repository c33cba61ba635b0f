import { expect, test } from '../fixtures';

const GONE =
  /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|Failed to load resource|ERR_EMPTY|ERR_INCOMPLETE/;

test.describe('an interruption', () => {
  test.use({ allowedMessages: GONE });

  test('is said, and when it ends the page shows the lab as it is now', async ({
    page,
    context,
    lab,
  }) => {
    await lab.call('file.new', { template: 'pair' });
    await expect(page).toHaveTitle(/New lab/);
    await context.setOffline(true);
    await expect(page.getByText('implab does not answer. Trying again…')).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText('implab does not answer. Trying again…')).toBeHidden();
    await lab.call('lab.rename', { title: 'After the interruption' });
    await expect(page).toHaveTitle(/After the interruption/);
  });
});

test('two windows show the same lab', async ({ page, context, lab }) => {
  const second = await context.newPage();
  await second.goto(page.url());
  await lab.call('file.new', { template: 'pair' });
  await lab.call('lab.rename', { title: 'Seen by both' });
  await expect(page).toHaveTitle(/Seen by both/);
  await expect(second).toHaveTitle(/Seen by both/);
});
