import { join } from 'node:path';
import type { Desk } from './desk';
import type { LabDisk } from './lab-files';
import { type Opened, openBytes } from './open-bytes';
import { problem } from './problem';

/** What another session left behind. */
export interface RecoveryOffer {
  readonly title: string;
  /** Steps that were not saved. */
  readonly steps: number;
  /** ISO time of the last change kept. */
  readonly at: string;
}

/** Keeps a copy of unsaved work in the app's folder, never over the person's own file. */
export interface Recovery {
  /** The newest copy that a session left behind without a clean end. */
  offer(): Promise<RecoveryOffer | null>;
  /** Opens that copy; it stays until `discard`. */
  take(): Promise<Opened>;
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
const SLOTS = ['recovery', 'recovery-2', 'recovery-3', 'recovery-4', 'recovery-5'] as const;
const MOST_NOTE_BYTES = 100_000;
const MOST_BYTES = 400_000_000;
const OPTIONS = { keepPrevious: false, secret: true } as const;

/** What stands beside a copy: whose it is and where its lab was saved. */
interface Note extends RecoveryOffer {
  /** Process that writes it. */
  readonly pid: number;
  readonly name: string;
  readonly path: string | null;
}

/**
 * @param folder  null: no copies are kept
 * @param log     hears of a copy that could not be written
 */
export function keepRecovery(
  folder: string | null,
  desk: Desk,
  log: (line: string) => void,
): Recovery {
  return folder === null ? NOWHERE : recoveryIn(folder, desk, log);
}

const NOWHERE: Recovery = {
  offer: async () => null,
  take: async () => problem('nothing-to-recover'),
  discard: async () => {},
  changed: () => {},
  flush: async () => {},
  close: async () => {},
};

function recoveryIn(folder: string, desk: Desk, log: (line: string) => void): Recovery {
  const { disk } = desk.files;
  const pathOf = (slot: string, ending: 'implab' | 'json') => join(folder, `${slot}.${ending}`);
  let own: string | null = null;
  /** The copy that was opened, and goes once the lab is safe in a copy of this session. */
  let taken: string | null = null;
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  const remove = async (slot: string): Promise<void> => {
    await disk.remove(pathOf(slot, 'implab'));
    await disk.remove(pathOf(slot, 'json'));
  };
  const writeNote = async (slot: string, note: Note): Promise<void> => {
    const bytes = new TextEncoder().encode(JSON.stringify(note));
    await disk.write(pathOf(slot, 'json'), bytes, OPTIONS);
  };
  const writeCopy = async (): Promise<void> => {
    const { lab } = desk;
    if (!lab?.isDirty) {
      if (own !== null) await remove(own);
      own = null;
      return;
    }
    const note: Note = {
      pid: process.pid,
      title: lab.title,
      steps: lab.unsavedSteps,
      at: new Date().toISOString(),
      name: lab.origin.name,
      path: lab.origin.path,
    };
    const bytes = lab.bytes();
    if (own === null) {
      own = await freeSlot(disk, pathOf);
      // First of all the place is taken, so that another session sees whose it is.
      await writeNote(own, note);
    }
    const written = await disk.write(pathOf(own, 'implab'), bytes, OPTIONS);
    if (!written.ok) log(`No recovery copy: ${written.code}, ${written.detail}`);
    await writeNote(own, note);
  };
  const flush = (): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    writing = writing.then(writeCopy);
    return writing;
  };
  const found = async (): Promise<{ slot: string; note: Note } | null> => {
    const left: { slot: string; note: Note }[] = [];
    for (const slot of SLOTS) {
      if (slot === own || (await disk.stamp(pathOf(slot, 'implab'))) === null) continue;
      const note = await readNote(disk, pathOf(slot, 'json'));
      if (!isAlive(note.pid)) left.push({ slot, note });
    }
    return left.sort((a, b) => (a.note.at < b.note.at ? 1 : -1))[0] ?? null;
  };

  return {
    async offer() {
      const left = await found();
      return left && { title: left.note.title, steps: left.note.steps, at: left.note.at };
    },
    async take() {
      const left = await found();
      if (!left) return problem('nothing-to-recover');
      const { name, path } = left.note;
      const read = await disk.read(pathOf(left.slot, 'implab'), MOST_BYTES);
      if (!read.ok) return problem(read.code, { name, detail: read.detail });
      const opened = await openBytes(desk, read.bytes, { name, path });
      if (opened.ok) {
        opened.lab.markUnsaved();
        taken = left.slot;
      }
      return opened;
    },
    async discard() {
      const slot = taken ?? (await found())?.slot;
      if (slot !== undefined) await remove(slot);
      taken = null;
    },
    changed() {
      if (!desk.lab?.isDirty) {
        if (own !== null) void flush();
        return;
      }
      timer ??= setTimeout(() => void flush(), DELAY).unref();
    },
    flush,
    async close(keep) {
      if (keep) {
        await flush();
        return;
      }
      if (timer) clearTimeout(timer);
      timer = null;
      await writing;
      if (own !== null) await remove(own);
      own = null;
    },
  };
}

async function freeSlot(
  disk: LabDisk,
  pathOf: (slot: string, ending: 'implab' | 'json') => string,
): Promise<string> {
  for (const slot of SLOTS)
    if (
      (await disk.stamp(pathOf(slot, 'implab'))) === null &&
      (await disk.stamp(pathOf(slot, 'json'))) === null
    )
      return slot;
  // Every place holds work that somebody may still want: a name of one's own is always free.
  return `recovery-p${process.pid}`;
}

const UNKNOWN: Note = {
  pid: 0,
  title: 'Unsaved lab',
  steps: 0,
  at: '',
  name: 'Unsaved lab',
  path: null,
};

async function readNote(disk: LabDisk, path: string): Promise<Note> {
  const read = await disk.read(path, MOST_NOTE_BYTES);
  if (!read.ok) return UNKNOWN;
  try {
    const note = JSON.parse(new TextDecoder().decode(read.bytes)) as Partial<Note>;
    return {
      pid: Number.isSafeInteger(note.pid) ? note.pid! : 0,
      title: String(note.title ?? UNKNOWN.title),
      steps: Number(note.steps ?? 0),
      at: String(note.at ?? ''),
      name: String(note.name ?? UNKNOWN.name),
      path: typeof note.path === 'string' ? note.path : null,
    };
  } catch {
    // Half a note, or somebody else's: the copy itself still counts.
    return UNKNOWN;
  }
}

/** The process that wrote a copy still runs, so it is nobody else's to take. */
function isAlive(pid: number): boolean {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
