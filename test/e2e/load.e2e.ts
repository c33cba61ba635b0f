import { readFile } from 'node:fs/promises';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { setScene } from './scene';

test('the load graphs say in words and figures who is over capacity', async ({ page, lab }) => {
  await setScene(page, lab);
  const dock = page.getByRole('region', { name: 'Dock' });
  await expect(dock.getByText('600 over its capacity')).toBeVisible();
  const now = page.locator('[data-figure="now"]');
  for (const figure of ['5\u202f600', '2\u202f700', '2\u202f900', 'capacity 5\u202f000']) {
    await expect(now.getByText(figure, { exact: true })).toBeVisible();
  }
  await expectAccessible(page);
});

test('the keyboard goes through the columns, is told each, and Enter selects the node', async ({
  page,
  lab,
}) => {
  await setScene(page, lab);
  const chart = page.getByRole('application', { name: /^Load by node, now/ });
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(chart).toContainText('imp3, 1st: serves 5\u202f600');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'imp3', exact: true }).first()).toBeVisible();
  await page.keyboard.press('Escape');
});

test('Enter on a step of the graph shows the lab as it was then @full', async ({ page, lab }) => {
  await setScene(page, lab);
  await page.getByRole('application', { name: /^Load over steps/ }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page.getByText('You see step 11 of 12')).toBeVisible();
  await expect(page.locator('[data-figure="now"]').getByText('0 of 2\u202f700')).toHaveCount(0);
});

test('the table has the same numbers as the chart, and CSV the same as the table @full', async ({
  page,
  lab,
}) => {
  await setScene(page, lab);
  await page.getByText('Table', { exact: true }).click();
  const row = page.getByRole('row', { name: /^imp3/ });
  await expect(row).toContainText('5\u202f600');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: /now as PNG/ })).toBeDisabled();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'By node, now as CSV' }).click();
  const csv = await readFile(await (await download).path(), 'utf8');
  expect(csv.split('\r\n')[3]).toBe('imp3,1st,2900,5600,2900,2700,600,0,0,5000,5600');
});

test('pictures stand alone: no variables, no classes, patterns inside @full', async ({
  page,
  lab,
}) => {
  await setScene(page, lab);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'By node, now as SVG' }).click();
  const svg = await readFile(await (await download).path(), 'utf8');
  expect(svg).not.toMatch(/var\(--|class=|style=/);
  expect(svg).toContain('id="p-over"');
  expect(svg).toContain('5\u202f600');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const picture = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'By node, now as PNG' }).click();
  const png = await readFile(await (await picture).path());
  expect([...png.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
  expect(png.length).toBeGreaterThan(5000);
});

test('the figures can stand for groups or the whole cluster, and run over the clock', async ({
  page,
  lab,
}) => {
  await setScene(page, lab);
  await page.getByRole('button', { name: /^By node, now/ }).click();
  await page.getByRole('menuitem', { name: 'By group' }).click();
  await expect(page.locator('[data-figure="now"] text', { hasText: 'PRG-2' })).toBeVisible();
  await page.getByRole('button', { name: /^By group, now/ }).click();
  await page.getByRole('menuitem', { name: 'Whole cluster' }).click();
  await expect(page.locator('[data-figure="now"] text', { hasText: '4 nodes' })).toBeVisible();
  await page.getByRole('button', { name: /^Over steps/ }).click();
  await page.getByRole('menuitem', { name: 'Over the clock' }).click();
  await expect(
    page.locator('[data-figure="course"]').getByText('clock', { exact: true }),
  ).toBeVisible();
});

test('an empty lab says what the graphs need @full', async ({ page, lab }) => {
  await lab.call('file.new', { template: 'empty' });
  await expect(page.getByText('No nodes yet')).toBeVisible();
  await page.getByRole('tab', { name: 'Users' }).click();
  await expect(page.getByText('No users yet')).toBeVisible();
  await page.getByRole('tab', { name: 'Failover clock' }).click();
  await expect(page.getByText('Nothing has failed yet')).toBeVisible();
});
