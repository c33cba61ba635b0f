import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import type { Browser } from '@playwright/test';
import { COURSE } from '../../../src/main/files/lessons/course';
import { launchStandIn } from '../../electron/stand-in/launch';
import { expect, test } from '../fixtures';

const SCENARIO = join(import.meta.dirname, '../../scenarios/why-the-secondary.json');

/** Starts one more app by hand, for what happens before there is a window. */
function launch(browser: Browser, userData: string, more: object = {}) {
  return launchStandIn({ newContext: (options) => browser.newContext(options), userData, ...more });
}

test('the window is there before the lab, so that the page loads meanwhile', async ({
  browser,
  dataFolder,
}) => {
  const electron = await launch(browser, dataFolder);
  // No timer and no file has had its turn since the app became ready, and the database needs both.
  expect(electron.app.windows.size).toBe(1);
  await electron.page();
  await electron.kill();
});

test('the window shows at its first paint, never before', async ({ desktop, page: _ }) => {
  expect(desktop.window().options.show).toBe(false);
  await expect.poll(() => desktop.window().isVisible()).toBe(true);
});

test('the page hears what is chosen in the menu, and undo carries its step', async ({
  desktop,
  lab,
  page,
}) => {
  await lab.call('file.new', { template: 'empty' });
  await lab.call('lab.run', { steps: [{ do: 'add-group', name: 'PRG-9' }] });
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    const { implab } = window as unknown as {
      implab: { subscribe: (listener: (event: { type: string }) => void) => void };
    };
    implab.subscribe((event) => event.type === 'shell.menu' && heard.push(event));
  });
  await expect
    .poll(() => desktop.menu().find('Edit').submenu)
    .toContainEqual(expect.objectContaining({ label: 'Undo Add PRG-9', enabled: true }));
  desktop.menu().click('help', 'Keyboard shortcuts');
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard))
    .toEqual([{ type: 'shell.menu', action: 'help.shortcuts' }]);
});

test('undo of the menu belongs to the text field that has the focus', async ({
  desktop,
  lab,
  page,
}) => {
  await lab.call('file.new', { template: 'empty' });
  await lab.call('lab.run', { steps: [{ do: 'add-group', name: 'PRG-9' }] });
  await expect.poll(() => desktop.window().title).toContain('New lab');
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Find or run' });
  await field.pressSequentially('imp');
  desktop.menu().click('Edit', 'Undo Add PRG-9');
  await expect(field).not.toHaveValue('imp');
  await lab.call('host.info', {});
  expect(desktop.menu().find('Edit', 'Undo Add PRG-9').enabled).toBe(true);
});

test('a second start hands its file over and comes to the front', async ({
  browser,
  dataFolder,
  desktop,
  page: _,
}) => {
  const args = [relative(process.cwd(), SCENARIO)];
  const second = await launch(browser, dataFolder, { firstInstance: false, args });
  await second.app.exited;
  await expect.poll(() => desktop.window().isVisible()).toBe(true);
  desktop.window().minimize();
  // Electron sorts the command line anew; what the second instance says itself arrives as it was.
  const argv = ['electron', '--allow-file-access-from-files', '.'];
  desktop.app.emit('second-instance', {}, argv, '/', second.app.instanceData);
  await expect.poll(() => desktop.window().title).toContain('Why is the secondary filling up?');
  expect(desktop.window().isMinimized()).toBe(false);
  expect(desktop.window().told['focus']).toBe(true);
});

test('the second app ends at once, without a window', async ({ browser, dataFolder }) => {
  const second = await launch(browser, dataFolder, { firstInstance: false });
  await second.app.exited;
  expect(second.app.windows.size).toBe(0);
});

test.describe('started with a file', () => {
  test.use({ appArgs: [SCENARIO] });

  test('the app opens it, and the title of the page does not take its place', async ({
    desktop,
    page,
  }) => {
    await expect.poll(() => desktop.window().title).toContain('Why is the secondary filling up?');
    await page.waitForLoadState();
    await expect.poll(() => desktop.window().isVisible()).toBe(true);
    expect(desktop.window().title).toBe('Why is the secondary filling up? — implab');
  });
});

test('a file the system asks for is opened, as macOS does with open-file', async ({
  desktop,
  page: _,
}) => {
  expect(desktop.app.ask('open-file', {}, SCENARIO)).toBe(true);
  await expect.poll(() => desktop.window().title).toContain('Why is the secondary filling up?');
});

