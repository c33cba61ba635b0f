import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabApi } from '../../../src/shared/lab-api';
import type { StandIn } from '../../electron/stand-in/launch';
import { expect, type LabHandle, test } from '../fixtures';

/** A lab with one group, which is not saved. */
async function editedLab(lab: LabHandle): Promise<void> {
  await lab.call('file.new', { template: 'empty' });
  await lab.call('lab.rename', { title: 'Head office' });
  await lab.call('lab.run', { steps: [{ do: 'add-group', name: 'PRG-1' }] });
}

async function saveTo(desktop: StandIn, lab: LabHandle, path: string): Promise<void> {
  desktop.dialog.prepare('showSaveDialog', { canceled: false, filePath: path });
  expect(await lab.call('shell.save', { as: false })).toEqual({ ok: true, saved: true });
}

test('saving asks for a place once, in a dialog of the window, and then no more', async ({
  desktop,
  lab,
  dataFolder,
}) => {
  await editedLab(lab);
  const path = join(dataFolder, 'Head office.implab');
  await saveTo(desktop, lab, path);
  expect(readFileSync(path, 'latin1').startsWith('SQLite format 3')).toBe(true);
  await lab.call('lab.run', { steps: [{ do: 'add-group', name: 'PRG-2' }] });
  expect(await lab.call('shell.save', { as: false })).toEqual({ ok: true, saved: true });
  expect(desktop.dialog.calls).toMatchObject([
    { name: 'showSaveDialog', attached: true, options: { filters: [{ extensions: ['implab'] }] } },
  ]);
  expect(existsSync(`${path}~`)).toBe(true);
});

test('the ending is added where the system does not, and nothing is replaced unasked', async ({
  desktop,
  lab,
  dataFolder,
}) => {
  await editedLab(lab);
  await saveTo(desktop, lab, join(dataFolder, 'a'));
  const before = readFileSync(join(dataFolder, 'a.implab'));
  desktop.dialog.prepare('showSaveDialog', { canceled: false, filePath: join(dataFolder, 'a') });
  desktop.dialog.prepare('showMessageBox', { response: 1 });
  await lab.call('lab.rename', { title: 'Other' });
  expect(await lab.call('shell.save', { as: true })).toEqual({ ok: true, saved: false });
  expect(readFileSync(join(dataFolder, 'a.implab')).equals(before)).toBe(true);
});

test('the next dialog starts in the folder of the last one', async ({
  desktop,
  lab,
  dataFolder,
}) => {
  await editedLab(lab);
  await saveTo(desktop, lab, join(dataFolder, 'a.implab'));
  desktop.dialog.prepare('showOpenDialog', { canceled: true });
  await lab.call('shell.open', {});
  expect(desktop.dialog.calls.at(-1)?.options).toMatchObject({ defaultPath: dataFolder });
});

test('the title names the lab and marks unsaved work', async ({ desktop, lab, dataFolder }) => {
  await editedLab(lab);
  await expect.poll(() => desktop.window().title).toBe('• Head office — implab');
  await saveTo(desktop, lab, join(dataFolder, 'hq.implab'));
  await expect.poll(() => desktop.window().title).toMatch(/^\w.* — implab$/);
  expect(desktop.window().told).toMatchObject({
    representedFilename: join(dataFolder, 'hq.implab'),
    documentEdited: false,
  });
  expect(desktop.app.recentDocuments).toContain(join(dataFolder, 'hq.implab'));
});

test('closing a saved lab ends the app without a question', async ({
  desktop,
  lab,
  dataFolder,
}) => {
  await editedLab(lab);
  await saveTo(desktop, lab, join(dataFolder, 'a.implab'));
  desktop.window().close();
  await desktop.app.exited;
  expect(desktop.app.exitCode).toBe(0);
});

