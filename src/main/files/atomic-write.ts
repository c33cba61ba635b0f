import { randomBytes } from 'node:crypto';
import { type FileHandle, link, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** How a file is written. */
export interface WriteOptions {
  /** The file that was there stays beside it, as `name~`. */
  readonly keepPrevious: boolean;
  /** Readable by its owner only. */
  readonly secret: boolean;
}

/** Why a file was not written; the one that was there is untouched. Closed. */
export type DiskWrite =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly code: 'read-only' | 'disk-full' | 'file-locked' | 'write-failed';
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
  try {
    await writeFlushed(temporary, bytes, options.secret ? 0o600 : await modeOf(target));
    if (options.keepPrevious) await keepPrevious(target);
    await retrying(() => rename(temporary, target));
    await flushFolder(folder);
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
  const base = [...name].slice(0, LONGEST_BASE).join('');
  return `.${base}.${randomBytes(6).toString('hex')}.tmp`;
}

/** The name is one that `writeAtomic` gives to a file under way. */
export function isTemporary(name: string): boolean {
  return /^\..+\.[0-9a-f]{12}\.tmp$/.test(name);
}

async function writeFlushed(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  // `wx`: never through a link that somebody put there.
  const file = await open(path, 'wx', mode);
  try {
    await writeAll(file, bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  let at = 0;
  while (at < bytes.length) at += (await file.write(bytes, at)).bytesWritten;
}

/** A file that is replaced keeps its permissions. */
async function modeOf(path: string): Promise<number> {
  const known = await stat(path).catch(() => null);
  return known ? known.mode & 0o777 : 0o666;
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
    await retrying(() => rename(path, previous));
  }
}

async function retrying(work: () => Promise<void>): Promise<void> {
  for (const pause of RETRIES) {
    try {
      return await work();
    } catch (error) {
      if (!LOCKED.has(codeOf(error))) throw error;
      await wait(pause);
    }
  }
  return work();
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
