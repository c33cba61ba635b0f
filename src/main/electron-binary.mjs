/** Electron's own program: where it is, and how to get it. Its package fetches it on the first run, not at install. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOP } from './build.mjs';

const PACKAGE = join(TOP, 'node_modules/electron');

/** Path of the installed program, or null. */
export function electronBinary() {
  const pathFile = join(PACKAGE, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(PACKAGE, 'dist');
  const binary = join(dist, readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : null;
}

/**
 * Lets Electron's own installer try, without a word.
 *
 * @param {number} patience  milliseconds
 * @returns {Promise<string | null>} path of the program, or null
 */
export function fetchElectron(patience) {
  return new Promise((resolve) => {
    const installer = join(PACKAGE, 'install.js');
    const child = spawn(process.execPath, [installer], { stdio: 'ignore', timeout: patience });
    child.once('error', () => resolve(null));
    child.once('exit', () => resolve(electronBinary()));
  });
}
