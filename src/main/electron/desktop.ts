import { existsSync } from 'node:fs';
import {
  app,
  BrowserWindow,
  dialog,
  Menu,
  nativeTheme,
  type Rectangle,
  screen,
  shell,
} from 'electron';
import type { MenuAction } from '../../shared/actions';
import type { LabApi, LabEvent } from '../../shared/lab-api';
import type { Outcome } from '../../shared/outcome';
import { DISK } from '../files/disk';
import type { Lab } from '../lab/lab';
import { setupCrashHandling } from './crash';
import { createDocumentShell, type DocumentShell } from './document-shell';
import { createFileDialogs } from './file-dialogs';
import type { PageService } from './ipc';
import { createLabWatch, type LabSummary } from './lab-watch';
import type { Log } from './log';
import { menuTemplate } from './menu';
import { APP_URL } from './origin';
import type { ReportPrinter } from './report-window';
import type { SettingsFile } from './settings';
import { setupWindowState, windowOptions } from './window';
import { besides, placeWindow } from './window-state';

/** One window with its lab. On macOS the app outlives it, and a new one begins with a new lab. */
export interface Desktop extends PageService {
  /** The file that is open in it, or null. */
  readonly path: () => string | null;
  /** Nothing is open in it, so that it can take a file. */
  readonly isFree: () => boolean;
  /** Opens a file in this window. @param anyway  whatever it takes; see `Problem.anyway` */
  readonly open: (path: string, anyway: true | undefined) => Promise<Outcome<object>>;
  /** Opens a file here or in a window of its own, and tells what went wrong in a dialog of this one. */
  readonly openFile: (path: string) => Promise<void>;
  /** Brings the window to the front, once it has something to show. */
  readonly focus: () => void;
  /** Puts its menu into the menu bar. */
  readonly showMenu: () => void;
  /** Asks about unsaved work; true: the window may go. */
  readonly mayLeave: () => Promise<boolean>;
  /** Closes the window without a question. */
  readonly leave: () => void;
  /** Resolves when the window is gone. */
  readonly gone: Promise<void>;
  /** Resolves when the lab is closed, after the window is gone. */
  readonly closed: Promise<void>;
}

/** What a window asks of the others. */
export interface DesktopDoes {
  /** It is the window in use, whose menu is the one to be seen. */
  readonly isFront: () => boolean;
  /** The person turned to this window. */
  readonly inUse: () => void;
  /** Opens a file here or in a window of its own. @param anyway  whatever it takes; see `Problem.anyway` */
  readonly openFile: (path: string, anyway?: true) => Promise<Outcome<object>>;
  readonly openWindow: () => void;
}

export interface DesktopParts {
  readonly preload: string;
  readonly icon: string;
  readonly settings: SettingsFile;
  readonly printer: ReportPrinter;
  readonly log: Log;
  /** Begins at once; the window does not wait for it. */
  readonly lab: Promise<Lab>;
  readonly does: DesktopDoes;
  /** Told once when the window or the lab cannot be started. */
  readonly failed: (what: string, error: unknown) => void;
}

