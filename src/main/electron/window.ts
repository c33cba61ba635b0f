import type { BrowserWindow, BrowserWindowConstructorOptions, WebPreferences } from 'electron';
import type { SettingsFile } from './settings';
import { MIN_SIZE, type WindowState } from './window-state';

/** Background before the first paint for the system's theme: `--bg-canvas` of the page's tokens, so that nothing flashes. */
const BACKGROUND = { light: '#f6f7f9', dark: '#0f1115' } as const;

export interface WindowFacts {
  readonly preload: string;
  readonly icon: string;
  readonly state: WindowState;
  readonly dark: boolean;
  /** Ground of a theme chosen before, or null. */
  readonly ground: string | null;
  readonly packaged: boolean;
}

/**
 * What a page may do: nothing but what a page in a browser may, and the preload's functions. Stated although these
 * are the defaults. Checklist rows 1, 2, 11 and 17. The spelling checker is off because it fetches its words from the
 * network.
 */
export function webPreferences(preload: string, packaged: boolean): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
    devTools: !packaged,
  };
}

/** Options of the app's window. It shows at its first paint. */
export function windowOptions(facts: WindowFacts): BrowserWindowConstructorOptions {
  return {
    ...facts.state.bounds,
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    title: 'implab',
    icon: facts.icon,
    backgroundColor: facts.ground ?? (facts.dark ? BACKGROUND.dark : BACKGROUND.light),
    webPreferences: webPreferences(facts.preload, facts.packaged),
  };
}

/** Shows a window at its first paint, keeps our title, and remembers where it is when it goes. */
export function setupWindowState(
  window: BrowserWindow,
  settings: SettingsFile,
  maximized: boolean,
): void {
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  // The page's title is that of a tab; the window has one of its own, which is set as soon as the lab is known.
  window.on('page-title-updated', (event) => event.preventDefault());
  const remember = (): void => {
    if (window.isDestroyed()) return;
    settings.set({
      window: { bounds: window.getNormalBounds(), maximized: window.isMaximized() },
    });
  };
  // Moves and sizes come in showers; one note after each is enough.
  let timer: NodeJS.Timeout | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(remember, 500);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('maximize', soon);
  window.on('unmaximize', soon);
  window.on('close', remember);
  window.once('closed', () => clearTimeout(timer));
}
