import { toBase64 } from '../../host/host';
import type { SideFile } from './sides';

/** Files that hold a lab, as the file picker names them. */
export const COMPARED_FILES = '.implab,.json,.html,application/json';

/** Bytes of the largest lab the app opens. */
const MAX_BYTES = 64 * 1024 * 1024;

let read = 0;

/** Reads a file to compare; null: it is larger than any lab. */
export async function readSideFile(file: File): Promise<SideFile | null> {
  if (file.size > MAX_BYTES) return null;
  read += 1;
  return { id: read, name: file.name, data: await toBase64(file) };
}