/** Opens the window at once, and puts the lab behind it as soon as there is one. */
export function openDesktop(parts: DesktopParts): Desktop {
  const { settings, lab, does } = parts;
  const pages = new Set<(event: LabEvent) => void>();
  const window = openWindow(parts);
  setupWindowState(window, settings, settings.get().window?.maximized ?? false);
  let painted = false;
  window.once('ready-to-show', () => {
    painted = true;
  });
  setupCrashHandling(window, dialog, parts.log);

  const document = lab.then((ready) => connect(parts, window, ready, pages));
  document.catch((error: unknown) => parts.failed('The lab could not be started', error));
  let current: ConnectedShell | null = null;
  let isFree: () => boolean = () => true;
  let path: () => string | null = () => null;
  void document.then((ready) => {
    current = ready;
  }, ignore);
  void lab.then(({ document: { state } }) => {
    isFree = () => !state().open;
    path = () => state().path;
  }, ignore);

  window.on('focus', () => {
    does.inUse();
    current?.showMenu();
  });
  window.on('close', (event) => {
    if (current === null) return;
    event.preventDefault();
    void current.mayLeave().then((leave) => {
      if (leave) window.destroy();
    });
  });
  const gone = new Promise<void>((resolve) => {
    window.once('closed', () => resolve());
  });

  return {
    contents: window.webContents,
    async call(command, args, about, gone) {
      if (command.startsWith('shell.')) return (await document).call(command, args);
      return (await lab).call(command, args, about, gone);
    },
    subscribe(listener) {
      pages.add(listener);
      let stop = (): void => {};
      void lab.then((ready) => {
        if (pages.has(listener)) stop = ready.subscribe(listener);
      }, ignore);
      return () => {
        pages.delete(listener);
        stop();
      };
    },
    path: () => path(),
    isFree: () => isFree(),
    open: async (file, anyway) => (await lab).document.openPath(file, anyway),
    openFile: async (file) => (await document).openFile(file),
    focus() {
      if (window.isDestroyed() || !painted) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    showMenu: () => current?.showMenu(),
    async mayLeave() {
      if (current === null || window.isDestroyed()) return true;
      return current.mayLeave();
    },
    leave() {
      if (!window.isDestroyed()) window.destroy();
    },
    gone,
    closed: gone.then(() => lab.then((ready) => ready.close(), ignore)),
  };
}

/** The document of a window, and its menu. */
interface ConnectedShell extends DocumentShell {
  readonly showMenu: () => void;
}

/** A start that failed is told once, where it failed. */
function ignore(): void {}

function openWindow({ preload, icon, settings, failed }: DesktopParts): BrowserWindow {
  const remembered = settings.get().window;
  const areas = screen.getAllDisplays().map(({ workArea }): Rectangle => workArea);
  const window = new BrowserWindow(
    windowOptions({
      preload,
      icon,
      state: {
        bounds: besides(placeWindow(remembered?.bounds ?? null, areas), openBounds()),
        maximized: remembered?.maximized ?? false,
      },
      dark: nativeTheme.shouldUseDarkColors,
      ground: settings.get().ground,
      packaged: app.isPackaged,
    }),
  );
  const wrong = (error: unknown): void => {
    if (!window.isDestroyed()) failed('The window could not be loaded', error);
  };
  // A page that is not there loads too, as an empty one.
  window.webContents.on('did-navigate', (_event, url, status) => {
    if (status >= 400) wrong(new Error(`${url} answered ${status}`));
  });
  window.webContents.on('did-change-theme-color', (_event, ground) => settings.set({ ground }));
  window.loadURL(APP_URL).catch(wrong);
  return window;
}

/** Where the windows are that the person sees. */
function openBounds(): readonly Rectangle[] {
  return BrowserWindow.getAllWindows()
    .filter((each) => each.isVisible())
    .map((each) => each.getNormalBounds());
}

/** Puts dialogs, menu and title around a lab. */
function connect(
  { settings, printer, does }: DesktopParts,
  window: BrowserWindow,
  lab: Lab,
  pages: ReadonlySet<(event: LabEvent) => void>,
): ConnectedShell {
  const files = createFileDialogs(window, dialog, settings, app.getPath('documents'), existsSync);
  let summary: LabSummary = { open: false, recent: [] };
  let actions: readonly MenuAction[] = [];
  const document = createDocumentShell({
    lab,
    window,
    dialog,
    files,
    disk: DISK,
    printer,
    openFile: does.openFile,
    openWindow: does.openWindow,
    offer(offered) {
      actions = offered;
      showMenu();
    },
  });
  const act = (action: string): void => {
    for (const page of pages) page({ type: 'shell.menu', action });
  };
  const showMenu = (): void => {
    // There is one menu bar for all windows: it shows the one in use.
    if (!does.isFront()) return;
    const template = menuTemplate(
      { ...summary, actions, platform: process.platform, packaged: app.isPackaged },
      {
        act,
        openRecent: (path) => void document.openFile(path),
        openLink: (url) => void shell.openExternal(url),
        printReport: () => void document.printReport(),
      },
    );
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  const recent = async () => {
    const answer = (await lab.call('file.recent', {})) as LabApi['file.recent']['result'];
    return answer.ok ? answer.recent : [];
  };
  showMenu();
  lab.subscribe(
    createLabWatch(app, window, process.platform, recent, (next) => {
      summary = next;
      showMenu();
    }),
  );
  return { ...document, showMenu };
}
