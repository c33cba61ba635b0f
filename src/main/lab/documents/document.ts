import type { Outcome } from '../../../shared/outcome';
import type { Cost } from '../../engine/budget';
import type { Lessons } from '../lessons/lessons';
import type { OpenLab } from '../open-lab/open-lab';
import { labName, openSource } from '../opening/open-bytes';
import { budgetOf } from '../opening/over-budget';
import type { Thread } from '../opening/thread';
import { problem } from '../problem';
import { silentPause } from '../silent-pause';
import type { Turn, Turns } from '../turns';
import { pictureOf } from '../views/picture';
import type { Workspace } from '../workspace';
import { Cancelled } from '../workspace';
import { fileName } from './export';
import type { Recent } from './recent';
import type { Recovery } from './recovery';

/** The open lab as a document of the system: for the desktop's dialogs, arguments and window title. */
export interface LabDocument {
  /** Opens a lab, scenario or report. The open lab is untouched on failure. @param anyway  whatever it takes; see `Problem.anyway` */
  openPath(path: string, anyway?: true): Promise<Outcome<object>>;
  /**
   * Saves as `.implab`. Where another program changed the file since it was opened here the first try
   * answers `changed-on-disk`, and where it is marked read-only `marked-read-only`; the next one replaces it.
   */
  savePath(path: string): Promise<Outcome<object>>;
  state(): DocumentState;
}

export interface DocumentState {
  /** A lab is open. */
  readonly open: boolean;
  readonly dirty: boolean;
  /** Where it is saved; null when it never was. */
  readonly path: string | null;
  readonly title: string;
  /** Name to offer in a dialog. */
  readonly suggestedName: string;
}

/** Largest file that is read, whatever is in it. */
const MAX_BYTES = 500_000_000;

export interface DocumentParts {
  readonly workspace: Workspace;
  readonly recent: Recent;
  readonly recovery: Recovery;
  readonly lessons: Lessons;
  readonly turns: Turns;
  readonly startThread?: (() => Thread) | undefined;
  readonly log: (line: string) => void;
}

export function labDocument(parts: DocumentParts): LabDocument {
  const { workspace, recent, recovery, lessons, turns, startThread, log } = parts;
  const { files } = workspace;
  const { disk } = files;
  const open = async (
    path: string,
    budget: Cost | undefined,
    { giveWay, again }: Turn,
  ): Promise<Outcome<object>> => {
    const name = labName(path);
    // Before it is read: who writes it meanwhile is noticed at the next save.
    const stamp = await disk.stamp(path);
    const read = await disk.read(path, MAX_BYTES);
    if (!read.ok) {
      if (read.code === 'no-such-file') await recent.remove(path);
      return problem(read.code, { name, detail: read.detail });
    }
    if (workspace.files.isLesson(read.bytes)) {
      const lesson = await lessons.openBytes(read.bytes, path);
      if (lesson.ok && workspace.lab) await recent.add(entryOf(path, workspace.lab));
      return lesson;
    }
    const isLab = workspace.files.isImplab(read.bytes);
    const { revision } = workspace;
    const opened = await openSource(
      { files, pause: (label) => workspace.pause(label), startThread, log, giveWay },
      read.bytes,
      isLab ? { name, path, stamp, budget } : { name, path: null, budget },
    );
    if (!opened.ok) return opened;
    if (opened.migratedFrom !== null)
      await disk.write(`${path}.format-${opened.migratedFrom}~`, read.bytes, KEPT);
    const done = await again(() => {
      if (workspace.revision !== revision) return problem('lab-changed');
      workspace.replace(opened.lab);
      return { ok: true } as const;
    });
    if (done.ok) await recent.add(entryOf(path, opened.lab));
    else opened.lab.close();
    return done;
  };

  /** A file marked read-only that was not replaced; saving to it once more replaces it. */
  let asked: string | null = null;
  const save = async (path: string): Promise<Outcome<object>> => {
    const { lab } = workspace;
    if (!lab) return problem('no-lab');
    const name = labName(path);
    const { origin } = lab;
    const stamp = await disk.stamp(path);
    const isKnown = origin.path === path && origin.stamp !== null;
    if (isKnown && stamp !== null && stamp !== origin.stamp) {
      lab.origin = { ...origin, stamp };
      return problem('changed-on-disk', { name });
    }
    // Whoever closes the window meanwhile has saved.
    const written = await disk.write(path, await lab.bytes(silentPause()), {
      keepPrevious: true,
      secret: false,
      replaceReadOnly: asked === path,
    });
    asked = !written.ok && written.code === 'marked-read-only' ? path : null;
    if (!written.ok) return problem(written.code, { name, detail: written.detail });
    lab.markSaved({ path, name, stamp: await disk.stamp(path) });
    workspace.tellSaved();
    await recovery.flush();
    // What was written is what this engine says: replayed it says so again.
    await recent.add({ ...entryOf(path, lab), seal: 'same' });
    return { ok: true };
  };

  return {
    openPath: (path, anyway) =>
      turns.take((turn) =>
        open(path, budgetOf(anyway), turn).catch((error: unknown) => {
          if (error instanceof Cancelled) return problem('cancelled', { name: error.message });
          throw error;
        }),
      ),
    savePath: (path) => turns.take(() => save(path)),
    state() {
      const { lab, own } = workspace;
      return {
        open: lab !== null,
        dirty: own?.isDirty ?? false,
        path: lab?.origin.path ?? null,
        title: lab?.title ?? '',
        suggestedName: fileName(lab?.title ?? '', '.implab'),
      };
    },
  };
}

/** A lab for the list of recent ones. */
function entryOf(path: string, { title, origin, state }: OpenLab) {
  return { path, title, seal: origin.seal?.verdict ?? null, picture: pictureOf(state) };
}

const KEPT = { keepPrevious: false, secret: false } as const;
