import type { DialogState, DockTabId, ViewId } from '../manifests/registry';
import type { AskedSources } from '../ui/source-context';
import { createStore, type Store } from './store';

/** What the window shows, apart from the lab, the selection, and what each feature keeps for itself. */
export interface ScreenState {
  /** The start screen, over an open lab. */
  readonly start: boolean;
  /** What the start screen shows: ways to begin, or *From your cluster*. */
  readonly begin: 'start' | 'import';
  readonly view: ViewId;
  readonly board: 'board' | 'compact' | 'outline';
  readonly dock: {
    readonly tab: DockTabId;
    readonly size: 'open' | 'folded' | 'full';
    readonly show: 'chart' | 'table';
  };
  /** A dialog over the window, at most one. */
  readonly dialog: DialogState | null;
  /** What is looked up in the glossary, over everything else; without sources: all of it. */
  readonly glossary: AskedSources | null;
  /** The user whose page is enlarged, in place of board and dock while that user is selected; null: none. */
  readonly page: string | null;
  /** In a narrow window: the panel that is drawn over the board. */
  readonly drawer: 'steps' | 'inspector' | null;
}

export type ScreenStore = Store<ScreenState>;

/** The workbench with the load graphs, nothing over it. */
export function createScreen(): ScreenStore {
  return createStore<ScreenState>({
    start: false,
    begin: 'start',
    view: 'workbench',
    board: 'board',
    dock: { tab: 'load', size: 'open', show: 'chart' },
    dialog: null,
    glossary: null,
    page: null,
    drawer: null,
  });
}

/** Opens or closes a dialog. */
export function showDialog(screen: ScreenStore, dialog: DialogState | null): void {
  screen.set((old) => ({ ...old, dialog }));
}

/** Shows *From your cluster*, over an open lab or without one. */
export function showImport(screen: ScreenStore): void {
  screen.set((old) => ({ ...old, start: true, begin: 'import', dialog: null }));
}
