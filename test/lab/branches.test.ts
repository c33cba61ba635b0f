import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Step } from '../../src/shared/step';
import { openTestLab, type TestLab } from './open-test-lab';

const PAIR: readonly Step[] = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 100 },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 100 },
  { do: 'enable-users', count: 120 },
];
const FAIL: Step = { do: 'fail-node', node: 'imp1' };

async function labWith(steps: readonly Step[] = PAIR): Promise<TestLab> {
  const lab = await openTestLab();
  await lab.call('file.new', { template: 'empty' });
  await lab.ask('lab.run', { steps });
  return lab;
}

const list = async (lab: TestLab) => (await lab.ask('branch.list', {})).branches;
const labels = (lab: TestLab) => lab.rows().map(({ label }) => label);

describe('a branch', () => {
  test('shares the first steps and goes its own way, and Main stays as it was', async () => {
    const lab = await labWith();
    const main = lab.rows();
    expect(await lab.ask('branch.fork', { at: 3, name: 'Fewer' })).toMatchObject({
      branch: 'Fewer',
    });
    expect(lab.view().branch).toEqual({ name: 'Fewer', from: 'Main', at: 3, count: 2 });
    expect(lab.position()).toBe(3);
    await lab.ask('lab.run', { steps: [{ do: 'enable-users', count: 10 }] });
    await lab.ask('branch.switch', { name: 'Main' });
    expect(lab.rows()).toEqual(main);
    expect(lab.view()).toMatchObject({ totals: { users: 120 }, branch: { name: 'Main' } });
    await lab.ask('branch.switch', { name: 'Fewer' });
    expect(lab.view().totals.users).toBe(10);
    expect(await list(lab)).toMatchObject([
      { name: 'Main', from: null, at: 0, steps: 4, current: false },
      { name: 'Fewer', from: 'Main', at: 3, steps: 1, current: true },
    ]);
  });

  test('keeps its own undone steps and snapshots', async () => {
    const lab = await labWith();
    await lab.ask('branch.fork', { at: 4, name: 'B' });
    await lab.ask('lab.run', { steps: [{ do: 'take-snapshot', name: 'here' }] });
    await lab.ask('lab.run', { steps: [FAIL] });
    await lab.ask('lab.undo', {});
    await lab.ask('branch.switch', { name: 'Main' });
    expect(lab.view()).toMatchObject({ redo: null, snapshots: [] });
    await lab.ask('branch.switch', { name: 'B' });
    expect(lab.view()).toMatchObject({ redo: 'Fail imp1', snapshots: [{ name: 'here' }] });
  });

  test('is made with the steps of a try, or not at all where they are refused', async () => {
    const lab = await labWith();
    const { lab: id, revision } = lab.view();
    const refused = await lab.call('branch.fork', {
      at: 4,
      name: 'Try',
      steps: [FAIL, { do: 'fail-node', node: 'nobody' }],
    });
    expect(refused).toMatchObject({ ok: false, index: 1, refusal: { code: 'UNKNOWN_NODE' } });
    expect(await list(lab)).toHaveLength(1);
    expect(lab.view()).toMatchObject({ lab: id, revision });
    for (const name of ['Try', 'Try 2', 'Try 3'])
      expect(
        await lab.ask('branch.fork', { at: 4, name: 'Try', numbered: true, steps: [FAIL] }),
      ).toMatchObject({ branch: name, label: 'Fail imp1' });
    expect(await lab.call('branch.fork', { at: 4, name: 'Try' })).toMatchObject({
      problem: { code: 'branch-taken' },
    });
  });

  test('is what the lab would be after a change in the past, without the steps that are refused then', async () => {
    const lab = await labWith([
      ...PAIR,
      { do: 'rename-node', node: 'imp1', name: 'one' },
      { do: 'enable-users', count: 5 },
    ]);
    await lab.ask('branch.fork', {
      at: 3,
      name: 'Renamed before',
      steps: [{ do: 'rename-node', node: 'imp1', name: 'first' }],
      replays: true,
    });
    expect(labels(lab).slice(3)).toEqual([
      'Rename imp1 to first',
      'Enable 120 users',
      'Enable 5 users',
    ]);
    expect(lab.view().totals.users).toBe(125);
  });

  test('is renamed, deleted and brought back, with what was forked from it', async () => {
    const lab = await labWith();
    await lab.ask('branch.fork', { at: 4, name: 'A', steps: [FAIL] });
    await lab.ask('branch.fork', { at: 5, name: 'B' });
    await lab.ask('branch.rename', { name: 'A', to: 'Loss' });
    expect(lab.view().branch).toMatchObject({ name: 'B', from: 'Loss', at: 5 });
    await lab.ask('branch.delete', { name: 'Loss' });
    expect(lab.view().branch).toMatchObject({ name: 'B', from: 'Main', at: 4 });
    expect(labels(lab)).toContain('Fail imp1');
    await lab.ask('branch.restore', { name: 'Loss' });
    expect(lab.view().branch).toMatchObject({ name: 'B', from: 'Loss', at: 5 });
    expect((await list(lab)).map(({ name }) => name)).toEqual(['Main', 'Loss', 'B']);
    await lab.ask('branch.delete', { name: 'B' });
    expect(lab.view().branch.name).toBe('Loss');
    for (const call of ['branch.delete', 'branch.switch', 'branch.compare'] as const)
      expect(await lab.call(call, { name: 'B' })).toMatchObject({
        problem: { code: 'unknown-branch' },
      });
    expect(await lab.call('branch.delete', { name: 'Main' })).toMatchObject({
      problem: { code: 'branch-stays' },
    });
    expect(await lab.call('branch.rename', { name: 'Loss', to: 'Main' })).toMatchObject({
      problem: { code: 'branch-taken' },
    });
  });

  test('shares no more than its origin still has', async () => {
    const lab = await labWith();
    await lab.ask('branch.fork', { at: 4, name: 'A', steps: [FAIL] });
    await lab.ask('branch.switch', { name: 'Main' });
    await lab.ask('lab.goTo', { position: 2 });
    await lab.ask('lab.run', { steps: [{ do: 'note', text: 'another way' }] });
    expect(await list(lab)).toMatchObject([{ steps: 3 }, { name: 'A', at: 2, steps: 3 }]);
    await lab.ask('branch.switch', { name: 'A' });
    expect(labels(lab).at(-1)).toBe('Fail imp1');
  });

  test('says in the list how it stands', async () => {
    const lab = await labWith();
    await lab.ask('branch.fork', { at: 4, name: 'A', steps: [FAIL] });
    expect((await list(lab)).map(({ effect, isBad }) => [effect, isBad])).toEqual([
      ['nobody is over; imp2 would be 20 over if imp1 fails', false],
      ['imp2 is 20 over', true],
    ]);
  });

  test('is compared with Main, by loads and findings', async () => {
    const lab = await labWith();
    await lab.ask('branch.fork', { at: 4, name: 'A', steps: [FAIL] });
    const { sentence, come, gone, diff } = await lab.ask('branch.compare', { name: 'A' });
    expect(sentence).toMatch(/^imp(1|2) serves 60 (more|fewer)/);
    expect(come.map(({ code }) => code)).toContain('L01');
    expect(gone.every(({ code }) => code !== 'L01')).toBe(true);
    expect(diff).toMatchObject({ a: 'Main', b: 'A', same: false });
  });
});