for (const [how, leave] of [
  ['closing the window', (desktop: StandIn) => desktop.window().close()],
  ['quitting', (desktop: StandIn) => desktop.app.quit()],
] as const) {
  test(`${how} with unsaved work asks, and Cancel keeps everything`, async ({ desktop, lab }) => {
    await editedLab(lab);
    desktop.dialog.prepare('showMessageBox', { response: 2 });
    leave(desktop);
    await expect.poll(() => desktop.dialog.calls.length).toBe(1);
    expect(desktop.dialog.calls[0]).toMatchObject({
      attached: true,
      options: { buttons: ['Save', 'Don’t save', 'Cancel'], cancelId: 2 },
    });
    const { total } = (await lab.call('lab.users', { offset: 0, limit: 1 })) as { total: number };
    expect({ total, exitCode: desktop.app.exitCode }).toEqual({ total: 0, exitCode: null });
  });

  test(`${how} with unsaved work may give it up`, async ({ desktop, lab }) => {
    await editedLab(lab);
    desktop.dialog.prepare('showMessageBox', { response: 1 });
    leave(desktop);
    await desktop.app.exited;
    expect(desktop.app.exitCode).toBe(0);
  });
}

test('quitting with unsaved work may save it first', async ({ desktop, lab, dataFolder }) => {
  await editedLab(lab);
  const filePath = join(dataFolder, 'a.implab');
  desktop.dialog.prepare('showMessageBox', { response: 0 });
  desktop.dialog.prepare('showSaveDialog', { canceled: false, filePath });
  desktop.app.quit();
  await desktop.app.exited;
  expect(existsSync(filePath)).toBe(true);
});

test('a save that fails keeps the window, and says why', async ({ desktop, lab, dataFolder }) => {
  await editedLab(lab);
  const filePath = join(dataFolder, 'no-such-folder', 'a.implab');
  desktop.dialog.prepare('showMessageBox', { response: 0 });
  desktop.dialog.prepare('showSaveDialog', { canceled: false, filePath });
  desktop.dialog.prepare('showMessageBox', { response: 0 });
  desktop.window().close();
  await expect.poll(() => desktop.dialog.calls.length).toBe(3);
  expect(desktop.dialog.calls[2]?.options).toMatchObject({ type: 'error' });
  expect(desktop.app.windows.size).toBe(1);
});

test('a file gets a window of its own beside an open lab, and the same file its window again', async ({
  desktop,
  lab,
  dataFolder,
}) => {
  await editedLab(lab);
  const path = join(dataFolder, 'a.implab');
  await saveTo(desktop, lab, path);
  const other = join(dataFolder, 'b.implab');
  copyFileSync(path, other);
  await lab.call('lab.run', { steps: [{ do: 'add-group', name: 'PRG-2' }] });

  desktop.dialog.prepare('showOpenDialog', { canceled: false, filePaths: [other] });
  expect(await lab.call('shell.open', {})).toEqual({ ok: true, opened: true });
  await expect.poll(() => desktop.app.windows.size).toBe(2);
  const [first, second] = [...desktop.app.windows];
  await expect.poll(() => second!.told['representedFilename']).toBe(other);
  expect([first!.title, second!.title]).toEqual(['• a — implab', 'b — implab']);
  expect(second!.getBounds().x).toBe(first!.getBounds().x + 28);
  // Its menu and its undo are its own.
  await desktop.page(second);
  await expect
    .poll(() => desktop.menu().find('Edit').submenu)
    .toContainEqual(expect.objectContaining({ label: 'Undo Add PRG-1' }));
  first!.focus();
  await expect
    .poll(() => desktop.menu().find('Edit').submenu)
    .toContainEqual(expect.objectContaining({ label: 'Undo Add PRG-2' }));

  // Asked for by the system, and from another window: nothing is opened twice, a refusal leaves no window.
  second!.told['focus'] = false;
  desktop.app.ask('open-file', {}, other);
  await expect.poll(() => second!.told['focus']).toBe(true);
  desktop.dialog.prepare('showMessageBox', { response: 0 });
  desktop.app.ask('open-file', {}, join(dataFolder, 'gone.implab'));
  await expect.poll(() => desktop.dialog.calls.at(-1)?.options).toMatchObject({ type: 'error' });
  expect(desktop.app.windows.size).toBe(2);
});

