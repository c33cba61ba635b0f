import { join } from 'node:path';
import type { RecentLab } from '../../shared/lab-api';
import type { LabDisk } from './lab-files';

/** Labs opened or saved lately on this machine. */
export interface Recent {
  list(): Promise<readonly RecentLab[]>;
  add(path: string, title: string): Promise<void>;
  remove(path: string): Promise<void>;
}

const MOST = 12;
const MAX_BYTES = 1_000_000;
/** Letters of a title that are kept: the list must stay small enough to be read. */
const LONGEST_TITLE = 200;

/** @param folder  where the list is kept; null: nowhere, so there is none */
export function recentLabs(folder: string | null, disk: LabDisk): Recent {
  const file = folder === null ? null : join(folder, 'recent.json');
  const list = async (): Promise<readonly RecentLab[]> => {
    if (file === null) return [];
    const read = await disk.read(file, MAX_BYTES);
    return read.ok ? entriesOf(new TextDecoder().decode(read.bytes)) : [];
  };
  const write = async (entries: readonly RecentLab[]): Promise<void> => {
    if (file === null) return;
    const bytes = new TextEncoder().encode(`${JSON.stringify(entries, null, 1)}\n`);
    // A list that cannot be written is no reason to trouble anybody: the lab itself is safe.
    await disk.write(file, bytes, { keepPrevious: false, secret: true });
  };
  let changing: Promise<void> = Promise.resolve();
  /** One change after the other: several workspaces share the list. */
  const change = (next: (entries: readonly RecentLab[]) => readonly RecentLab[]): Promise<void> => {
    changing = changing.then(async () => write(next(await list())));
    return changing;
  };
  return {
    list,
    add(path, title) {
      const entry = { path, title: title.slice(0, LONGEST_TITLE), at: new Date().toISOString() };
      return change((entries) =>
        [entry, ...entries.filter((each) => each.path !== path)].slice(0, MOST),
      );
    },
    remove: (path) => change((entries) => entries.filter((each) => each.path !== path)),
  };
}

function entriesOf(text: string): RecentLab[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter(isEntry).slice(0, MOST) : [];
  } catch {
    // Somebody else wrote into the file: an empty list is the honest answer.
    return [];
  }
}

function isEntry(value: unknown): value is RecentLab {
  if (typeof value !== 'object' || value === null) return false;
  const { path, title, at } = value as Partial<Record<keyof RecentLab, unknown>>;
  return typeof path === 'string' && typeof title === 'string' && typeof at === 'string';
}
