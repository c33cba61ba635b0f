/**
 * Builds the app when `out` is missing or older than what it is made of. Plain JavaScript: it runs before any build.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const TOP = resolve(import.meta.dirname, '../..');

const SOURCES = ['src', 'electron.vite.config.ts', 'package-lock.json'];
/** The last file that each of the three builds writes, and every program. */
const RESULTS = [
  'out/main/electron.js',
  'out/main/web.js',
  'out/main/cli.js',
  'out/main/worker.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
];
const LOCK = join(TOP, 'node_modules/.cache/implab-build.lock');
/** A build takes seconds; who holds the lock longer than this does not build. */
const STALE_LOCK_MS = 120_000;

/** npm runs a script in the folder of the package; a path that somebody types is meant from where npm was called. */
export function goToCaller() {
  const { npm_lifecycle_event: script, INIT_CWD: folder } = process.env;
  if ((script === 'start' || script === 'implab') && folder) process.chdir(folder);
}

/**
 * Makes `out` fit the sources. Prints nothing on standard output, and on failure the build's own words on standard error.
 *
 * @returns {boolean} whether there is a build to run
 */
export function ensureBuilt() {
  if (isFresh()) return true;
  const unlock = lock();
  try {
    // Whoever held the lock may have built meanwhile.
    return isFresh() || build();
  } finally {
    unlock();
  }
}

function build() {
  const tool = join(TOP, 'node_modules/electron-vite/bin/electron-vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, 'build'], {
    cwd: TOP,
    encoding: 'utf8',
  });
  if (status === 0) return true;
  process.stderr.write(`${stdout}${stderr}implab: the build failed.\n`);
  return false;
}

function isFresh() {
  const oldestResult = Math.min(...RESULTS.map((path) => modified(join(TOP, path))));
  return SOURCES.every((path) => newest(join(TOP, path)) <= oldestResult);
}

/** Milliseconds of the last change; -Infinity for what is not there. */
function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.NEGATIVE_INFINITY;
}

function newest(path) {
  if (!statSync(path).isDirectory()) return modified(path);
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (latest, { parentPath, name }) => Math.max(latest, modified(join(parentPath, name))),
      0,
    );
}

/** Waits until no other process builds. */
function lock() {
  mkdirSync(join(LOCK, '..'), { recursive: true });
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      return () => rmSync(LOCK, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (modified(LOCK) < Date.now() - STALE_LOCK_MS || !isHeld()) rmSync(LOCK, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
}

/** Whether the process that took the lock is alive; one that was ended by Ctrl+C leaves the lock behind. */
function isHeld() {
  try {
    const holder = Number(readFileSync(LOCK, 'utf8'));
    // Between making the file and writing the number there is none.
    return holder === 0 || process.kill(holder, 0);
  } catch (error) {
    // Somebody else's process is alive, too.
    return error.code === 'EPERM';
  }
}
