import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LAB_FILES } from '../../src/main/files/lab-files';
import { base64, openTestLab } from '../lab/open-test-lab';
import { chance, ROUNDS, SEED } from './random';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'implab-torture-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
});

let isGone = false;
/** Does something while the folder is not there, as a stick that is drawn out and put back. */
async function whileGone<T>(action: () => Promise<T>): Promise<T> {
  if (isGone) return action();
  isGone = true;
  await rename(folder, `${folder}-gone`);
  try {
    return await action();
  } finally {
    await rename(`${folder}-gone`, folder);
    isGone = false;
  }
}

const FAULTS = ['disk-full', 'read-only', 'file-locked', 'write-failed'] as const;

/** Rounds with one lab: one of thousands of steps is the business of other tests. */
const ROUNDS_OF_LAB = 100;

test('on a disk that fails by chance every file is the one before or the one after, and the answer says which', async () => {
  const by = chance(SEED);
  const { write, read } = LAB_FILES.disk;
  let fails = false;
  const faults = { write: 0, read: 0 };
  vi.spyOn(LAB_FILES.disk, 'write').mockImplementation(async (...args) => {
    const chosen = fails ? by.below(6) : 5;
    if (chosen <= 2) faults.write++;
    if (chosen < 2) return { ok: false, code: by.pick(FAULTS), detail: 'by chance' };
    if (chosen === 2) return whileGone(() => write(...args));
    // A slow disk: others have their turn before anything is written.
    for (let turns = by.below(50); turns > 0; turns--) await nextTurn();
    return write(...args);
  });
  vi.spyOn(LAB_FILES.disk, 'read').mockImplementation(async (...args) => {
    const chosen = fails ? by.below(4) : 3;
    if (chosen <= 1) faults.read++;
    if (chosen === 0) return { ok: false, code: 'read-failed', detail: 'by chance' };
    return chosen === 1 ? whileGone(() => read(...args)) : read(...args);
  });
  for (let round = 0; round < ROUNDS; round += ROUNDS_OF_LAB) {
    const path = join(folder, `lab-${round}.implab`);
    fails = false;
    const lab = await openTestLab({ dataFolder: join(folder, 'data'), kind: 'electron' });
    await lab.ask('file.new', { template: 'pair' });
    expect(await lab.lab.document.savePath(path)).toMatchObject({ ok: true });
    fails = true;
    let saved = 0;
    let done = 0;
    for (let at = round; at < Math.min(ROUNDS, round + ROUNDS_OF_LAB); at++) {
      const why = `seed ${SEED}, round ${at}`;
      if (by.below(10) === 0) {
        // Back to what was saved last, where that can be read; else the open lab stays.
        const opened = await lab.lab.document.openPath(path);
        if (opened.ok) done = saved;
        else expect('problem' in opened && opened.problem.code, why).not.toBe('internal');
        expect(lab.view().totals.users, why).toBe(done);
      }
      await lab.ask('lab.run', { steps: [{ do: 'enable-users', count: 1 }] });
      done += 1;
      const answer = await lab.lab.document.savePath(path);
      if (answer.ok) saved = done;
      else expect('problem' in answer && answer.problem.code, why).not.toBe('internal');
      expect(lab.view().file.dirty, why).toBe(!answer.ok);
      const reader = await openTestLab();
      const bytes = await readFile(path);
      await reader.ask('file.openBytes', { name: 'x.implab', data: base64(bytes) });
      expect(reader.view().totals.users, why).toBe(saved);
      await reader.lab.close();
    }
    fails = false;
    await lab.lab.close();
  }
  if (ROUNDS >= 100)
    console.log(`${faults.write} writes and ${faults.read} reads failed by chance`);
});
