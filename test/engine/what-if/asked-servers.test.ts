import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeAt } from '../../../src/main/engine/order';
import { AskedServers, tellsOfServers } from '../../../src/main/engine/what-if/asked-servers';
import type { Step } from '../../../src/shared/step';
import { journalOf } from '../journal';
import { anyStep, pairsOf } from '../random-lab';

const snapshotStep: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom('take-snapshot' as const, 'restore-snapshot', 'delete-snapshot'),
  name: fc.constantFrom('before', 'after'),
});

/** Node that each user who is in the lab was enabled with, by user. */
function servers(steps: readonly Step[], sees: (step: Step) => boolean = () => true) {
  const journal = journalOf(steps);
  const asked = new AskedServers();
  for (let index = 0; index < journal.length; index++) {
    const step = journal.stepAt(index);
    const after = index + 1 < journal.length ? journal.stateBefore(index + 1) : journal.now;
    if (sees(step)) asked.see({ step, before: journal.stateBefore(index), after });
  }
  const { users, topology } = journal.now;
  const found: Record<string, string> = {};
  for (let row = 0; row < users.rows; row++) {
    const node = asked.of(row);
    if (node !== undefined) found[users.ids.idAt(row)] = nodeAt(topology, node).name;
  }
  return found;
}

const LAB: readonly Step[] = [
  { do: 'add-group', name: 'PRG-1' },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 9 },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 9 },
  { do: 'add-group', name: 'PRG-2' },
  { do: 'add-node', group: 'PRG-2', name: 'imp3', capacity: 9 },
  { do: 'enable-users', count: 2 },
  {
    do: 'enable-users',
    users: [{ id: 'ada', server: 'imp3' }, { id: 'bob' }, { id: 'eve', server: 'imp1' }],
  },
];

describe('the server that a user was enabled with', () => {
  test('is theirs whatever moves them or renames it', () => {
    expect(servers(LAB)).toEqual({ ada: 'imp3', eve: 'imp1' });
    const later: Step[] = [
      { do: 'assign', users: ['ada'], node: 'imp2' },
      { do: 'rename-node', node: 'imp3', name: 'imp9' },
    ];
    expect(servers([...LAB, ...later])).toEqual({ ada: 'imp9', eve: 'imp1' });
  });

  test.each<[string, Step[]]>([
    [
      'node',
      [
        { do: 'unassign', node: 'imp3' },
        { do: 'remove-node', node: 'imp3' },
        { do: 'add-node', group: 'PRG-2', name: 'imp3', capacity: 9 },
      ],
    ],
    [
      'group',
      [
        { do: 'unassign', node: 'imp3' },
        { do: 'remove-group', group: 'PRG-2' },
        { do: 'add-group', name: 'PRG-2' },
        { do: 'add-node', group: 'PRG-2', name: 'imp3', capacity: 9 },
      ],
    ],
  ])('is gone with its %s, also where another of that name takes the place', (_, steps) => {
    expect(servers([...LAB, ...steps])).toEqual({ eve: 'imp1' });
  });

  test('is what it was when the restored snapshot was taken', () => {
    const taken: Step = { do: 'take-snapshot', name: 'before' };
    const restored: Step = { do: 'restore-snapshot', name: 'before' };
    const gone: Step[] = [
      { do: 'unassign', node: 'imp3' },
      { do: 'remove-node', node: 'imp3' },
      { do: 'enable-users', users: [{ id: 'kim', server: 'imp2' }] },
    ];
    expect(servers([...LAB, taken, ...gone])).toEqual({ eve: 'imp1', kim: 'imp2' });
    expect(servers([...LAB, taken, ...gone, restored])).toEqual({ ada: 'imp3', eve: 'imp1' });
  });

  test('is known as well where only the steps are seen that tell of it', () => {
    fc.assert(
      fc.property(pairsOf, fc.array(fc.oneof(anyStep, snapshotStep)), (pairs, steps) => {
        const run = [...pairs, ...steps];
        expect(servers(run, tellsOfServers)).toEqual(servers(run));
      }),
      { numRuns: 60 },
    );
  });

  test.each<[Step, boolean]>([
    [{ do: 'enable-users', count: 9 }, false],
    [{ do: 'enable-users', users: [{ id: 'ada' }] }, false],
    [{ do: 'enable-users', users: [{ id: 'ada' }, { id: 'bob', server: 'imp1' }] }, true],
    [{ do: 'remove-group', group: 'PRG-1' }, true],
    [{ do: 'fail-node', node: 'imp1' }, false],
  ])('%j tells of it: %s', (step, tells) => {
    expect(tellsOfServers(step)).toBe(tells);
  });
});
