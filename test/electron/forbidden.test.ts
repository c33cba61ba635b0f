import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const SOURCES = resolve(import.meta.dirname, '../../src');

function sources(): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|tsx|mjs|html)$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(SOURCES, path), 'utf8') }));
}

test.each([
  ['the remote module', /@electron\/remote/],
  ['synchronous messages', /\bsendSync\b|\.returnValue\b/],
  ['script run from outside the page', /\bexecuteJavaScript\b/],
  ['script made from text', /\beval\(|\bnew Function\(/],
  ['HTML made from text', /dangerouslySetInnerHTML|\.innerHTML\b|\.outerHTML\b|insertAdjacentHTML/],
  ['a question that cancels closing silently', /beforeunload/],
])('no source uses %s', (_what, pattern) => {
  expect(
    sources()
      .filter(({ text }) => pattern.test(text))
      .map(({ path }) => path),
  ).toEqual([]);
});

test('only the preload and the IPC module name the channels', () => {
  const users = sources().filter(({ text }) => /\bipc(Main|Renderer)\b/.test(text));
  expect(users.map(({ path }) => path.replaceAll('\\', '/')).sort()).toEqual([
    'main/electron/main.ts',
    'main/electron/preload.ts',
  ]);
});
