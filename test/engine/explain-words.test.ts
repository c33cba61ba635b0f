/** What explanations say of every node, of the service now, of the life of a user, and of a node that was not chosen. */
import { describe, expect, test } from 'vitest';
import { explainUser } from '../../src/main/engine/explain/explain-user';
import { flipsFor, flipsInSlices } from '../../src/main/engine/explain/flips';
import type { Journal } from '../../src/main/engine/explain/journal';
import { lifeOf } from '../../src/main/engine/explain/life';
import { whyNot } from '../../src/main/engine/explain/why-not';
import { rowOf } from '../../src/main/engine/users';
import type { Step } from '../../src/shared/step';
import { journalOf } from './journal';

const group = (name: string, ha = false): Step => ({ do: 'add-group', name, ha });
const node = (name: string, into: string, slot: 1 | 2, capacity = 100): Step => ({
  do: 'add-node',
  group: into,
  name,
  slot,
  capacity,
});
const enable = (count: number): Step => ({ do: 'enable-users', count });
const mode = (to: 'balanced' | 'active-standby' | 'none'): Step => ({ do: 'set-mode', mode: to });
const wait = (seconds: number): Step => ({ do: 'wait', seconds });
const fail = (name: string): Step => ({ do: 'fail-node', node: name });
const back = (name: string): Step => ({ do: 'restore-node', node: name });
const stop = (name: string): Step => ({ do: 'stop-service', node: name });

/** G with A and B, H with C in its second slot. */
const PAIR = [group('G', true), node('A', 'G', 1), node('B', 'G', 2)];
const LAB = [...PAIR, group('H'), node('C', 'H', 2)];

function explained(steps: readonly Step[], user: string, settle = true) {
  const journal = journalOf(steps, settle);
  expect(journal.length).toBe(steps.length);
  return explainUser(journal, journal.now, rowOf(journal.now.users, user));
}

