import { expect, test } from 'vitest';
import { lint } from '../../src/main/engine/lint';
import { causesOf } from '../../src/main/engine/lint/causes';
import { causeRows } from '../../src/renderer/features/findings/cause-rows';
import type { Step } from '../../src/shared/step';
import { play } from '../engine/random-lab';

const pair = (group: string, first: string, second: string): Step[] => [
  { do: 'add-group', name: group, ha: true },
  { do: 'add-node', group, name: first, ova: '15000' },
  { do: 'add-node', group, name: second, ova: '15000' },
];

const state = play([
  ...pair('PRG-1', 'imp1', 'imp2'),
  ...pair('PRG-2', 'imp3', 'imp4'),
  { do: 'add-group', name: 'PRG-3' },
  { do: 'enable-users', count: 28_000 },
]);
const findings = lint(state).map(({ view }) => view());
const causes = causesOf(state, findings);

test('findings with one cause are one row, errors first', () => {
  const rows = causeRows(causes, findings, findings);
  expect(rows.map(({ cause, findings: some }) => [cause.code, some.length])).toEqual([
    ['V03', 1],
    ['V19', 1],
    ['V25', 4],
  ]);
  expect(rows.every(({ isWhole }) => isWhole)).toBe(true);
});

test('a filter leaves the shown ones in their row, which then is not the whole', () => {
  const shown = findings.filter(({ at }) => at === 'imp1');
  const rows = causeRows(causes, findings, shown);
  expect(
    rows.map(({ cause, findings: some, isWhole }) => [cause.code, some.length, isWhole]),
  ).toEqual([['V25', 1, false]]);
});
