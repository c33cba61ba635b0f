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
}

/** Keeps the browser's history and address in step with the page: Back goes to the screen before, `#user=…` selects. */
export function followAddress(app: App, window: Window): void {
  followLinks(app, window);
  let last = JSON.stringify(placeOf(app));
  window.history.replaceState({ place: placeOf(app) }, '');
  const look = (): void => {
    if (app.lab.get().connecting) return;
    const place = placeOf(app);
    const text = JSON.stringify(place);
    if (text === last) return;
    last = text;
    window.history.pushState({ place }, '');
  };
  app.screen.subscribe(look);
  app.lab.subscribe(look);
  window.addEventListener('popstate', ({ state }) => {
    const place = (state as { readonly place?: Place } | null)?.place;
    if (place === undefined) return;
    // What it returns to is no new place.
    last = JSON.stringify({ ...place, start: place.start || app.lab.get().now === null });
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

function placeOf(app: App): Place {
  const { start, view, dock } = app.screen.get();
  return {
    start: start || app.lab.get().now === null,
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
