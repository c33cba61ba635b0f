import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeRedirectPage } from '../../src/main/web/redirect-page';

let folder = '';

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'implab-redirect-')), 'data');
});

afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

test('the page leads to the address, can be read by its owner alone, and its own address tells no token', async () => {
  const page = await writeRedirectPage(folder, 'http://127.0.0.1:4670/?token=abc');
  const path = fileURLToPath(page.address);
  expect(readFileSync(path, 'utf8')).toContain('url=http://127.0.0.1:4670/?token=abc"');
  expect(page.address).not.toContain('abc');
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  await page.remove();
  expect(readdirSync(folder)).toEqual([]);
});

test('pages that a killed run left behind are cleared at the next start, and nothing else', async () => {
  const names = ['open-0123456789abcdef.html', 'open-fedcba9876543210.html', 'open-notes.html'];
  mkdirSync(folder);
  for (const name of names) writeFileSync(join(folder, name), '');
  for (const name of [names[0]!, names[2]!]) utimesSync(join(folder, name), 0, 0);
  await (await writeRedirectPage(folder, 'http://127.0.0.1:4670/?token=abc')).remove();
  expect(readdirSync(folder).sort()).toEqual([names[1], names[2]].sort());
});
