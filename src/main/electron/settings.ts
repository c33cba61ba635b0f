import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WindowState } from './window-state';

/** What the desktop remembers between runs; all of it may be lost without harm. */
export interface Settings {
  readonly window: WindowState | null;
  /** Folder of the last dialog. */
  readonly folder: string | null;
  /** Ground of the theme that the person chose, `#rrggbb`; null: the system's. */
  readonly ground: string | null;
}

export interface SettingsFile {
  get(): Settings;
  /** Changes some and writes them at once. */
  set(change: Partial<Settings>): void;
}

const NONE: Settings = { window: null, folder: null, ground: null };

/** Opens `settings.json` in the app's data folder. A missing or broken file means nothing is remembered. */
export function openSettings(folder: string): SettingsFile {
  const path = join(folder, 'settings.json');
  let settings = read(path);
  return {
    get: () => settings,
    set(change) {
      settings = { ...settings, ...change };
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(`${path}.new`, JSON.stringify(settings), { mode: 0o600 });
        // Renamed last: a reader sees the old settings or the new ones, never half.
        renameSync(`${path}.new`, path);
      } catch {
        // A full or read-only disk costs the position of a window; the person is told when a lab cannot be saved.
      }
    },
  };
}

function read(path: string): Settings {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const { window, folder, ground } = (value ?? {}) as Readonly<Record<string, unknown>>;
    return {
      window: isWindowState(window) ? window : null,
      folder: typeof folder === 'string' ? folder : null,
      ground: typeof ground === 'string' && /^#[\da-f]{6}$/i.test(ground) ? ground : null,
    };
  } catch {
    return NONE;
  }
}

function isWindowState(value: unknown): value is WindowState {
  const { bounds, maximized } = (value ?? {}) as { bounds?: unknown; maximized?: unknown };
  const sides = Object(bounds) as Record<string, unknown>;
  return (
    typeof maximized === 'boolean' &&
    ['x', 'y', 'width', 'height'].every((side) => Number.isSafeInteger(sides[side]))
  );
}
