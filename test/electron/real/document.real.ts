import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { call, expect, launch, test } from './app';

const SCENARIO = join(import.meta.dirname, '../../scenarios/why-the-secondary.json');

test('a lab given on the command line is edited, failed, saved and opened again', async ({
  folder,
}) => {
  const path = join(folder, 'saved.implab');
  const first = await launch(folder, [SCENARIO]);
  await expect(first.page).toHaveURL('app://lab/');
  await expect
    .poll(() =>
      first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle()),
    )
    .toContain('Why is the secondary filling up?');
  const steps = [{ do: 'fail-node', node: 'imp-pub' }];
  expect(await call(first.page, 'lab.run', { steps })).toMatchObject({ ok: true });
  await first.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);
  expect(await call(first.page, 'shell.save', { as: false })).toEqual({ ok: true, saved: true });
  expect(existsSync(path)).toBe(true);
  await first.app.close();

  const second = await launch(folder, [path]);
  const node = { filter: 'imp-pub', offset: 0, limit: 1 };
  await expect
    .poll(async () => {
      const { total } = (await call(second.page, 'lab.users', node)) as { total: number };
      return total;
    })
    .toBeGreaterThan(0);
  await second.app.close();
});

test('closing with unsaved work asks, and Cancel keeps the window', async ({ real }) => {
  await call(real.page, 'file.new', { template: 'pair' });
  await call(real.page, 'lab.rename', { title: 'Changed' });
  await real.app.evaluate(({ dialog, BrowserWindow }) => {
    dialog.showMessageBox = async () => ({ response: 2, checkboxChecked: false });
    BrowserWindow.getAllWindows()[0]?.close();
  });
  await real.page.waitForTimeout(500);
  expect(real.app.windows()).toHaveLength(1);
});

test('a page that crashes comes back with its lab', async ({ real }) => {
  await call(real.page, 'file.new', { template: 'pair' });
  await call(real.page, 'lab.run', { steps: [{ do: 'enable-users', count: 7 }] });
  // Playwright gives a crashed page up, so the main process asks the new one.
  const users = await real.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents;
    const loaded = new Promise<void>((done) => contents.once('did-finish-load', () => done()));
    contents.forcefullyCrashRenderer();
    await loaded;
    return contents.executeJavaScript("implab.call('lab.users', { offset: 0, limit: 1 })");
  });
  expect(users).toMatchObject({ total: 7 });
});

test('the menu bar has our menus, and undo carries its step', async ({ real }) => {
  await call(real.page, 'file.new', { template: 'empty' });
  await call(real.page, 'lab.run', { steps: [{ do: 'add-group', name: 'PRG-9' }] });
  await expect
    .poll(() =>
      real.app.evaluate(({ Menu }) => {
        const items = Menu.getApplicationMenu()?.items ?? [];
        return items.flatMap(({ submenu }) => submenu?.items.map(({ label }) => label) ?? []);
      }),
    )
    .toContain('Undo Add PRG-9');
});

test('a report becomes a PDF', async ({ real }) => {
  const path = join(real.folder, 'report.pdf');
  await call(real.page, 'file.new', { template: 'pair' });
  await real.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);
  const answer = await call(real.page, 'shell.export', { kind: 'report' });
  expect(answer).toEqual({ ok: true, saved: true });
  expect(existsSync(path)).toBe(true);
});