test('a lesson file is opened as a lesson, by the system as when it is dropped', async ({
  desktop,
  lab,
  page,
  dataFolder,
}) => {
  const { lesson } = COURSE[1]!;
  const text = JSON.stringify({ ...lesson, id: 'own-lesson', title: 'Our own lesson' });
  const path = join(dataFolder, 'own.json');
  writeFileSync(path, text);
  desktop.app.ask('open-file', {}, path);
  await expect.poll(() => desktop.window().title).toContain('Our own lesson');
  await lab.call('lesson.leave', {});
  await lab.call('file.new', { template: 'pair' });
  await expect.poll(() => desktop.window().title).toContain('New lab');
  await page.evaluate((content) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], 'other.txt'));
    const init = { dataTransfer, bubbles: true, cancelable: true };
    for (const type of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, init));
  }, text);
  await expect.poll(() => desktop.window().title).toContain('Our own lesson');
});

test('a file that is no lab is refused in a dialog, and the lab stays', async ({
  desktop,
  lab,
  page: _,
}) => {
  await lab.call('file.new', { template: 'pair' });
  await lab.call('file.saveBytes', {});
  desktop.dialog.prepare('showMessageBox', { response: 0 });
  desktop.app.ask('open-file', {}, join(import.meta.dirname, 'app.e2e.ts'));
  await expect.poll(() => desktop.dialog.calls.length).toBe(1);
  expect(desktop.dialog.calls[0]).toMatchObject({ attached: true, options: { type: 'error' } });
  await expect.poll(() => desktop.window().title).toContain('New lab');
});

test('a page that crashes is loaded again and finds its lab as it was', async ({
  desktop,
  lab,
  page,
  dataFolder,
}) => {
  await lab.call('file.new', { template: 'pair' });
  await page.goto('chrome://crash').catch(() => {});
  await expect.poll(() => page.isClosed()).toBe(true);
  const again = await desktop.page();
  const users = await again.evaluate(async () => {
    const { implab } = window as unknown as {
      implab: { call: (command: string, args: object) => Promise<unknown> };
    };
    return implab.call('lab.users', { offset: 0, limit: 1 });
  });
  expect(users).toMatchObject({ total: 0 });
  const log = readFileSync(join(dataFolder, 'logs/main.log'), 'utf8');
  expect(log).toContain('the page ended: crashed');
});

test('a page that crashes twice in a minute is not loaded a third time unasked', async ({
  desktop,
  page: _,
}) => {
  const { webContents } = desktop.window();
  const crash = () =>
    webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
  crash();
  await desktop.page();
  desktop.dialog.prepare('showMessageBox', { response: 1 });
  crash();
  await desktop.app.exited;
  expect(desktop.dialog.calls).toMatchObject([
    { attached: true, options: { buttons: ['Load the window again', 'Close'] } },
  ]);
});

test('a page that does not answer may be waited for, and the question goes when it answers', async ({
  desktop,
  page: _,
}) => {
  desktop.dialog.prepare('showMessageBox', 'never');
  desktop.window().emit('unresponsive');
  await expect.poll(() => desktop.dialog.calls.length).toBe(1);
  const { buttons, signal } = desktop.dialog.calls[0]!.options as {
    buttons: string[];
    signal: AbortSignal;
  };
  desktop.window().emit('responsive');
  expect({ buttons, gone: signal.aborted }).toEqual({
    buttons: ['Wait', 'Load the window again'],
    gone: true,
  });
});

test('the window comes back where it was, unless that display is gone', async ({
  browser,
  dataFolder,
}) => {
  const screen = { x: 0, y: 0, width: 1920, height: 1080 };
  const second = { x: 1920, y: 0, width: 1920, height: 1080 };
  const there = { x: 2000, y: 40, width: 1100, height: 700 };

  const first = await launch(browser, dataFolder, { displays: [screen, second] });
  await first.page();
  first.window().setBounds(there);
  first.window().maximize();
  first.window().close();
  await first.app.exited;

  const next = await launch(browser, dataFolder, { displays: [screen, second] });
  await next.page();
  expect(next.window().getBounds()).toEqual(there);
  await expect.poll(() => next.window().isMaximized()).toBe(true);
  await next.kill();

  const alone = await launch(browser, dataFolder, { displays: [screen] });
  await alone.page();
  expect(alone.window().getBounds()).toEqual({ ...there, x: 410, y: 190 });
  await alone.kill();
});

