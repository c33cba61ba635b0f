import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { MAX_SCENARIO_BYTES } from '../files/scenario';

const CHUNK_BYTES = 1 << 22;
/** From one look at a pipe whose writer is slow to the next, in milliseconds. */
const LOOK_MS = 20;

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
    // A pipe that nobody writes to is at its end then, instead of keeping us waiting. Windows knows neither.
    const handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const found = fstatSync(handle);
      if (found.isDirectory()) return FILE_ERRORS['EISDIR']!;
      const chunks: Uint8Array[] = [];
      let total = 0;
      while (total <= MAX_SCENARIO_BYTES) {
        const chunk = new Uint8Array(CHUNK_BYTES);
        const length = readWhatComes(handle, chunk);
        if (length === 0) break;
        chunks.push(chunk.subarray(0, length));
        total += length;
      }
      if (total === 0 && found.isFIFO()) return 'is a pipe, and nothing came from it';
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

/** Reads as `readSync` does, and waits for a writer that is there and has nothing yet. */
function readWhatComes(handle: number, chunk: Uint8Array): number {
  for (;;)
    try {
      return readSync(handle, chunk);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_MS);
    }
}
