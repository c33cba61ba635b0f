import { createStore, type Store } from './store';

/** What a person chose for this machine. Kept in the browser's storage, never in a lab. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  readonly contrast: 'system' | 'more' | 'normal';
  /** Single letters act as keys outside fields. */
  readonly letters: boolean;
  /** Keys of actions that are not the usual ones, by id. */
  readonly keys: Readonly<Record<string, string>>;
  /** The tour was taken or skipped. */
  readonly toured: boolean;
  /** Sizes of panels in px at normal text size, by view, window class and panel. */
  readonly sizes: Readonly<Record<string, number>>;
}

export type SettingsStore = Store<Settings>;

const KEY = 'implab.settings';
const DEFAULTS: Settings = {
  theme: 'system',
  contrast: 'system',
  letters: true,
  keys: {},
  toured: false,
  sizes: {},
};

/** Reads the settings of this machine and keeps every change. Storage that cannot be used is left alone. */
export function createSettings(storage: Storage | null): SettingsStore {
  const store = createStore(read(storage));
  store.subscribe(() => {
    try {
      storage?.setItem(KEY, JSON.stringify(store.get()));
    } catch {
      // A full or forbidden storage costs the memory of a panel's width, nothing else.
    }
  });
  return store;
}

function read(storage: Storage | null): Settings {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? merge(kept) : DEFAULTS;
  } catch {
    return DEFAULTS;
  }
}

function merge(kept: Partial<Record<keyof Settings, unknown>>): Settings {
  return {
    theme: oneOf(kept.theme, ['system', 'light', 'dark']),
    contrast: oneOf(kept.contrast, ['system', 'more', 'normal']),
    letters: kept.letters !== false,
    keys: isTexts(kept.keys) ? kept.keys : {},
    toured: kept.toured === true,
    sizes: isSizes(kept.sizes) ? kept.sizes : {},
  };
}

function oneOf<K extends string>(value: unknown, choices: readonly [K, ...K[]]): K {
  return choices.find((choice) => choice === value) ?? choices[0];
}

function isTexts(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every((text) => typeof text === 'string');
}

function isSizes(value: unknown): value is Record<string, number> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every((size) => typeof size === 'number' && Number.isFinite(size));
}
