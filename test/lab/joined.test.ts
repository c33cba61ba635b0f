import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LAB_FILES } from '../../src/main/files/lab-files';
import { asOneAction } from '../../src/shared/joined';
import type { Step } from '../../src/shared/step';
import { base64, openTestLab, type TestLab } from './open-test-lab';

const PAIR: readonly Step[] = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 100 },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 100 },
];

async function labWith(steps: readonly Step[]): Promise<TestLab> {
  const lab = await openTestLab();
  await lab.call('file.new', { template: 'empty' });
  await lab.call('lab.run', { steps });
  return lab;
}

test('steps that belong together are one entry, with one label and what they did together', async () => {
  const lab = await labWith(PAIR);
  await lab.call('lab.run', {
    steps: asOneAction([
      { do: 'enable-users', count: 10 },
      { do: 'assign', count: 2, of: 'imp1', node: 'imp2' },
    ]),
  });
  const [head, second] = lab.rows().slice(3);
  expect(head).toMatchObject({
    joined: false,
    action: { steps: 2, label: 'Enable 10 users and 1 more', effect: 'imp2 +7, imp1 +3' },
  });
  expect(second).toMatchObject({ joined: true, action: null });
  expect(lab.view().undo).toBe('Enable 10 users and 1 more');
  expect(await lab.call('lab.undo', {})).toMatchObject({
    effect: 'Undone: Enable 10 users and 1 more',
    from: 5,
  });
  expect(lab.position()).toBe(3);
  expect(await lab.call('lab.redo', {})).toMatchObject({ ok: true });
  expect(lab.position()).toBe(5);
});

test('going to the middle of an action goes to its end', async () => {
  const lab = await labWith(PAIR);
  await lab.call('lab.run', { steps: asOneAction([note('a'), note('b'), note('c')]) });
  await lab.call('lab.run', { steps: [note('d')] });
  await lab.call('lab.goTo', { position: 4 });
  expect(lab.position()).toBe(6);
  await lab.call('lab.undo', {});
  await lab.call('lab.goTo', { position: 5 });
  expect(lab.position()).toBe(6);
});

const note = (text: string): Step => ({ do: 'note', text });

test('whatever is undone, redone, gone to or done anew, no action is ever done by half', async () => {
  const move = fc.oneof(
    fc.record({ run: fc.integer({ min: 1, max: 4 }), joins: fc.boolean() }),
    fc.constantFrom('lab.undo' as const, 'lab.redo' as const),
    fc.record({ goTo: fc.nat({ max: 20 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 14 }), async (moves) => {
      const lab = await labWith([]);
      for (const each of moves) {
        if (typeof each === 'string') await lab.call(each, {});
        else if ('goTo' in each) await lab.call('lab.goTo', { position: each.goTo });
        else {
          const steps = asOneAction(Array.from({ length: each.run }, () => note('x')));
          const first = each.joins ? { ...steps[0]!, joined: true as const } : steps[0]!;
          await lab.call('lab.run', { steps: [first, ...steps.slice(1)] });
        }
        const rows = lab.rows();
        expect(rows[lab.position()]?.joined ?? false).toBe(false);
        for (const row of rows) {
          const next = rows.findIndex(({ index, joined }) => index > row.index && !joined);
          const length = (next < 0 ? rows.length : next) - row.index;
          if (!row.joined) expect([row.index, row.action?.steps ?? 1]).toEqual([row.index, length]);
          else expect(row.action).toBeNull();
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('a saved lab and its scenario keep what belongs together, and replay to the same result', async () => {
  const lab = await labWith(PAIR);
  await lab.call('lab.run', { steps: asOneAction([note('a'), { do: 'enable-users', count: 3 }]) });
  for (const kind of ['implab', 'scenario'] as const) {
    const { file } = await lab.ask('file.export', { kind });
    const other = await openTestLab();
    await other.ask('file.openBytes', { name: file.name, data: file.data });
    expect(other.rows()).toEqual(lab.rows());
    if (kind === 'implab') expect(other.view().file.seal?.verdict).toBe('same');
  }
});

test('an import of a file is undone at once', async () => {
  const lab = await labWith([...PAIR, { do: 'enable-users', count: 2 }]);
  const data = base64('userid,node\nuser1,imp2\nuser2,imp1\n');
  await lab.ask('users.importCsv', { name: 'a.csv', data });
  expect(lab.position()).toBe(6);
  await lab.ask('lab.undo', {});
  expect(lab.position()).toBe(4);
});

test('a scrub that takes the first step of an action leaves the rest one action of its own', () => {
  const steps = [note('kept'), ...asOneAction([note('gone'), PAIR[0]!, PAIR[1]!])];
  const scenario = { format: 'implab-scenario', version: 1, steps } as const;
  expect(LAB_FILES.scrub(scenario, { notes: 'drop' }).steps.map(({ joined }) => joined)).toEqual([
    undefined,
    true,
  ]);
});

test('in a scenario the first step begins an action, and nothing but true can be said', () => {
  const read = (joined: unknown) => LAB_FILES.parseStep({ do: 'note', text: '', joined });
  expect(read(true)).toMatchObject({ ok: true });
  expect(read(false)).toMatchObject({ ok: false, place: 'joined' });
});
