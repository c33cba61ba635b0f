import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, relative, resolve, sep } from 'node:path';
import { DEV_PAGE, fetchDevPage } from './dev-page';
import { PAGE_HEADERS } from './page-headers';

/** What the build puts into `out/renderer`; anything else is not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** A file of the page: where it lies and what it is. */
export interface StaticFile {
  readonly path: string;
  readonly type: string;
}

/**
 * The file that a URL path names, or null when it names none we serve.
 *
 * @param root      absolute folder of the built page
 * @param pathname  path of the URL, still percent-encoded; `/` is the page itself
 */
export function staticFile(root: string, pathname: string): StaticFile | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  // A backslash is a separator on Windows and a NUL ends a path in system calls; neither is in a name we made.
  if (!decoded.startsWith('/') || /[\\\0]/.test(decoded)) return null;
  const path = resolve(root, `.${decoded === '/' ? '/index.html' : decoded}`);
  const inside = relative(root, path);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
    return null;
  }
  const type = TYPES[extname(path)];
  return type === undefined ? null : { path, type };
}

/**
 * Answers a request for a file of the page. GET and HEAD only; everything that is not there is 404.
 * The file is read before a status is written, so a missing one cannot break an answer that has begun.
 */
export async function serveStatic(root: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return plainResponse(405, 'Method not allowed.');
  }
  if (DEV_PAGE !== '') return fetchDevPage(request);
  const file = staticFile(root, new URL(request.url).pathname);
  if (file === null) return plainResponse(404, 'Not found.');
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await readFile(file.path));
  } catch {
    return plainResponse(404, 'Not found.');
  }
  return new Response(request.method === 'HEAD' ? null : bytes, {
    headers: { ...PAGE_HEADERS, 'content-type': file.type, 'cache-control': 'no-cache' },
  });
}

/** An answer of one line, with the headers of the page. */
export function plainResponse(status: number, text: string): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { ...PAGE_HEADERS, 'content-type': 'text/plain; charset=utf-8' },
  });
}
