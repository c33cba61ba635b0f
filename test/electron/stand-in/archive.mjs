/**
 * Reads inside an asar archive, as Electron's own `fs` does for paths such as `app.asar/out/main/electron.js`. Plain
 * JavaScript, since the loader hooks need it.
 */
import { extractFile, statFile } from '@electron/asar';

const INSIDE = /^(.*?\.asar)[\\/](.+)$/;

/** @returns {{ archive: string, path: string } | null} where a path leads inside an archive */
export function splitArchive(path) {
  const match = INSIDE.exec(path);
  return match && { archive: match[1], path: match[2].replaceAll('\\', '/') };
}

/** @returns {Buffer} the bytes of a file in an archive; throws when it is not there */
export function readArchived({ archive, path }) {
  return extractFile(archive, path);
}

/** @returns {boolean} whether an archive holds a file */
export function isArchived({ archive, path }) {
  try {
    return 'offset' in statFile(archive, path);
  } catch {
    return false;
  }
}
