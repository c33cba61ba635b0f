import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Scenario } from '../../shared/step';
import { isSqlite } from '../files/implab-header';
import { printable } from '../files/place';
import { MAX_SCENARIO_BYTES, parseScenario } from '../files/scenario';

/** A lab read from a file as its scenario, or why not: `message` names the file and the place in it. */
export type LabRead =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly message: string };

const CHUNK_BYTES = 1 << 22;

/** What the usual failures of the file system mean to a person, by their code. */
const FILE_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'is a directory, not a file',
  EACCES: 'may not be read: permission denied',
  EPERM: 'may not be read: permission denied',
  ENAMETOOLONG: 'the name is too long for a file',
  ELOOP: 'the link leads in a circle',
};

/** Reads a scenario or a saved lab, told apart by content. */
export async function readLab(file: string): Promise<LabRead> {
  const bytes = readBytes(file);
  if (typeof bytes === 'string') return unreadable(file, '', bytes);
  if (isSqlite(bytes)) {
    // SQLite is only loaded for those who need it: it doubles the time to start.
    const { readImplab } = await import('./read-implab');
    const opened = await readImplab(bytes);
    return typeof opened === 'string'
      ? unreadable(file, '', opened)
      : { ok: true, scenario: opened };
  }
  const read = parseScenario(bytes);
  return read.ok ? read : unreadable(file, read.place, read.message);
}

function unreadable(file: string, place: string, message: string): LabRead {
  const parts = [printable(file), place, message].filter((part) => part !== '');
  return { ok: false, message: parts.join(': ') };
}

/** The bytes of a file, or why they cannot be had. Reads no further than the largest scenario, be it a device without end. */
function readBytes(file: string): Uint8Array | string {
  try {
    const handle = openSync(file, 'r');
    try {
      if (fstatSync(handle).isDirectory()) return FILE_ERRORS['EISDIR']!;
      const chunks: Uint8Array[] = [];
      let total = 0;
      while (total <= MAX_SCENARIO_BYTES) {
        const chunk = new Uint8Array(CHUNK_BYTES);
        const length = readSync(handle, chunk);
        if (length === 0) break;
        chunks.push(chunk.subarray(0, length));
        total += length;
      }
      return Buffer.concat(chunks);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return FILE_ERRORS[code] ?? `cannot be read: ${message}`;
  }
}
