/**
 * A stand-in for Electron: runs the built main program and preload unchanged, with pages of real Chromium.
 *
 * It enforces what Electron enforces of the parts we use: calls that must come before or after ready; one handler a
 * channel; arguments and results structured-cloned; the context bridge copying and dropping prototypes; a sandboxed
 * preload that may require nothing but `electron`; requests that pass the session's filter and reach the registered
 * protocol handler as web `Request` and `Response`; guards asked before a page navigates or opens a window; app and
 * window events in Electron's order; permissions granted unless a handler refuses.
 *
 * It cannot prove, and the suite on the real Electron must:
 * - the address: pages believe to be at `https://lab.app.invalid` (Chromium navigates to no `app:` address);
 * - the operating system's sandbox of the page's process, and that the preload lives in a world of its own (here it
 *   runs in the page's world, with nothing left on the window);
 * - redirects (`will-redirect`) and the `<webview>` tag, which are tested by their events only;
 * - what the system draws: dialogs, menus and their accelerators, task bar, recent documents, about box;
 * - the fuses and the integrity check of a packaged app, and the system's file associations;
 * - that Electron's version of Chromium and Node.js does the same as the ones used here.
 */
import { register } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { StandInApp } from './app';
import { StandInDialog } from './dialog';
import { StandInIpcMain } from './ipc-main';
import { StandInMenu } from './menu';
import { StandInSession } from './session';
import type { StandInWebContents } from './web-contents';
import { StandInWindow, type WindowWorld } from './window';

const TOP = resolve(import.meta.dirname, '../../..');
const RUNS = Symbol.for('implab.stand-in');
type Holder = Record<symbol, Map<string, object> | undefined>;
const MONITOR = 'uncaughtExceptionMonitor';
let runs = 0;

export interface LaunchOptions {
  /** Makes a context of Chromium for each window. */
  readonly newContext: WindowWorld['newContext'];
  readonly onPage?: WindowWorld['onPage'];
  /** Folder that the app keeps its data in. */
  readonly userData: string;
  /** Command line behind the program, such as a file to open. */
  readonly args?: readonly string[];
  /** The built main program; another one where it lies in an archive. */
  readonly program?: string;
  readonly displays?: readonly Rectangle[];
  readonly firstInstance?: boolean;
}

/** The running program, and the system around it. */
export interface StandIn {
  readonly app: StandInApp;
  readonly session: StandInSession;
  readonly ipcMain: StandInIpcMain;
  readonly dialog: StandInDialog;
  /** Addresses given to the system to open. */
  readonly opened: string[];
  /** The menu bar as it is now. */
  menu(): StandInMenu;
  /** The only window. */
  window(): StandInWindow;
  /** Its page, once it has loaded; with more windows, that of one of them. */
  page(of?: StandInWindow): Promise<Page>;
  /** Ends the program without asking anyone. */
  kill(): Promise<void>;
}

/** Starts the program and waits until its main module has been read and the app is ready. */
export async function launchStandIn(options: LaunchOptions): Promise<StandIn> {
  const app = new StandInApp({
    userData: options.userData,
    appPath: TOP,
    version: '1.0.0',
    firstInstance: options.firstInstance ?? true,
    args: options.args ?? [],
  });
  const session = new StandInSession(app);
  const ipcMain = new StandInIpcMain();
  const dialog = new StandInDialog();
  const opened: string[] = [];
  const { newContext, onPage = () => {} } = options;
  const world: WindowWorld = { app, session, ipcMain, newContext, onPage };
  let menu: StandInMenu | null = null;

  const parts = {
    app,
    session: { defaultSession: session },
    ipcMain,
    dialog,
    BrowserWindow: browserWindowOf(world),
    Menu: {
      buildFromTemplate: (template: ConstructorParameters<typeof StandInMenu>[0]) =>
        new StandInMenu(template),
      setApplicationMenu(next: StandInMenu | null) {
        if (!app.isReady()) throw new Error('The menu can be set after the app is ready');
        menu = next;
      },
    },
    nativeTheme: { shouldUseDarkColors: false },
    protocol: { registerSchemesAsPrivileged: app.registerSchemes.bind(app) },
    screen: {
      getAllDisplays: () => displays(options).map((workArea) => ({ workArea })),
      getPrimaryDisplay: () => ({ workArea: displays(options)[0] }),
    },
    shell: {
      async openExternal(url: string) {
        opened.push(url);
      },
    },
  };
  await run(parts, options, app.exited);
  app.start();

  const onlyWindow = (): StandInWindow => {
    const [window, ...others] = app.windows;
    if (!window || others.length > 0) throw new Error(`${app.windows.size} windows are open`);
    return window;
  };
  return {
    app,
    session,
    ipcMain,
    dialog,
    opened,
    menu() {
      if (!menu) throw new Error('No menu is set');
      return menu;
    },
    window: onlyWindow,
    page: (of) => loadedPage(app, of),
    kill() {
      if (app.exitCode === null) app.exit(1);
      return app.exited;
    },
  };
}

/** Reads the main module with our parts behind `electron`, and the command line it expects. */
async function run(parts: object, options: LaunchOptions, exited: Promise<void>): Promise<void> {
  const holder = globalThis as unknown as Holder;
  const runsByName = holder[RUNS] ?? new Map<string, object>();
  if (!holder[RUNS]) {
    holder[RUNS] = runsByName;
    register(pathToFileURL(resolve(import.meta.dirname, 'hooks.mjs')));
  }
  const name = String(++runs);
  runsByName.set(name, parts);
  const program = options.program ?? resolve(TOP, 'out/main/electron.js');
  const before = process.argv;
  const monitors = process.listeners(MONITOR);
  process.argv = ['electron', TOP, ...(options.args ?? [])];
  try {
    await import(/* @vite-ignore */ `${pathToFileURL(program)}?stand-in=${name}`);
  } finally {
    process.argv = before;
  }
  // The process goes on after the program has ended, so what it left on it is taken off.
  const left = process.listeners(MONITOR).filter((listener) => !monitors.includes(listener));
  void exited.then(() => {
    for (const listener of left) process.off(MONITOR, listener);
  });
}

function displays(options: LaunchOptions): readonly Rectangle[] {
  return options.displays ?? [{ x: 0, y: 0, width: 1920, height: 1080 }];
}

function browserWindowOf(world: WindowWorld) {
  return class BrowserWindow extends StandInWindow {
    static getAllWindows(): StandInWindow[] {
      return [...world.app.windows];
    }

    static fromWebContents(contents: StandInWebContents): StandInWindow | null {
      return [...world.app.windows].find((window) => window.webContents === contents) ?? null;
    }

    constructor(options: BrowserWindowConstructorOptions = {}) {
      if (!world.app.isReady()) {
        throw new Error('Cannot create BrowserWindow before app is ready');
      }
      super(world, options);
    }
  };
}

async function loadedPage(app: StandInApp, of?: StandInWindow): Promise<Page> {
  const until = Date.now() + 15_000;
  while (Date.now() < until) {
    const window = of ?? [...app.windows][0];
    const page = window?.currentPage();
    if (page && !page.isClosed() && window?.webContents.getURL().startsWith('app:')) {
      await page.waitForLoadState('load');
      return page;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('The program opened no page');
}
