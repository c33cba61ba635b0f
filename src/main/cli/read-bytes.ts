import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { MAX_SCENARIO_BYTES } from '../files/scenario';

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

/** The bytes of a file, or why they cannot be had. Reads no further than the largest scenario, be it a device without end. */
export function readBytes(file: string): Uint8Array | string {
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
