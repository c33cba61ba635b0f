import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyStep } from '../../../src/main/engine/apply';
import { nodeAt, nodesOf, topologyOrder } from '../../../src/main/engine/order';
import { limitOf } from '../../../src/main/engine/planning/move-limits';
import { movePlan } from '../../../src/main/engine/planning/moves';
import { inFailover } from '../../../src/main/engine/serve';
import type { LabState } from '../../../src/main/engine/state';
import { rowOf, wasPlaced } from '../../../src/main/engine/users';
import { whatIf } from '../../../src/main/engine/what-if/matrix';
import type { MoveRequest } from '../../../src/shared/planning';
import type { Step } from '../../../src/shared/step';
import { anyRun, NODES, play } from '../random-lab';

const TWO_PAIRS: readonly Step[] = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: '1A', capacity: 20 },
  { do: 'add-node', group: 'PRG-1', name: '1B', capacity: 20 },
  { do: 'add-group', name: 'PRG-2', ha: true },
  { do: 'add-node', group: 'PRG-2', name: '2A', capacity: 10 },
  { do: 'add-node', group: 'PRG-2', name: '2B', capacity: 10 },
];

const request: fc.Arbitrary<MoveRequest> = fc
  .record({
    goal: fc.oneof(
      fc.constantFrom<MoveRequest['goal']>(
        { kind: 'even' },
        { kind: 'capacity' },
        { kind: 'pairs' },
        { kind: 'first-nodes' },
      ),
      fc.record({
        kind: fc.constant('empty' as const),
        node: fc.constantFrom(...NODES),
        to: fc.constantFrom('peer' as const, 'even', 'capacity'),
      }),
    ),
    atMost: fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
    keepPlaced: fc.boolean(),
    within: fc.constantFrom(undefined, 'capacity' as const, 'survivor' as const),
    batch: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  })
  .map((fields) => JSON.parse(JSON.stringify(fields)) as MoveRequest);

