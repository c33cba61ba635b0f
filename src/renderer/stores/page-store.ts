import type { App } from './app-context';
import { createStore, type Store } from './store';

/**
 * A store that a feature keeps for each page: made when first asked for, set back when another lab is opened.
 * Returns the function that gives the store of a page.
 *
 * @param kept  what stays of it for another lab; absent: nothing
 */
export function pageStore<T>(
  initial: T,
  kept: (old: T) => T = () => initial,
): (app: App) => Store<T> {
  const stores = new WeakMap<App, Store<T>>();
  return (app) => {
    const known = stores.get(app);
    if (known !== undefined) return known;
    const store = createStore(initial);
    stores.set(app, store);
    let { opened } = app.lab.get();
    app.lab.subscribe(() => {
      if (app.lab.get().opened === opened) return;
      opened = app.lab.get().opened;
      store.set(kept);
    });
    return store;
  };
}
