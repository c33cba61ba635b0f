/**
 * Loader hooks: gives each run of the built main program its own modules, and the stand-in where it asks for
 * `electron`. The program's files are loaded as they lie in `out` or in an archive, past any other loader.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readArchived, splitArchive } from './archive.mjs';
import { formatOf, resolveArchived } from './archive-modules.mjs';

const MARK = 'stand-in';
const STAND_IN = new URL('./electron.mjs', import.meta.url).href;

export async function resolve(specifier, context, next) {
  // Some loaders hand on the address of a file, others its path.
  const address = /^(file:|\/)/.test(specifier) ? new URL(specifier, 'file:').href : null;
  const run = runOf(address ?? context.parentURL);
  if (run === null) return next(specifier, context);
  if (specifier === 'electron') return own(STAND_IN, run);
  if (address !== null && archived(address)) return own(address, run);
  if (archived(context.parentURL) && !specifier.startsWith('node:')) {
    const parent = fileURLToPath(context.parentURL);
    const path = resolveArchived(specifier, parent, context.conditions);
    return path === null ? next(specifier, context) : own(pathToFileURL(path).href, run);
  }
  const found = await next(specifier, context);
  // Files of the program are its own; packages are shared between runs.
  const mine = address !== null || specifier.startsWith('.');
  return mine && !found.url.includes('/node_modules/') ? own(found.url, run) : found;
}

export async function load(url, context, next) {
  if (runOf(url) === null) return next(url, context);
  const path = fileURLToPath(url);
  const inside = splitArchive(path);
  if (inside === null)
    return { format: 'module', source: await readFile(path), shortCircuit: true };
  return { format: formatOf(path), source: readArchived(inside), shortCircuit: true };
}

/** The run that a module belongs to, or null. */
function runOf(url) {
  return url?.startsWith('file:') ? new URL(url).searchParams.get(MARK) : null;
}

function own(url, run) {
  const address = new URL(url);
  address.searchParams.set(MARK, run);
  return { url: address.href, shortCircuit: true };
}

function archived(url) {
  return url?.startsWith('file:') && splitArchive(fileURLToPath(url)) !== null;
}
