/** What a saved lab must tell apart when it is opened again, name by name. */
import { expect, test } from 'vitest';
import type { Step } from '../../src/shared/step';
import { openTestLab } from './open-test-lab';

/** The lab after these steps, saved and opened by another program; `undo` steps are undone before. */
async function reopened(steps: readonly Step[], undo = 0) {
  const lab = await openTestLab();
  await lab.ask('file.new', { template: 'pair' });
  await lab.ask('lab.run', { steps: [...steps] });
  for (let left = undo; left > 0; left--) await lab.ask('lab.undo', {});
  const { file } = await lab.ask('file.saveBytes', {});
  const other = await openTestLab();
  await other.ask('file.openBytes', { name: 'x.implab', data: file.data });
  const { rows } = await other.ask('lab.users', { offset: 0, limit: 50 });
  return { lab: other, ids: rows.map(({ id }) => id) };
}

test('a listed name between generated ones is none of theirs', async () => {
  const ids = ['user1', 'bob', 'user3', 'user007', 'user7', 'user08', 'a\u0301', 'á'];
  const listed = await reopened([{ do: 'enable-users', users: ids.map((id) => ({ id })) }]);
  expect(listed.ids).toEqual(ids);
  const mixed = await reopened([
    { do: 'enable-users', count: 1 },
    { do: 'enable-users', users: [{ id: 'bob' }] },
    { do: 'enable-users', count: 1, from: 3 },
  ]);
  expect(mixed.ids).toEqual(['user1', 'bob', 'user3']);
});

test('a snapshot of the very last step is there again, and one that is undone is not', async () => {
  const steps: Step[] = [
    { do: 'enable-users', count: 2 },
    { do: 'take-snapshot', name: 'here' },
  ];
  const { lab } = await reopened(steps);
  await lab.ask('lab.run', { steps: [{ do: 'disable-users', all: true }] });
  await lab.ask('lab.run', { steps: [{ do: 'restore-snapshot', name: 'here' }] });
  expect(lab.view().totals.users).toBe(2);
  const undone = await reopened(steps, 1);
  expect(
    await undone.lab.call('lab.run', { steps: [{ do: 'restore-snapshot', name: 'here' }] }),
  ).toMatchObject({ ok: false });
});

test('of more than 200 users who moved together 200 are named and all are counted', async () => {
  const { lab } = await reopened([
    { do: 'enable-users', count: 404 },
    { do: 'assign', count: 201, of: 'imp-pub', node: 'imp-sub' },
    { do: 'disable-users', users: ['user2'] },
  ]);
  const { diff } = await lab.ask('lab.diff', {
    a: { kind: 'position', position: lab.position() - 2 },
    b: { kind: 'position', position: lab.position() },
  });
  expect(diff.moves).toHaveLength(1);
  expect(diff.moves[0]).toMatchObject({ from: 'imp-pub', to: 'imp-sub', count: 201 });
  expect(diff.moves[0]!.users).toHaveLength(200);
  // Who left is no move.
  expect([diff.onlyInA, diff.onlyInB]).toEqual([1, 0]);
});