describe('a plan of moves', () => {
  test('lets the latest arrivals leave and fills the first node below its share, in arrival order', () => {
    const state = play([
      ...TWO_PAIRS,
      { do: 'set-mode', mode: 'none' },
      { do: 'enable-users', count: 12 },
      { do: 'assign', count: 12, of: 'unassigned', node: '2A' },
    ]);
    const plan = movePlan(state, { goal: { kind: 'capacity' } });
    expect(plan.moves).toEqual([
      { from: '2A', to: '1A', count: 4, users: ['user3', 'user4', 'user5', 'user6'] },
      { from: '2A', to: '1B', count: 4, users: ['user7', 'user8', 'user9', 'user10'] },
      { from: '2A', to: '2B', count: 2, users: ['user11', 'user12'] },
    ]);
    expect(Object.fromEntries(plan.after)).toEqual({ '1A': 4, '1B': 4, '2A': 2, '2B': 2 });
    expect(plan.survivorSurplus).toEqual({ before: 2, after: 0 });
  });

  test('with fewer moves than the goal needs goes from the node furthest over to the one furthest below', () => {
    const state = play([
      ...TWO_PAIRS,
      { do: 'set-mode', mode: 'none' },
      { do: 'enable-users', count: 12 },
      { do: 'assign', count: 9, of: 'unassigned', node: '1A' },
      { do: 'assign', count: 3, of: 'unassigned', node: '1B' },
    ]);
    const plan = movePlan(state, { goal: { kind: 'even' }, atMost: 2 });
    expect(plan.moves).toEqual([
      { from: '1A', to: '2A', count: 1, users: ['user9'] },
      { from: '1A', to: '2B', count: 1, users: ['user8'] },
    ]);
  });

  test('keeps users placed by hand or file where that is asked for, and lets them leave last where not', () => {
    const state = play([
      ...TWO_PAIRS,
      { do: 'enable-users', users: ['a', 'b', 'c'].map((id) => ({ id, server: '1B' })) },
      { do: 'set-mode', mode: 'none' },
      { do: 'enable-users', count: 1 },
      { do: 'assign', count: 1, of: 'unassigned', node: '1B' },
    ]);
    const leave = movePlan(state, { goal: { kind: 'first-nodes' } });
    expect(leave.total).toBe(4);
    const keep = movePlan(state, { goal: { kind: 'first-nodes' }, keepPlaced: true });
    expect(keep.total).toBe(0);
  });

  test('says which node is over, after which failure, and how many moves are possible', () => {
    const state = play([
      ...TWO_PAIRS,
      { do: 'set-mode', mode: 'active-standby' },
      { do: 'enable-users', count: 30 },
    ]);
    const plan = movePlan(state, {
      goal: {
        kind: 'file',
        homes: [1, 3, 5, 7, 9, 11].map((n) => ({ user: `user${n}`, node: '2B' })),
      },
      within: 'survivor',
    });
    expect(plan).toMatchObject({ possible: false, total: 0, steps: [], moves: [] });
    expect(plan.why).toContain('if 2A failed, 2B would be over its capacity by 11 devices');
    const even = movePlan(state, { goal: { kind: 'even' }, within: 'survivor' });
    expect(even.why).toContain('No smaller number of these moves avoids it.');
  });

  test('puts batches into an order in which none breaks the limit', () => {
    // 1A and 1B are full as a pair: what arrives there must wait until somebody has left.
    const state = play([
      ...TWO_PAIRS,
      { do: 'set-mode', mode: 'none' },
      { do: 'enable-users', count: 24 },
      { do: 'assign', count: 4, of: 'unassigned', node: '2A' },
      { do: 'assign', count: 10, of: 'unassigned', node: '1A' },
      { do: 'assign', count: 10, of: 'unassigned', node: '1B' },
    ]);
    const homes = [
      ...['user1', 'user2'].map((user) => ({ user, node: '1A' })),
      ...['user23', 'user24'].map((user) => ({ user, node: '2A' })),
    ];
    const plan = movePlan(state, { goal: { kind: 'file', homes }, within: 'survivor', batch: 2 });
    expect(plan.possible).toBe(true);
    expect(plan.batches.map(({ steps }) => steps.flatMap(usersOf))).toEqual([
      ['user1', 'user23'],
      ['user2', 'user24'],
    ]);
    const alone = movePlan(state, { goal: { kind: 'file', homes }, within: 'survivor', batch: 1 });
    expect(alone.batches.map(({ steps }) => steps.flatMap(usersOf))).toEqual([
      ['user23'],
      ['user1'],
      ['user24'],
      ['user2'],
    ]);
  });

  test('is refused while a group is in a failover state, and for names that the lab lacks', () => {
    const state = play([...TWO_PAIRS, { do: 'enable-users', count: 4 }]);
    const failed = play([...TWO_PAIRS, { do: 'fail-node', node: '1A' }]);
    expect(movePlan(failed, { goal: { kind: 'even' } }).why).toContain('PRG-1 is in a failover');
    const unknown = { kind: 'file', homes: [{ user: 'nobody', node: '1A' }] } as const;
    expect(movePlan(state, { goal: unknown }).why).toBe('The lab has no user nobody.');
    const lost = { kind: 'empty', node: '9Z', to: 'peer' } as const;
    expect(movePlan(state, { goal: lost }).why).toBe('The lab has no node 9Z.');
  });

  test('asks for the re-login limits of its end, of the nodes with HA that are set otherwise', () => {
    const pair = (name: string, ova: '5000' | '15000', ha = true): Step[] => [
      { do: 'add-group', name: `PRG-${name}`, ha },
      { do: 'add-node', group: `PRG-${name}`, name: `${name}A`, ova },
      { do: 'add-node', group: `PRG-${name}`, name: `${name}B`, ova },
    ];
    const lab: Step[] = [
      ...pair('1', '5000'),
      ...pair('2', '15000'),
      ...pair('3', '5000', false),
      { do: 'set-mode', mode: 'none' },
      { do: 'enable-users', count: 2400 },
      { do: 'assign', of: 'unassigned', count: 2400, node: '1A' },
    ];
    const relogin = (...steps: Step[]) =>
      movePlan(play([...lab, ...steps]), { goal: { kind: 'even' } }).relogin;
    // 400 users on each node: the rows of 500 users, 120 s + 500 / 6 and 500 / 15 (domain 4.6).
    const one = ['1A', '1B'].map((node) => ({ node, lower: 120, upper: 203, upperNow: 537 }));
    const two = ['2A', '2B'].map((node) => ({ node, lower: 120, upper: 153, upperNow: 537 }));
    expect(relogin()).toEqual([...one, ...two]);
    expect(relogin({ do: 'move-group', group: 'PRG-2', at: 0 })).toEqual([...two, ...one]);
    expect(
      relogin(
        { do: 'set-node', node: '1A', reloginUpper: 203 },
        { do: 'set-node', node: '2A', reloginLower: 100, reloginUpper: 153 },
      ),
    ).toEqual([one[1], { ...two[0], upperNow: 153 }, two[1]]);
    expect(relogin({ do: 'set-facts', interclusterPeers: 0 })).toHaveLength(4);
    // The tables are for single clusters only (V25), and end at a last row.
    expect(relogin({ do: 'set-facts', interclusterPeers: 1 })).toEqual([]);
    const many: Step = { do: 'enable-users', users: [{ id: 'x', devices: 900, server: '1A' }] };
    const more = Array.from({ length: 4 }, (_, i) => ({ id: `x${i}`, devices: 900, server: '1B' }));
    expect(relogin(many, { do: 'enable-users', users: more }).map(({ node }) => node)).toEqual([
      '2A',
      '2B',
    ]);
  });

  test('asks nobody to log in again who is not served now', () => {
    const state = play([
      { do: 'add-group', name: 'PRG-1' },
      { do: 'add-node', group: 'PRG-1', name: '1A', capacity: 20 },
      { do: 'add-node', group: 'PRG-1', name: '1B', capacity: 20 },
      { do: 'enable-users', count: 4, devices: 3 },
      { do: 'fail-node', node: '1B' },
    ]);
    const empty = (node: string) =>
      movePlan(state, { goal: { kind: 'empty', node, to: 'peer' } }).loggedOut;
    expect([empty('1A'), empty('1B')]).toEqual([6, 0]);
  });

  test('with a file moves the named users who are elsewhere, fewer of them by need', () => {
    const state = play([
      ...TWO_PAIRS,
      { do: 'set-mode', mode: 'none' },
      { do: 'enable-users', count: 9 },
      { do: 'assign', count: 6, of: 'unassigned', node: '1A' },
      { do: 'assign', count: 2, of: 'unassigned', node: '1B' },
    ]);
    const homes = [
      ...['user6', 'user2', 'user4'].map((user) => ({ user, node: '2A' })),
      ...['user1', 'user7'].map((user) => ({ user, node: '2B' })),
      { user: 'user3', node: '1B' },
      { user: 'user8', node: '1B' },
    ];
    const plan = (atMost?: number, keepPlaced = false) =>
      movePlan(state, {
        goal: { kind: 'file', homes },
        keepPlaced,
        ...(atMost !== undefined && { atMost }),
      }).moves.map(({ from, to, users }) => `${from} to ${to}: ${users}`);
    expect(plan()).toEqual([
      '1A to 1B: user3',
      '1A to 2A: user2,user4,user6',
      '1A to 2B: user1',
      '1B to 2B: user7',
    ]);
    // 1A is 5 over and 1B at 0; 2A is 3 below and 2B 2: the latest of each way leaves first.
    expect(plan(1)).toEqual(['1A to 2A: user6']);
    expect(plan(2)).toEqual(['1A to 2A: user4,user6']);
    expect(plan(3)).toEqual(['1A to 2A: user4,user6', '1A to 2B: user1']);
    expect(plan(5)).toEqual(['1A to 1B: user3', '1A to 2A: user2,user4,user6', '1A to 2B: user1']);
    expect(plan(undefined, true)).toEqual([]);
    const nobody = { kind: 'file', homes: [{ user: 'user9', node: '1A' }] } as const;
    expect(movePlan(state, { goal: nobody }).why).toBe(
      'user9 is assigned to no node, so there is nothing to move. Assign the user first.',
    );
    const nowhere = { kind: 'file', homes: [{ user: 'user1', node: '9Z' }] } as const;
    expect(movePlan(state, { goal: nowhere }).why).toBe('The lab has no node 9Z.');
  });

  test('leads exactly to what it says, batch by batch, within its limit, for any lab and goal', () => {
    fc.assert(
      fc.property(anyRun, request, (run, asked) => {
        const before = play(run);
        const plan = movePlan(before, asked);
        if (!plan.possible) {
          expect(plan.why).not.toBe('');
          return;
        }
        expect(inFailover(before.topology)).toBe(false);
        let state = before;
        let worst = asked.within ? surplus(state, asked.within) : 0;
        for (const batch of plan.batches) {
          expect(batch.users).toBeLessThanOrEqual(asked.batch ?? Number.POSITIVE_INFINITY);
          state = doSteps(state, batch.steps, run.length);
          if (!asked.within) continue;
          expect(surplus(state, asked.within)).toBeLessThanOrEqual(worst);
          worst = surplus(state, asked.within);
        }
        expect(worst).toBe(0);
        expect(counts(state)).toEqual(Object.fromEntries(plan.after));
        expect(plan.steps).toEqual(plan.batches.flatMap(({ steps }) => steps));
        expect(plan.total).toBe(plan.moves.reduce((sum, { users }) => sum + users.length, 0));
        if (asked.atMost !== undefined) expect(plan.total).toBeLessThanOrEqual(asked.atMost);
        expect(plan.survivorSurplus.after).toBe(surplus(state, 'survivor'));
        expect(plan.survivorSurplus.before).toBe(surplus(before, 'survivor'));
        if (asked.keepPlaced)
          for (const { users } of plan.moves)
            for (const id of users)
              expect(wasPlaced(before.users, rowOf(before.users, id))).toBe(false);
      }),
      { numRuns: 120 },
    );
  });

  test('has as few moves as any way to the goal, tried on small labs', () => {
    fc.assert(
      fc.property(anyRun, fc.constantFrom('even', 'pairs', 'first-nodes', 'empty'), (run, kind) => {
        const state = play(run);
        const plan = movePlan(state, {
          goal: kind === 'empty' ? { kind, node: '1A', to: 'even' } : ({ kind } as never),
        });
        if (!plan.possible || state.users.counts.present > 9) return;
        expect(plan.total).toBe(fewest(state, kind));
      }),
      { numRuns: 80 },
    );
  });
});

