import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isArchived, readArchived, splitArchive } from './archive.mjs';

let patched = false;

/** Lets this process read files inside asar archives, as a program in Electron can. Once. */
export function patchFileSystem(): void {
  if (patched) return;
  patched = true;
  const { readFileSync, existsSync } = fs;
  const { readFile } = fs.promises;
  const inside = (path: unknown) => (typeof path === 'string' ? splitArchive(path) : null);
  const asText = (bytes: Buffer, options: unknown): Buffer | string => {
    const encoding = typeof options === 'string' ? options : Object(options)['encoding'];
    return encoding ? bytes.toString(encoding as BufferEncoding) : bytes;
  };
  Object.assign(fs, {
    readFileSync(path: string, options?: never) {
      const archived = inside(path);
      return archived ? asText(readArchived(archived), options) : readFileSync(path, options);
    },
    existsSync(path: string) {
      const archived = inside(path);
      return archived ? isArchived(archived) : existsSync(path);
    },
  });
  Object.assign(fs.promises, {
    async readFile(path: string, options?: never) {
      const archived = inside(path);
      return archived ? asText(readArchived(archived), options) : readFile(path, options);
    },
  });
  syncBuiltinESMExports();
}
