/**
 * Loader hooks: gives each run of the built main program its own modules, and the stand-in where it asks for
 * `electron`. The program's files are loaded as they lie in `out`, past any other loader.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const MARK = 'stand-in';
const STAND_IN = new URL('./electron.mjs', import.meta.url).href;

export async function resolve(specifier, context, next) {
  const run =
    context.parentURL?.startsWith('file:') && new URL(context.parentURL).searchParams.get(MARK);
  if (!run) return next(specifier, context);
  if (specifier === 'electron')
    return { url: marked(STAND_IN, run), format: 'module', shortCircuit: true };
  const found = await next(specifier, context);
  // Files of the program are its own; packages are shared between runs.
  const own =
    specifier.startsWith('.') || specifier.startsWith('/') || specifier.startsWith('file:');
  return own && !found.url.includes('/node_modules/')
    ? { ...found, url: marked(found.url, run), format: 'module', shortCircuit: true }
    : found;
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !new URL(url).searchParams.has(MARK)) return next(url, context);
  return { format: 'module', source: await readFile(fileURLToPath(url)), shortCircuit: true };
}

function marked(url, run) {
  const address = new URL(url);
  address.searchParams.set(MARK, run);
  return address.href;
}
