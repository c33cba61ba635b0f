/**
 * `npm test`: everything that can be checked on one machine, in order. All stages run, so that one failure does not
 * hide another; only without a build there is nothing to go on with. The last line counts.
 * `npm run test:full` takes every journey through both hosts; `npm test` the desktop only where it meets the shell.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureChromium } from './tools/chromium.mjs';

const TOP = resolve(import.meta.dirname, '..');
const FULL = process.argv.includes('--full');
const RESULTS = join(TOP, 'test-results');

/** Name, program of node_modules, arguments, and where it writes its counts (none: it passes or fails as one). */
const STAGES = [
  { name: 'types', run: ['tsc', '-b'] },
  { name: 'lint and format', run: ['biome', 'ci', '--error-on-warnings'] },
  {
    name: 'unit, property, golden and contract tests',
    run: ['vitest', 'run', '--config', 'test/vitest.config.ts'],
    counts: { file: 'vitest.json', read: countVitest },
  },
  {
    name: 'end-to-end tests',
    run: ['playwright', 'test', '-c', 'test/e2e'],
    counts: { file: 'e2e.json', read: countPlaywright },
  },
  { name: 'tests on the real Electron', run: ['node', 'test/electron/real.mjs'] },
];

function main() {
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(RESULTS, { recursive: true });
  if (!stage('build', ['electron-vite', 'build', '--logLevel', 'warn'])) return finish(0, 1);
  if (!ensureChromium()) return finish(1, 1);
  let passed = 1;
  let failed = 0;
  for (const { name, run, counts } of STAGES) {
    const ok = stage(name, run);
    const counted = counts && read(counts);
    passed += counted?.passed ?? (ok ? 1 : 0);
    // A runner that dies leaves no counts, or counts without a failure.
    failed += Math.max(counted?.failed ?? 0, ok ? 0 : 1);
  }
  finish(passed, failed);
}

function stage(name, [program, ...args]) {
  console.log(`\n── ${name}`);
  const node = program === 'node';
  const command = node ? process.execPath : join(TOP, 'node_modules/.bin', program);
  const { status } = spawnSync(command, args, {
    cwd: TOP,
    stdio: 'inherit',
    env: { ...process.env, ...(FULL ? { IMPLAB_FULL: '1' } : {}) },
    // On Windows the programs of packages are batch files.
    shell: process.platform === 'win32' && !node,
  });
  return status === 0;
}

function read({ file, read: count }) {
  try {
    return count(JSON.parse(readFileSync(join(RESULTS, file), 'utf8')));
  } catch {
    return null;
  }
}

function countVitest({ numPassedTests, numFailedTests, numFailedTestSuites }) {
  // A file that does not load counts as a failure of its own.
  const failed = numFailedTests === 0 ? numFailedTestSuites : numFailedTests;
  return { passed: numPassedTests, failed };
}

function countPlaywright({ stats }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

function finish(passed, failed) {
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main();
