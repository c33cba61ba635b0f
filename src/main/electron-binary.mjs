/** Electron's own program: where it is, and how to get it. Its package fetches it on the first run, not at install. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOP } from './build.mjs';

const PACKAGE = join(TOP, 'node_modules/electron');

/** Path of the installed program, or null. */
export function electronBinary() {
  const pathFile = join(PACKAGE, 'path.txt');
  const own = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!own && !existsSync(pathFile)) return null;
  // Who names a folder of their own has no note of the installer; Electron's package then expects this name, too.
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  const binary = join(own || join(PACKAGE, 'dist'), name);
  return existsSync(binary) ? binary : null;
}

/**
 * Lets Electron's own installer try, without a word. What takes longer than the patience goes on in the background,
 * until it is done or this process ends: a slow line gets the program for the next start.
 *
 * @param {number} patience  milliseconds
 * @returns {Promise<import('./electron-binary.mjs').FetchedElectron>}
 */
export function fetchElectron(patience) {
  const child = spawn(process.execPath, [join(PACKAGE, 'install.js')], { stdio: 'ignore' });
  const end = () => child.kill();
  process.once('exit', end);
  const later = new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', () => {
      process.off('exit', end);
      resolve(electronBinary());
    });
  });
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.unref();
      resolve({ binary: null, later });
    }, patience);
    void later.then((binary) => {
      clearTimeout(timer);
      resolve({ binary, later: null });
    });
  });
}
