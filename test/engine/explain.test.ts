import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainUser } from '../../src/main/engine/explain/explain-user';
import { flipsFor } from '../../src/main/engine/explain/flips';
import { lifeOf } from '../../src/main/engine/explain/life';
import { whyNot } from '../../src/main/engine/explain/why-not';
import { nextPlacement } from '../../src/main/engine/next-placement';
import { nodeAt } from '../../src/main/engine/order';
import { NO_NODE, USER_PRESENT } from '../../src/main/engine/state';
import { reasonOf, rowOf } from '../../src/main/engine/users';
import type { Step } from '../../src/shared/step';
import { journalOf } from './journal';
import { anyRun } from './random-lab';

const QUESTION: readonly Step[] = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp-pub', capacity: 5000 },
  { do: 'add-node', group: 'PRG-1', name: 'imp-sub', capacity: 5000 },
  { do: 'set-mode', mode: 'active-standby' },
  { do: 'enable-users', count: 800 },
  { do: 'set-mode', mode: 'balanced' },
  { do: 'enable-users', count: 100 },
];

describe('the community question', () => {
  const journal = journalOf(QUESTION);
  const row = rowOf(journal.now.users, 'user842');
  const explanation = explainUser(journal, journal.now, row);

  test('names the rule, the step and the counts just before the placement', () => {
    expect(explanation).toMatchObject({
      user: 'user842',
      home: 'imp-sub',
      servedBy: 'imp-sub',
      reason: 'BAL_FEWEST',
      step: 6,
      mode: 'balanced',
      tieBreak: null,
      notes: [],
      candidates: [
        { node: 'imp-pub', assigned: 800, capacity: 5000, eligible: true, why: '759 more' },
        { node: 'imp-sub', assigned: 41, capacity: 5000, eligible: true, why: 'fewest' },
      ],
    });
    expect(explanation.text).toBe(
      'imp-sub had 41 assigned users and imp-pub 800. Balanced takes the node with the fewest, whatever capacity is left elsewhere.',
    );
  });

  test('says where the next users go', () => {
    expect(explanation.next).toBe('New users go to imp-sub until it holds 800.');
  });

  test('offers Active/Standby, 759 fewer users and naming the primary, each of which leads there', () => {
    const { flips } = whyNot(journal, journal.now, row, 'imp-pub');
    expect(flips.map(({ label }) => label)).toEqual([
      'Active/Standby at step 7',
      '759 fewer on imp-pub',
      'Name imp-pub for user842',
    ]);
  });

  test('a change that the counts ask for and that makes no difference says why', () => {
    const pair: Step[] = [
      { do: 'add-group', name: 'PRG-1', ha: true },
      { do: 'add-node', group: 'PRG-1', name: 'imp-pub', ova: '5000' },
      { do: 'add-node', group: 'PRG-1', name: 'imp-sub', ova: '5000' },
    ];
    const batch = journalOf([...pair, { do: 'enable-users', count: 6 }]);
    const fewer = flipsFor(batch, batch.now, 5).filter(({ label }) => label.includes('fewer'));
    expect(fewer.every(({ changes, label }) => changes || label.includes('fill the gap'))).toBe(
      true,
    );
    const single = journalOf([
      ...pair,
      { do: 'enable-users', count: 5 },
      { do: 'enable-users', count: 1 },
    ]);
    const [one] = flipsFor(single, single.now, 5).filter(({ label }) => label.includes('fewer'));
    expect(one).toMatchObject({ label: '1 fewer on imp-pub', home: 'imp-pub', changes: true });
  });

  test('tells the life of a user through a change of mode and a failure', () => {
    const longer = journalOf([
      ...QUESTION,
      { do: 'set-mode', mode: 'active-standby' },
      { do: 'fail-node', node: 'imp-sub' },
      { do: 'restore-node', node: 'imp-sub' },
      { do: 'fallback', group: 'PRG-1' },
    ]);
    expect(lifeOf(longer, row).map(({ step, title }) => [step, title])).toEqual([
      [6, 'Enabled and placed on imp-sub'],
      [7, 'Kept on imp-sub'],
      [8, 'Served by imp-pub'],
      [10, 'Served by imp-sub again, the home node'],
    ]);
  });

  test('notes that the mode has changed since and that the peer serves the user', () => {
    const later = journalOf([
      ...QUESTION,
      { do: 'set-mode', mode: 'none' },
      { do: 'fail-node', node: 'imp-sub' },
    ]);
    const { notes, servedBy, service } = explainUser(later, later.now, row);
    expect(notes).toEqual(['KEPT_EXISTING_HOME', 'SERVED_BY_PEER']);
    expect(servedBy).toBe('imp-pub');
    expect(service).toContain('Running in Backup Mode');
  });

  test('notes that both nodes are down, and that a group without HA has no other', () => {
    const serviceAfter = (...more: readonly Step[]) => {
      const later = journalOf([...QUESTION, ...more]);
      const { notes, servedBy, service } = explainUser(later, later.now, row);
      return { notes, servedBy, service };
    };
    expect(
      serviceAfter({ do: 'fail-node', node: 'imp-pub' }, { do: 'fail-node', node: 'imp-sub' }),
    ).toEqual({
      notes: ['DOWN_BOTH_NODES'],
      servedBy: null,
      service:
        'Nobody serves the users of imp-sub: imp-sub is Unreachable and imp-pub is Unreachable.',
    });
    expect(
      serviceAfter(
        { do: 'set-ha', group: 'PRG-1', enabled: false },
        { do: 'fail-node', node: 'imp-sub' },
      ),
    ).toMatchObject({ notes: ['DOWN_NO_HA'], servedBy: null });
  });
});

