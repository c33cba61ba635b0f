import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Cost } from '../../engine/budget';
import { type Opened, type OpeningParts, openSource } from '../opening/open-bytes';
import { problem } from '../problem';
import type { Workspace } from '../workspace';
import type { DiskWrite } from './lab-files';
import { copyMaker } from './recovery-copy';
import { BEAT_MS, left, type RecoveryNote, readNote, thisMachine } from './recovery-note';

/** What another session left behind. */
export interface RecoveryOffer {
  readonly title: string;
  /** Steps that were not saved; 0: all were, as a download that nobody can look at. */
  readonly steps: number;
  /** ISO time of the last change kept. */
  readonly at: string;
}

/** Keeps a copy of unsaved work in the app's folder, never over the person's own file. */
export interface Recovery {
  /**
   * The newest copy that a session left behind without a clean end. Takes some seconds where it cannot be known at once
   * whether that session still runs.
   */
  offer(): Promise<RecoveryOffer | null>;
  /** Opens that copy. */
  open(parts: OpeningParts, budget: Cost | undefined): Promise<Opened>;
  /** It is in the workspace. The copy goes once the lab is safe: in a copy of this session, saved, or given up. */
  readonly taken: () => void;
  /** Removes that copy unopened. */
  discard(): Promise<void>;
  /** The lab changed, was saved or replaced: a copy is due soon, or none is needed any more. */
  changed(): void;
  /** Writes what is due now. */
  flush(): Promise<void>;
  /** @param keep  leave the copy of unsaved work for the next session */
  close(keep: boolean): Promise<void>;
}

/** From a change to its copy, in milliseconds. Issue: within 5 s. */
const DELAY = 2000;
/** A session names its copy by chance: no other one, on this machine or another, has the same. */
const COPY = /^(recovery(?:-[\da-f]+)?)\.implab$/;
/** Letters of a title or name that a note holds, so that it can always be read. */
const LONGEST_NAME = 200;
const MAX_BYTES = 400_000_000;
const OPTIONS = { keepPrevious: false, secret: true } as const;

/** Why there is no copy, for the window. */
const WHY: Readonly<Record<Extract<DiskWrite, { ok: false }>['code'], string>> = {
  'disk-full': 'the disk is full',
  'read-only': 'the folder of implab is read-only',
  'marked-read-only': 'the copy is marked read-only',
  'file-locked': 'another program holds the copy',
  'write-failed': 'the folder of implab cannot be written',
};

/** Copies that labs of this very process write. */
const LIVE = new Set<string>();

/**
 * @param folder  null: no copies are kept
 * @param log     hears of a copy that could not be written
 */
export function keepRecovery(
  folder: string | null,
  workspace: Workspace,
  log: (line: string) => void,
): Recovery {
  return folder === null ? NOWHERE : recoveryIn(folder, workspace, log);
}

const NOWHERE: Recovery = {
  offer: async () => null,
  open: async () => problem('nothing-to-recover'),
  taken: () => {},
  discard: async () => {},
  changed: () => {},
  flush: async () => {},
  close: async () => {},
};