describe('the verdict on a node', () => {
  const verdicts = (steps: readonly Step[], user: string) =>
    explained(steps, user).candidates.map(({ node: name, eligible, why }) => [name, eligible, why]);

  test.each<readonly [string, readonly Step[], string, readonly (readonly [boolean, string])[]]>([
    [
      'of equals: the first in order, and the others',
      [...LAB, enable(2)],
      'user2',
      [
        [true, '1 more'],
        [true, 'fewest, first in order'],
        [true, 'as few, later in order'],
      ],
    ],
    [
      'of the fewest',
      [...LAB, enable(3)],
      'user3',
      [
        [true, '1 more'],
        [true, '1 more'],
        [true, 'fewest'],
      ],
    ],
    [
      'in Active/Standby: the nodes that are used, and the standby',
      [...LAB, mode('active-standby'), enable(2)],
      'user2',
      [
        [true, '1 more'],
        [false, '2nd node of G, standby'],
        [true, 'first node with fewest'],
      ],
    ],
    [
      'in Active/Standby with the first group only',
      [...LAB, mode('active-standby'), { do: 'set-policy', spread: 'first-group' }, enable(1)],
      'user1',
      [
        [true, 'first node'],
        [false, '2nd node of G, standby'],
        [false, 'H is not the first group'],
      ],
    ],
    [
      'in Active/Standby with the first group only, of the first node of another group',
      [
        ...PAIR,
        group('H'),
        node('C', 'H', 1),
        mode('active-standby'),
        { do: 'set-policy', spread: 'first-group' },
        enable(1),
      ],
      'user1',
      [
        [true, 'first node'],
        [false, '2nd node of G, standby'],
        [false, 'H is not the first group'],
      ],
    ],
    [
      'of a lone node in the second slot',
      [group('H'), node('C', 'H', 2), mode('active-standby'), enable(1)],
      'user1',
      [[true, 'only node of its group']],
    ],
    [
      'under strict: what is full, and what is not quite',
      [
        group('G'),
        node('A', 'G', 1, 2),
        node('B', 'G', 2, 9),
        { do: 'set-policy', capacity: 'strict' },
        enable(5),
      ],
      'user5',
      [
        [false, 'full: 2 of 2'],
        [true, 'fewest'],
      ],
    ],
    [
      'under advisory a full node is one like the others',
      [group('G'), node('A', 'G', 1, 2), node('B', 'G', 2, 9), enable(5)],
      'user5',
      [
        [true, 'fewest, first in order'],
        [true, 'as few, later in order'],
      ],
    ],
    [
      'where every node is full',
      [group('G'), node('A', 'G', 1, 1), { do: 'set-policy', capacity: 'strict' }, enable(2)],
      'user2',
      [[false, 'full: 1 of 1']],
    ],
    [
      'in mode None',
      [...PAIR, mode('none'), enable(1)],
      'user1',
      [
        [false, 'mode None places nobody'],
        [false, 'mode None places nobody'],
      ],
    ],
    [
      'during a failover',
      [...PAIR, fail('A'), enable(1)],
      'user1',
      [
        [false, 'nobody is placed during a failover'],
        [false, 'nobody is placed during a failover'],
      ],
    ],
    [
      'where a file names the node',
      [...PAIR, { do: 'enable-users', users: [{ id: 'u', server: 'B' }] }],
      'u',
      [
        [true, 'not asked'],
        [true, 'named in the file'],
      ],
    ],
    [
      'where an administrator names the node',
      [...PAIR, enable(1), { do: 'assign', users: ['user1'], node: 'B' }],
      'user1',
      [
        [true, 'not asked'],
        [true, 'named by hand'],
      ],
    ],
    [
      'after a rebalance',
      [...PAIR, mode('active-standby'), enable(2), { do: 'rebalance', strategy: 'even' }],
      'user2',
      [
        [true, 'not asked'],
        [false, 'below its target'],
      ],
    ],
    [
      'of a user whom an administrator unassigned',
      [...PAIR, enable(1), { do: 'unassign', users: ['user1'] }],
      'user1',
      [
        [true, 'not asked'],
        [true, 'not asked'],
      ],
    ],
    [
      'of users who are not eligible',
      [...PAIR, { do: 'enable-users', users: [{ id: 'u', homeCluster: false }] }],
      'u',
      [
        [true, 'not asked'],
        [true, 'not asked'],
      ],
    ],
    [
      'of users who are not enabled',
      [...PAIR, { do: 'enable-users', users: [{ id: 'u', enabled: false }] }],
      'u',
      [
        [true, 'not asked'],
        [true, 'not asked'],
      ],
    ],
  ])('%s', (_, steps, user, expected) => {
    const names = ['A', 'B', 'C'].slice(expected[0]![1] === 'only node of its group' ? 2 : 0);
    expect(verdicts(steps, user)).toEqual(
      expected.map(([eligible, why], index) => [names[index], eligible, why]),
    );
  });
});

describe('the notes of a placement', () => {
  test('say that a node was full when it got the user, from its capacity on', () => {
    const steps = [group('G'), node('A', 'G', 1, 2), enable(3)];
    expect(explained(steps, 'user2').notes).toEqual([]);
    expect(explained(steps, 'user3').notes).toEqual(['OVER_CAPACITY_PLACED']);
  });

  test('say that the mode has changed, where there is a home that it could have changed', () => {
    const later = [...PAIR, enable(1), mode('active-standby')];
    const { notes, text } = explained(later, 'user1');
    expect(explained([...PAIR, enable(1)], 'user1').text).not.toContain('The mode was');
    expect(notes).toEqual(['KEPT_EXISTING_HOME']);
    expect(text).toMatch(
      / The mode was Balanced then and is Active\/Standby now; a change of mode moves nobody\.$/,
    );
    const without = [...PAIR, mode('none'), enable(1), mode('balanced')];
    expect(explained(without, 'user1').notes).toEqual([]);
    expect(explained(without, 'user1').text).not.toContain('The mode was');
  });
});