describe('a lab that goes on after the placement', () => {
  test('a flip that a later step undoes is said to make no difference', () => {
    const journal = journalOf([
      { do: 'add-group', name: 'PRG-1' },
      { do: 'add-node', group: 'PRG-1', name: 'imp-pub', capacity: 10 },
      { do: 'add-node', group: 'PRG-1', name: 'imp-sub', capacity: 10 },
      { do: 'enable-users', count: 2 },
      { do: 'rebalance', strategy: 'even' },
    ]);
    const standby = flipsFor(journal, journal.now, 1).find(({ label }) =>
      label.startsWith('Active/Standby'),
    );
    expect(standby).toMatchObject({ home: 'imp-sub', changes: false });
  });

  test('tells of a decision that leaves the home as it was, and not of a new name', () => {
    const journal = journalOf([
      { do: 'add-group', name: 'PRG-1' },
      { do: 'add-node', group: 'PRG-1', name: 'imp-pub', capacity: 10 },
      { do: 'enable-users', count: 1 },
      { do: 'rename-node', node: 'imp-pub', name: 'imp-one' },
      { do: 'assign', users: ['user1'], node: 'imp-one' },
    ]);
    expect(lifeOf(journal, 0).map(({ step, title }) => [step, title])).toEqual([
      [2, 'Enabled and placed on imp-pub'],
      [4, 'Stays on imp-one'],
    ]);
  });

  test('a placement that looked at no count does not say that it did', () => {
    const journal = journalOf([
      ...QUESTION,
      { do: 'assign', users: ['user842'], node: 'imp-pub' },
      { do: 'unassign', users: ['user1'] },
    ]);
    const why = (id: string) =>
      whyNot(journal, journal.now, rowOf(journal.now.users, id), 'imp-sub').text;
    expect(why('user842')).toBe(
      'An administrator named imp-pub for user842 at step 8, so no other node was asked.',
    );
    expect(why('user1')).toBe('An administrator unassigned user1 at step 9, so no node was asked.');
  });

  test('names a node as it was called then, and says what it is called now', () => {
    const journal = journalOf([
      ...QUESTION,
      { do: 'rename-node', node: 'imp-sub', name: 'imp-two' },
      { do: 'rename-node', node: 'imp-pub', name: 'imp-one' },
    ]);
    const row = rowOf(journal.now.users, 'user842');
    const { home, text } = explainUser(journal, journal.now, row);
    expect(home).toBe('imp-two');
    expect(text).toContain('imp-pub is now named imp-one and imp-sub is now named imp-two.');
    expect(whyNot(journal, journal.now, row, 'imp-one').text).toContain('759 more than imp-sub');
    expect(flipsFor(journal, journal.now, row).find(({ changes }) => !changes)?.home).toBe(
      'imp-two',
    );
  });
});

