import { focusPlace } from '../keyboard/focus-places';
import type { DockAsked, DockTabId, ViewAsked, ViewId } from '../manifests/registry';
import type { App } from './app-context';
import type { ScreenStore } from './screen';

/** Goes to a view, from another one or the start screen, and tells it what to show. */
export function showView<Id extends ViewId>(app: App, id: Id, asked?: ViewAsked<Id>): void {
  const view = app.registry.views.find((each) => each.id === id);
  if (asked !== undefined) view?.take?.(app, asked as never);
  app.screen.set((old) => ({ ...old, view: id, start: false }));
}

/** Opens a tab of the dock, unfolded, in the workbench, and tells it what to show. */
export function openDock<Id extends DockTabId>(app: App, id: Id, asked?: DockAsked<Id>): void {
  const tab = app.registry.dockTabs.find((each) => each.id === id);
  if (asked !== undefined) tab?.take?.(app, asked as never);
  app.screen.set((old) => ({
    ...old,
    // A lesson has the dock beside its text.
    view: old.view === 'lessons' && app.lab.get().now?.lesson ? old.view : 'workbench',
    start: false,
    page: null,
    dock: { ...old.dock, tab: id, size: old.dock.size === 'folded' ? 'open' : old.dock.size },
  }));
}

/** Gives the dock its place under the board again; the focus stays with it. */
export function restoreDock(screen: ScreenStore): void {
  screen.set((old) => ({ ...old, dock: { ...old.dock, size: 'open' } }));
  // It stands there after the next drawing.
  requestAnimationFrame(() => focusPlace('dock'));
}

/** Brings the focus to the inspector, which a narrow window draws over the board. */
export function showInspector(screen: ScreenStore): void {
  screen.set((old) => ({ ...old, drawer: 'inspector' }));
  requestAnimationFrame(() => focusPlace('inspector'));
}
