import type { App } from '../stores/app-context';
import { showView } from '../stores/navigate';
import { showDialog } from '../stores/screen';

/** Opens a branch. */
export async function switchBranch(app: App, name: string): Promise<void> {
  if ((await app.lab.attempt('branch.switch', { name })) !== null)
    app.toasts.show({ text: `Now on ${name}.`, undo: false });
}

/** Deletes a branch; the toast brings it back. */
export async function deleteBranch(app: App, name: string): Promise<void> {
  if ((await app.lab.attempt('branch.delete', { name })) === null) return;
  app.toasts.show({
    title: `Delete ${name}`,
    text: 'What was forked from it is kept.',
    undo: true,
    onUndo: () => void app.lab.attempt('branch.restore', { name }),
  });
}

/** Main and a branch, side by side. */
export function compareBranch(app: App, name: string, main: string): void {
  showView(app, 'compare', {
    before: { kind: 'branch', name: main },
    after: { kind: 'branch', name },
  });
}

/** Asks for the name of a branch that begins after so many steps. */
export function askFork(app: App, at: number): void {
  showDialog(app.screen, { kind: 'fork', at });
}
