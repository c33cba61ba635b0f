import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes after which the log starts anew; the one before is kept as `main.log.1`. */
const FULL = 1024 * 1024;

export interface Log {
  readonly path: string;
  /** Adds a line with the time. Never throws: a full disk must not end the app. */
  readonly line: (text: string) => void;
}

/** Opens the log of the desktop app, `main.log` in the folder given. */
export function openLog(folder: string): Log {
  const path = join(folder, 'main.log');
  return {
    path,
    line(text) {
      try {
        mkdirSync(folder, { recursive: true });
        if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > FULL) {
          renameSync(path, `${path}.1`);
        }
        appendFileSync(path, `${new Date().toISOString()} ${text}\n`);
      } catch (error) {
        console.error(text, error);
      }
    },
  };
}