describe('who serves a user now', () => {
  const over = [...PAIR, enable(2), fail('A'), wait(60)];
  test.each<readonly [string, readonly Step[], string, string | null, string, readonly string[]]>([
    ['its own node', [...PAIR, enable(1)], 'user1', 'A', 'A serves its own users.', []],
    [
      'nobody without a home',
      [...PAIR, mode('none'), enable(1)],
      'user1',
      null,
      'Nobody serves a user without a node.',
      [],
    ],
    [
      'the peer that took over',
      over,
      'user1',
      'B',
      'B serves the users of A: it is Running in Backup Mode (Peer Reboot), A is Unreachable. The home stays A.',
      ['SERVED_BY_PEER'],
    ],
    [
      'nobody, until the loss is noticed',
      [...PAIR, enable(2), wait(5), fail('A')],
      'user1',
      null,
      'Nobody serves the users of A at this moment: it is Normal. B notices the loss at second 65 and takes over then.',
      [],
    ],
    [
      'nobody while the peer is taking over',
      [{ do: 'set-parameter', transitionSeconds: 9 }, ...over],
      'user1',
      null,
      'Nobody serves the users of A at this moment: it is Failing Over.',
      [],
    ],
    [
      'nobody where both nodes are lost',
      [...over, stop('B'), wait(90)],
      'user1',
      null,
      'Nobody serves the users of A: A is Unreachable and B is Running in Failed Mode.',
      ['DOWN_BOTH_NODES'],
    ],
    [
      'nobody where the carrier has just lost a service',
      [...over, stop('B')],
      'user1',
      null,
      'Nobody serves the users of A: A is Unreachable and B is Running in Backup Mode.',
      ['DOWN_BOTH_NODES'],
    ],
    [
      'nobody where the peer is able and in failed mode',
      [...over, stop('B'), wait(90), { do: 'start-service', node: 'B' }],
      'user1',
      null,
      'Nobody serves the users of A: A is Unreachable and B is Running in Failed Mode.',
      ['DOWN_BOTH_NODES'],
    ],
    [
      'nobody without HA, the machine down',
      [group('H'), node('C', 'H', 2), enable(1), fail('C')],
      'user1',
      null,
      'Nobody serves the users of C: its machine is down and H has no HA.',
      ['DOWN_NO_HA'],
    ],
    [
      'nobody without HA, a service stopped',
      [group('H'), node('C', 'H', 2), enable(1), stop('C')],
      'user1',
      null,
      'Nobody serves the users of C: its critical services are stopped and H has no HA.',
      ['DOWN_NO_HA'],
    ],
  ])('%s', (_, steps, user, servedBy, service, notes) => {
    expect(explained(steps, user, false)).toMatchObject({ servedBy, service, notes });
  });
});

