/** Ways to make room: who moves where, who is placed by hand, what grows, and what a new node is called. */
import { describe, expect, test } from 'vitest';
import { nodeNamed } from '../../src/main/engine/order';
import {
  addPartner,
  freeGroupName,
  freeNodeName,
} from '../../src/main/engine/remedies/add-partner';
import {
  growNodes,
  moveOff,
  moveOffRemedy,
  type RoomOptions,
} from '../../src/main/engine/remedies/make-room';
import { placeByHand } from '../../src/main/engine/remedies/place-by-hand';
import type { LabState } from '../../src/main/engine/state';
import type { Step } from '../../src/shared/step';
import { play } from './random-lab';

/** A node with its capacity, and the devices of the users that are at home there, in arrival order. */
type Filled = readonly [name: string, capacity: number, devices: readonly number[]];

const NONE: Step = { do: 'set-mode', mode: 'none' };
const of = (count: number) => Array.from({ length: count }, () => 1);

function group(name: string, ha: boolean, ...nodes: readonly Filled[]): readonly Step[] {
  return [
    { do: 'add-group', name, ha },
    ...nodes.flatMap(([node, capacity, devices]): Step[] => [
      { do: 'add-node', group: name, name: node, capacity },
      ...(devices.length === 0
        ? []
        : [
            {
              do: 'enable-users' as const,
              users: devices.map((each, index) => ({
                id: `${node}${index}`,
                server: node,
                devices: each,
              })),
            },
          ]),
    ]),
  ];
}

const index = ({ topology }: LabState, name: string) => nodeNamed(topology, name);

/** "8 to C, 2 to B", or null. */
function moved(
  steps: readonly Step[],
  devices: number,
  { without = [], leaving = false }: { without?: readonly string[]; leaving?: boolean } = {},
): string | null {
  const state = play(steps);
  const options: RoomOptions = { without: without.map((name) => index(state, name)), leaving };
  const moves = moveOff(state, index(state, 'A'), devices, options);
  if (moves === null) return null;
  return moves
    .map((step) => {
      if (step.do !== 'assign' || step.of !== 'A') throw new Error('moves of A only');
      return `${step.count} to ${step.node}`;
    })
    .join(', ');
}

describe('users who must leave a node', () => {
  const alone = (users: readonly number[]) => [
    NONE,
    ...group('G', false, ['A', 10, users]),
    ...group('H', false, ['B', 10, of(5)], ['C', 10, of(2)]),
    ...group('K', false, ['D', 4, of(4)]),
  ];

  test('go to the node with most room, then to the next, and no more of them than must', () => {
    expect(moved(alone(of(14)), 4)).toBe('4 to C');
    expect(moved(alone(of(14)), 8)).toBe('8 to C');
    expect(moved(alone(of(14)), 10)).toBe('8 to C, 2 to B');
    expect(moved(alone(of(14)), 13)).toBe('8 to C, 5 to B');
    expect(moved(alone(of(14)), 0)).toBe('');
  });

  test('stay where there is not room for all, and where fewer are there than must leave', () => {
    expect(moved(alone(of(14)), 14)).toBeNull();
    expect(moved(alone(of(3)), 4)).toBeNull();
    expect(moved([NONE, ...group('G', false, ['A', 10, of(3)])], 1)).toBeNull();
  });

  test('take all their devices along, in arrival order', () => {
    expect(moved(alone([3, 3, 3, 3]), 4)).toBe('2 to C');
    expect(moved(alone([3, 3, 3, 3]), 9)).toBe('2 to C, 1 to B');
    expect(moved(alone([6, 3, 6]), 7)).toBe('1 to C, 1 to B');
    expect(moved(alone([9, 1]), 1)).toBeNull();
  });

  test('go to no node that is left out', () => {
    expect(moved(alone(of(14)), 4, { without: ['C'] })).toBe('4 to B');
    expect(moved(alone(of(14)), 4, { without: ['B', 'C'] })).toBeNull();
  });

  test('go in Active/Standby to the nodes that it uses first, then to the others', () => {
    const steps = [
      NONE,
      ...group('G', false, ['A', 10, of(9)]),
      ...group('H', false, ['B', 10, of(7)], ['C', 10, of(1)]),
    ];
    expect(moved(steps, 2)).toBe('2 to C');
    const standby: Step = { do: 'set-mode', mode: 'active-standby' };
    expect(moved([...steps, standby], 2)).toBe('2 to B');
    expect(moved([...steps, standby], 5)).toBe('3 to B, 2 to C');
    const lumps = [
      NONE,
      ...group('G', false, ['A', 10, [4, 4]]),
      ...group('H', false, ['B', 10, of(7)], ['C', 10, of(1)]),
    ];
    expect(moved([...lumps, standby], 8)).toBe('2 to C');
  });

  test('leave a pair with HA as redundant as it was: one node can carry what both have', () => {
    const pair = (first: number, second: number, other = 10) => [
      NONE,
      ...group('G', false, ['A', 20, of(20)]),
      ...group('H', true, ['B', 10, of(first)], ['C', other, of(second)]),
    ];
    expect(moved(pair(3, 3), 4)).toBe('4 to B');
    expect(moved(pair(3, 3), 5)).toBeNull();
    expect(moved(pair(3, 3, 7), 1)).toBe('1 to B');
    expect(moved(pair(3, 3, 7), 2)).toBeNull();
    expect(moved(pair(9, 0), 1)).toBe('1 to B');
    expect(moved(pair(9, 0), 2)).toBeNull();
  });

  test('of a pair with HA may go to its other node, which carries them after a failure anyway', () => {
    const steps = [
      NONE,
      ...group('G', true, ['A', 20, of(15)], ['B', 20, of(14)]),
      ...group('H', false, ['C', 9, of(0)]),
    ];
    expect(moved(steps, 3)).toBe('3 to C');
    expect(moved(steps, 11)).toBe('9 to C, 2 to B');
    const state = play(steps);
    expect(moveOffRemedy(state, index(state, 'A'), 3)?.label).toBe('Move 3 to C');
    expect(moved(steps, 3, { leaving: true })).toBe('3 to B');
    expect(moved(steps, 8, { leaving: true })).toBe('6 to B, 2 to C');
  });

  test('go nowhere while some group is in a failover state', () => {
    const other = group('L', true, ['E', 5, []], ['F', 5, []]);
    expect(moved([...alone(of(14)), ...other], 4)).toBe('4 to C');
    expect(moved([...alone(of(14)), ...other, { do: 'fail-node', node: 'E' }], 4)).toBeNull();
  });

  test('make one button, and none where nobody must move', () => {
    const state = play(alone(of(14)));
    expect(moveOffRemedy(state, index(state, 'A'), 10)?.label).toBe('Move 8 to C and move 2 to B');
    expect(moveOffRemedy(state, index(state, 'A'), 0)).toBeNull();
    expect(moveOffRemedy(state, index(state, 'A'), 14)).toBeNull();
  });
});

