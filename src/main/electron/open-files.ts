import { extname, isAbsolute, resolve } from 'node:path';
import type { App } from 'electron';

/** Files that the app opens. */
const EXTENSIONS: ReadonlySet<string> = new Set(['.implab', '.json', '.html']);

function isOpened(path: string): boolean {
  return EXTENSIONS.has(extname(path).toLowerCase());
}

/**
 * The file that a command line names, absolute, or null.
 *
 * @param argv      as the system gives it
 * @param packaged  an app that is not packaged has its folder as the first argument
 * @param folder    what the path is relative to
 */
export function fileOfArgv(
  argv: readonly string[],
  packaged: boolean,
  folder: string,
): string | null {
  const file = argv.slice(packaged ? 1 : 2).find((arg) => !arg.startsWith('-') && isOpened(arg));
  return file === undefined ? null : resolve(folder, file);
}

/**
 * The file that another instance was started with, or null. It says so itself when it asks for the lock: the command
 * line that Electron hands over is sorted anew and has switches added.
 *
 * @param told  what came with the request; any program of the same person may have sent it
 */
export function fileOfInstance(told: unknown): string | null {
  const file: unknown = Object(told).file;
  return typeof file === 'string' && isOpened(file) && isAbsolute(file) ? file : null;
}

/** Files that the system asks the app to open, kept until somebody takes them. */
export interface OpenRequests {
  /** From now on every request goes to `open`; the one that waits goes at once. */
  take(open: (path: string) => void): void;
  /** Adds a request. */
  add(path: string | null): void;
}

/**
 * Collects what the system asks to open. macOS may ask before the app is ready, so this comes before that.
 *
 * @param first  the file of our own command line
 */
export function setupOpenRequests(app: App, first: string | null): OpenRequests {
  let waiting = first;
  let taker: ((path: string) => void) | null = null;
  const requests: OpenRequests = {
    take(open) {
      taker = open;
      if (waiting !== null) open(waiting);
      waiting = null;
    },
    add(path) {
      if (path === null) return;
      if (taker) taker(path);
      else waiting = path;
    },
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    requests.add(path);
  });
  return requests;
}
