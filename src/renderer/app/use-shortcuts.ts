import { useEffect } from 'react';
import { keepFocus } from '../keyboard/keep-focus';
import { isCharacterKey, isLetterKey, keyName, typesText } from '../keyboard/keys';
import { keysOf } from '../keyboard/own-keys';
import { rememberFocus } from '../keyboard/panels';
import { canRun, isActionId, runAction } from '../manifests/run-action';
import { type App, useApp } from '../stores/app-context';
import { restoreDock } from '../stores/navigate';
import { levelOut } from '../stores/selection';

/** A pair of keys is one action within this time. */
const PAIR_MS = 1500;

/** Actions by their keys as they are now, and the first keys of pairs such as `G W`. */
function keyTable(app: App) {
  const byKey = new Map(
    [...app.registry.actions.keys()].flatMap((id) =>
      keysOf(app, id).map((keys) => [keys, id] as const),
    ),
  );
  const firsts = [...byKey.keys()].filter((keys) => keys.includes(' '));
  return { byKey, prefixes: new Set(firsts.map((keys) => keys.split(' ')[0])) };
}

/** Listens to the keys of the action table and to the native menu, for as long as the page lives. */
export function useShortcuts(): void {
  const app = useApp();
  useEffect(() => {
    let table = keyTable(app);
    const forgetKeys = app.settings.subscribe(() => {
      table = keyTable(app);
    });
    let first: { readonly key: string; readonly time: number } | null = null;
    const press = (event: KeyboardEvent): void => {
      // A dialog has its own keys, also in the moment before it is drawn.
      if (event.defaultPrevented || event.isComposing || app.screen.get().dialog !== null) return;
      const key = keyName(event);
      const pair =
        first !== null && event.timeStamp - first.time < PAIR_MS ? `${first.key} ${key}` : null;
      first = null;
      if (isLetterKey(key) && typesText(event.target)) return;
      if (isCharacterKey(key) && !app.settings.get().letters) return;
      if (key === 'Escape') {
        stepOut(app);
        return;
      }
      if (pair === null && table.prefixes.has(key)) {
        first = { key, time: event.timeStamp };
        return;
      }
      const id = table.byKey.get(pair ?? key) ?? table.byKey.get(key);
      if (id === undefined || keepsOwnUndo(event, id) || !canRun(app, id)) return;
      event.preventDefault();
      runAction(app, id);
    };
    document.addEventListener('keydown', press);
    const forgetFocus = rememberFocus();
    const stopKeeping = keepFocus(document);
    const forgetMenu = app.menu.subscribe(() => {
      const id = app.menu.get().action;
      if (!isActionId(app, id) || undoesInField(id)) return;
      runAction(app, id);
    });
    return () => {
      document.removeEventListener('keydown', press);
      forgetKeys();
      forgetFocus();
      stopKeeping();
      forgetMenu();
    };
  }, [app]);
}

/** A field keeps its own undo and redo. */
function keepsOwnUndo(event: KeyboardEvent, id: string): boolean {
  return (
    id.startsWith('history.') &&
    typesText(event.target) &&
    event.target instanceof HTMLElement &&
    event.target.matches('input, textarea')
  );
}

/** Undo and redo of the desktop's menu belong to the field that has the focus, as the system's own items would. */
function undoesInField(id: string): boolean {
  const edit = id === 'history.undo' ? 'undo' : id === 'history.redo' ? 'redo' : null;
  if (edit === null || !document.activeElement?.matches('input, textarea')) return false;
  return document.execCommand(edit);
}

function isEnlarged(app: App): boolean {
  const selection = app.selection.get();
  return selection.kind === 'user' && selection.id === app.screen.get().page;
}

/** Escape goes one level out: drawer, enlarged page or clock, look back, selection, enlarged dock. */
function stepOut(app: App): void {
  const { dock, view, start } = app.screen.get();
  const full = view === 'workbench' && !start && dock.size === 'full';

  if (app.screen.get().drawer !== null) {
    app.screen.set((old) => ({ ...old, drawer: null }));
    return;
  }
  if (view === 'workbench' && isEnlarged(app)) {
    app.screen.set((old) => ({ ...old, page: null }));
    return;
  }
  const { now, past } = app.lab.get();
  if (full && (dock.tab === 'clock' || (past === null && app.selection.get().kind === 'lab'))) {
    restoreDock(app.screen);
  } else if (past !== null) void app.lab.lookAt(null);
  else app.selection.set((old) => levelOut(old, now));
}
