import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { LabDisk } from './lab-files';
import type { RecoveryOffer } from './recovery';

/** What stands beside a copy: whose it is and where its lab was saved. */
export interface RecoveryNote extends RecoveryOffer {
  /** Process that writes it, and the machine or container that counts its processes. */
  readonly pid: number;
  readonly machine: string;
  readonly name: string;
  readonly path: string | null;
  /** What that file was when the lab was read from it or saved to it. */
  readonly stamp: string | null;
  /** See `RecoveryCopy`. */
  readonly position: number | null;
}

const MAX_BYTES = 100_000;

const UNKNOWN: RecoveryNote = {
  pid: 0,
  machine: '',
  title: 'Unsaved lab',
  steps: 0,
  at: '',
  name: 'Unsaved lab',
  path: null,
  stamp: null,
  position: null,
};

/** The note beside a copy; half a note, or somebody else's, says little, and the copy itself still counts. */
export async function readNote(disk: LabDisk, path: string): Promise<RecoveryNote> {
  const read = await disk.read(path, MAX_BYTES);
  if (!read.ok) return UNKNOWN;
  try {
    const note = JSON.parse(new TextDecoder().decode(read.bytes)) as Partial<RecoveryNote>;
    return {
      pid: Number.isSafeInteger(note.pid) ? note.pid! : 0,
      machine: String(note.machine ?? ''),
      title: String(note.title ?? UNKNOWN.title),
      steps: Number(note.steps ?? 0),
      at: String(note.at ?? ''),
      name: String(note.name ?? UNKNOWN.name),
      path: typeof note.path === 'string' ? note.path : null,
      stamp: typeof note.stamp === 'string' ? note.stamp : null,
      position: Number.isSafeInteger(note.position) ? note.position! : null,
    };
  } catch {
    return UNKNOWN;
  }
}

/** Names the machine, or the container on it, whose numbers of processes ours are. */
export function thisMachine(): string {
  return `${hostname()} ${processNamespace()}`;
}

function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    // Only Linux has more than one.
    return '';
  }
}

/** From one sign of life of a session to the next, in milliseconds. */
export const BEAT_MS = 1500;
/** A session that shows no sign of life this long is none: three beats. */
const SILENCE_MS = 3 * BEAT_MS + 500;

/**
 * Of these copies, those whose session is no more. A process of this machine that is not there is gone for certain; a
 * number says nothing more, since another process may have it by now, and a clock says nothing at all, since it may be
 * set. So a session in doubt is watched: one that lives touches its note.
 *
 * @param notes  by the path of the note
 */
export async function left(
  disk: LabDisk,
  notes: ReadonlyMap<string, RecoveryNote>,
): Promise<ReadonlySet<string>> {
  const gone = new Set([...notes].filter(([, note]) => isGone(note)).map(([path]) => path));
  const doubtful = [...notes.keys()].filter((path) => !gone.has(path));
  if (doubtful.length === 0) return gone;
  const look = () => Promise.all(doubtful.map((path) => disk.stamp(path)));
  const before = await look();
  await new Promise((resolve) => setTimeout(resolve, SILENCE_MS));
  const after = await look();
  doubtful.forEach((path, index) => {
    if (before[index] === after[index]) gone.add(path);
  });
  return gone;
}

function isGone({ pid, machine }: RecoveryNote): boolean {
  if (pid <= 0) return true;
  if (machine !== thisMachine()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