/** Fewest moves to any assignment that meets the goal: all head counts are tried. */
function fewest(state: LabState, kind: 'even' | 'pairs' | 'first-nodes' | 'empty'): number {
  const order = topologyOrder(state.topology);
  const now = order.map((node) => state.users.counts.assigned[node]!);
  const total = now.reduce((a, b) => a + b, 0);
  let least = Number.POSITIVE_INFINITY;
  for (const counts of splits(total, order.length))
    if (meets(state, kind, order, counts, now))
      least = Math.min(
        least,
        now.reduce((sum, count, i) => sum + Math.max(0, count - counts[i]!), 0),
      );
  return least;
}

function meets(
  { topology }: LabState,
  kind: 'even' | 'pairs' | 'first-nodes' | 'empty',
  order: readonly number[],
  counts: readonly number[],
  now: readonly number[],
): boolean {
  if (kind === 'even') return counts.length === 0 || Math.max(...counts) - Math.min(...counts) < 2;
  if (kind === 'empty')
    return order.every((n, i) => nodeAt(topology, n).name !== '1A' || counts[i] === 0);
  return topology.groups.every((group) => {
    const [first, second] = nodesOf(group).map((node) => order.indexOf(node));
    if (first === undefined) return true;
    if (second === undefined) return counts[first] === now[first];
    if (counts[first]! + counts[second]! !== now[first]! + now[second]!) return false;
    return kind === 'pairs' ? Math.abs(counts[first]! - counts[second]!) < 2 : counts[second] === 0;
  });
}

