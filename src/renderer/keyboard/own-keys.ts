import type { ActionId } from '../manifests/registry';
import type { App } from '../stores/app-context';

/** The keys of an action as they are now, the first one shown. */
export function keysOf(app: App, id: ActionId): readonly string[] {
  const own = app.settings.get().keys[id];
  if (own !== undefined) return own === '' ? [] : [own];
  return app.registry.actions.get(id)?.keys ?? [];
}

/** The keys to show beside an action, or none. */
export function shownKeys(app: App, id: ActionId | undefined): string | undefined {
  return id === undefined ? undefined : keysOf(app, id)[0];
}

/** The other actions that have these keys now. Of `G W` the first key alone is taken too. */
export function sameKeys(app: App, id: ActionId, keys: string): readonly ActionId[] {
  if (keys === '') return [];
  return [...app.registry.actions.keys()].filter(
    (other) =>
      other !== id &&
      keysOf(app, other).some((each) => each === keys || each.startsWith(`${keys} `)),
  );
}

/** Gives an action other keys; its former ones when they are its own again. */
export function setKeys(app: App, id: ActionId, keys: string | null): void {
  app.settings.set((old) => {
    const { [id]: _, ...rest } = old.keys;
    const usual = keys === null || keys === app.registry.actions.get(id)?.keys?.[0];
    return { ...old, keys: usual ? rest : { ...rest, [id]: keys } };
  });
}

/** Keys that cannot be given away: they move the focus, close what is open, or type. */
const KEPT = new Set(['Tab', 'Shift+Tab', 'Escape', 'Enter', 'Space', 'Backspace', 'Delete']);
const MODIFIERS = new Set(['Control', 'Meta', 'Alt', 'Shift', 'AltGraph', 'CapsLock', 'Dead']);

/** Whether a press, as `keyName` names it, can be the keys of an action. */
export function isUsable(keys: string): boolean {
  const key = keys.split('+').at(-1) ?? '';
  return !KEPT.has(keys) && !MODIFIERS.has(key) && key !== '' && !/^Arrow/.test(keys);
}
