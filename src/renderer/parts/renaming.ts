import type { App } from '../stores/app-context';
import { pageStore } from '../stores/page-store';
import { showDialog } from '../stores/screen';

/** A group or node whose name is being changed in place. */
export interface Renaming {
  readonly what: 'group' | 'node';
  readonly name: string;
}

/** What is being renamed in place in a page, or nothing. */
export const renamingOf = pageStore<Renaming | null>(null);

/** What F2 would rename: the selected group or node. */
export function renameable(app: App): Renaming | null {
  const chosen = app.selection.get();
  return chosen.kind === 'group' || chosen.kind === 'node'
    ? { what: chosen.kind, name: chosen.name }
    : null;
}

/** Lets a person type another name where the name stands, or in a dialog while the board is hidden. */
export function rename(app: App, renaming: Renaming): void {
  const { start, view, dock, page } = app.screen.get();
  if (app.lab.get().past !== null) return;
  const boardShows = !start && view === 'workbench' && dock.size !== 'full' && page === null;
  if (boardShows) renamingOf(app).set(renaming);
  else showDialog(app.screen, { kind: 'rename', ...renaming });
}

/** Takes the new name as a step. True: it was taken, or is the old one. */
export async function finishRenaming(app: App, { what, name }: Renaming, typed: string) {
  const next = typed.trim();
  if (next === '' || next === name) return true;
  const step =
    what === 'node'
      ? ({ do: 'rename-node', node: name, name: next } as const)
      : ({ do: 'rename-group', group: name, name: next } as const);
  if (!(await app.lab.run([step]))) return false;
  const chosen = app.selection.get();
  if (chosen.kind === what && chosen.name === name) app.selection.set({ ...chosen, name: next });
  return true;
}
