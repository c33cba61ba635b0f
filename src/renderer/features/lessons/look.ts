import { focusPlace } from '../../keyboard/focus-places';
import type { App } from '../../stores/app-context';

/** Brings what a mark of the lesson points at into sight: it is selected, so that board and inspector show it. */
export function lookAt(app: App, mark: string | undefined): void {
  if (mark === undefined) return;
  const colon = mark.indexOf(':');
  const kind = colon < 0 ? mark : mark.slice(0, colon);
  const name = mark.slice(colon + 1);
  if (kind === 'node' || kind === 'group') app.selection.set({ kind, name });
  else if (kind === 'user') app.selection.set({ kind, id: name });
  else if (kind === 'step') app.selection.set({ kind, index: Number(name) });
  else if (kind === 'mode') focusPlace('mode');
  else if (kind === 'chart')
    app.screen.set((old) => ({
      ...old,
      dock: { ...old.dock, tab: 'load', size: 'open', show: 'chart' },
    }));
}