describe('users placed by hand (S1)', () => {
  const placed = (steps: readonly Step[], users: readonly number[]) => {
    const waiting: Step = {
      do: 'enable-users',
      users: users.map((devices, at) => ({ id: `new${at}`, devices })),
    };
    const state = play([NONE, ...steps, ...(users.length === 0 ? [] : [waiting])]);
    const way = placeByHand(state);
    if (way === null) return null;
    const parts = way.steps.map((step) => {
      if (step.do !== 'assign' || step.of !== 'unassigned') throw new Error('places only');
      return `${step.count} to ${step.node}`;
    });
    return [way.label, ...parts];
  };
  const two = (first: number, second: number) =>
    group('G', false, ['A', 10, of(10 - first)], ['B', 30, of(30 - second)]);

  test('fill the room that is left, in proportion', () => {
    const label = 'Assign 8 by hand within capacity';
    expect(placed(two(8, 24), of(8))).toEqual([label, '2 to A', '6 to B']);
    expect(placed(two(0, 30), of(8))).toEqual([label, '8 to B']);
    expect(placed(two(2, 6), of(8))).toEqual([label, '2 to A', '6 to B']);
    expect(placed(two(4, 4), of(3))?.slice(1)).toEqual(['1 to A', '2 to B']);
    expect(placed(two(0, 0), of(1))).toBeNull();
    expect(placed(two(2, 5), of(8))).toBeNull();
    expect(placed(two(2, 5), [])).toBeNull();
  });

  test('count with all their devices, and are not cut in two', () => {
    expect(placed(two(4, 4), [3, 1, 1, 3])).toEqual([
      'Assign 4 by hand within capacity',
      '2 to A',
      '2 to B',
    ]);
    expect(placed(two(2, 4), [3, 3])).toBeNull();
    expect(placed(two(3, 3), [2, 2, 2])).toBeNull();
  });

  test('are those who are eligible', () => {
    const state = play([
      NONE,
      ...two(8, 24),
      { do: 'enable-users', users: [{ id: 'x', enabled: false }, { id: 'y' }] },
    ]);
    expect(placeByHand(state)?.label).toBe('Assign 1 by hand within capacity');
  });

  test('fill a pair with HA only as far as one node can carry', () => {
    const pair = (first: number, second: number) =>
      group('G', true, ['A', 10, of(first)], ['B', 20, of(second)]);
    expect(placed(pair(0, 0), of(9))).toEqual([
      'Assign 9 by hand within capacity',
      '3 to A',
      '6 to B',
    ]);
    expect(placed(pair(0, 0), of(10))).toBeNull();
    expect(placed(pair(1, 3), of(5))).toEqual([
      'Assign 5 by hand within capacity',
      '2 to A',
      '3 to B',
    ]);
    const full = group('G', true, ['A', 2, of(2)], ['B', 2, of(2)]);
    const room = group('H', false, ['C', 3, of(0)]);
    expect(placed([...full, ...room], of(3))).toEqual([
      'Assign 3 by hand within capacity',
      '3 to C',
    ]);
    expect(placed([...pair(8, 8), ...room], of(3))).toEqual([
      'Assign 3 by hand within capacity',
      '3 to C',
    ]);
  });
});

