import { uptime } from 'node:os';
import { join } from 'node:path';
import type { Desk } from './desk';
import type { LabDisk } from './lab-files';
import { type Opened, type OpeningParts, openBytes } from './open-bytes';
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
  /** Opens that copy. It goes once the lab is safe: in a copy of this session, saved, or given up. */
  take(pause: OpeningParts['pause']): Promise<Opened>;
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
const COPY = /^(recovery(?:-\d+)?)\.implab$/;
const MOST_NOTE_BYTES = 100_000;
/** Letters of a title or name that a note holds, so that it can always be read. */
const LONGEST_NAME = 200;
const MOST_BYTES = 400_000_000;
const OPTIONS = { keepPrevious: false, secret: true } as const;

/** What stands beside a copy: whose it is and where its lab was saved. */
interface Note extends RecoveryOffer {
  /** Process that writes it, and when the system it runs on was started, in seconds. */
  readonly pid: number;
  readonly boot: number | null;
  readonly name: string;
  readonly path: string | null;
  /** What that file was when the lab was read from it or saved to it. */
  readonly stamp: string | null;
}

/** Copies that labs of this very process write: after a restart in a container the number is the same again. */
const LIVE = new Set<string>();

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
  const give = (slot: string): void => {
    LIVE.delete(pathOf(slot, 'implab'));
    own = null;
  };
  /** The lab is safe, so what was opened to recover it is not needed any more. */
  const dropTaken = async (): Promise<void> => {
    if (taken !== null) await remove(taken);
    taken = null;
  };
  const writeCopy = async (): Promise<void> => {
    const lab = desk.own;
    if (!lab?.isDirty) {
      if (own !== null) {
        await remove(own);
        give(own);
      }
      await dropTaken();
      return;
    }
    const note: Note = {
      pid: process.pid,
      boot: bootTime(),
      title: lab.title.slice(0, LONGEST_NAME),
      steps: lab.unsavedSteps,
      at: new Date().toISOString(),
      name: lab.origin.name.slice(0, LONGEST_NAME),
      path: lab.origin.path,
      stamp: lab.origin.stamp,
    };
    const bytes = lab.bytes();
    if (own === null) {
      own = await freeSlot(disk, pathOf);
      LIVE.add(pathOf(own, 'implab'));
      // First of all the place is taken, so that another session sees whose it is.
      await writeNote(own, note);
    }
    const written = await disk.write(pathOf(own, 'implab'), bytes, OPTIONS);
    await writeNote(own, note);
    if (written.ok) await dropTaken();
    else log(`No recovery copy: ${written.code}, ${written.detail}`);
  };
  const flush = (): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    // One copy that fails must not be the last one.
    writing = writing.then(writeCopy).catch((error) => log(`No recovery copy: ${String(error)}`));
    return writing;
  };
  const found = async (): Promise<{ slot: string; note: Note } | null> => {
    const left: { slot: string; note: Note }[] = [];
    for (const file of await disk.list(folder)) {
      const slot = COPY.exec(file)?.[1];
      if (slot === undefined || slot === own || slot === taken) continue;
      const note = await readNote(disk, pathOf(slot, 'json'));
      if (!isAlive(note, pathOf(slot, 'implab'))) left.push({ slot, note });
    }
    return left.sort((a, b) => (a.note.at < b.note.at ? 1 : -1))[0] ?? null;
  };

  return {
    async offer() {
      const left = await found();
      return left && { title: left.note.title, steps: left.note.steps, at: left.note.at };
    },
    async take(pause) {
      const left = await found();
      if (!left) return problem('nothing-to-recover');
      const { name, path, stamp } = left.note;
      const read = await disk.read(pathOf(left.slot, 'implab'), MOST_BYTES);
      if (!read.ok) return problem(read.code, { name, detail: read.detail });
      const parts = { files: desk.files, pause };
      const opened = await openBytes(parts, read.bytes, { name, path, stamp });
      if (opened.ok) {
        opened.lab.markUnsaved();
        taken = left.slot;
      }
      return opened;
    },
    async discard() {
      const slot = (await found())?.slot;
      if (slot !== undefined) await remove(slot);
    },
    changed() {
      if (!desk.own?.isDirty) {
        if (own !== null || taken !== null) void flush();
        return;
      }
      timer ??= setTimeout(() => void flush(), DELAY).unref();
    },
    flush,
    async close(keep) {
      if (keep) await flush();
      else {
        if (timer) clearTimeout(timer);
        timer = null;
        await writing;
        if (own !== null) await remove(own);
      }
      if (own !== null) give(own);
    },
  };
}

/** The first name that no copy has: every other one holds work that somebody may still want. */
async function freeSlot(
  disk: LabDisk,
  pathOf: (slot: string, ending: 'implab' | 'json') => string,
): Promise<string> {
  for (let number = 1; ; number++) {
    const slot = number === 1 ? 'recovery' : `recovery-${number}`;
    const endings = ['implab', 'json'] as const;
    const known = await Promise.all(endings.map((ending) => disk.stamp(pathOf(slot, ending))));
    if (known.every((stamp) => stamp === null)) return slot;
  }
}

const UNKNOWN: Note = {
  pid: 0,
  boot: null,
  title: 'Unsaved lab',
  steps: 0,
  at: '',
  name: 'Unsaved lab',
  path: null,
  stamp: null,
};

async function readNote(disk: LabDisk, path: string): Promise<Note> {
  const read = await disk.read(path, MOST_NOTE_BYTES);
  if (!read.ok) return UNKNOWN;
  try {
    const note = JSON.parse(new TextDecoder().decode(read.bytes)) as Partial<Note>;
    return {
      pid: Number.isSafeInteger(note.pid) ? note.pid! : 0,
      boot: typeof note.boot === 'number' ? note.boot : null,
      title: String(note.title ?? UNKNOWN.title),
      steps: Number(note.steps ?? 0),
      at: String(note.at ?? ''),
      name: String(note.name ?? UNKNOWN.name),
      path: typeof note.path === 'string' ? note.path : null,
      stamp: typeof note.stamp === 'string' ? note.stamp : null,
    };
  } catch {
    // Half a note, or somebody else's: the copy itself still counts.
    return UNKNOWN;
  }
}

/** When the system was started, in seconds; the clock may be set meanwhile, so it is no exact figure. */
function bootTime(): number {
  return Math.round(Date.now() / 1000 - uptime());
}

/** Two figures of the same start differ by no more, in seconds. */
const SAME_BOOT = 20;

/**
 * The process that wrote a copy still runs, so it is nobody else's to take. Its number alone says little: after
 * a restart of the system, or of a container, another process has it.
 */
function isAlive({ pid, boot }: Note, path: string): boolean {
  if (pid <= 0 || (boot !== null && Math.abs(boot - bootTime()) > SAME_BOOT)) return false;
  if (pid === process.pid) return LIVE.has(path);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
