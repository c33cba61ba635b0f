import { beforeEach, expect, test } from 'vitest';
import type { DiffSide, LabDiff } from '../../src/shared/lab-api';
import type { Step } from '../../src/shared/step';
import { base64, openTestLab, type TestLab } from './open-test-lab';

const PAIR: Step[] = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 100 },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 100 },
  { do: 'enable-users', count: 10 },
];
const SNAPSHOT: Step = { do: 'take-snapshot', name: 'ten users' };

let lab: TestLab;
beforeEach(async () => {
  lab = await openTestLab();
  await lab.call('file.new', { template: 'empty' });
  await lab.call('lab.run', { steps: [...PAIR, SNAPSHOT] });
});

async function diff(a: DiffSide, b: DiffSide): Promise<LabDiff> {
  const answer = await lab.call('lab.diff', { a, b });
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.diff;
}

const now = (): DiffSide => ({ kind: 'position', position: lab.position() });
const ten: DiffSide = { kind: 'snapshot', name: 'ten users' };

test('a snapshot just taken is the same as now: its own name is no difference', async () => {
  expect(await diff(ten, now())).toMatchObject({ same: true, topology: [], moves: [] });
});

test('moves are told with their names and the step that caused them', async () => {
  await lab.call('lab.run', { steps: [{ do: 'assign', users: ['user1'], node: 'imp2' }] });
  const { same, moves, nodes } = await diff(ten, now());
  expect(same).toBe(false);
  expect(moves).toEqual([
    {
      from: 'imp1',
      to: 'imp2',
      count: 1,
      users: ['user1'],
      cause: { step: 5, label: 'Assign user1 to imp2' },
    },
  ]);
  expect(nodes[1]).toEqual({
    node: 'imp2',
    assignedBefore: 5,
    assignedAfter: 6,
    loadBefore: 5,
    loadAfter: 6,
    capacityBefore: 100,
    capacityAfter: 100,
    ownBefore: 5,
    ownAfter: 6,
  });
});

test('a node that one side does not have has no figures there', async () => {
  const { nodes } = await diff({ kind: 'position', position: 2 }, now());
  expect(nodes.find(({ node }) => node === 'imp2')).toMatchObject({
    assignedBefore: null,
    loadBefore: null,
    capacityBefore: null,
    capacityAfter: 100,
  });
});

test('a lab is the same as the file it is saved in', async () => {
  const saved = await lab.call('file.export', { kind: 'implab' });
  if (!saved.ok) throw new Error('not saved');
  const { name, data } = saved.file;
  expect((await diff(now(), { kind: 'file', name, data })).same).toBe(true);
});

test('the snapshots of another file are a difference', async () => {
  const steps = [...PAIR];
  const data = base64(JSON.stringify({ format: 'implab-scenario', version: 1, steps }));
  const { topology } = await diff({ kind: 'file', name: 'a.json', data }, now());
  expect(topology).toEqual([{ what: 'Snapshots', before: '', after: 'ten users' }]);
});

test.each<[DiffSide, string]>([
  [{ kind: 'snapshot', name: 'no' }, 'unknown-snapshot'],
  [{ kind: 'position', position: 99 }, 'unknown-step'],
  [{ kind: 'file', name: 'a.png', data: base64('no lab') }, 'not-a-lab'],
])('%j is told as a problem, and the open lab stays', async (side, code) => {
  const revision = lab.view().revision;
  expect(await lab.call('lab.diff', { a: side, b: now() })).toMatchObject({
    ok: false,
    problem: { code },
  });
  expect(lab.view().revision).toBe(revision);
});

test('the moment before anything has a name of its own', async () => {
  expect((await diff({ kind: 'position', position: 0 }, now())).a).toBe('Before the first step');
});