describe('nodes that grow', () => {
  const state = play([
    ...group('G', false, ['A', 2000, []], ['B', 15_000, []]),
    ...group('H', false, ['C', 4999, []]),
  ]);
  const grown = (names: readonly string[], devices: number, limit = 25_000) =>
    growNodes(
      state,
      names.map((name) => index(state, name)),
      devices,
      limit,
    );

  test('get the smallest template that carries so much, where they are smaller', () => {
    expect(grown(['A', 'B'], 5000)).toEqual({
      label: 'Make A a 5K node',
      steps: [{ do: 'set-node', node: 'A', ova: '5000' }],
    });
    expect(grown(['A', 'B', 'C'], 5001)).toEqual({
      label: 'Make A and C 15K nodes',
      steps: [
        { do: 'set-node', node: 'A', ova: '15000' },
        { do: 'set-node', node: 'C', ova: '15000' },
      ],
    });
  });

  test('do not where none carries so much, the release has none so large, or they have it', () => {
    expect(grown(['A'], 25_001)).toBeNull();
    expect(grown(['A'], 15_001, 15_000)).toBeNull();
    expect(grown(['A'], 15_000, 15_000)?.label).toBe('Make A a 15K node');
    expect(grown(['B'], 15_000)).toBeNull();
  });
});

describe('a second node', () => {
  const partner = (steps: readonly Step[], at = 0) => {
    const state = play(steps);
    return addPartner(state, state.topology.groups[at]!);
  };
  const lone = (name: string, more: Partial<Extract<Step, { do: 'add-node' }>> = {}): Step[] => [
    { do: 'add-group', name: 'G' },
    { do: 'add-node', group: 'G', name, ova: '5000', ...more } as Step,
  ];

  test('is like the first, and HA is enabled where it is not', () => {
    expect(partner(lone('imp1', { generation: 'M5', version: '14' }))).toEqual({
      label: 'Add imp2 to G and enable HA',
      steps: [
        {
          do: 'add-node',
          group: 'G',
          name: 'imp2',
          ova: '5000',
          generation: 'M5',
          version: '14',
        },
        { do: 'set-ha', group: 'G', enabled: true },
      ],
    });
    expect(
      partner([
        { do: 'add-group', name: 'G', ha: true },
        { do: 'add-node', group: 'G', name: 'a', capacity: 7 },
      ]),
    ).toEqual({
      label: 'Add a-2 to G',
      steps: [{ do: 'add-node', group: 'G', name: 'a-2', capacity: 7, version: '15' }],
    });
  });

  test('is not offered to a group without a node or with two, nor beyond what the release allows', () => {
    expect(partner([{ do: 'add-group', name: 'G' }])).toBeNull();
    expect(partner(group('G', false, ['A', 1, []], ['B', 1, []]))).toBeNull();
    const others = (count: number) =>
      Array.from({ length: count }, (_, at): readonly Step[] =>
        group(`K${at}`, false, [`k${at}`, 1, []]),
      ).flat();
    expect(partner([...lone('imp1'), ...others(5)])).toBeNull();
    expect(partner([...lone('imp1'), ...others(4)])).not.toBeNull();
    // A place that a removed node has left is free.
    const left: Step = { do: 'remove-node', node: 'k0' };
    expect(partner([...lone('imp1'), ...others(5), left])).not.toBeNull();
  });

  test('has the next free name after one like it', () => {
    const state = play([
      ...group('PRG-1', false, ['imp1', 1, []], ['imp2', 1, []]),
      ...group('PRG-9', false, ['imp-pub', 1, []], ['imp-pub-2', 1, []]),
      ...group('9 lives', false),
    ]);
    const named = (like: string) => freeNodeName(state, like);
    expect(named('imp1')).toBe('imp3');
    expect(named('imp-pub')).toBe('imp-pub-3');
    expect(named('node09')).toBe('node10');
    expect(named('a1b')).toBe('a1b-2');
    expect(named('7')).toBe('8');
    expect(named('0')).toBe('1');
    expect([...named('x'.repeat(128))]).toHaveLength(121);
    expect(freeGroupName(state, 'PRG-1')).toBe('PRG-2');
    expect(freeGroupName(state, 'PRG-9')).toBe('PRG-10');
    const taken = play([...group('PRG-1', false, ['imp2', 1, []]), ...group('PRG-2', false)]);
    expect(freeGroupName(taken, 'PRG-0')).toBe('PRG-3');
    expect(freeNodeName(taken, 'imp1')).toBe('imp3');
  });
});