function* splits(total: number, parts: number): Generator<number[]> {
  if (parts <= 1) {
    if (parts === 1 || total === 0) yield parts === 1 ? [total] : [];
    return;
  }
  for (let first = 0; first <= total; first++)
    for (const rest of splits(total - first, parts - 1)) yield [first, ...rest];
}

function doSteps(state: LabState, steps: readonly Step[], from: number): LabState {
  return steps.reduce((before, step, index) => {
    const applied = applyStep(before, step, { index: from + index, settle: true });
    if (!applied.ok) throw new Error(applied.refusal.code);
    return applied.state;
  }, state);
}

function counts({ topology, users }: LabState): Record<string, number> {
  return Object.fromEntries(
    topologyOrder(topology).map((n) => [nodeAt(topology, n).name, users.counts.assigned[n]!]),
  );
}

/** By failures that are really played. */
function surplus(state: LabState, kind: 'capacity' | 'survivor'): number {
  if (kind === 'survivor')
    return Math.max(
      0,
      ...whatIf(state)
        .filter(({ failed }) => failed.length === 1)
        .flatMap(({ over }) => over.map((each) => each.surplus)),
    );
  const { demand } = state.users.counts;
  expect(limitOf(state, kind).surplus(demand)).toBeGreaterThanOrEqual(0);
  return Math.max(
    0,
    ...topologyOrder(state.topology).map((n) => demand[n]! - nodeAt(state.topology, n).capacity),
  );
}

function usersOf(step: Step): readonly string[] {
  return step.do === 'assign' ? (step.users ?? []) : [];
}