describe('any user of any lab', () => {
  test('the recorded decision agrees with the state', () => {
    fc.assert(
      fc.property(anyRun, fc.boolean(), (run, settle) => {
        const journal = journalOf(run, settle);
        const { users, topology } = journal.now;
        for (let row = 0; row < users.rows; row++) {
          if ((users.flagsAt(row) & USER_PRESENT) === 0) continue;
          const explained = explainUser(journal, journal.now, row);
          const home = users.homeAt(row);
          expect(explained.reason).toBe(reasonOf(users, row));
          expect(explained.home).toBe(home === NO_NODE ? null : nodeAt(topology, home).name);
          expect(explained.step).toBe(users.placedAt(row));
        }
      }),
      { numRuns: 100 },
    );
  });

  test('every flip leads where it says when its steps really stand in the journal', () => {
    fc.assert(
      fc.property(anyRun, fc.nat(), (run, pick) => {
        const journal = journalOf(run);
        const { users } = journal.now;
        if (users.rows === 0) return;
        const row = pick % users.rows;
        if ((users.flagsAt(row) & USER_PRESENT) === 0) return;
        const user = users.ids.idAt(row);
        const steps = Array.from({ length: journal.length }, (_, i) => journal.stepAt(i));
        for (const flip of flipsFor(journal, journal.now, row)) {
          const changed = journalOf([
            ...steps.slice(0, flip.at),
            ...flip.steps,
            ...steps.slice(flip.at),
          ]);
          const found = rowOf(changed.now.users, user);
          const home = changed.now.users.homeAt(found);
          const name = home === NO_NODE ? null : nodeAt(changed.now.topology, home).name;
          expect([flip.label, name]).toEqual([flip.label, flip.home]);
          if (!flip.remedy) continue;
          const now = journalOf([...steps, ...flip.remedy.steps]);
          expect(now.length).toBe(steps.length + flip.remedy.steps.length);
          const there = now.now.users.homeAt(rowOf(now.now.users, user));
          expect(nodeAt(now.now.topology, there).name).toBe(flip.home);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('a node that was removed', () => {
  const journal = journalOf([
    { do: 'add-group', name: 'G' },
    { do: 'add-node', group: 'G', name: 'A', capacity: 10 },
    { do: 'add-node', group: 'G', name: 'B', capacity: 10 },
    { do: 'enable-users', count: 2 },
    { do: 'disable-users', users: ['user1'] },
    { do: 'remove-node', node: 'A' },
    { do: 'add-node', group: 'G', name: 'C', capacity: 7 },
  ]);
  const row = rowOf(journal.now.users, 'user2');

  test('is told as removed, not as renamed to the one that has its place now', () => {
    const { text } = explainUser(journal, journal.now, row);
    expect(text).toContain('A has been removed since.');
    expect(text).not.toContain('C');
  });

  test('answers no question about the one that has its place', () => {
    expect(whyNot(journal, journal.now, row, 'C').text).toBe(
      'C was not in the lab when user2 was placed at step 4.',
    );
    expect(whyNot(journal, journal.now, row, 'A').text).toContain('A had');
  });

  test('offers no way to it now', () => {
    const named = flipsFor(journal, journal.now, row).find(({ label }) => label.includes('Name A'));
    expect(named?.remedy ?? null).toBeNull();
  });
});

test('the forecast counts in those whom the next sync places first', () => {
  const journal = journalOf([
    { do: 'add-group', name: 'G' },
    { do: 'add-node', group: 'G', name: 'A', capacity: 10 },
    { do: 'add-node', group: 'G', name: 'B', capacity: 10 },
    { do: 'set-mode', mode: 'none' },
    { do: 'enable-users', count: 1 },
    { do: 'set-mode', mode: 'balanced' },
    { do: 'set-policy', unassigned: 'place-on-sync' },
  ]);
  expect(nextPlacement(journal.now)).toMatchObject({
    node: 'B',
    run: 1,
    text: 'The next sync first places 1 unassigned user. The next user goes to B, which then holds 1 user.',
  });
});

test('a flip is tried to the end where later steps that touch no home follow, however many users there are', () => {
  const journal = journalOf([
    { do: 'add-group', name: 'G' },
    { do: 'add-node', group: 'G', name: 'A', capacity: 1000000 },
    { do: 'add-node', group: 'G', name: 'B', capacity: 1000000 },
    { do: 'enable-users', count: 400_000 },
    { do: 'unassign', node: 'B' },
    ...Array.from({ length: 200 }, (_, index): Step => ({ do: 'note', text: String(index) })),
  ]);
  const row = rowOf(journal.now.users, 'user1');
  const named = flipsFor(journal, journal.now, row).find(({ label }) => label.startsWith('Name B'));
  expect(named?.home).toBeNull();
});
