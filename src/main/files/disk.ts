import { constants, type Stats } from 'node:fs';
import { mkdir, open, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { formatCount } from '../../shared/format';
import { isTemporary, STALE_MS, writeAtomic } from './atomic-write';

export type DiskRead =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | {
      readonly ok: false;
      readonly code: 'no-such-file' | 'too-large' | 'read-failed';
      readonly detail: string;
    };

/** Reading and writing whole files. What a disk can do is an answer, not an exception. */
export const DISK = {
  read: readWhole,
  write: writeAtomic,
  remove,
  stamp,
  list,
  prepareFolder,
  touch,
};

/** @param most  bytes; a larger file is not read */
async function readWhole(path: string, most: number): Promise<DiskRead> {
  try {
    // A pipe that nobody writes to would keep us waiting. Windows knows neither the flag nor such pipes.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const found = await file.stat();
      if (!found.isFile()) return { ok: false, code: 'read-failed', detail: kindOf(found) };
      const { size } = found;
      if (size > most)
        return {
          ok: false,
          code: 'too-large',
          detail: `it has ${megabytes(size)}, and at most ${megabytes(most)} are read`,
        };
      return { ok: true, bytes: await file.readFile() };
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    return code === 'ENOENT'
      ? { ok: false, code: 'no-such-file', detail: 'it is not there' }
      : { ok: false, code: 'read-failed', detail: DETAILS[code] ?? code };
  }
}

/** What lies where a file is expected. */
function kindOf(found: Stats): string {
  if (found.isDirectory()) return 'it is a folder';
  if (found.isFIFO()) return 'it is a pipe';
  return found.isSocket() ? 'it is a socket' : 'it is a device';
}

const DETAILS: Readonly<Record<string, string>> = {
  ENXIO: 'it is a socket, or a pipe that nobody writes to',
  ELOOP: 'the link leads in a circle',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  EISDIR: 'it is a folder',
  ENOTDIR: 'its folder is not a folder',
  EIO: 'the disk reports an error',
};

async function remove(path: string): Promise<void> {
  await rm(path, { force: true });
}

/** Changes when somebody writes the file; null where there is none. */
async function stamp(path: string): Promise<string | null> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    // A file that cannot be looked at counts as not there: the next save decides.
    return null;
  }
}

async function touch(path: string): Promise<void> {
  const now = new Date();
  // A file that is gone has nobody who looks at it.
  await utimes(path, now, now).catch(() => {});
}

/** Names of what lies in a folder; none where it cannot be looked at. */
async function list(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

/** Makes a folder for its owner only, and clears it of what writes left behind that never ended. */
async function prepareFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  for (const name of (await readdir(path)).filter(isTemporary)) {
    const file = join(path, name);
    const known = await stat(file).catch(() => null);
    if (known && Date.now() - known.mtimeMs > STALE_MS) await rm(file, { force: true });
  }
}

function megabytes(bytes: number): string {
  return `${formatCount(Math.round(bytes / 1_000_000))} MB`;
}
