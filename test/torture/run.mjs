/**
 * `npm run torture`: the damage of `test/torture` many times over, with a seed of the day; minutes instead of seconds.
 * IMPLAB_ROUNDS and IMPLAB_SEED choose others; what fails names its seed and round.
 */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const top = resolve(import.meta.dirname, '../..');
const seed = process.env.IMPLAB_SEED ?? String(Math.floor(Date.now() / 86_400_000));
const rounds = process.env.IMPLAB_ROUNDS ?? '2000';
console.log(`${rounds} rounds with seed ${seed}`);
const vitest = join(top, 'node_modules/vitest/vitest.mjs');
const args = ['run', '--config', 'test/vitest.config.ts', '--testTimeout', '3600000', 'torture/'];
const { status } = spawnSync(process.execPath, [vitest, ...args], {
  cwd: top,
  stdio: 'inherit',
  env: { ...process.env, IMPLAB_SEED: seed, IMPLAB_ROUNDS: rounds },
});
process.exitCode = status ?? 1;
