import type { ExportArgs } from '../../shared/lab-api';
import { contentOf } from '../../shared/lab-content';
import type { Step } from '../../shared/step';
import { download, isDesktop, pickFile, toBase64 } from '../host/host';
import { workspaceAddress } from '../host/web/tab-workspace';
import type { App } from '../stores/app-context';
import { showDialog, showImport } from '../stores/screen';
import { guideOf } from './guide';

/** Files that hold a lab. */
const LAB_FILES = '.implab,.json,.html,application/json';

/** Runs `proceed`, after asking whether to save where work would be lost. */
export function leaveLab(app: App, proceed: () => void): void {
  const now = app.lab.get().now;
  if (now?.file.dirty) showDialog(app.screen, { kind: 'unsaved', proceed });
  else proceed();
}

/** A new lab: one HA pair, ready to change. */
export function newLab(app: App): void {
  leaveLab(app, () => void app.lab.attempt('file.new', { template: 'pair' }));
}

/** Opens the template wizard, after asking about unsaved work: nothing typed is lost by that question. */
export function openTemplate(app: App): void {
  leaveLab(app, () => showDialog(app.screen, { kind: 'template' }));
}

/** A new lab from the steps of the template wizard. */
export async function newFromTemplate(
  app: App,
  title: string,
  steps: readonly Step[],
): Promise<void> {
  if ((await app.lab.attempt('file.new', { template: 'empty' })) === null) return;
  await app.lab.attempt('lab.rename', { title });
  // Not one action: each step of the new lab can be undone by itself.
  await app.lab.attempt('lab.run', { steps });
}

/** Opens a lab that the person chooses. */
export async function openLab(app: App): Promise<void> {
  if (isDesktop(app.host.get())) {
    await app.lab.attempt('shell.open', {});
    return;
  }
  const file = await pickFile(LAB_FILES);
  if (file !== null) await openFile(app, file);
}

/** A window, or in a browser a tab, for a lab of its own. */
export function openWindow(app: App): void {
  if (isDesktop(app.host.get())) void app.lab.attempt('shell.newWindow', {});
  else window.open(workspaceAddress(null), '_blank');
}

/** Opens a lab from the list of recent ones; the desktop only. */
export async function openRecent(app: App, path: string): Promise<void> {
  await app.lab.attempt('shell.open', { recent: path });
}

/**
 * Opens a file that was chosen or dropped, told by its content, whatever the name ends in: a lab, a scenario or a
 * lesson, an export of a cluster, or users for a lab.
 */
export async function openFile(app: App, file: File): Promise<void> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const content = contentOf(head, file.name);
  const atStart = app.screen.get().start || app.lab.get().now === null;
  if (content === 'cluster-archive' || (content === 'cluster' && atStart)) {
    await importPiece(app, file);
    return;
  }
  if (content !== 'lab') {
    await importUsers(app, file);
    return;
  }
  leaveLab(app, async () => {
    await app.lab.attempt('file.openBytes', { name: file.name, data: await toBase64(file) });
  });
}

/** Opens *From your cluster* with a piece in it. */
async function importPiece(app: App, file: File): Promise<void> {
  const data = await toBase64(file);
  if ((await app.lab.attempt('import.add', { name: file.name, data })) === null) return;
  showImport(app.screen);
}

/** As much of a file as tells what it is. */
const HEAD_BYTES = 65_536;

/** Opens the import of users, in a new lab where none is open. */
export async function importUsers(app: App, file?: File): Promise<void> {
  if (app.lab.get().now === null) {
    if ((await app.lab.attempt('file.new', { template: 'pair' })) === null) return;
  }
  app.screen.set((old) => ({ ...old, start: false }));
  const chosen = file === undefined ? {} : { file };
  showDialog(app.screen, { kind: 'enable-users', tab: 'csv', ...chosen });
}

/** Resolves when the next lab that is opened is the one that the page shows. */
function nextOpened(app: App): Promise<void> {
  const { opened } = app.lab.get();
  return new Promise((resolve) => {
    const forget = app.lab.subscribe(() => {
      if (app.lab.get().opened === opened) return;
      forget();
      resolve();
    });
  });
}

/** Opens one of the shipped labs at what it asks about, with its note above the board. */
export function openSample(app: App, id: string): void {
  leaveLab(app, async () => {
    const samples = await app.lab.attempt('file.samples', {});
    const shown = nextOpened(app);
    if ((await app.lab.attempt('file.openSample', { id })) === null) return;
    await shown;
    const user = samples?.samples.find((sample) => sample.id === id)?.user ?? null;
    if (user !== null) app.selection.set({ kind: 'user', id: user });
    guideOf(app).set(true);
  });
}

/** Saves: the system's dialog on the desktop, a download in a browser. True: the lab is saved. */
export async function saveLab(app: App, as: boolean): Promise<boolean> {
  if (isDesktop(app.host.get())) {
    const answer = await app.lab.attempt('shell.save', { as });
    return answer?.saved ?? false;
  }
  const answer = await app.lab.attempt('file.saveBytes', {});
  if (answer === null) return false;
  download(answer.file);
  app.toasts.show({ text: `Saved as ${answer.file.name}.`, undo: false });
  return true;
}

/** Writes something out of the lab: a dialog on the desktop, a download in a browser. True: it is written. */
export async function exportLab(app: App, args: ExportArgs): Promise<boolean> {
  if (isDesktop(app.host.get())) {
    const answer = await app.lab.attempt('shell.export', args);
    return answer?.saved ?? false;
  }
  const answer = await app.lab.attempt('file.export', args);
  if (answer === null) return false;
  download(answer.file);
  app.toasts.show({ text: `Exported as ${answer.file.name}.`, undo: false });
  return true;
}