describe('replaying a branch on Main', () => {
  test('says before what goes through, what is refused and what does something else', async () => {
    const lab = await labWith();
    await lab.ask('branch.fork', {
      at: 4,
      name: 'A',
      steps: [
        { do: 'enable-users', count: 2, prefix: 'x' },
        { do: 'rename-node', node: 'imp1', name: 'one' },
        { do: 'fail-node', node: 'one' },
      ],
    });
    await lab.ask('branch.switch', { name: 'Main' });
    await lab.ask('lab.run', { steps: [{ do: 'rename-node', node: 'imp1', name: 'first' }] });
    await lab.ask('branch.switch', { name: 'A' });
    const { rows } = await lab.ask('branch.tryReplay', { name: 'A' });
    expect(rows).toMatchObject([
      { index: 4, outcome: 'other' },
      { index: 5, outcome: 'refused', code: 'UNKNOWN_NODE' },
      { index: 6, outcome: 'refused', code: 'UNKNOWN_NODE' },
    ]);
    const { lab: before } = lab.view();
    expect(await lab.call('branch.replay', { name: 'A', leaveOut: [] })).toMatchObject({
      refusal: { code: 'UNKNOWN_NODE' },
    });
    expect(lab.view()).toMatchObject({ lab: before, branch: { name: 'A' } });
    await lab.ask('branch.replay', { name: 'A', leaveOut: [5, 6] });
    expect(lab.view().branch.name).toBe('Main');
    expect(lab.view().totals.users).toBe(122);
    await lab.ask('lab.undo', {});
    expect(lab.view().totals.users).toBe(120);
  });

  test('is one action, undone at once', async () => {
    const lab = await labWith();
    await lab.ask('branch.fork', { at: 4, name: 'A' });
    for (const step of [FAIL, { do: 'restore-node', node: 'imp1' } as const])
      await lab.ask('lab.run', { steps: [step] });
    expect((await lab.ask('branch.tryReplay', { name: 'A' })).rows).toMatchObject([
      { outcome: 'same' },
      { outcome: 'same' },
    ]);
    await lab.ask('branch.replay', { name: 'A', leaveOut: [] });
    expect(lab.position()).toBe(6);
    await lab.ask('lab.undo', {});
    expect(lab.position()).toBe(4);
  });
});

