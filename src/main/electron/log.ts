import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { printableLines } from '../../shared/printable';

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
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > FULL) {
          renameSync(path, `${path}.1`);
        }
        const line = `${new Date().toISOString()} ${printableLines(text)}\n`;
        // It may hold names of labs: for its owner alone.
        appendFileSync(path, line, { mode: 0o600 });
      } catch (error) {
        console.error(text, error);
      }
    },
  };
}
