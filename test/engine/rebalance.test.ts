import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measure } from '../../src/main/engine/measure';
import { nodeAt, nodeNamed, topologyOrder } from '../../src/main/engine/order';
import { rebalanceMoves } from '../../src/main/engine/rebalance';
import { inFailover } from '../../src/main/engine/serve';
import type { LabState } from '../../src/main/engine/state';
import { reasonOf } from '../../src/main/engine/users';
import type { Step } from '../../src/shared/step';
import { anyRun, play } from './random-lab';

const PAIR: readonly Step[] = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 5 },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 15 },
  { do: 'set-mode', mode: 'active-standby' },
  { do: 'enable-users', count: 11 },
];

describe('rebalance', () => {
  test('even keeps the larger share where most are and moves the latest arrivals', () => {
    const state = play([...PAIR, { do: 'rebalance', strategy: 'even' }]);
    expect(homes(state)).toBe('11111122222');
    expect(reasonOf(state.users, 5)).toBe('AS_FIRST_NODE');
    expect(reasonOf(state.users, 6)).toBe('REBALANCED');
  });

  test('capacity shares by largest remainder, so 11 users over 5 and 15 become 3 and 8', () => {
    expect(homes(play([...PAIR, { do: 'rebalance', strategy: 'capacity' }]))).toBe('11122222222');
  });

  test('makes no more moves than the heads above target, and reaches the target', () => {
    fc.assert(
      fc.property(anyRun, fc.constantFrom('even' as const, 'capacity'), (run, strategy) => {
        const before = play(run);
        if (inFailover(before.topology)) return;
        const after = play([...run, { do: 'rebalance', strategy }]);
        const order = topologyOrder(before.topology);
        const counts = (state: LabState) => order.map((node) => measure(state).assigned[node]!);
        const out = counts(before).map((count, i) => Math.max(0, count - counts(after)[i]!));
        expect([...rebalanceMoves(before, strategy)]).toHaveLength(out.reduce((a, b) => a + b, 0));
        expect([...rebalanceMoves(after, strategy)]).toEqual([]);
        if (strategy === 'even' && order.length > 0)
          expect(Math.max(...counts(after)) - Math.min(...counts(after))).toBeLessThanOrEqual(1);
        for (const [i, node] of order.entries()) {
          if (strategy === 'even') continue;
          const { capacity } = nodeAt(before.topology, node);
          const all = order.reduce((sum, each) => sum + nodeAt(before.topology, each).capacity, 0);
          const share = (measure(before).assignedTotal * capacity) / all;
          expect(Math.abs(counts(after)[i]! - share)).toBeLessThan(1);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function homes({ users, topology }: LabState): string {
  const first = nodeNamed(topology, 'imp1');
  return Array.from({ length: users.rows }, (_, row) =>
    users.homeAt(row) === first ? '1' : '2',
  ).join('');
}
