import { spawn } from 'node:child_process';
import { win32 } from 'node:path';

/** A program and its first arguments. */
type Opener = readonly [string, ...string[]];

/** The system's own command for opening an address, by platform. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, (env: NodeJS.ProcessEnv) => Opener>>> = {
  darwin: () => ['/usr/bin/open'],
  // `start` is a word of the shell; this is the program behind it and needs no quoting. By its full path: Windows
  // looks for a bare name in the working folder first, where anybody may have put one.
  win32: (env) => [
    win32.join(env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'rundll32.exe'),
    'url.dll,FileProtocolHandler',
  ],
};

/** Milliseconds after which an opener that is still running counts as having opened a browser. */
const PATIENCE_MS = 3000;

/**
 * Asks the system to show an address in the default browser.
 *
 * @returns null when it did, else why not, as the rest of a sentence
 */
export function openBrowser(
  address: string,
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): Promise<string | null> {
  const [command, ...args] = OPENERS[platform]?.(env) ?? ['xdg-open'];
  if (command === 'xdg-open' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) {
    return Promise.resolve('there is no display');
  }
  return new Promise((resolve) => {
    const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true, env });
    const timer = setTimeout(() => resolve(null), PATIENCE_MS);
    child.once('error', () => done('no browser was found'));
    child.once('exit', (code) => done(code === 0 ? null : 'no browser was found'));
    child.unref();
    function done(reason: string | null): void {
      clearTimeout(timer);
      resolve(reason);
    }
  });
}
