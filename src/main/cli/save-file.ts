import { statSync } from 'node:fs';
import { type DiskWrite, writeAtomic } from '../files/atomic-write';
import { printable } from '../files/place';

/** Two names of one file. */
export function isSameFile(one: string, other: string): boolean {
  try {
    const [a, b] = [one, other].map((file) => statSync(file, { bigint: true }));
    return a!.dev === b!.dev && a!.ino === b!.ino;
  } catch {
    // One of them is not there, or cannot be looked at, which reading and writing will tell.
    return false;
  }
}

const WORDS: Readonly<Record<Extract<DiskWrite, { ok: false }>['code'], string>> = {
  'marked-read-only':
    'is marked read-only and was not replaced; choose another name or make it writable',
  'read-only': 'may not be written: it or its folder is read-only',
  'disk-full': 'there is no room for it on the disk',
  'file-locked': 'another program holds it',
  'write-failed': 'cannot be written',
};

/** Writes a file whole or not at all; the file that was there stays as `FILE~`. Why not, or null. */
export async function saveFile(file: string, bytes: Uint8Array): Promise<string | null> {
  const done = await writeAtomic(file, bytes, { keepPrevious: true, secret: false });
  if (done.ok) return null;
  const detail = done.code === 'write-failed' ? `: ${done.detail}` : '';
  return `${printable(file)}: ${WORDS[done.code]}${detail}`;
}
