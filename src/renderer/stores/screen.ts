import type { Severity } from '../../shared/finding';
import type { ExportKind } from '../../shared/lab-api';
import type { ChosenSides } from '../features/compare/sides';
import type { AskedSources } from '../ui/source-context';
import { createStore, type Store } from './store';

/** Ways to look at the lab, as the tabs of the title bar. */
export type ViewId = 'workbench' | 'compare';
export type DockTab = 'load' | 'users' | 'findings' | 'clock';

/** A dialog over the window, at most one. */
export type DialogState =
  | { readonly kind: 'enable-users'; readonly tab?: 'count' | 'list' | 'csv'; readonly file?: File }
  /** Assign users: the ids, or nothing where the dialog asks how many of which. */
  | { readonly kind: 'assign-users'; readonly users?: readonly string[]; readonly to?: string }
  | { readonly kind: 'unassign-users'; readonly node?: string }
  | { readonly kind: 'add-group' }
  | { readonly kind: 'add-node'; readonly group: string; readonly slot: 1 | 2 }
  | { readonly kind: 'template' }
  | { readonly kind: 'rename-lab' }
  | { readonly kind: 'rename'; readonly what: 'group' | 'node'; readonly name: string }
  | { readonly kind: 'take-snapshot' }
  | { readonly kind: 'snapshots' }
  /** Export: the kind of file that is proposed. */
  | { readonly kind: 'export'; readonly what?: ExportKind }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'palette' }
  /** Asks whether to save before `proceed` replaces the lab. */
  | { readonly kind: 'unsaved'; readonly proceed: () => void };

/** What the screen shows, apart from the lab and the selection. */
export interface ScreenState {
  /** The start screen, over an open lab. */
  readonly start: boolean;
  readonly view: ViewId;
  readonly board: 'board' | 'outline';
  readonly dock: {
    readonly tab: DockTab;
    readonly size: 'open' | 'folded' | 'full';
    readonly show: 'chart' | 'table';
  };
  /** What the users table is asked to show: a filter of `UserQuery`, or null for all. */
  readonly usersFilter: string | null;
  readonly findings: { readonly place: string | null; readonly severity: Severity | null };
  /** Step whose failure the clock shows, from 0; null: the last failure. */
  readonly clockStep: number | null;
  /** What *Compare* puts side by side. */
  readonly compare: ChosenSides;
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
    view: 'workbench',
    board: 'board',
    dock: { tab: 'load', size: 'open', show: 'chart' },
    usersFilter: null,
    findings: { place: null, severity: null },
    clockStep: null,
    compare: { before: null, after: null },
    dialog: null,
    glossary: null,
    page: null,
    drawer: null,
  });
}

/** Goes to the workbench, from another view or the start screen. */
export function showWorkbench(screen: ScreenStore): void {
  screen.set((old) => ({ ...old, view: 'workbench', start: false }));
}

/** Opens a tab of the dock, unfolded, in the workbench. */
export function openDock(screen: ScreenStore, tab: DockTab): void {
  screen.set((old) => ({
    ...old,
    view: 'workbench',
    page: null,
    dock: { ...old.dock, tab, size: old.dock.size === 'folded' ? 'open' : old.dock.size },
  }));
}

/** Gives the dock its place under the board again; the focus stays with it. */
export function restoreDock(screen: ScreenStore): void {
  screen.set((old) => ({ ...old, dock: { ...old.dock, size: 'open' } }));
  // It stands there after the next drawing.
  requestAnimationFrame(() => {
    const panel = document.querySelector<HTMLElement>('[data-panel="Dock"]');
    if (panel !== null && !panel.contains(document.activeElement)) panel.focus();
  });
}

/** Opens *Users* with a filter of `UserQuery`. */
export function showUsers(screen: ScreenStore, filter: string | null): void {
  screen.set((old) => ({ ...old, usersFilter: filter }));
  openDock(screen, 'users');
}

/** Opens *Findings* for a place or a severity. */
export function showFindings(screen: ScreenStore, findings: ScreenState['findings']): void {
  screen.set((old) => ({ ...old, findings }));
  openDock(screen, 'findings');
}

/** Opens *Compare* with these sides; what is not given stays as it is. */
export function showCompare(screen: ScreenStore, sides: Partial<ChosenSides> = {}): void {
  screen.set((old) => ({
    ...old,
    view: 'compare',
    start: false,
    compare: { ...old.compare, ...sides },
  }));
}

/** Opens or closes a dialog. */
export function showDialog(screen: ScreenStore, dialog: DialogState | null): void {
  screen.set((old) => ({ ...old, dialog }));
}