test('a saved lab keeps every branch with its redo, and opens on the same one', async () => {
  const lab = await labWith();
  await lab.ask('branch.fork', { at: 4, name: 'A "x" 日本', steps: [FAIL] });
  await lab.ask('lab.undo', {});
  await lab.ask('branch.fork', { at: 2, name: 'B', steps: [{ do: 'note', text: 'b' }] });
  await lab.ask('branch.fork', { at: 3, name: 'C' });
  const { file } = await lab.ask('file.saveBytes', {});
  expect(lab.view().file.dirty).toBe(false);
  const other = await openTestLab();
  await other.ask('file.openBytes', { name: file.name, data: file.data });
  expect(other.view()).toMatchObject({
    branch: lab.view().branch,
    file: { dirty: false, seal: { verdict: 'same' } },
  });
  expect(await list(other)).toEqual(await list(lab));
  for (const { name } of await list(lab)) {
    await lab.ask('branch.switch', { name });
    await other.ask('branch.switch', { name });
    expect([other.rows(), other.position()]).toEqual([lab.rows(), lab.position()]);
  }
  expect(other.view().file.dirty).toBe(true);
});

test('whatever is forked, switched, done, undone and deleted, each branch is what its steps lead to', async () => {
  const names = ['Main', 'A', 'B', 'C'];
  const move = fc.oneof(
    { weight: 3, arbitrary: fc.record({ run: fc.integer({ min: 1, max: 9 }) }) },
    {
      weight: 2,
      arbitrary: fc.record({ fork: fc.nat({ max: 8 }), name: fc.constantFrom(...names) }),
    },
    { weight: 2, arbitrary: fc.record({ open: fc.constantFrom(...names) }) },
    fc.constantFrom('lab.undo' as const, 'lab.redo' as const),
    fc.record({ gone: fc.constantFrom(...names) }),
    fc.record({ back: fc.constantFrom(...names) }),
    fc.record({ merge: fc.constantFrom(...names) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 16 }), async (moves) => {
      const lab = await labWith(PAIR.slice(0, 3));
      for (const each of moves) {
        if (typeof each === 'string') await lab.call(each, {});
        else if ('run' in each)
          await lab.call('lab.run', { steps: [{ do: 'enable-users', count: each.run }] });
        else if ('fork' in each) await lab.call('branch.fork', { at: each.fork, name: each.name });
        else if ('open' in each) await lab.call('branch.switch', { name: each.open });
        else if ('gone' in each) await lab.call('branch.delete', { name: each.gone });
        else if ('back' in each) await lab.call('branch.restore', { name: each.back });
        else await lab.call('branch.replay', { name: each.merge, leaveOut: [] });
      }
      const { file } = await lab.ask('file.export', { kind: 'implab' });
      const other = await openTestLab();
      await other.ask('file.openBytes', { name: 'x.implab', data: file.data });
      expect(other.view().file.seal?.verdict).toBe('same');
      expect(await list(other)).toEqual(await list(lab));
      for (const { name } of await list(lab)) {
        await lab.ask('branch.switch', { name });
        const { file: text } = await lab.ask('file.export', { kind: 'scenario' });
        const alone = await openTestLab();
        await alone.ask('file.openBytes', { name: 'x.json', data: text.data });
        const { groups, totals } = lab.view();
        expect([alone.view().groups, alone.view().totals]).toEqual([groups, totals]);
      }
      expect(lab.log).toEqual([]);
    }),
    { numRuns: 12 },
  );
});

test('at most a hundred branches, and none in a name that is no name', async () => {
  const lab = await labWith([]);
  for (let count = 1; count < 100; count++)
    await lab.ask('branch.fork', { at: 0, name: 'B', numbered: true });
  expect(await lab.call('branch.fork', { at: 0, name: 'one more' })).toMatchObject({
    problem: { code: 'too-many-branches' },
  });
  for (const name of ['', ' ', 'a\u0000b', 'x'.repeat(129), '\u202e'])
    expect(await lab.call('branch.rename', { name: 'B', to: name })).toMatchObject({
      problem: { code: 'bad-arguments' },
    });
  expect(await list(lab)).toHaveLength(100);
});
