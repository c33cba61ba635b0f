/** Finds modules inside an asar archive, by the rules of Node for `exports`, `main` and the type of a package. */
import { dirname, join } from 'node:path';
import { isArchived, readArchived, splitArchive } from './archive.mjs';

/** Absolute path that a specifier means to a module at `parent`, or null when the archive has none. */
export function resolveArchived(specifier, parent, conditions) {
  if (/^\.{1,2}\//.test(specifier)) return join(dirname(parent), specifier);
  const [name, ...rest] = specifier.split('/');
  const scoped = name.startsWith('@') ? [name, rest.shift()].join('/') : name;
  for (
    let folder = dirname(parent);
    splitArchive(`${folder}/x`) !== null;
    folder = dirname(folder)
  ) {
    const home = join(folder, 'node_modules', scoped);
    const manifest = readJson(join(home, 'package.json'));
    if (manifest !== null) return join(home, entry(manifest, ['.', ...rest].join('/'), conditions));
  }
  return null;
}

/** `module` or `commonjs`, by extension and the nearest package. */
export function formatOf(path) {
  if (path.endsWith('.mjs')) return 'module';
  if (path.endsWith('.cjs')) return 'commonjs';
  for (let folder = dirname(path); splitArchive(`${folder}/x`) !== null; folder = dirname(folder)) {
    const manifest = readJson(join(folder, 'package.json'));
    if (manifest !== null) return manifest.type === 'module' ? 'module' : 'commonjs';
  }
  return 'commonjs';
}

function entry(manifest, subpath, conditions) {
  const { exports } = manifest;
  if (exports === undefined) return subpath === '.' ? (manifest.main ?? 'index.js') : subpath;
  const target = typeof exports === 'string' ? exports : (exports[subpath] ?? exports);
  return choose(target, conditions);
}

/** The first target whose condition holds; the order of the keys decides. */
function choose(target, conditions) {
  if (typeof target === 'string') return target;
  const key = Object.keys(target).find((name) => name === 'default' || conditions.includes(name));
  return choose(target[key], conditions);
}

function readJson(path) {
  const inside = splitArchive(path);
  return inside !== null && isArchived(inside) ? JSON.parse(readArchived(inside).toString()) : null;
}
