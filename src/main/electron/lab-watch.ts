import type { App, BrowserWindow } from 'electron';
import type { LabEvent } from '../../shared/lab-api';
import { brief } from '../../shared/printable';
import type { LabView } from '../../shared/view';
import type { RecentName } from './menu';

/** What changed of the lab that the system shows. */
export interface LabSummary {
  readonly open: boolean;
  readonly recent: readonly RecentName[];
}

/** Title of the window: the file, or the lab while it has none, and whether it is saved. macOS marks unsaved work in the frame instead. */
export function windowTitle(view: LabView | null, platform: NodeJS.Platform): string {
  if (view === null) return 'implab';
  const mark = view.file.dirty && platform !== 'darwin' ? '• ' : '';
  const name = view.file.path === null ? view.title : view.file.name;
  return `${mark}${brief(name, 200)} — implab`;
}

/**
 * Keeps title, unsaved mark, progress and menu in step with the lab.
 *
 * @param recent   asks for the recent labs
 * @param changed  told when the menu has to change
 * @returns        the listener for the lab's events
 */
export function createLabWatch(
  app: Pick<App, 'addRecentDocument'>,
  window: BrowserWindow,
  platform: NodeJS.Platform,
  recent: () => Promise<readonly RecentName[]>,
  changed: (summary: LabSummary) => void,
): (event: LabEvent) => void {
  let summary: LabSummary = { open: false, recent: [] };
  let path: string | null = null;

  const update = (next: LabSummary): void => {
    if (JSON.stringify(next) === JSON.stringify(summary)) return;
    summary = next;
    changed(summary);
  };

  return (event) => {
    if (window.isDestroyed()) return;
    if (event.type === 'task.progress') showProgress(window, event.done, event.total);
    if (event.type !== 'lab.changed') return;
    const { view } = event;
    window.setTitle(windowTitle(view, platform));
    window.setRepresentedFilename(view?.file.path ?? '');
    window.setDocumentEdited(view?.file.dirty ?? false);
    update({ ...summary, open: view !== null });
    const now = view?.file.path ?? null;
    if (now === path && !event.opened) return;
    path = now;
    if (path !== null) app.addRecentDocument(path);
    void recent().then((list) => update({ ...summary, recent: list }));
  };
}

/** A bar in the task bar or dock while a task runs. */
function showProgress(window: BrowserWindow, done: number, total: number): void {
  window.setProgressBar(done >= total ? -1 : done / total);
}
