import { join } from 'node:path';
import type { Step } from '../../../shared/step';
import type { LabDisk, LabFiles } from '../documents/lab-files';

/** How far somebody is in one lesson. Kept on this machine only. */
export interface Progress {
  readonly page: number;
  readonly reached: number;
  /** Journal position at which each page reached began, its own steps done. */
  readonly starts: readonly number[];
  readonly done: boolean;
  readonly right: number;
  /** The journal of the lesson's lab: answers and hints are steps of it. */
  readonly steps: readonly Step[];
  /** Of an own lesson: where it lies, and its text, so that it opens without its file. */
  readonly own?: { readonly path: string; readonly text: string };
}

/** The progress of all lessons, by key. */
export interface ProgressStore {
  all(): Promise<ReadonlyMap<string, Progress>>;
  put(key: string, progress: Progress): Promise<void>;
  remove(key: string): Promise<void>;
}

const MAX_BYTES = 100_000_000;
/** Lessons kept; the oldest goes first. */
const MOST = 200;

/** @param folder  where it is kept; null: only as long as the program runs */
export function progressStore(
  folder: string | null,
  disk: LabDisk,
  parseStep: LabFiles['parseStep'],
): ProgressStore {
  const path = folder === null ? null : join(folder, 'lessons.json');
  let kept: Promise<Map<string, Progress>> | null = null;
  let writing: Promise<void> = Promise.resolve();
  const read = async (): Promise<Map<string, Progress>> => {
    const file = path === null ? null : await disk.read(path, MAX_BYTES);
    return file?.ok ? entriesOf(new TextDecoder().decode(file.bytes), parseStep) : new Map();
  };
  const all = (): Promise<Map<string, Progress>> => {
    kept ??= read();
    return kept;
  };
  const writeAll = async (): Promise<void> => {
    if (path === null) return;
    const bytes = new TextEncoder().encode(JSON.stringify([...(await all())]));
    // Progress that cannot be written is no reason to trouble anybody: the lesson itself goes on.
    await disk.write(path, bytes, { keepPrevious: false, secret: true });
  };
  // One after the other: lessons may run on several workspaces, and the last to write has the newest.
  const write = (): Promise<void> => {
    writing = writing.then(writeAll);
    return writing;
  };
  return {
    all,
    async put(key, progress) {
      const map = await all();
      map.delete(key);
      map.set(key, progress);
      for (const oldest of [...map.keys()].slice(0, Math.max(0, map.size - MOST)))
        map.delete(oldest);
      await write();
    },
    async remove(key) {
      (await all()).delete(key);
      await write();
    },
  };
}

function entriesOf(text: string, parseStep: LabFiles['parseStep']): Map<string, Progress> {
  try {
    const value: unknown = JSON.parse(text);
    const entries = Array.isArray(value) ? value : [];
    return new Map(entries.flatMap((entry) => entryOf(entry, parseStep)));
  } catch {
    // Somebody else wrote into the file: no progress is the honest answer.
    return new Map();
  }
}

function entryOf(entry: unknown, parseStep: LabFiles['parseStep']): [string, Progress][] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') return [];
  const given = entry[1] as Partial<Record<keyof Progress, unknown>> | null;
  if (typeof given !== 'object' || given === null || !Array.isArray(given.steps)) return [];
  const steps: Step[] = [];
  for (const step of given.steps) {
    const read = parseStep(step);
    if (!read.ok) return [];
    steps.push(read.step);
  }
  const whole = (value: unknown) => (Number.isSafeInteger(value) ? Math.max(0, Number(value)) : 0);
  const own = given.own as Progress['own'] | undefined;
  const starts = Array.isArray(given.starts) ? given.starts.map(whole) : [];
  return [
    [
      entry[0],
      {
        page: whole(given.page),
        reached: whole(given.reached),
        starts,
        done: given.done === true,
        right: whole(given.right),
        steps,
        ...(own && { own: { path: String(own.path), text: String(own.text) } }),
      },
    ],
  ];
}
