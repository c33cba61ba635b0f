import { expect, test } from 'vitest';
import { checkExpectation } from '../../src/main/engine/expect';
import type { Expectation, Step } from '../../src/shared/step';
import { journalOf } from './journal';

const OVER: readonly Step[] = [
  { do: 'add-group', name: 'PRG-1' },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', ova: '5000' },
  { do: 'enable-users', count: 6001 },
];

test('a finding that is expected elsewhere or with another surplus fails, and shows those there are', () => {
  const { now } = journalOf(OVER);
  const failuresOf = (finding: object) =>
    checkExpectation(now, { findings: [{ code: 'V10', ...finding }] });
  const actual = [{ code: 'V10', at: 'imp1', surplus: 1001 }];
  expect(failuresOf({})).toEqual([]);
  expect(failuresOf({ at: 'imp1', surplus: 1001 })).toEqual([]);
  expect(failuresOf({ surplus: 1000 })).toMatchObject([{ field: 'findings[0]', actual }]);
  expect(failuresOf({ at: 'imp2' })).toMatchObject([{ field: 'findings[0]', actual }]);
});

test('what any single failure leads to is expected as a bound, and told where it is not kept', () => {
  const { now } = journalOf([
    { do: 'add-group', name: 'PRG-1', ha: true },
    { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 10 },
    { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 20 },
    { do: 'enable-users', count: 6, devices: 2 },
  ]);
  const bounds = { survives: 'one', maxShare: 0.5, survivorShare: 1 } as const;
  expect(checkExpectation(now, bounds)).toEqual([
    { field: 'survives', expected: 'one', actual: 'none' },
    { field: 'maxShare', expected: 0.5, actual: 0.6 },
    { field: 'survivorShare', expected: 1, actual: 1.2 },
  ]);
  expect(checkExpectation(now, { maxShare: 0.6, survivorShare: 1.2 })).toEqual([]);
});

test('every field is told as it is, and what is not there as nothing', () => {
  const { now } = journalOf([
    ...OVER,
    { do: 'add-group', name: 'PRG-2', ha: true },
    { do: 'add-node', group: 'PRG-2', name: 'imp2', ova: '5000' },
    { do: 'add-node', group: 'PRG-2', name: 'imp3', ova: '5000' },
    { do: 'cut-link', group: 'PRG-2' },
    { do: 'fail-node', node: 'imp2' },
    { do: 'enable-users', users: [{ id: 'ann' }] },
  ]);
  const right: Expectation = {
    assigned: { imp1: 6001, imp2: 0 },
    load: { imp1: 6001, imp3: 0 },
    unassigned: 1,
    noService: 0,
    states: { imp1: 'Unknown', imp2: 'Unreachable' },
    homes: { user1: 'imp1', ann: null },
    reasons: { user1: 'BAL_FEWEST', ann: 'BLOCKED_CLUSTER_IN_FAILOVER' },
    haReasons: { imp2: null, imp3: 'Peer Down' },
    link: { 'PRG-1': 'up', 'PRG-2': 'cut' },
    findings: [{ code: 'V10' }],
    noFindings: ['V01'],
    clock: 60,
  };
  expect(checkExpectation(now, right)).toEqual([]);
  const wrong: Expectation = {
    assigned: { imp1: 1, gone: 1 },
    load: { imp1: 1 },
    unassigned: 2,
    noService: 3,
    states: { imp1: 'Normal' },
    homes: { user1: null, ann: 'imp1', nobody: 'imp1' },
    reasons: { ann: 'BAL_TIE', nobody: 'BAL_TIE' },
    haReasons: { imp2: 'Normal', gone: null },
    link: { 'PRG-1': 'cut', gone: 'up' },
    findings: [{ code: 'V01' }],
    noFindings: ['V01', 'V10'],
    clock: 0,
  };
  expect(
    checkExpectation(now, wrong).map(({ field, expected, actual }) => [field, expected, actual]),
  ).toEqual([
    ['assigned.imp1', 1, 6001],
    ['assigned.gone', 1, null],
    ['load.imp1', 1, 6001],
    ['unassigned', 2, 1],
    ['noService', 3, 0],
    ['states.imp1', 'Normal', 'Unknown'],
    ['homes.user1', null, 'imp1'],
    ['homes.ann', 'imp1', null],
    ['homes.nobody', 'imp1', null],
    ['reasons.ann', 'BAL_TIE', 'BLOCKED_CLUSTER_IN_FAILOVER'],
    ['reasons.nobody', 'BAL_TIE', null],
    ['findings[0]', { code: 'V01' }, []],
    ['noFindings.V10', null, { code: 'V10', at: 'imp1', surplus: 1001 }],
    ['haReasons.imp2', 'Normal', null],
    ['haReasons.gone', null, null],
    ['link.PRG-1', 'cut', 'up'],
    ['link.gone', 'up', null],
    ['clock', 0, 60],
  ]);
});

test('no findings at all means none of the contract that is an error or a warning', () => {
  const { now } = journalOf(OVER);
  expect(checkExpectation(now, { noFindings: 'all' }).map(({ field }) => field)).toEqual([
    'noFindings.L01',
    'noFindings.V10',
    'noFindings.V20',
  ]);
  const { now: quiet } = journalOf(OVER.slice(0, 2));
  expect(checkExpectation(quiet, { noFindings: 'all' })).toEqual([]);
  expect(checkExpectation(quiet, {})).toEqual([]);
});