test('quitting asks for each window with unsaved work, and Cancel at one keeps all', async ({
  desktop,
  lab,
}) => {
  await editedLab(lab);
  await lab.call('shell.newWindow', {});
  await expect.poll(() => desktop.app.windows.size).toBe(2);
  const page = await desktop.page([...desktop.app.windows][1]);
  await page.getByRole('button', { name: /^New lab/ }).click();
  await page.getByRole('button', { name: 'Add a redundancy group' }).click();
  await page.getByRole('textbox', { name: /name/i }).fill('PRG-9');
  await page.keyboard.press('Enter');
  await expect.poll(() => [...desktop.app.windows][1]!.title).toMatch(/^• New lab/);

  desktop.dialog.prepare('showMessageBox', { response: 1 });
  desktop.dialog.prepare('showMessageBox', { response: 2 });
  desktop.app.quit();
  await expect.poll(() => desktop.dialog.calls.length).toBe(2);
  expect(desktop.dialog.calls.map(({ options }) => options['message'])).toEqual([
    '“New lab” has changes that are not saved',
    '“Head office” has changes that are not saved',
  ]);
  expect([desktop.app.windows.size, desktop.app.exitCode]).toEqual([2, null]);

  desktop.dialog.prepare('showMessageBox', { response: 1 });
  desktop.dialog.prepare('showMessageBox', { response: 1 });
  desktop.app.quit();
  await desktop.app.exited;
  expect(desktop.app.exitCode).toBe(0);
});

test('the page opens a path only from the recent labs', async ({ desktop, lab, dataFolder }) => {
  await editedLab(lab);
  const path = join(dataFolder, 'a.implab');
  await saveTo(desktop, lab, path);
  expect(await lab.call('shell.open', { recent: path })).toEqual({ ok: true, opened: true });
  const other = join(dataFolder, 'other.implab');
  copyFileSync(path, other);
  expect(await lab.call('shell.open', { recent: other })).toMatchObject({
    ok: false,
    problem: { code: 'no-such-file' },
  });
});

test('the menu lists recent labs and opens them', async ({ desktop, lab, dataFolder }) => {
  await editedLab(lab);
  await saveTo(desktop, lab, join(dataFolder, 'hq.implab'));
  await lab.call('file.new', { template: 'pair' });
  const label = (): string | undefined => {
    const { submenu } = desktop.menu().find('File', 'Open recent');
    return (submenu as { label?: string }[])[0]?.label;
  };
  await expect.poll(label).toBe('Head office');
  desktop.menu().click('File', 'Open recent', 'Head office');
  await expect.poll(() => desktop.app.windows.size).toBe(2);
  const [, second] = [...desktop.app.windows];
  await expect.poll(() => second!.told['representedFilename']).toMatch(/hq\.implab$/);
});

test('an export goes where the person says, a report as a page or on paper', async ({
  desktop,
  lab,
  dataFolder,
}) => {
  await editedLab(lab);
  const write = async (kind: LabApi['file.export']['args']['kind'], name: string) => {
    const filePath = join(dataFolder, name);
    desktop.dialog.prepare('showSaveDialog', { canceled: false, filePath });
    expect(await lab.call('shell.export', { kind })).toEqual({ ok: true, saved: true });
    return readFileSync(filePath, 'latin1');
  };
  expect(JSON.parse(await write('scenario', 'a.json'))).toMatchObject({
    format: 'implab-scenario',
  });
  expect(await write('report', 'a.html')).toContain('Head office');
  expect((await write('report', 'a.pdf')).slice(0, 5)).toBe('%PDF-');
  expect(desktop.app.windows.size).toBe(1);
});

test('a report prints from a window that runs no script and is gone afterwards', async ({
  desktop,
  lab,
}) => {
  await editedLab(lab);
  const made: object[] = [];
  desktop.app.on('browser-window-created', (_event: object, window: { options: object }) =>
    made.push(window.options),
  );
  await expect.poll(() => desktop.menu().find('File', 'Print report…').enabled).toBe(true);
  desktop.menu().click('File', 'Print report…');
  await expect.poll(() => desktop.app.told['print']).toEqual({ printBackground: true });
  await expect.poll(() => desktop.app.windows.size).toBe(1);
  expect(made).toMatchObject([
    { show: false, webPreferences: { javascript: false, sandbox: true, contextIsolation: true } },
  ]);
});
