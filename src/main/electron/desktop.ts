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
  type WebContents,
} from 'electron';
import type { MenuAction } from '../../shared/actions';
import type { CallAbout, LabApi, LabEvent } from '../../shared/lab-api';
import { DISK } from '../files/disk';
import type { Lab } from '../lab/lab';
import { setupCrashHandling } from './crash';
import { createDocumentShell, type DocumentShell } from './document-shell';
import { createFileDialogs } from './file-dialogs';
import { createLabWatch, type LabSummary } from './lab-watch';
import type { Log } from './log';
import { menuTemplate } from './menu';
import { APP_URL } from './origin';
import type { ReportPrinter } from './report-window';
import type { SettingsFile } from './settings';
import { setupWindowState, windowOptions } from './window';
import { placeWindow } from './window-state';

/** One window with its lab. On macOS the app outlives it, and a new one begins with a new lab. */
export interface Desktop {
  readonly contents: WebContents;
  readonly call: (command: string, args: unknown, about?: CallAbout) => Promise<unknown>;
  readonly subscribe: (listener: (event: LabEvent) => void) => () => void;
  readonly openPath: (path: string) => void;
  /** Brings the window to the front, once it has something to show. */
  readonly focus: () => void;
  /** Resolves when the lab is closed, after the window is gone. */
  readonly closed: Promise<void>;
}

export interface DesktopParts {
  readonly preload: string;
  readonly icon: string;
  readonly settings: SettingsFile;
  readonly printer: ReportPrinter;
  readonly log: Log;
  /** Begins at once; the window does not wait for it. */
  readonly lab: Promise<Lab>;
  /** Told once when the window or the lab cannot be started. */
  readonly failed: (what: string, error: unknown) => void;
  /** Whether the app is about to quit; cleared when the person keeps the window open. */
  readonly quitting: { now: boolean };
}

/** Opens the window at once, and puts the lab behind it as soon as there is one. */
export function openDesktop(parts: DesktopParts): Desktop {
  const { settings, lab } = parts;
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
  let current: DocumentShell | null = null;
  void document.then((ready) => {
    current = ready;
  }, ignore);

  window.on('close', (event) => {
    if (current === null) return;
    event.preventDefault();
    void current.mayLeave().then((leave) => {
      if (leave) window.destroy();
      else parts.quitting.now = false;
      if (leave && parts.quitting.now) app.quit();
    });
  });
  const closed = new Promise<void>((resolve) => {
    window.once('closed', () => {
      void lab.then((ready) => ready.close(), ignore).then(resolve);
    });
  });

  return {
    contents: window.webContents,
    async call(command, args, about) {
      if (command.startsWith('shell.')) return (await document).call(command, args);
      return (await lab).call(command, args, about);
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
    openPath: (path) => void document.then((ready) => ready.openPath(path), ignore),
    focus() {
      if (window.isDestroyed() || !painted) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    closed,
  };
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
        bounds: placeWindow(remembered?.bounds ?? null, areas),
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

/** Puts dialogs, menu and title around a lab. */
function connect(
  { settings, printer }: DesktopParts,
  window: BrowserWindow,
  lab: Lab,
  pages: ReadonlySet<(event: LabEvent) => void>,
): DocumentShell {
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
    offer(offered) {
      actions = offered;
      showMenu();
    },
  });
  const act = (action: string): void => {
    for (const page of pages) page({ type: 'shell.menu', action });
  };
  const showMenu = (): void => {
    const template = menuTemplate(
      { ...summary, actions, platform: process.platform, packaged: app.isPackaged },
      {
        act,
        openRecent: (path) => void document.openPath(path),
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
  return document;
}