test('a window begins in the ground of the theme that was chosen', async ({
  browser,
  dataFolder,
}) => {
  const first = await launch(browser, dataFolder);
  const page = await first.page();
  await expect.poll(() => first.window().isVisible()).toBe(true);
  const color = () => page.locator('meta[name="theme-color"]').getAttribute('content');
  expect(await color()).toBe('');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find or run' }).fill('Dark theme');
  await page.keyboard.press('Enter');
  await expect.poll(color).toBe('rgb(15, 17, 21)');
  // What Chromium tells of it.
  first.window().webContents.emit('did-change-theme-color', {}, '#0f1115');
  await first.kill();

  const next = await launch(browser, dataFolder);
  expect(next.window().options.backgroundColor).toBe('#0f1115');
  await next.page();
  await next.kill();
});

test('a start that fails says what failed and where the log is, and ends', async ({ browser }) => {
  const userData = mkdtempSync(join(tmpdir(), 'implab-e2e-'));
  const electron = await launch(browser, userData);
  const page = await electron.page();
  const { webContents } = electron.window();
  await page.waitForLoadState();
  webContents.emit('did-navigate', {}, 'app://lab/', 404, 'Not Found');
  await electron.app.exited;
  expect(electron.dialog.calls).toMatchObject([
    {
      name: 'showErrorBox',
      options: {
        title: 'The window could not be loaded',
        content: expect.stringContaining('main.log'),
      },
    },
  ]);
  expect(electron.app.exitCode).toBe(1);
  rmSync(userData, { recursive: true, maxRetries: 10 });
});

test('a start that breaks before there is a window says so, too', async ({
  browser,
  dataFolder,
}) => {
  const displays = new Proxy([], {
    get() {
      throw new Error('no displays');
    },
  });
  const electron = await launch(browser, dataFolder, { displays });
  await electron.app.exited;
  expect(electron.dialog.calls).toMatchObject([
    { name: 'showErrorBox', options: { title: 'implab could not be started' } },
  ]);
  expect(electron.app.exitCode).toBe(1);
});

test('a folder for the data is made where it is missing, also from a relative path', async ({
  browser,
  dataFolder,
}) => {
  const before = process.env['IMPLAB_DATA'];
  process.env['IMPLAB_DATA'] = relative(process.cwd(), join(dataFolder, 'of/its/own'));
  try {
    const electron = await launch(browser, dataFolder);
    const path = electron.app.getPath('userData');
    expect({ absolute: isAbsolute(path), path }).toEqual({
      absolute: true,
      path: join(dataFolder, 'of/its/own'),
    });
    await electron.kill();
  } finally {
    if (before === undefined) delete process.env['IMPLAB_DATA'];
    else process.env['IMPLAB_DATA'] = before;
  }
});

test('the sandbox is off only where the command line says so, and the log tells', async ({
  browser,
  dataFolder,
}) => {
  const electron = await launch(browser, dataFolder, { args: ['--no-sandbox'] });
  expect(electron.app.sandboxed).toBe(false);
  expect(electron.app.commandLine.hasSwitch('no-sandbox')).toBe(true);
  await electron.page();
  await electron.kill();
  const log = readFileSync(join(dataFolder, 'logs/main.log'), 'utf8');
  expect(log).toContain('the sandbox is switched off');
});

test('the about box names version, parts and licences', async ({ desktop, page: _ }) => {
  expect(desktop.app.told['about']).toMatchObject({
    applicationName: 'implab',
    applicationVersion: '1.0.0',
    copyright: expect.stringMatching(/Chromium[\s\S]*MIT licence/),
    credits: expect.stringContaining('Open Font License'),
  });
});

test('a whole session asks for nothing but its own files', async ({ desktop, lab, page }) => {
  await lab.call('file.openSample', { id: 'why-the-secondary' });
  await page.reload();
  await lab.call('lab.undo', {});
  const outside = desktop.session.requests.filter((url) => !url.startsWith('app://lab/'));
  expect(outside).toEqual([]);
  expect(desktop.opened).toEqual([]);
});
