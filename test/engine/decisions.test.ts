/** Single conditions of the deciding code that no other test would miss: each was found by leaving it out. */
import { describe, expect, test } from 'vitest';
import { applyStep } from '../../src/main/engine/apply';
import { failoverClock } from '../../src/main/engine/clock';
import { BLOCK_ROWS } from '../../src/main/engine/collections/user-block';
import { checkExpectation } from '../../src/main/engine/expect';
import { flipsFor } from '../../src/main/engine/explain/flips';
import { lifeOf } from '../../src/main/engine/explain/life';
import { IdTable } from '../../src/main/engine/ids';
import { type LabState, UserColumns } from '../../src/main/engine/state';
import { rowOf } from '../../src/main/engine/users';
import { MAX_USERS } from '../../src/shared/limits';
import type { Expectation, Step } from '../../src/shared/step';
import { journalOf } from './journal';
import { play } from './random-lab';

const pair = (group: string, capacity = 100): Step[] => [
  { do: 'add-group', name: group, ha: true },
  { do: 'add-node', group, name: `${group}A`, capacity },
  { do: 'add-node', group, name: `${group}B`, capacity },
];

/** The steps second by second, as a file with `settle: false` has them: every one is done. */
function slowly(...steps: readonly Step[]): LabState {
  const journal = journalOf(steps, false);
  expect(journal.length).toBe(steps.length);
  return journal.now;
}

function expectNow(state: LabState, expectation: Expectation): void {
  expect(checkExpectation(state, expectation)).toEqual([]);
}

describe('counts that change by other than the rule are looked at anew', () => {
  const rows = [{ id: 'a' }, { id: 'b', server: 'GB' }, { id: 'c' }];

  test('among listed users', () => {
    const state = play([...pair('G'), { do: 'enable-users', users: rows }]);
    expectNow(state, { homes: { a: 'GA', b: 'GB', c: 'GA' }, reasons: { c: 'BAL_TIE' } });
  });

  test('among users who waited', () => {
    const state = play([
      ...pair('G'),
      { do: 'fail-node', node: 'GB' },
      { do: 'enable-users', users: rows },
      { do: 'restore-node', node: 'GB' },
      { do: 'fallback', group: 'G' },
    ]);
    expectNow(state, { homes: { a: 'GA', b: 'GB', c: 'GA' }, reasons: { c: 'BAL_TIE' } });
  });
});

test('users who fill their blocks to the last row are placed like any others', () => {
  const enabled: Step = { do: 'enable-users', count: BLOCK_ROWS };
  const balanced: Step = { do: 'set-mode', mode: 'balanced' };
  const none: Step = { do: 'set-mode', mode: 'none' };
  const sync: Step = { do: 'set-policy', unassigned: 'place-on-sync' };
  const waited: Step[] = [
    { do: 'fail-node', node: 'GB' },
    enabled,
    { do: 'restore-node', node: 'GB' },
    { do: 'fallback', group: 'G' },
  ];
  for (const way of [
    [none, enabled, balanced, { do: 'assign-unassigned' }],
    [sync, none, enabled, balanced],
    waited,
  ] satisfies Step[][])
    expectNow(play([...pair('G'), ...way]), {
      unassigned: 0,
      assigned: { GA: BLOCK_ROWS / 2, GB: BLOCK_ROWS / 2 },
    });
});

test('under None the sync looks at nobody: who found no room keeps that reason', () => {
  const state = play([
    { do: 'add-group', name: 'G' },
    { do: 'add-node', group: 'G', name: 'A', capacity: 1 },
    { do: 'set-policy', capacity: 'strict', unassigned: 'place-on-sync' },
    { do: 'enable-users', users: [{ id: 'a' }, { id: 'b' }] },
    { do: 'set-mode', mode: 'none' },
  ]);
  expectNow(state, { reasons: { b: 'NO_NODE_WITH_CAPACITY' } });
});

describe('the clock', () => {
  test('lets a fallback come before a loss of the same second, whatever group is first in the list', () => {
    const state = slowly(
      { do: 'set-parameter', automaticFallback: true, automaticFallbackDelay: 100 },
      ...pair('G'),
      ...pair('H'),
      { do: 'fail-node', node: 'HA' },
      { do: 'wait', seconds: 60 },
      { do: 'restore-node', node: 'HA' },
      { do: 'enable-users', users: [{ id: 'a' }] },
      { do: 'wait', seconds: 40 },
      { do: 'fail-node', node: 'GA' },
      { do: 'wait', seconds: 60 },
    );
    // Between the two nobody is in failover, and the one who waited is placed.
    expectNow(state, {
      states: { HA: 'Normal', GB: 'Running in Backup Mode' },
      homes: { a: 'GA' },
    });
  });

  test('stops at each second in which something is due, not at the last one', () => {
    const state = slowly(
      { do: 'set-parameter', transitionSeconds: 10 },
      ...pair('G'),
      ...pair('H'),
      { do: 'fail-node', node: 'GA' },
      { do: 'wait', seconds: 30 },
      { do: 'fail-node', node: 'HA' },
      { do: 'wait', seconds: 40 },
    );
    expectNow(state, { clock: 70, states: { GB: 'Running in Backup Mode', HB: 'Normal' } });
  });

  test('shows the last client back no earlier than the first, whatever limits are set', () => {
    const steps: Step[] = [
      ...pair('G'),
      { do: 'set-node', node: 'GB', reloginLower: 300, reloginUpper: 200 },
      { do: 'set-node', node: 'GA', reloginLower: 300, reloginUpper: 200 },
      { do: 'enable-users', count: 10 },
      { do: 'fail-node', node: 'GA' },
    ];
    const journal = journalOf(steps);
    const clock = failoverClock(journal, journal.length - 1);
    const at = (kind: string) => clock?.events.find((event) => event.kind === kind)?.second;
    expect(at('first-client')).toBe(300);
    expect(at('last-client')).toBe(300);
  });
});

