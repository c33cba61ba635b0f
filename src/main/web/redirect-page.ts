import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A page on disk that leads to the address, for its owner alone. */
export interface RedirectPage {
  /** `file:` address, for the browser. */
  readonly address: string;
  remove(): Promise<void>;
}

/**
 * Writes a page that leads to the address of this run. The command line of a program that opens a browser can be read by
 * every user of the machine, and the address holds the token; the page can be read by its owner alone.
 *
 * @param folder  made where it is not there yet
 * @throws the error of the disk
 */
export async function writeRedirectPage(folder: string, address: string): Promise<RedirectPage> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await clear(folder);
  const path = join(folder, `open-${randomBytes(8).toString('hex')}.html`);
  const page = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${address}">
<title>implab</title><a href="${address}">Open implab</a></html>
`;
  await writeFile(path, page, { mode: 0o600, flag: 'wx' });
  return { address: pathToFileURL(path).href, remove: () => rm(path, { force: true }) };
}

const PAGE = /^open-[\da-f]{16}\.html$/;
/** A browser has read its page by then, in milliseconds. */
const STALE_MS = 60_000;

/** Takes away pages of runs that were killed. */
async function clear(folder: string): Promise<void> {
  for (const name of (await readdir(folder)).filter((each) => PAGE.test(each))) {
    const path = join(folder, name);
    const known = await stat(path).catch(() => null);
    if (known && Date.now() - known.mtimeMs > STALE_MS) await rm(path, { force: true });
  }
}
