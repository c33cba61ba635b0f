import { basename, extname } from 'node:path';
import type { BrowserWindow, Dialog, MessageBoxOptions } from 'electron';
import type { MenuAction } from '../../shared/actions';
import type { FileOut, LabApi } from '../../shared/lab-api';
import type { Outcome } from '../../shared/outcome';
import { brief } from '../../shared/printable';
import type { LabDisk } from '../lab/documents/lab-files';
import type { Lab } from '../lab/lab';
import { problem } from '../lab/problem';
import type { FileDialogs } from './file-dialogs';
import type { ReportPrinter } from './report-window';
import { SHELL_ARGS, type ShellCommand } from './shell-args';

/** What the desktop does with the document beside the lab's own commands. */
export interface DocumentShell {
  /** Answers the `shell.*` commands of the page. */
  readonly call: (command: string, args: unknown) => Promise<unknown>;
  /** Opens a file, and tells what went wrong in a dialog of the window. One that takes very much is asked about. */
  readonly openFile: (path: string) => Promise<void>;
  /** Whether the lab may be left: it is saved, was saved now, or is given up. */
  readonly mayLeave: () => Promise<boolean>;
  readonly printReport: () => Promise<void>;
}

export interface DocumentShellParts {
  readonly lab: Lab;
  readonly window: BrowserWindow;
  readonly dialog: Dialog;
  readonly files: FileDialogs;
  readonly disk: LabDisk;
  readonly printer: ReportPrinter;
  /** Opens a file, here or in a window of its own. @param anyway  whatever it takes; see `Problem.anyway` */
  readonly openFile: (path: string, anyway?: true) => Promise<Outcome<object>>;
  /** Opens a window with nothing in it. */
  readonly openWindow: () => void;
  /** Takes what the page offers in the menu bar. */
  readonly offer: (actions: readonly MenuAction[]) => void;
}

/** A question or a message of a dialog. */
interface Asked extends Pick<MessageBoxOptions, 'type' | 'buttons' | 'defaultId' | 'cancelId'> {
  readonly message: string;
  readonly detail: string;
}

type ShellResult<K extends ShellCommand> = Promise<LabApi[K]['result']>;
type Handlers = {
  readonly [K in ShellCommand]: (args: LabApi[K]['args']) => ShellResult<K>;
};