describe('users', () => {
  test('one who is not eligible keeps the reason when somebody unassigns by name', () => {
    const state = play([
      ...pair('G'),
      { do: 'enable-users', users: [{ id: 'a', enabled: false }, { id: 'b' }] },
      { do: 'unassign', users: ['a', 'b'] },
    ]);
    expectNow(state, { reasons: { a: 'NOT_ELIGIBLE_NOT_ENABLED', b: 'UNASSIGNED_BY_ADMIN' } });
  });

  test('may fill the lab to the last, and not one more', () => {
    const { users, ...rest } = play(pair('G'));
    const counts = { ...users.counts, present: MAX_USERS - 1 };
    const full = { ...rest, users: new UserColumns({ ...users, counts }) };
    const refusal = { code: 'LIMIT', facts: { kind: 'user', limit: MAX_USERS } };
    const enabled = (step: Step) => applyStep(full, step, { index: 9, settle: true });
    const listed = (...ids: readonly string[]) =>
      enabled({ do: 'enable-users', users: ids.map((id) => ({ id })) });
    expect(listed('a')).toMatchObject({ ok: true });
    expect(listed('a', 'b')).toEqual({ ok: false, refusal });
    expect(enabled({ do: 'enable-users', count: 1 })).toMatchObject({ ok: true });
    expect(enabled({ do: 'enable-users', count: 2 })).toEqual({ ok: false, refusal });
  });

  test('the last number of a range counts as taken, the next one does not', () => {
    const table = new IdTable();
    table.appendGenerated('user', 5, 3);
    expect([3, 4, 7, 8].map((from) => table.surelyFree('user', from, 2))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  test('a table that was cut holds exactly as many names as are left', () => {
    const table = new IdTable();
    for (const id of ['a', 'b', 'c']) table.appendListed(id);
    table.appendGenerated('user', 1, 5);
    for (const rows of [0, 1, 3, 4, 8]) {
      const cut = table.truncated(rows);
      expect(cut.length).toBe(rows);
      expect(() => cut.idAt(rows)).toThrow();
    }
  });
});

describe('an explanation', () => {
  const steps: Step[] = [
    ...pair('G', 5000),
    { do: 'set-mode', mode: 'active-standby' },
    { do: 'enable-users', count: 8 },
    { do: 'set-mode', mode: 'balanced' },
    { do: 'enable-users', users: [{ id: 'ann' }] },
  ];
  const standby = (...more: readonly Step[]) => {
    const journal = journalOf([...steps, ...more]);
    const flips = flipsFor(journal, journal.now, rowOf(journal.now.users, 'ann'));
    return flips.find(({ label }) => label.startsWith('Active/Standby'));
  };

  test('offers to place a user again only where that touches nobody else', () => {
    expect(standby()).toMatchObject({ home: 'GA', changes: true });
    expect(standby()?.remedy).not.toBeNull();
    expect(standby({ do: 'unassign', users: ['user1'] })).toMatchObject({
      home: 'GA',
      remedy: null,
    });
  });

  test('offers nothing to do now where a later step would have taken the user on', () => {
    const journal = journalOf([...steps, { do: 'unassign', node: 'GA' }]);
    const flips = flipsFor(journal, journal.now, rowOf(journal.now.users, 'ann'));
    expect(flips.find(({ label }) => label === 'Name GA for ann')).toMatchObject({
      home: null,
      changes: true,
      remedy: null,
    });
  });

  test('of a placement by hand tries no other counts', () => {
    const journal = journalOf([...steps, { do: 'assign', users: ['ann'], node: 'GB' }]);
    const flips = flipsFor(journal, journal.now, rowOf(journal.now.users, 'ann'));
    expect(flips.filter(({ label }) => label.includes('fewer'))).toEqual([]);
  });

  test('restores what a snapshot would have held after the change', () => {
    expect(
      standby(
        { do: 'take-snapshot', name: 's' },
        { do: 'assign', users: ['user1'], node: 'GB' },
        { do: 'restore-snapshot', name: 's' },
      ),
    ).toMatchObject({ home: 'GA', changes: true });
  });

  test('tells no life of another user who had the same row before', () => {
    const journal = journalOf([
      ...pair('G'),
      { do: 'take-snapshot', name: 's' },
      { do: 'enable-users', users: [{ id: 'bob' }] },
      { do: 'restore-snapshot', name: 's' },
      { do: 'enable-users', users: [{ id: 'cat' }] },
    ]);
    const life = lifeOf(journal, rowOf(journal.now.users, 'cat'));
    expect(life.map(({ step, title }) => [step, title])).toEqual([[6, 'Enabled and placed on GA']]);
  });
});
