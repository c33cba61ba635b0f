import { expect, test } from 'vitest';
import { lint } from '../../../src/main/engine/lint';
import { causesOf } from '../../../src/main/engine/lint/causes';
import { trySteps } from '../../../src/main/engine/remedies/try-steps';
import type { LabState } from '../../../src/main/engine/state';
import type { FindingCause } from '../../../src/shared/finding';
import type { Step } from '../../../src/shared/step';
import { play } from '../random-lab';

const pair = (group: string, first: string, second: string): Step[] => [
  { do: 'add-group', name: group, ha: true },
  { do: 'add-node', group, name: first, ova: '15000' },
  { do: 'add-node', group, name: second, ova: '15000' },
];
const THREE = [
  ...pair('PRG-1', 'imp1', 'imp2'),
  ...pair('PRG-2', 'imp3', 'imp4'),
  ...pair('PRG-3', 'imp5', 'imp6'),
];

function causes(state: LabState): FindingCause[] {
  return causesOf(
    state,
    lint(state).map(({ view }) => view()),
  );
}

test('limits that are too low in three groups are one row with one button, which mends all', () => {
  const state = play([...THREE, { do: 'enable-users', count: 42_000 }]);
  const [cause] = causes(state).filter(({ code }) => code === 'V25');
  expect(cause).toMatchObject({
    title: 'Re-login limits of 3 groups are too low for their users',
    findings: [0, 1, 2, 3, 4, 5],
    fixAll: { label: 'Fix all 3' },
  });
  expect(lint(trySteps(state, cause!.fixAll!.steps)!)).toEqual([]);
});

test('two nodes of one group are its own row, with the button of the group', () => {
  const state = play([...pair('PRG-1', 'imp1', 'imp2'), { do: 'enable-users', count: 14_000 }]);
  const [cause] = causes(state);
  expect(cause!.title).toBe('Re-login limits of PRG-1 are too low for its users');
  expect(cause!.fixAll!.label).toContain('PRG-1');
});

test('a finding that is alone keeps its own title and buttons', () => {
  const state = play([{ do: 'add-group', name: 'PRG-1' }]);
  expect(causes(state)).toEqual([
    {
      code: 'V03',
      severity: 'error',
      about: 'design',
      label: 'No node',
      title: 'PRG-1 has no node',
      findings: [0],
      fixAll: null,
    },
  ]);
});

test('users are not moved for several nodes at once', () => {
  const state = play([
    ...THREE,
    { do: 'set-mode', mode: 'none' },
    { do: 'enable-users', count: 32_000 },
    { do: 'assign', count: 16_000, of: 'unassigned', node: 'imp1' },
    { do: 'assign', count: 16_000, of: 'unassigned', node: 'imp3' },
  ]);
  const [cause] = causes(state).filter(({ code }) => code === 'V10');
  expect(cause).toMatchObject({
    title: '2 nodes have more assigned than they can carry',
    fixAll: null,
  });
});
