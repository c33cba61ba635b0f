import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** Stands for electron-vite: writes what a build writes, and counts. */
const FAKE_TOOL = `
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
console.log('words of the build');
if (existsSync('broken')) { console.error('it is broken'); process.exit(1); }
await new Promise((resolve) => setTimeout(resolve, 200));
appendFileSync('builds', 'x');
for (const path of ['main/electron.js', 'main/web.js', 'main/cli.js', 'main/worker.js', 'preload/preload.cjs', 'renderer/index.html']) {
  mkdirSync(dirname('out/' + path), { recursive: true });
  writeFileSync('out/' + path, '');
}
writeFileSync('out/main/cli.js', 'console.log(process.argv.slice(2).join(" "))');
`;

let top = '';

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'implab-build-'));
  for (const folder of ['src/main', 'src/renderer', 'node_modules/electron-vite/bin']) {
    mkdirSync(join(top, folder), { recursive: true });
  }
  for (const name of ['build.mjs', 'implab.mjs']) {
    copyFileSync(resolve(import.meta.dirname, '../../src/main', name), join(top, 'src/main', name));
  }
  writeFileSync(join(top, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(top, 'package-lock.json'), '{}');
  writeFileSync(join(top, 'electron.vite.config.ts'), '');
  writeFileSync(join(top, 'src/renderer/page.ts'), '');
  writeFileSync(join(top, 'node_modules/electron-vite/bin/electron-vite.js'), FAKE_TOOL);
  // Everything was written long ago, so that a build made now is newer.
  for (const path of [
    'src/main/build.mjs',
    'src/main/implab.mjs',
    'src/renderer/page.ts',
    'package-lock.json',
    'electron.vite.config.ts',
  ]) {
    utimesSync(join(top, path), 1, 1);
  }
});

afterEach(() => rmSync(top, { recursive: true }));

const builds = (): number =>
  existsSync(join(top, 'builds')) ? readFileSync(join(top, 'builds'), 'utf8').length : 0;

function implab(...args: string[]): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [join(top, 'src/main/implab.mjs'), ...args], {
    encoding: 'utf8',
  });
}

test('a first run builds without a word on standard output, the next one does not build', () => {
  const runs = [implab('run', 'a.json'), implab('run', 'b.json')];
  expect(runs.map(({ status, stdout, stderr }) => ({ status, stdout, stderr }))).toEqual([
    { status: 0, stdout: 'run a.json\n', stderr: '' },
    { status: 0, stdout: 'run b.json\n', stderr: '' },
  ]);
  expect(builds()).toBe(1);
});

test('a changed source is built again', () => {
  implab();
  const later = Date.now() / 1000 + 5;
  utimesSync(join(top, 'src/renderer/page.ts'), later, later);
  implab();
  expect(builds()).toBe(2);
});

test('a missing part is built again', () => {
  implab();
  rmSync(join(top, 'out/preload'), { recursive: true });
  implab();
  expect(builds()).toBe(2);
});

test('a build that fails shows its own words on standard error only', () => {
  writeFileSync(join(top, 'broken'), '');
  const { status, stdout, stderr } = implab('run', 'a.json');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/words of the build\n[\s\S]*it is broken\n[\s\S]*the build failed/);
  rmSync(join(top, 'broken'));
  expect(implab('again').stdout).toBe('again\n');
});

test('two runs at once build once', async () => {
  const runs = [1, 2].map(() => spawn(process.execPath, [join(top, 'src/main/implab.mjs')]));
  const codes = await Promise.all(runs.map(async (run) => (await once(run, 'exit'))[0]));
  expect({ codes, builds: builds() }).toEqual({ codes: [0, 0], builds: 1 });
});

test('a build that was ended by Ctrl+C keeps nobody waiting', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  mkdirSync(join(top, 'node_modules/.cache'));
  writeFileSync(join(top, 'node_modules/.cache/implab-build.lock'), String(pid));
  const began = Date.now();
  expect(implab('run').stdout).toBe('run\n');
  expect(Date.now() - began).toBeLessThan(30_000);
});
