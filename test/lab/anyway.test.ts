import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BUDGET, OverBudget } from '../../src/main/engine/budget';
import { LAB_FILES } from '../../src/main/files/lab-files';
import { createLab } from '../../src/main/lab/labs';
import { overBudget } from '../../src/main/lab/opening/over-budget';
import type { Thread } from '../../src/main/lab/opening/thread';
import type { LabApi, LabCommand, LabEvent } from '../../src/shared/lab-api';
import type { Step } from '../../src/shared/step';
import { pretendedThread } from './pretended-thread';

/** What a file may take is a small part of it here, so that a small file takes more. */
const usual = { ...BUDGET };
beforeAll(() => void Object.assign(BUDGET, { work: 50_000 }));
afterAll(() => void Object.assign(BUDGET, usual));

/** More nodes, as it seems, than are replayed in a moment, and more work than a file may take here. */
const STEPS: readonly Step[] = [
  { do: 'add-group', name: 'PRG-1' },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 5000 },
  ...Array.from(
    { length: 201 },
    (): Step => ({
      do: 'add-node',
      group: 'PRG-1',
      name: 'imp1',
      capacity: 1,
      refused: 'DUPLICATE',
    }),
  ),
];
const TEXT = JSON.stringify({
  format: 'implab-scenario',
  version: 1,
  title: 'Costly',
  steps: STEPS,
});
const FILE = { name: 'costly.json', data: Buffer.from(TEXT).toString('base64') };

async function labWith(startThread?: () => Thread, dataFolder: string | null = null) {
  const lab = await createLab({
    files: LAB_FILES,
    host: { kind: 'web', platform: 'linux', version: '1' },
    dataFolder,
    ...(startThread && { startThread }),
  });
  const events: LabEvent[] = [];
  lab.subscribe((event) => events.push(event));
  const ask = <K extends LabCommand>(command: K, args: LabApi[K]['args']) =>
    lab.call(command, args) as Promise<LabApi[K]['result']>;
  const title = () => {
    const last = events.findLast(({ type }) => type === 'lab.changed');
    return last?.type === 'lab.changed' ? last.view?.title : undefined;
  };
  return { lab, ask, title };
}

const REFUSED = {
  ok: false,
  problem: {
    code: 'over-budget',
    message: expect.stringMatching(/^Opening costly was ended: .*all of them would take some/),
    anyway: expect.stringMatching(/^about \d+\u202fs and \d+\u202fMB of memory$/),
  },
};

test('a file that takes more than it may is refused with what it would take, and opened anyway', async () => {
  const { ask, title } = await labWith(() => pretendedThread());
  await ask('file.new', { template: 'pair' });
  expect(await ask('file.openBytes', FILE)).toMatchObject(REFUSED);
  expect(title()).toBe('New lab');
  expect(await ask('file.openBytes', { ...FILE, anyway: true })).toMatchObject({ ok: true });
  expect(title()).toBe('Costly');
});

test('where no thread of its own can be had nothing is opened anyway', async () => {
  const { ask } = await labWith();
  const answer = await ask('file.openBytes', FILE);
  expect(answer).toMatchObject({ ok: false, problem: { code: 'over-budget' } });
  expect(answer).not.toHaveProperty('problem.anyway');
});

test('a file of the system and a recovery copy are refused and opened anyway like any other', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'implab-anyway-'));
  const path = join(folder, 'costly.json');
  await writeFile(path, TEXT);
  const first = await labWith(() => pretendedThread(), folder);
  expect(await first.lab.document.openPath(path)).toMatchObject(REFUSED);
  expect(await first.lab.document.openPath(path, true)).toEqual({ ok: true });
  await first.ask('lab.run', { steps: [{ do: 'note', text: 'not saved' }] });
  await first.lab.close();
  await forgetWriter(folder);

  const second = await labWith(() => pretendedThread(), folder);
  expect(await second.ask('file.recover', { accept: true })).toMatchObject({
    problem: { code: 'over-budget', anyway: expect.any(String) },
  });
  expect(await second.ask('file.recover', { accept: true, anyway: true })).toMatchObject({
    ok: true,
  });
  expect(second.title()).toBe('Costly');
  await second.lab.close();
  await rm(folder, { recursive: true });
});

/** The session that left the copies is gone, so that nobody waits to see whether it lives. */
async function forgetWriter(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!/^recovery.*json$/.test(name)) continue;
    const note = await readFile(join(folder, name), 'utf8');
    await writeFile(join(folder, name), note.replace(/"pid":\d+/, '"pid":0'));
  }
}

test('what no memory here can hold is not offered, and the words say how much can be had', () => {
  const taken = { work: 1e6, bytes: 800_000_000 };
  const origin = { name: 'storm', path: null };
  const refused = (done: number, rows = 0, budget = undefined as never) =>
    overBudget(new OverBudget(done, 100, taken, rows), { ...origin, budget }, true).problem;
  // All of it: ten times as much.
  expect(refused(10).anyway).toBeUndefined();
  expect(refused(10).message).toMatch(
    /; a lab can have [\d.]+\u202f[GM]B at most on this machine\. /,
  );
  // It took more than was thought.
  const wider = { work: Number.POSITIVE_INFINITY, bytes: 700_000_000 } as never;
  expect(refused(100, 0, wider).anyway).toBeUndefined();
  expect(refused(100).anyway).toMatch(/800\u202fMB/);
  // More users than a lab may remember.
  expect(refused(100, 1e9).anyway).toBeUndefined();
});

test('the database of a lab counts in what opening it takes', () => {
  const { estimateOpen, estimate } = new OverBudget(50, 100, { work: 0, bytes: 1 }, 1_000_000);
  expect(estimate.work).toBe(0);
  expect(estimateOpen.work).toBe(160_000_000);
});
