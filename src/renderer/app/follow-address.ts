import { workspaceAddress } from '../host/web/tab-workspace';
import { selectionOf } from '../parts/links';
import type { App } from '../stores/app-context';
import { showView } from '../stores/navigate';
import type { ScreenState } from '../stores/screen';

/** What the Back button of the browser returns to. */
interface Place {
  readonly start: boolean;
  readonly view: ScreenState['view'];
  /** The dock tab that fills the workbench, or null. */
  readonly full: ScreenState['dock']['tab'] | null;
  /** The workspace of the tab, or null. */
  readonly workspace: string | null;
}

/**
 * Keeps the browser's history and address in step with the page: Back goes to the screen before, the address names the
 * lab of the tab, and `#user=…` selects.
 */
export function followAddress(app: App, window: Window): void {
  followLinks(app, window);
  let last = placeOf(app);
  let opened = app.lab.get().opened;
  window.history.replaceState({ place: last }, '');
  const look = (): void => {
    if (app.lab.get().connecting) return;
    const place = placeOf(app);
    if (isSame(place, last)) return;
    // The same screen of the same lab, whose workspace got a name: nothing to come back to.
    const isNamed = isSame({ ...place, workspace: null }, { ...last, workspace: null });
    const isKept = isNamed && (last.workspace === null || app.lab.get().opened === opened);
    last = place;
    opened = app.lab.get().opened;
    const { hash } = window.location;
    const address =
      place.workspace === null ? '' : workspaceAddress(place.workspace) + (isKept ? hash : '');
    if (isKept) window.history.replaceState({ place }, '', address);
    else window.history.pushState({ place }, '', address);
  };
  app.screen.subscribe(look);
  // Another workspace and what stands on it are told one right after the other.
  app.lab.subscribe(() => queueMicrotask(look));
  window.addEventListener('popstate', ({ state }) => {
    const place = (state as { readonly place?: Place } | null)?.place;
    if (place === undefined) return;
    // What it returns to is no new place.
    last = { ...place, start: place.start || app.lab.get().now === null };
    const { workspace } = app.lab.get();
    if (place.workspace !== null && place.workspace !== workspace)
      app.lab.goToWorkspace(place.workspace);
    app.screen.set((old) => ({
      ...old,
      dialog: null,
      start: place.start && app.lab.get().now !== null,
      view: place.view,
      dock:
        place.full === null
          ? { ...old.dock, size: old.dock.size === 'full' ? 'open' : old.dock.size }
          : { ...old.dock, tab: place.full, size: 'full' },
    }));
  });
}

function isSame(one: Place, other: Place): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function placeOf(app: App): Place {
  const { start, view, dock } = app.screen.get();
  const { now, workspace } = app.lab.get();
  return {
    start: start || now === null,
    workspace,
    view,
    full: dock.size === 'full' ? dock.tab : null,
  };
}

/** Goes to what the address names, once a lab is there and whenever the address changes. */
function followLinks(app: App, window: Window): void {
  let waiting = selectionOf(window.location.hash);
  const go = (): void => {
    const { now, rows } = app.lab.get();
    if (waiting === null || now === null) return;
    const wanted = waiting;
    waiting = null;
    showView(app, 'workbench');
    app.selection.set(wanted);
    if (wanted.kind === 'step' && wanted.index < rows.length) void app.lab.lookAt(wanted.index + 1);
  };
  app.lab.subscribe(go);
  window.addEventListener('hashchange', () => {
    waiting = selectionOf(window.location.hash);
    go();
  });
  go();
}
