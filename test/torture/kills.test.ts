/** Programs that are killed with SIGKILL while they write: every file is the one before or the one after. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openImplab } from '../../src/main/files/implab';
import { parseScenario } from '../../src/main/files/scenario';
import { parseStep } from '../../src/main/files/step-schema';
import { PAIR, scenario } from '../cli/labs';
import { liveAndDie } from '../web/lives';
import { chance, ROUNDS, SEED } from './random';

const PROGRAM = resolve(import.meta.dirname, '../../src/main/implab.mjs');
/** A kill takes as long as forty files of other rounds. */
const KILLS = Math.ceil(ROUNDS / 4);

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'implab-kills-'));
});
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));

/** How many steps the lab or scenario in these bytes has; the test fails where it is half a file. */
async function stepsIn(name: string, bytes: Uint8Array, why: string): Promise<number> {
  if (name.endsWith('.json')) {
    const read = parseScenario(bytes);
    expect(read, why).toMatchObject({ ok: true });
    return read.ok ? read.scenario.steps.length : -1;
  }
  const opened = await openImplab(bytes, parseStep);
  expect(opened.ok, why).toBe(true);
  if (!opened.ok) return -1;
  const steps = opened.store.stored.record.journal.length;
  opened.store.close();
  return steps;
}

test('a command that is killed while it converts or exports leaves the old file or the new one', async () => {
  const [before, after] = [join(folder, 'before.json'), join(folder, 'after.json')];
  const some = [...PAIR, { do: 'enable-users', count: 100 }];
  const more = [...some, ...Array.from({ length: 400 }, () => ({ do: 'enable-users', count: 90 }))];
  await writeFile(before, scenario(some));
  await writeFile(after, scenario(more));
  const [lab, plain] = [join(folder, 'lab.implab'), join(folder, 'plain.json')];
  const from = performance.now();
  for (const out of [lab, plain])
    expect(spawnSync(process.execPath, [PROGRAM, 'convert', before, out]).status).toBe(0);
  const whole = (performance.now() - from) / 2;
  const by = chance(SEED * 49_979_687);
  for (let round = 0; round < KILLS; round++) {
    const why = `seed ${SEED}, kill ${round}`;
    const out = by.pick([lab, plain]);
    const child = spawn(process.execPath, [PROGRAM, 'convert', by.pick([before, after]), out]);
    const ended = once(child, 'exit');
    // Mostly about when the file is written, at the end of a run.
    await Promise.race([wait(by.below(whole * 2)), ended]);
    child.kill('SIGKILL');
    await ended;
    expect([some.length, more.length], why).toContain(await stepsIn(out, await readFile(out), why));
  }
  // What was begun and never finished lies beside under names of its own, and is in nobody's way.
  const odd = (await readdir(folder)).filter(
    (name) => !/^(before|after|lab|plain)\b|^\..*\.tmp$/.test(name),
  );
  expect(odd).toEqual([]);
  expect(spawnSync(process.execPath, [PROGRAM, 'convert', after, lab]).status).toBe(0);
});

// Each life mostly waits for the copy of two seconds; `test/web/crash.test.ts` takes a few of them every time.
test.runIf(ROUNDS >= 100)(
  'a host that is killed again and again loses nothing that was promised',
  async () => {
    const by = chance(SEED * 67_867_967);
    await liveAndDie(folder, [
      6000,
      ...Array.from({ length: ROUNDS / 50 }, () => 100 + by.below(6500)),
    ]);
  },
);
