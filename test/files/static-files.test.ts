import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONTENT_POLICY } from '../../src/main/files/page-headers';
import { serveStatic, staticFile } from '../../src/main/files/static-files';

let folder = '';
let root = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'implab-static-'));
  root = join(folder, 'root');
  mkdirSync(join(root, 'assets'), { recursive: true });
  mkdirSync(join(folder, 'root-secret'));
  writeFileSync(join(root, 'index.html'), '<p>page</p>');
  writeFileSync(join(root, 'assets/app.js'), 'export {}');
  writeFileSync(join(root, 'notes.txt'), 'secret');
  writeFileSync(join(folder, 'secret.js'), 'secret');
  writeFileSync(join(folder, 'root-secret/secret.js'), 'secret');
});

afterAll(() => rmSync(folder, { recursive: true }));

const get = (path: string, method = 'GET') =>
  serveStatic(root, new Request(`http://127.0.0.1${path}`, { method }));

test('the page and its files are served with their types and the content policy', async () => {
  const page = await get('/');
  expect(await page.text()).toBe('<p>page</p>');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toBe(CONTENT_POLICY);
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  const script = await get('/assets/app.js?v=1');
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test.each([
  '/../secret.js',
  '/..%2fsecret.js',
  '/%2e%2e/secret.js',
  '/%2e%2e%2fsecret.js',
  '/assets/../../secret.js',
  '/assets/%2e%2e/%2e%2e/secret.js',
  '/..%5csecret.js',
  '/..\\secret.js',
  '/../root-secret/secret.js',
  '/%2e%2e%2froot-secret%2fsecret.js',
  '//etc/passwd.js',
  '/%2fetc%2fpasswd.js',
  '/C:%5cWindows%5cwin.js',
  '/assets/app.js%00.html',
  '/%',
  '/%ff',
  '/assets',
  '/assets/',
  '/missing.js',
  '/notes.txt',
])('%s is not there', async (path) => {
  const answer = await get(path);
  expect([answer.status, await answer.text()]).toEqual([404, 'Not found.\n']);
});

test('only reading is answered', async () => {
  expect((await get('/', 'POST')).status).toBe(405);
  const head = await get('/', 'HEAD');
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test('whatever the path, the file named lies under the root', () => {
  const piece = fc.constantFrom(
    '..',
    '.',
    '/',
    '%2e',
    '%2f',
    '%5c',
    '\\',
    'a',
    'assets',
    '%00',
    '%',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const file = staticFile(root, `/${pieces.join('')}.js`);
      expect(file === null || file.path.startsWith(root + sep)).toBe(true);
    }),
  );
});
