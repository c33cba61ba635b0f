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

/** Does something while the folder is not there, as a stick that is drawn out and put back. */
async function whileGone<T>(action: () => Promise<T>): Promise<T> {
  await rename(folder, `${folder}-gone`);
  try {
    return await action();
  } finally {
    await rename(`${folder}-gone`, folder);
  }
}

const FAULTS = ['disk-full', 'read-only', 'file-locked', 'write-failed'] as const;

test('on a disk that fails by chance every file is the one before or the one after, and the answer says which', async () => {
  const path = join(folder, 'lab.implab');
  const lab = await openTestLab({ dataFolder: join(folder, 'data'), kind: 'electron' });
  await lab.call('file.new', { template: 'pair' });
  expect(await lab.lab.document.savePath(path)).toMatchObject({ ok: true });
  let saved = 0;
  let done = 0;
  const by = chance(SEED);
  const write = LAB_FILES.disk.write;
  vi.spyOn(LAB_FILES.disk, 'write').mockImplementation(async (...args) => {
    const chosen = by.below(6);
    if (chosen < 2) return { ok: false, code: by.pick(FAULTS), detail: 'by chance' };
    if (chosen === 2) return whileGone(() => write(...args));
    // A slow disk: others have their turn before anything is written.
    for (let turns = by.below(50); turns > 0; turns--) await nextTurn();
    return write(...args);
  });
  for (let round = 0; round < ROUNDS; round++) {
    const why = `seed ${SEED}, round ${round}`;
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
  vi.restoreAllMocks();
  await lab.lab.close();
});
