import { basename, extname } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';
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
  /** Shows what went wrong in a dialog of the window; nothing for what went well. */
  readonly show: (outcome: Outcome<object>) => Promise<void>;
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
  /** Opens a file, here or in a window of its own. */
  readonly openFile: (path: string) => Promise<Outcome<object>>;
  /** Opens a window with nothing in it. */
  readonly openWindow: () => void;
  /** Takes what the page offers in the menu bar. */
  readonly offer: (actions: readonly MenuAction[]) => void;
}

type ShellResult<K extends ShellCommand> = Promise<LabApi[K]['result']>;
type Handlers = {
  readonly [K in ShellCommand]: (args: LabApi[K]['args']) => ShellResult<K>;
};

/** Puts dialogs around the lab's document. The page names no path, except one of the recent list. */
export function createDocumentShell(parts: DocumentShellParts): DocumentShell {
  const { lab, window, dialog, files } = parts;
  let asking: Promise<boolean> | null = null;

  const handlers: Handlers = {
    async 'shell.open'({ recent }) {
      if (recent !== undefined && !(await isRecent(lab, recent))) {
        return problem('no-such-file', { name: basename(recent) });
      }
      const path = recent ?? (await files.open());
      if (path === null) return { ok: true, opened: false };
      const outcome = await parts.openFile(path);
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
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: `“${brief(title, 100)}” has changes that are not saved`,
      detail: 'They are lost unless you save them.',
      buttons: ['Save', 'Don’t save', 'Cancel'],
      defaultId: 0,
      cancelId: 2,
      noLink: true,
    });
    if (response !== 0) return response === 1;
    const outcome = await save(false);
    if (!outcome.ok) await show(outcome);
    return outcome.ok && outcome.saved;
  }

  async function show(outcome: Outcome<object>): Promise<void> {
    if (outcome.ok) return;
    const { title, message } = 'problem' in outcome ? outcome.problem : outcome.refusal;
    // A file may be refused before the first paint, and macOS hides the dialog of a hidden window with it.
    if (!window.isVisible()) window.show();
    await dialog.showMessageBox(window, {
      type: 'error',
      message: brief(title),
      detail: brief(message, 1000),
      buttons: ['OK'],
      noLink: true,
    });
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
    show,
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
