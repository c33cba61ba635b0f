import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const INSTALLS = `
const { mkdirSync, writeFileSync } = require('node:fs');
setTimeout(() => {
  mkdirSync(__dirname + '/dist');
  writeFileSync(__dirname + '/dist/electron', '');
  writeFileSync(__dirname + '/path.txt', 'electron');
}, Number(process.env.INSTALL_MS));
`;

let top = '';

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'implab-fetch-'));
  for (const folder of ['src/main', 'node_modules/electron']) {
    mkdirSync(join(top, folder), { recursive: true });
  }
  for (const name of ['build.mjs', 'electron-binary.mjs']) {
    copyFileSync(resolve(import.meta.dirname, '../../src/main', name), join(top, 'src/main', name));
  }
});

afterEach(() => {
  delete process.env['INSTALL_MS'];
  rmSync(top, { recursive: true });
});

/** Electron's package with an installer of ours, and what our programs see of it. */
async function withInstaller(source: string, takes = 0) {
  process.env['INSTALL_MS'] = String(takes);
  writeFileSync(join(top, 'node_modules/electron/install.js'), source);
  const module = join(top, 'src/main/electron-binary.mjs');
  return (await import(
    /* @vite-ignore */ pathToFileURL(module).href
  )) as typeof import('../../src/main/electron-binary.mjs');
}

test('the program is fetched within the patience', async () => {
  const { electronBinary, fetchElectron } = await withInstaller(INSTALLS);
  expect(electronBinary()).toBeNull();
  const binary = join(top, 'node_modules/electron/dist/electron');
  expect(await fetchElectron(20_000)).toEqual({ binary, later: null });
  expect(electronBinary()).toBe(binary);
});

test('what takes longer goes on in the background', async () => {
  const { electronBinary, fetchElectron } = await withInstaller(INSTALLS, 1500);
  const { binary, later } = await fetchElectron(100);
  expect(binary).toBeNull();
  expect(await later).toBe(electronBinary());
  expect(electronBinary()).toMatch(/dist/);
});

test('what cannot be fetched is known at once', async () => {
  const { fetchElectron } = await withInstaller('process.exit(1)');
  expect(await fetchElectron(20_000)).toEqual({ binary: null, later: null });
});