/** Puts dialogs around the lab's document. The page names no path, except one of the recent list. */
export function createDocumentShell(parts: DocumentShellParts): DocumentShell {
  const { lab, window, dialog, files } = parts;
  let asking: Promise<boolean> | null = null;
  /** The file that the page asked for last and that was not opened. */
  let refused: string | null = null;

  const handlers: Handlers = {
    async 'shell.open'({ recent, anyway }) {
      if (recent !== undefined && !(await isRecent(lab, recent))) {
        return problem('no-such-file', { name: basename(recent) });
      }
      const path = recent ?? (anyway ? refused : await files.open());
      if (path === null) return { ok: true, opened: false };
      const outcome = await parts.openFile(path, anyway);
      refused = outcome.ok ? null : path;
      return outcome.ok ? { ok: true, opened: true } : outcome;
    },
    async 'shell.newWindow'() {
      parts.openWindow();
      return { ok: true };
    },
    'shell.save': ({ as }) => save(as),
    'shell.export': (args) => exportFile(parts, args),
    async 'shell.offer'({ actions }) {
      parts.offer(actions);
      return { ok: true };
    },
  };

  async function save(as: boolean): ShellResult<'shell.save'> {
    const { path, suggestedName } = lab.document.state();
    const target = as || path === null ? await files.save(suggestedName, ['.implab']) : path;
    if (target === null) return { ok: true, saved: false };
    const outcome = await lab.document.savePath(target);
    return outcome.ok ? { ok: true, saved: true } : outcome;
  }

  /** One question at a time, however often closing is asked for. */
  function mayLeave(): Promise<boolean> {
    asking ??= askToLeave().finally(() => {
      asking = null;
    });
    return asking;
  }

  async function askToLeave(): Promise<boolean> {
    const { dirty, title } = lab.document.state();
    if (!dirty) return true;
    const answer = await ask({
      type: 'warning',
      message: `“${brief(title, 100)}” has changes that are not saved`,
      detail: 'They are lost unless you save them.',
      buttons: ['Save', 'Don’t save', 'Cancel'],
      defaultId: 0,
      cancelId: 2,
    });
    if (answer !== 0) return answer === 1;
    const outcome = await save(false);
    if (!outcome.ok) await show(outcome);
    return outcome.ok && outcome.saved;
  }

  async function show(outcome: Outcome<object>): Promise<void> {
    if (outcome.ok) return;
    const { title, message } = 'problem' in outcome ? outcome.problem : outcome.refusal;
    await ask({ type: 'error', message: title, detail: message, buttons: ['OK'] });
  }

  /** Asks in a dialog of the window. @returns the index of the button */
  async function ask({ message, detail, ...box }: Asked): Promise<number> {
    if (window.isDestroyed()) return box.cancelId ?? 0;
    // A file may be refused before the first paint, and macOS hides the dialog of a hidden window with it.
    if (!window.isVisible()) window.show();
    const { response } = await dialog.showMessageBox(window, {
      ...box,
      message: brief(message),
      detail: brief(detail, 1000),
      noLink: true,
    });
    return response;
  }

  async function openFile(path: string): Promise<void> {
    const outcome = await parts.openFile(path);
    if (outcome.ok || !('problem' in outcome) || outcome.problem.anyway === undefined)
      return show(outcome);
    const { title, message, anyway } = outcome.problem;
    const answer = await ask({
      type: 'warning',
      message: title,
      detail: `${message} Opened all the same it takes ${anyway} on a slow machine; other windows answer meanwhile, and it can be ended.`,
      buttons: ['Open anyway', 'Cancel'],
      defaultId: 1,
      cancelId: 1,
    });
    if (answer === 0) await show(await parts.openFile(path, true));
  }

  return {
    async call(command, args) {
      if (!Object.hasOwn(SHELL_ARGS, command)) {
        return problem('unknown-command', { name: command.slice(0, 60) });
      }
      const name = command as ShellCommand;
      const read = SHELL_ARGS[name].safeParse(args);
      if (!read.success) {
        return problem('bad-arguments', { detail: read.error.issues[0]?.message });
      }
      return handlers[name](read.data as never);
    },
    openFile,
    mayLeave,
    async printReport() {
      const outcome = await exported(lab, { kind: 'report' });
      if (!outcome.ok) return show(outcome);
      await show(await onPaper(parts.printer.print(textOf(outcome.file))));
    },
  };
}

async function isRecent(lab: Lab, path: string): Promise<boolean> {
  const answer = (await lab.call('file.recent', {})) as LabApi['file.recent']['result'];
  return answer.ok && answer.recent.some((entry) => entry.path === path);
}

function exported(
  lab: Lab,
  args: LabApi['file.export']['args'],
): Promise<LabApi['file.export']['result']> {
  return lab.call('file.export', args) as Promise<LabApi['file.export']['result']>;
}

/** Writes an export where the person wants it. A report may become a PDF by its extension. */
async function exportFile(
  { lab, files, disk, printer }: DocumentShellParts,
  args: LabApi['shell.export']['args'],
): ShellResult<'shell.export'> {
  const outcome = await exported(lab, args);
  if (!outcome.ok) return outcome;
  const { file } = outcome;
  const own = extname(file.name).toLowerCase();
  const path = await files.save(file.name, own === '.html' ? [own, '.pdf'] : [own]);
  if (path === null) return { ok: true, saved: false };
  const made =
    extname(path).toLowerCase() === '.pdf'
      ? await onPaper(printer.toPdf(textOf(file)))
      : { ok: true as const, result: Buffer.from(file.data, 'base64') };
  if (!made.ok) return made;
  const written = await disk.write(path, made.result, { keepPrevious: false, secret: false });
  if (written.ok) return { ok: true, saved: true };
  return problem(written.code, { name: basename(path), detail: written.detail });
}

/** What comes of printing; where the system cannot, its words become a problem. */
async function onPaper<T>(task: Promise<T>): Promise<Outcome<{ readonly result: T }>> {
  try {
    return { ok: true, result: await task };
  } catch (error) {
    return problem('print-failed', { detail: error instanceof Error ? error.message : `${error}` });
  }
}

function textOf(file: FileOut): string {
  return Buffer.from(file.data, 'base64').toString('utf8');
}
