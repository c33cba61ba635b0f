import { useSyncExternalStore } from 'react';

/** A value outside React that components can watch. */
export interface Store<T> {
  readonly get: () => T;
  readonly set: (next: T | ((old: T) => T)) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Makes a store. Setting the value it has tells nobody. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      const wanted = typeof next === 'function' ? (next as (old: T) => T)(value) : next;
      if (Object.is(wanted, value)) return;
      value = wanted;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Watches a part of a store. `select` must return the same object for the same value: a field, or something
 * primitive; new objects are made from the result, in the component.
 */
export function useStore<T, R>(
  store: Pick<Store<T>, 'get' | 'subscribe'>,
  select: (value: T) => R,
): R {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
