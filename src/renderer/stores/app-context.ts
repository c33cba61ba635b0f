import { createContext, useContext } from 'react';
import type { HostInfo, LabTransport } from '../../shared/lab-api';
import type { Connection } from '../host/transport';
import type { Registry } from '../manifests/registry';
import { goodAnswer } from './answers';
import { createLabStore, type LabStore } from './lab-store';
import { createScreen, type ScreenStore } from './screen';
import { createSelection, type SelectionStore } from './selection';
import { createSettings, type SettingsStore } from './settings';
import { createStore, type Store } from './store';
import { createToasts, type ToastStore } from './toasts';

/** Everything that lives outside components, once per page. */
export interface App {
  /** What the features declare: views, tabs, actions. */
  readonly registry: Registry;
  readonly lab: LabStore;
  readonly selection: SelectionStore;
  readonly screen: ScreenStore;
  readonly settings: SettingsStore;
  readonly toasts: ToastStore;
  readonly connection: Store<Connection>;
  /** Null until the host has told. */
  readonly host: Store<HostInfo | null>;
  /** The last item chosen in the native menu. */
  readonly menu: Store<{ readonly action: string; readonly count: number }>;
  /** Text for the live region; a new one is read out politely. */
  readonly spoken: Store<{ readonly text: string; readonly count: number }>;
}

/** Wires the stores of one page to one lab. */
export function createApp(
  connect: (onConnection: (connection: Connection) => void) => LabTransport,
  storage: Storage | null,
  registry: Registry,
): App {
  const toasts = createToasts();
  const selection = createSelection();
  const screen = createScreen();
  const connection = createStore<Connection>('connected');
  const host = createStore<HostInfo | null>(null);
  const menu = createStore({ action: '', count: 0 });
  const lab = createLabStore(connect(connection.set), {
    onDone: ({ label, effect, undoTo }) =>
      toasts.show({
        ...(label === undefined ? {} : { title: label }),
        text: effect,
        undo: undoTo !== undefined,
        ...(undoTo === undefined ? {} : { undoTo }),
      }),
    onMenu: (action) => menu.set(({ count }) => ({ action, count: count + 1 })),
    onOpenedElsewhere(title) {
      // The desktop opens labs by itself: from its menu and for the system.
      if (host.get()?.kind !== 'web') return;
      toasts.show({
        text: `“${title}” was opened in another window, and this one follows it.`,
        undo: false,
      });
    },
  });
  goodAnswer(lab.ask('host.info', {})).then(host.set, () => {});
  let heard = 0;
  const spoken = createStore({ text: '', count: 0 });
  toasts.subscribe(() => {
    const last = toasts.get().at(-1);
    if (last === undefined || last.id === heard) return;
    heard = last.id;
    const text = [last.title, last.text].filter(Boolean).join('. ');
    spoken.set(({ count }) => ({ text, count: count + 1 }));
  });
  let opened = 0;
  lab.subscribe(() => {
    if (lab.get().opened === opened) return;
    opened = lab.get().opened;
    selection.set({ kind: 'lab' });
    screen.set((old) => ({ ...old, start: false, begin: 'start' }));
  });
  return {
    registry,
    lab,
    selection,
    screen,
    settings: createSettings(storage),
    toasts,
    connection,
    host,
    menu,
    spoken,
  };
}

export const AppContext = createContext<App | null>(null);

/** The stores of this page. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error('useApp outside of AppContext');
  return app;
}

/** Says something to screen readers, politely; the same text twice is said twice. */
export function announce(app: App, text: string): void {
  app.spoken.set((old) => ({ text, count: old.count + 1 }));
}
