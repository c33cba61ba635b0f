import { expectAccessible } from './axe';
import { expect, test } from './fixtures';

const PAIR = {
  format: 'implab-scenario',
  version: 1,
  title: 'Pair',
  steps: [
    { do: 'add-group', name: 'PRG-1', ha: true },
    { do: 'add-node', group: 'PRG-1', name: 'imp1', ova: '5000' },
    { do: 'add-node', group: 'PRG-1', name: 'imp2', ova: '5000' },
    { do: 'enable-users', count: 4 },
  ],
};

test.beforeEach(async ({ page, lab }) => {
  await lab.ask('file.openBytes', {
    name: 'pair.json',
    data: Buffer.from(JSON.stringify(PAIR)).toString('base64'),
  });
  await page.getByRole('button', { name: 'PRG-1', exact: true }).first().click();
});

test('a link is cut and healed by key, the split is drawn, and the table row leads back', async ({
  page,
}) => {
  await page.keyboard.press('l');
  await expect(page.getByText('link cut, split')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Row 13 of the state table' })).toBeVisible();
  await page.getByText('Show as CLI').click();
  await expect(
    page.getByText('Node 1 Name : imp1 State: Running in Backup Mode Reason: Peer Down'),
  ).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'PRG-1', exact: true }).first().focus();
  await page.keyboard.press('l');
  await expect(page.getByRole('heading', { name: 'Row 18 of the state table' })).toBeVisible();
  await page.getByRole('button', { name: 'Recover PRG-1' }).last().click();
  await expect(page.getByRole('heading', { name: 'Row 1 of the state table' })).toBeVisible();
});

test('a service that will not start is told, and the node is restarted for it', async ({
  page,
}) => {
  await page
    .getByRole('button', { name: /^imp1, 1st node/ })
    .first()
    .click();
  await page.getByRole('button', { name: /^Break the database on imp1/ }).click();
  await expect(page.getByText('Reason: Database Failure')).toBeVisible();
  await page.getByRole('button', { name: 'Restart imp1' }).click();
  await expect(page.getByText('Reason: Initialization')).toBeVisible();
  await expectAccessible(page);
});