function recoveryIn(folder: string, workspace: Workspace, log: (line: string) => void): Recovery {
  const { disk } = workspace.files;
  const pathOf = (slot: string, ending: 'implab' | 'json') => join(folder, `${slot}.${ending}`);
  let own: string | null = null;
  /** The copy that was opened, and goes once the lab is safe in a copy of this session. */
  let taken: string | null = null;
  /** The copy that was opened last. */
  let opening: string | null = null;
  /** The copy that was offered. */
  let offered: string | null = null;
  let timer: NodeJS.Timeout | null = null;
  let beat: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  const copies = copyMaker();

  const remove = async (slot: string): Promise<void> => {
    await disk.remove(pathOf(slot, 'implab'));
    await disk.remove(pathOf(slot, 'json'));
  };
  const writeNote = async (slot: string, note: RecoveryNote): Promise<void> => {
    const bytes = new TextEncoder().encode(JSON.stringify(note));
    await disk.write(pathOf(slot, 'json'), bytes, OPTIONS);
  };
  const begin = async (slot: string, note: RecoveryNote): Promise<void> => {
    LIVE.add(pathOf(slot, 'implab'));
    own = slot;
    // First of all the place is taken, so that another session sees whose it is, and that we live.
    await writeNote(slot, note);
    beat = setInterval(() => void disk.touch(pathOf(slot, 'json')), BEAT_MS).unref();
  };
  const give = (slot: string): void => {
    if (beat) clearInterval(beat);
    LIVE.delete(pathOf(slot, 'implab'));
    own = null;
  };
  /** The lab is safe, so what was opened to recover it is not needed any more. */
  const dropTaken = async (): Promise<void> => {
    if (taken !== null) await remove(taken);
    taken = null;
  };
  /** @param ending  the session ends well: a lab that was saved as a download is its person's own now */
  const writeCopy = async (ending: boolean): Promise<void> => {
    const lab = workspace.own;
    if (!lab?.isDirty && (ending || !lab?.isDownload)) {
      copies.close();
      if (own !== null) {
        await remove(own);
        give(own);
      }
      await dropTaken();
      return;
    }
    const facts = {
      pid: process.pid,
      machine: thisMachine(),
      title: lab.title.slice(0, LONGEST_NAME),
      steps: lab.unsavedSteps,
      at: new Date().toISOString(),
      name: lab.origin.name.slice(0, LONGEST_NAME),
      path: lab.origin.path,
      stamp: lab.origin.stamp,
    };
    const { bytes, position } = await copies.copyOf(lab);
    const note: RecoveryNote = { ...facts, position };
    const slot = own ?? `recovery-${randomBytes(8).toString('hex')}`;
    if (own === null) await begin(slot, note);
    const written = await disk.write(pathOf(slot, 'implab'), bytes, OPTIONS);
    await writeNote(slot, note);
    if (written.ok) await dropTaken();
    else log(`No recovery copy: ${written.code}, ${written.detail}`);
    workspace.tellUnsafe(written.ok ? null : WHY[written.code]);
  };
  const flush = (ending = false): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    // One copy that fails must not be the last one.
    writing = writing
      .then(() => writeCopy(ending))
      .catch((error) => log(`No recovery copy: ${String(error)}`));
    return writing;
  };
  const found = async (): Promise<{ slot: string; note: RecoveryNote } | null> => {
    const slots = (await disk.list(folder))
      .flatMap((file) => COPY.exec(file)?.[1] ?? [])
      .filter((slot) => slot !== own && slot !== taken && !LIVE.has(pathOf(slot, 'implab')));
    const notes = new Map<string, RecoveryNote>();
    for (const slot of slots) {
      const path = pathOf(slot, 'json');
      notes.set(path, await readNote(disk, path));
    }
    const gone = await left(disk, notes);
    const copies = slots
      .map((slot) => ({ slot, note: notes.get(pathOf(slot, 'json'))! }))
      .filter(({ slot }) => gone.has(pathOf(slot, 'json')));
    return copies.sort((a, b) => (a.note.at < b.note.at ? 1 : -1))[0] ?? null;
  };
  /** The copy that was offered, if it is still there; else the newest. */
  const wanted = async (): Promise<{ slot: string; note: RecoveryNote } | null> => {
    const slot = offered;
    if (slot === null || slot === taken) return found();
    const path = pathOf(slot, 'json');
    return (await disk.stamp(pathOf(slot, 'implab'))) === null
      ? found()
      : { slot, note: await readNote(disk, path) };
  };

  return {
    async offer() {
      const copy = await found();
      offered = copy?.slot ?? null;
      return copy && { title: copy.note.title, steps: copy.note.steps, at: copy.note.at };
    },
    async open(parts, budget) {
      const copy = await wanted();
      if (!copy) return problem('nothing-to-recover');
      const { name, path, stamp, position } = copy.note;
      const read = await disk.read(pathOf(copy.slot, 'implab'), MAX_BYTES);
      if (!read.ok) return problem(read.code, { name, detail: read.detail });
      const opened = await openSource(parts, read.bytes, { name, path, stamp, position, budget });
      if (opened.ok) opened.lab.markUnsaved();
      opening = copy.slot;
      return opened;
    },
    taken() {
      taken = opening;
      offered = null;
    },
    async discard() {
      const slot = (await wanted())?.slot;
      offered = null;
      if (slot !== undefined) await remove(slot);
    },
    changed() {
      if (!workspace.own?.isDirty) {
        if (own !== null || taken !== null) void flush();
        return;
      }
      timer ??= setTimeout(() => void flush(), DELAY).unref();
    },
    flush: () => flush(),
    async close(keep) {
      if (keep) await flush(true);
      else {
        if (timer) clearTimeout(timer);
        timer = null;
        await writing;
        if (own !== null) await remove(own);
      }
      if (own !== null) give(own);
      copies.close();
    },
  };
}