describe('the life of a user', () => {
  test('tells every change of home and of service, with its cause', () => {
    const journal = journalOf([
      ...PAIR,
      mode('none'),
      enable(1),
      { do: 'assign-unassigned' },
      { do: 'assign', users: ['user1'], node: 'B' },
      { do: 'assign', users: ['user1'], node: 'B' },
      { do: 'assign', users: ['user1'], node: 'A' },
      mode('balanced'),
      { do: 'failover', node: 'A' },
      fail('B'),
      back('B'),
      { do: 'fallback', group: 'G' },
      { do: 'unassign', users: ['user1'] },
      mode('none'),
    ]);
    expect(
      lifeOf(journal, 0).map(({ step, clock, title, detail, home, servedBy }) => [
        step,
        clock,
        title,
        detail,
        home,
        servedBy,
      ]),
    ).toEqual([
      [4, 0, 'Enabled, not placed', 'mode None', null, null],
      [5, 0, 'Still without a node', 'mode None: Assign the unassigned', null, null],
      [6, 0, 'Placed on B', 'by hand: Assign user1 to B', 'B', 'B'],
      [7, 0, 'Stays on B', 'by hand: Assign user1 to B', 'B', 'B'],
      [8, 0, 'Moved from B to A', 'by hand: Assign user1 to A', 'A', 'A'],
      [9, 0, 'Kept on A', 'Mode Balanced: a change of mode moves nobody', 'A', 'A'],
      [10, 0, 'Served by B', 'Fail over A. The home stays A', 'A', 'B'],
      [11, 60, 'Lost service', 'Fail B. The home stays A', 'A', null],
      [12, 60, 'Served by B', 'Restore B. The home stays A', 'A', 'B'],
      [13, 60, 'Served by A again, the home node', 'Fall back G', 'A', 'A'],
      [14, 60, 'Unassigned from A', 'unassigned by hand', null, null],
    ]);
  });

  test('begins with the first step, where that brings the user', () => {
    expect(lifeOf(journalOf([enable(1)]), 0).map(({ step, title }) => [step, title])).toEqual([
      [0, 'Enabled, not placed'],
    ]);
  });

  test('begins with the home where there is one, and ends where it is asked to', () => {
    const journal = journalOf([...PAIR, enable(1), fail('A')]);
    expect(lifeOf(journal, 0, 4)).toEqual([
      {
        step: 3,
        clock: 0,
        title: 'Enabled and placed on A',
        detail: 'tie, by order, mode Balanced',
        home: 'A',
        servedBy: 'A',
      },
    ]);
  });

  test('is not that of another user who had the same place before a snapshot was restored', () => {
    const journal = journalOf([
      ...PAIR,
      { do: 'take-snapshot', name: 's' },
      { do: 'enable-users', users: [{ id: 'ann' }] },
      { do: 'restore-snapshot', name: 's' },
      { do: 'enable-users', users: [{ id: 'bob' }] },
    ]);
    expect(lifeOf(journal, 0).map(({ step }) => step)).toEqual([6]);
  });
});

describe('why not another node', () => {
  const answer = (steps: readonly Step[], user: string, name: string) => {
    const journal = journalOf(steps);
    return whyNot(journal, journal.now, rowOf(journal.now.users, user), name).text;
  };
  const strict: Step = { do: 'set-policy', capacity: 'strict' };

  test.each<readonly [string, string, string, readonly Step[]]>([
    ['user2 did go to B at step 6: fewest, first in order.', 'user2', 'B', [...LAB, enable(2)]],
    [
      'C had 0 of 100, as few, later in order. Balanced takes the node with the fewest, so user2 went to B.',
      'user2',
      'C',
      [...LAB, enable(2)],
    ],
    [
      'A had 1 of 100, 1 more than C. Active/Standby takes the first node with the fewest, so user2 went to C.',
      'user2',
      'A',
      [...LAB, mode('active-standby'), enable(2)],
    ],
    [
      'B had 0 of 100. Under Active/Standby at step 7: 2nd node of G, standby. user2 went to C.',
      'user2',
      'B',
      [...LAB, mode('active-standby'), enable(2)],
    ],
    [
      'A had 1 of 1. Under Balanced at step 4: full: 1 of 1. user2 stayed without a node.',
      'user2',
      'A',
      [group('G'), node('A', 'G', 1, 1), strict, enable(2)],
    ],
    [
      'The bulk-administration file named B for u at step 4, so no other node was asked.',
      'u',
      'A',
      [...PAIR, { do: 'enable-users', users: [{ id: 'u', server: 'B' }] }],
    ],
    [
      'The rebalance of step 6 filled the first node below its target, and that was B when the turn of user2 came.',
      'user2',
      'A',
      [...PAIR, mode('active-standby'), enable(2), { do: 'rebalance', strategy: 'even' }],
    ],
    [
      'user1 came at step 5 during a failover and waits for its end, so no node was asked yet.',
      'user1',
      'A',
      [...PAIR, fail('A'), enable(1)],
    ],
    [
      'u has no Home Cluster setting here, so no node was asked.',
      'u',
      'A',
      [...PAIR, { do: 'enable-users', users: [{ id: 'u', homeCluster: false }] }],
    ],
    [
      'u is not enabled for IM and Presence, so no node was asked.',
      'u',
      'A',
      [...PAIR, { do: 'enable-users', users: [{ id: 'u', enabled: false }] }],
    ],
    [
      'C was not in the lab when user1 was placed at step 4.',
      'user1',
      'C',
      [...PAIR, enable(1), group('H'), node('C', 'H', 1)],
    ],
    ['Z was not in the lab when user1 was placed at step 4.', 'user1', 'Z', [...PAIR, enable(1)]],
  ])('%s', (text, user, name, steps) => {
    expect(answer(steps, user, name)).toBe(text);
  });

  test('a new node with the name of a removed one is another node', () => {
    const steps: readonly Step[] = [
      ...PAIR,
      { do: 'set-ha', group: 'G', enabled: false },
      enable(2),
      { do: 'disable-users', users: ['user1'] },
      { do: 'remove-node', node: 'A' },
      node('A', 'G', 1),
    ];
    expect(answer(steps, 'user2', 'A')).toBe(
      'A was not in the lab when user2 was placed at step 5.',
    );
  });

  test('the changes offered lead to the node that was asked for, and to no other', () => {
    const journal = journalOf([...LAB, enable(2)]);
    const { flips } = whyNot(journal, journal.now, 1, 'C');
    expect(flips.map(({ home }) => home)).toEqual(['C', 'C']);
  });

  test('the node itself has no change to offer, another one those that lead there', () => {
    const journal = journalOf([...PAIR, enable(1)]);
    expect(whyNot(journal, journal.now, 0, 'A').flips).toEqual([]);
    const { flips } = whyNot(journal, journal.now, 0, 'B');
    expect(flips.map(({ label, home }) => [label, home])).toEqual([['Name B for user1', 'B']]);
  });
});

