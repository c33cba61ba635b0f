/**
 * The desktop app. What it sets up, in the order in which Electron wants it; the lab itself knows nothing of Electron.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, protocol, session, shell } from 'electron';
import { hostPlatform } from '../files/data-folder';
import { LAB_FILES } from '../files/lab-files';
import { threadsOf } from '../files/start-thread';
import { createLabs } from '../lab/labs';
import { aboutPanel } from './about';
import { openDesktop } from './desktop';
import { setupIpc } from './ipc';
import { openLog } from './log';
import { fileOfArgv, fileOfInstance, setupOpenRequests } from './open-files';
import { setupProtocol, setupScheme } from './protocol';
import { createReportPrinter } from './report-window';
import { setupContentsGuards, setupSession } from './security';
import { openSettings } from './settings';
import { createWindows } from './windows';

const out = resolve(import.meta.dirname, '..');
const icon = join(out, 'renderer/icon.png');

// Tests and careful people keep the data of a run apart.
if (process.env['IMPLAB_DATA']) {
  // Electron takes only an absolute path, of a folder that is there.
  const folder = resolve(process.env['IMPLAB_DATA']);
  mkdirSync(folder, { recursive: true });
  app.setPath('userData', folder);
}
const data = app.getPath('userData');
const log = openLog(join(data, 'logs'));
process.on('uncaughtExceptionMonitor', (error) => log.line(error.stack ?? String(error)));

// Switching the sandbox on takes --no-sandbox off the command line again, and then no page starts for root on Linux,
// which is what the switch is for. Only a person adds it, or the launcher of an AppImage where no sandbox can be made.
if (app.commandLine.hasSwitch('no-sandbox'))
  log.line('the sandbox is switched off by --no-sandbox');
else app.enableSandbox();
setupScheme(protocol);
const file = fileOfArgv(process.argv, app.isPackaged, process.cwd());
const requests = setupOpenRequests(app, file);

if (app.requestSingleInstanceLock({ file })) {
  app.whenReady().then(start).catch(notStarted);
} else {
  app.quit();
}

function start(): void {
  const guard = { log, packaged: app.isPackaged };
  const settings = openSettings(data);
  const printer = createReportPrinter((options) => new BrowserWindow(options));
  setupSession(session.defaultSession, guard);
  setupContentsGuards(app, shell, guard);
  setupProtocol(session.defaultSession, join(out, 'renderer'), printer.answer);
  const windows = createWindows({
    labs: createLabs({
      files: LAB_FILES,
      dataFolder: data,
      host: {
        kind: 'electron',
        platform: hostPlatform(process.platform),
        version: app.getVersion(),
      },
      startThread: threadsOf(import.meta.dirname),
      log: log.line,
    }),
    make: (lab, does) =>
      openDesktop({
        preload: join(out, 'preload/preload.cjs'),
        icon,
        settings,
        printer,
        log,
        lab,
        does,
        failed,
      }),
  });
  setupIpc(ipcMain, windows.of, log);
  // The same id as in the package, or Windows would keep two lists of recent labs.
  if (process.platform === 'win32') app.setAppUserModelId('io.github.implab');
  app.setAboutPanelOptions(aboutPanel(app.getVersion(), icon, process.versions));

  windows.add();
  requests.take((path) => void windows.openPath(path));
  app.on('second-instance', (_event, _argv, _folder, told) => {
    windows.toFront();
    requests.add(fileOfInstance(told));
  });

  let agreed = false;
  app.on('before-quit', (event) => {
    if (agreed) return;
    // Each window with unsaved work is asked about, one after the other, before any of them goes.
    event.preventDefault();
    void windows.mayQuit().then((may) => {
      agreed = may;
      if (may) app.quit();
    });
  });
  app.on('will-quit', (event) => {
    if (windows.isClosed()) return;
    // The labs close in order, which also says that nothing is left to recover.
    event.preventDefault();
    void windows.closed().then(() => {
      // A second start meanwhile was given a window here: it is not closed under its person's hands.
      if (windows.isOpen()) agreed = false;
      else app.exit(0);
    });
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', windows.toFront);
}

function notStarted(error: unknown): void {
  failed('implab could not be started', error);
}

/** Never a blank window: says what failed and where the log is, then ends. */
function failed(what: string, error: unknown): void {
  log.line(`${what}: ${error instanceof Error ? error.stack : String(error)}`);
  dialog.showErrorBox(what, `${String(error)}\n\nThe log is ${log.path}`);
  app.exit(1);
}
