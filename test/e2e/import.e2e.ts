import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

const GROUPS = [
  'admin:run sql select s.name as grp, s.haenabled, n.name as node from enterprisenode n',
  'grp   haenabled node  ',
  '===== ========= ======',
  'HQ-A  t         imp-a1',
  'HQ-A  t         imp-a2',
].join('\n');

const USERS = [
  'USER ID,PIN,ASSIGNED PRESENCE SERVER',
  ...Array.from(
    { length: 30 },
    (_, index) => `u${index},9999,imp-a${(index % 2) + 1}.corp.example`,
  ),
  'late,9999,imp-old',
].join('\n');

const STATUS = [
  'Subcluster Name: HQ-A',
  'Node 1 Name : imp-a1 State: Idle Reason: On Admin Request',
  'Node 2 Name : imp-a2 State: Running in Backup Mode Reason: On Admin Request',
].join('\n');

test('three pasted texts become a lab that is equal to the cluster', async ({ page, lab }) => {
  await page.getByRole('button', { name: /From your cluster/ }).click();
  await expect(page.getByRole('heading', { name: 'From your cluster' })).toBeVisible();
  await expect(page.getByText('Groups, nodes and users are needed.')).toBeVisible();

  await paste(page, GROUPS);
  await expect(page.getByText('2 nodes in 1 group. HA is on for HQ-A.')).toBeVisible();
  await paste(page, USERS);
  await expect(page.getByText('PIN and password columns are not read.')).toBeVisible();
  await paste(page, STATUS);
  await expect(page.getByText('HQ-A: Idle / Running in Backup Mode.')).toBeVisible();
  await paste(page, 'Dear all');
  await expect(page.getByRole('alert')).toContainText('Not recognised');
  await page.getByRole('button', { name: 'Remove Pasted text' }).last().click();
  await expect(page.getByRole('alert')).toHaveCount(0);

  const make = page.getByRole('button', { name: 'Make the lab, 30 users' });
  await expect(make).toBeDisabled();
  await page.getByRole('button', { name: 'OVA size of all nodes' }).click();
  await page.getByRole('option', { name: '5K for all', exact: true }).click();
  await expect(page.getByText('1 user names imp-old, which is in no group')).toBeVisible();
  await page.getByRole('button', { name: 'Show rows' }).click();
  await expect(page.getByText(/line 32: late/)).toBeVisible();
  await expect(make).toBeEnabled();
  await make.click();

  await expect(make).toBeHidden();
  const { rows, total } = await lab.ask('lab.users', { offset: 0, limit: 2 });
  expect(total).toBe(30);
  expect(rows.map(({ id, assignedTo }) => [id, assignedTo])).toEqual([
    ['u0', 'imp-a1'],
    ['u1', 'imp-a2'],
  ]);
  await expect(page.getByText('Running in Backup Mode').first()).toBeVisible();
});

/** A paste anywhere on the page. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', given);
    const init = { clipboardData, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new ClipboardEvent('paste', init));
  }, text);
}
