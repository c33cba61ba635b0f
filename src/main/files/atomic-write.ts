import { randomBytes } from 'node:crypto';
import { type FileHandle, link, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** How a file is written. */
export interface WriteOptions {
  /** The file that was there stays beside it, as `name~`. */
  readonly keepPrevious: boolean;
  /** Readable by its owner only. */
  readonly secret: boolean;
  /** A file that is marked read-only is replaced as well; without this it is refused, so that somebody can ask. */
  readonly replaceReadOnly?: boolean;
}

/** Why a file was not written; the one that was there is untouched. Closed. */
export type DiskWrite =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly code:
        | 'marked-read-only'
        | 'read-only'
        | 'disk-full'
        | 'file-locked'
        | 'write-failed';
      readonly detail: string;
    };

/** Waits between tries while a virus scanner or a sync client holds the file, in milliseconds. */
const RETRIES = [20, 60, 150, 400, 900];
const LOCKED = new Set(['EBUSY', 'EPERM', 'EACCES']);

/**
 * Writes a file so that a reader sees the old one or the new one, never half: a file beside it, flushed to
 * the disk, then renamed over it. Tries again for a second and a half while another program holds it.
 */
export async function writeAtomic(
  path: string,
  bytes: Uint8Array,
  options: WriteOptions,
): Promise<DiskWrite> {
  // A link is followed once, so that the file it leads to is replaced and the link stays.
  const target = await realpath(path).catch(() => path);
  const folder = dirname(target);
  const temporary = join(folder, temporaryName(basename(target)));
  const mode = await modeOf(target);
  if (mode !== null && (mode & 0o222) === 0 && !options.replaceReadOnly)
    return { ok: false, code: 'marked-read-only', detail: 'it is marked read-only' };
  try {
    await writeFlushed(temporary, bytes, options.secret ? 0o600 : mode);
    if (options.keepPrevious) await keepPrevious(target);
    await retrying(() => rename(temporary, target));
    await flushFolder(folder);
    await removeLeftovers(folder, basename(target));
    return { ok: true };
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {
      // The reason to tell is the first one; a file that cannot be removed either is left behind.
    });
    return failureOf(error);
  }
}

/** A name may have 255 bytes, and one that long must not be too long for its own temporary file. */
const LONGEST_BASE = 50;

function temporaryName(name: string): string {
  return `${temporaryStart(name)}${randomBytes(6).toString('hex')}.tmp`;
}

function temporaryStart(name: string): string {
  return `.${[...name].slice(0, LONGEST_BASE).join('')}.`;
}

/** Old enough that nobody can still be writing it, in milliseconds. */
export const STALE_MS = 60 * 60 * 1000;

/** Clears away what writes of this very file left behind when their program was ended. */
async function removeLeftovers(folder: string, name: string): Promise<void> {
  const start = temporaryStart(name);
  for (const left of await readdir(folder).catch(() => [])) {
    if (!left.startsWith(start) || !isTemporary(left)) continue;
    const path = join(folder, left);
    const known = await stat(path).catch(() => null);
    // One that stays does no harm; the next write tries again.
    if (known && Date.now() - known.mtimeMs > STALE_MS)
      await rm(path, { force: true }).catch(() => {});
  }
}

/** The name is one that `writeAtomic` gives to a file under way. */
export function isTemporary(name: string): boolean {
  return /^\..+\.[0-9a-f]{12}\.tmp$/.test(name);
}

/** @param mode  permissions; null: those that the system gives a new file */
async function writeFlushed(path: string, bytes: Uint8Array, mode: number | null): Promise<void> {
  // `wx`: never through a link that somebody put there.
  const file = await open(path, 'wx', mode ?? 0o666);
  try {
    // What the system takes off new files, it must not take off one that had it.
    if (mode !== null) await file.chmod(mode);
    await writeAll(file, bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  let offset = 0;
  while (offset < bytes.length) offset += (await file.write(bytes, offset)).bytesWritten;
}

/** A file that is replaced keeps its permissions; null where there is none. */
async function modeOf(path: string): Promise<number | null> {
  const known = await stat(path).catch(() => null);
  return known?.isFile() ? known.mode & 0o777 : null;
}

/** The file was not written because the one before it could not be kept. */
class NotKept extends Error {
  override readonly name = 'NotKept';
}

async function keepPrevious(path: string): Promise<void> {
  const known = await stat(path).catch(() => null);
  // A folder of this name makes the last rename fail, and must not be moved away before that.
  if (!known?.isFile()) return;
  const previous = `${path}~`;
  try {
    await rm(previous, { force: true });
    // A second name for the old file: `path` itself never goes missing.
    await link(path, previous);
  } catch (error) {
    // A name as long as names may be has no room for the mark: saving comes before keeping.
    if (codeOf(error) === 'ENAMETOOLONG') return;
    // File systems without hard links: the old file makes way an instant earlier.
    await retrying(() => rename(path, previous)).catch((cause) => {
      throw new NotKept(DETAILS[codeOf(cause)] ?? codeOf(cause), { cause });
    });
  }
}

async function retrying(action: () => Promise<void>): Promise<void> {
  for (const pause of RETRIES) {
    try {
      return await action();
    } catch (error) {
      if (!LOCKED.has(codeOf(error))) throw error;
      await wait(pause);
    }
  }
  return action();
}

/** Makes the rename itself last through a power cut, where the system can. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  // Windows cannot open folders; there the file system orders renames itself.
  await handle?.sync().catch(() => {});
  await handle?.close();
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException | null)?.code ?? '');
}

const CODES: Readonly<Record<string, Exclude<DiskWrite, { ok: true }>['code']>> = {
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EBUSY: 'file-locked',
};

function failureOf(error: unknown): DiskWrite {
  if (error instanceof NotKept)
    return {
      ok: false,
      code: 'write-failed',
      detail: `the version before cannot be kept beside it, with ~ after its name: ${error.message}`,
    };
  const code = codeOf(error);
  if (code === '') throw error;
  return { ok: false, code: CODES[code] ?? 'write-failed', detail: DETAILS[code] ?? code };
}

const DETAILS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder is not there',
  ENOTDIR: 'its folder is not a folder',
  EISDIR: 'a folder has this name',
  ENAMETOOLONG: 'its name is too long',
  EIO: 'the disk reports an error',
  EMFILE: 'too many files are open',
};