describe('changes that would have led elsewhere', () => {
  const flips = (steps: readonly Step[], user: string) => {
    const journal = journalOf(steps);
    return flipsFor(journal, journal.now, rowOf(journal.now.users, user));
  };

  test('are every other mode but None, every other policy, fewer users elsewhere, and a name', () => {
    const found = flips([...PAIR, enable(2)], 'user2');
    expect(found.map(({ label, changes, steps }) => [label, changes, steps])).toEqual([
      ['Active/Standby at step 4', true, [{ do: 'set-mode', mode: 'active-standby' }]],
      ['Tie-break by slot', false, [{ do: 'set-policy', tieBreak: 'slot-major' }]],
      ['Spread to the first group only', false, [{ do: 'set-policy', spread: 'first-group' }]],
      ['Capacity strict', false, [{ do: 'set-policy', capacity: 'strict' }]],
      [
        '1 fewer on A, users before this one in step 4 fill the gap',
        false,
        [{ do: 'unassign', count: 1, of: 'A' }],
      ],
      ['Name A for user2', true, [{ do: 'assign', users: ['user2'], node: 'A' }]],
    ]);
    expect(found.filter(({ changes, remedy }) => !changes && remedy !== null)).toEqual([]);
    const otherwise: Step = {
      do: 'set-policy',
      tieBreak: 'slot-major',
      spread: 'first-group',
      capacity: 'strict',
    };
    expect(
      flips([...PAIR, mode('active-standby'), otherwise, enable(1)], 'user1').map(
        ({ label, steps }) => [label, steps],
      ),
    ).toEqual([
      ['Balanced at step 6', [{ do: 'set-mode', mode: 'balanced' }]],
      ['Tie-break by group', [{ do: 'set-policy', tieBreak: 'group-major' }]],
      ['Spread to the least assigned', [{ do: 'set-policy', spread: 'least-assigned' }]],
      ['Capacity advisory', [{ do: 'set-policy', capacity: 'advisory' }]],
      ['Name B for user1', [{ do: 'assign', users: ['user1'], node: 'B' }]],
    ]);
  });

  test('count as many users away as the rule needs, and none where no number would do', () => {
    const fewer = (steps: readonly Step[], user: string) =>
      flips(steps, user)
        .map(({ label }) => label)
        .filter((label) => label.includes('fewer'));
    const file = (...servers: readonly string[]): Step => ({
      do: 'enable-users',
      users: servers.map((server, index) => ({ id: `f${index}`, server })),
    });
    // Level with the first in order is not enough for the second.
    expect(fewer([...PAIR, file('A', 'B', 'B', 'B'), enable(1)], 'user1')).toEqual([
      '3 fewer on B',
    ]);
    expect(fewer([...PAIR, file('A', 'A', 'A', 'B'), enable(1)], 'user1')).toEqual([
      '2 fewer on A',
    ]);
    expect(fewer([...PAIR, enable(1)], 'user1')).toEqual([]);
    const over = [
      group('G'),
      node('A', 'G', 1, 1),
      node('B', 'G', 2, 9),
      file('A', 'A', 'A', 'A', 'A', 'B', 'B'),
      { do: 'set-policy', capacity: 'strict' } as Step,
      enable(1),
    ];
    expect(fewer(over, 'user1')).toEqual([]);
  });

  test('of a policy can be made now, and not where they lead to no node', () => {
    const full = [group('G'), node('A', 'G', 1, 1), node('B', 'G', 2, 9), enable(3)];
    const strict = (steps: readonly Step[], user: string) =>
      flips(steps, user).find(({ label }) => label === 'Capacity strict');
    expect(strict(full, 'user3')).toMatchObject({
      home: 'B',
      remedy: { label: 'Capacity strict now, and place user3 again' },
    });
    const alone = [group('G'), node('A', 'G', 1, 1), enable(2)];
    expect(strict(alone, 'user2')).toMatchObject({ home: null, changes: true, remedy: null });
  });

  test('that take others from a node cannot be made now', () => {
    const steps: readonly Step[] = [
      ...PAIR,
      mode('none'),
      { do: 'enable-users', users: [{ id: 'u' }] },
      mode('balanced'),
      enable(3),
      { do: 'assign-unassigned' },
    ];
    const fewer = flips(steps, 'u').find(({ label }) => label.includes('fewer'));
    expect(fewer).toMatchObject({ label: '1 fewer on A', home: 'A', changes: true, remedy: null });
  });

  test('are named without their step where they are made now, however many steps there are', () => {
    const notes = Array.from({ length: 10 }, (): Step => ({ do: 'note', text: '' }));
    const found = flips([...PAIR, ...notes, enable(2)], 'user2')[0]!;
    expect([found.label, found.remedy?.label]).toEqual([
      'Active/Standby at step 14',
      'Active/Standby now, and place user2 again',
    ]);
  });

  test('count no users away where the node was not chosen by counts', () => {
    const labels = (steps: readonly Step[]) => flips(steps, 'user1').map(({ label }) => label);
    const alone = [group('G'), node('A', 'G', 1), node('B', 'G', 2), mode('active-standby')];
    expect(labels([...alone, enable(1)]).filter((label) => label.includes('fewer'))).toEqual([]);
  });

  test('can be made now where that leads to the same node and touches nobody else', () => {
    const steps = [...PAIR, enable(2)];
    const found = flips(steps, 'user2').find(({ label }) => label.startsWith('Active'));
    expect(found).toMatchObject({
      home: 'A',
      remedy: {
        label: 'Active/Standby now, and place user2 again',
        steps: [
          { do: 'set-mode', mode: 'active-standby' },
          { do: 'unassign', users: ['user2'] },
          { do: 'assign-unassigned' },
        ],
      },
    });
    const waiting = [...steps, { do: 'unassign', users: ['user1'] } as Step];
    const beside = flips(waiting, 'user2').find(({ label }) => label.startsWith('Active'));
    expect(beside).toMatchObject({ home: 'A', changes: true, remedy: null });
    const slots = [...PAIR, enable(2), { do: 'swap-nodes', group: 'G' } as Step];
    const elsewhere = flips(slots, 'user2').find(({ label }) => label.startsWith('Active'));
    expect(elsewhere).toMatchObject({ home: 'A', changes: true, remedy: null });
  });

  test('by name can be made now, but not during a failover, and not where fewer users led there', () => {
    const steps = [...PAIR, enable(1), enable(1)];
    const named = flips(steps, 'user2').find(({ label }) => label.startsWith('Name'));
    expect(named!.remedy).toEqual({
      label: 'Assign user2 to A',
      steps: [{ do: 'assign', users: ['user2'], node: 'A' }],
    });
    const fewer = flips(steps, 'user2').find(({ label }) => label.includes('fewer'));
    expect(fewer).toMatchObject({ label: '1 fewer on A', home: 'A', changes: true, remedy: null });
    const failed = flips([...steps, fail('A')], 'user2');
    expect(failed.find(({ label }) => label.startsWith('Name'))).toMatchObject({
      home: 'A',
      changes: true,
      remedy: null,
    });
  });

  test('are not told where a rule refuses them, nor where the user would have left the lab', () => {
    const labels = (steps: readonly Step[]) =>
      flips(steps, 'user1')
        .map(({ label }) => label)
        .filter((label) => label.startsWith('Name'));
    expect(labels([...PAIR, enable(2)])).toEqual(['Name B for user1']);
    expect(labels([...PAIR, fail('A'), enable(2)])).toEqual([]);
    const leaves: Step = { do: 'disable-users', count: 1, node: 'B' };
    expect(labels([...PAIR, enable(2), leaves])).toEqual([]);
  });

  test('go on where they make a later step be refused', () => {
    const apart = [group('G'), node('A', 'G', 1), node('B', 'G', 2)];
    const found = flips([...apart, enable(1), { do: 'remove-node', node: 'B' }], 'user1');
    expect(found.find(({ label }) => label === 'Name B for user1')).toMatchObject({
      home: 'B',
      changes: true,
    });
  });

  test('follow a user whom they leave without a home until a later step gives one', () => {
    const found = flips(
      [
        group('G'),
        node('A', 'G', 1, 1),
        { do: 'set-policy', unassigned: 'place-on-sync' },
        enable(2),
        node('B', 'G', 2, 9),
        mode('balanced'),
      ],
      'user2',
    );
    expect(found.find(({ label }) => label === 'Capacity strict')?.home).toBe('B');
  });

  test('hold what a snapshot held that was taken after them', () => {
    const found = flips(
      [
        ...PAIR,
        enable(2),
        { do: 'take-snapshot', name: 's' },
        { do: 'assign', users: ['user2'], node: 'B' },
        { do: 'restore-snapshot', name: 's' },
      ],
      'user2',
    ).find(({ label }) => label.startsWith('Active'));
    expect(found).toMatchObject({ home: 'A', changes: true });
  });

  test('of a journal too long to be done again are tried up to the placement, and say so', () => {
    const short = journalOf([...PAIR, enable(20)]);
    const long = (length: number, later: Step) => {
      const asked = { steps: 0 };
      const journal: Journal = {
        length,
        settle: true,
        stepAt: (index) => {
          asked.steps++;
          return index < short.length ? short.stepAt(index) : later;
        },
        stateBefore: (index) => short.stateBefore(Math.min(index, short.length)),
      };
      return { trying: flipsInSlices(journal, short.now, 1), asked };
    };
    const rebalance: Step = { do: 'rebalance', strategy: 'even' };
    // As many steps as there may be, times 20 users and the hundred looks that any step takes.
    const most = short.length + 60_000_000 / 120;
    const slices = (trying: Iterable<void>) => {
      let count = 0;
      for (const _ of trying) if (++count === 1000) break;
      return count;
    };
    expect(slices(long(most, rebalance).trying)).toBe(1000);
    expect(slices(long(most + 1, rebalance).trying)).toBeLessThan(10);
    const first = (trying: ReturnType<typeof flipsInSlices>) => {
      let end = trying.next();
      while (!end.done) end = trying.next();
      return end.value[0]!.label;
    };
    expect(first(long(most + 1, rebalance).trying)).toBe(
      'Active/Standby at step 4, tried up to step 4',
    );
    // Steps that leave homes as they are need not be done again.
    const { trying, asked } = long(most + 1, { do: 'note', text: '' });
    expect(first(trying)).toBe('Active/Standby at step 4');
    expect(asked.steps).toBeLessThan(most + 20);
  });
});
