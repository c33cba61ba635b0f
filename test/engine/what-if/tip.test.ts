import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyStep } from '../../../src/main/engine/apply';
import { measure } from '../../../src/main/engine/measure';
import { nodeAt, topologyOrder } from '../../../src/main/engine/order';
import type { LabState } from '../../../src/main/engine/state';
import { isEligible } from '../../../src/main/engine/users';
import { byCapacity, byMode } from '../../../src/main/engine/what-if/growth';
import { levelUp } from '../../../src/main/engine/what-if/level-up';
import { tipPoints, whyNoTip } from '../../../src/main/engine/what-if/tip';
import type { Step } from '../../../src/shared/step';
import { MAX_TIP_USERS, type TipPoint, type TipPoints } from '../../../src/shared/what-if';
import { pairsOf, play, settingStep, topologyStep, userStep } from '../random-lab';

/** Labs that nothing is lost in, with users of all kinds. */
const quietRun = fc
  .tuple(
    pairsOf,
    fc.array(fc.oneof({ weight: 3, arbitrary: userStep }, settingStep, topologyStep), {
      maxLength: 25,
    }),
  )
  .map(([pairs, steps]) => [...pairs, ...steps]);

const MOST = 90;

function apply(state: LabState, step: Step): LabState {
  const applied = applyStep(state, step, { index: 0, settle: true });
  if (!applied.ok) throw new Error(applied.refusal.code);
  return applied.state;
}

type Point = Pick<TipPoint, 'node' | 'failed' | 'surplus'>;
type Find = (state: LabState) => Point | null;

function overIn(load: Float64Array, { topology }: LabState, failed: string | null): Point | null {
  for (const node of topologyOrder(topology)) {
    const { name, capacity } = nodeAt(topology, node);
    if (load[node]! > capacity) return { node: name, failed, surplus: load[node]! - capacity };
  }
  return null;
}

const FIND: { readonly [K in keyof TipPoints]: Find } = {
  firstFull: (state) => overIn(state.users.counts.demand, state, null),
  redundancyEnds: (state) => {
    for (const node of topologyOrder(state.topology)) {
      const { name } = nodeAt(state.topology, node);
      const over = overIn(measure(apply(state, { do: 'fail-node', node: name })).load, state, name);
      if (over) return over;
    }
    return null;
  },
  noRoom: (state) =>
    measure(state).unassigned > 0 ? { node: null, failed: null, surplus: 0 } : null,
};

/** The definition itself: users come or leave one by one until it holds, or no longer does. */
function oneByOne(start: LabState, devices: number, find: Find): TipPoint | null | 'far' {
  const users = measure(start).eligible;
  let found = find(start);
  let state = start;
  if (found === null) {
    for (let more = 1; more <= MOST; more++) {
      state = apply(state, { do: 'enable-users', count: 1, devices, prefix: 'new' });
      found = find(state);
      if (found) return { more, users: users + more, ...found };
    }
    return 'far';
  }
  for (let more = -1; ; more--) {
    let last = state.users.rows - 1;
    while (!isEligible(state.users.flagsAt(last))) last--;
    state = apply(state, { do: 'disable-users', users: [state.users.ids.idAt(last)] });
    const still = find(state);
    if (still === null) return { more, users: users + more, ...found };
    found = still;
  }
}

describe('the tipping point', () => {
  test('is where users who come or leave one by one bring it', () => {
    fc.assert(
      fc.property(quietRun, fc.integer({ min: 1, max: 3 }), (steps, devices) => {
        const state = play(steps);
        fc.pre(whyNoTip(state) === null);
        const points = tipPoints(state, devices);
        for (const name of ['firstFull', 'redundancyEnds', 'noRoom'] as const) {
          const expected = oneByOne(state, devices, FIND[name]);
          if (expected === 'far') expect(points[name]?.more ?? MOST + 1).toBeGreaterThan(MOST);
          else expect(points[name]).toEqual(expected);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('of the lab in the picture of the view', () => {
    const pair = (name: string, ova: '5000' | '15000'): Step[] => [
      { do: 'add-group', name, ha: true },
      { do: 'add-node', group: name, name: `${name}A`, ova },
      { do: 'add-node', group: name, name: `${name}B`, ova },
    ];
    const steps = [...pair('1', '15000'), ...pair('2', '15000'), ...pair('3', '5000')];
    const state = play([...steps, { do: 'enable-users', count: 18_000 }]);
    expect(tipPoints(state, 1)).toEqual({
      firstFull: { more: 12_005, users: 30_005, node: '3A', failed: null, surplus: 1 },
      redundancyEnds: { more: -2996, users: 15_004, node: '3B', failed: '3A', surplus: 1 },
      noRoom: null,
    });
  });

  test('is not told while a node is off or a pair is not Normal', () => {
    const pair: Step[] = [
      { do: 'add-group', name: 'PRG-1', ha: true },
      { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 5 },
      { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 5 },
    ];
    expect(whyNoTip(play(pair))).toBe(null);
    expect(whyNoTip(play([...pair, { do: 'fail-node', node: 'imp1' }]))).toContain('imp1 is off');
    expect(whyNoTip(play([...pair, { do: 'failover', node: 'imp1' }]))).toContain(
      'PRG-1 is not Normal',
    );
  });

  test('never comes below ten million users where nobody is placed, and comes at once without room', () => {
    const lone = play([
      { do: 'add-group', name: 'PRG-1' },
      { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 5 },
      { do: 'set-mode', mode: 'none' },
    ]);
    expect(tipPoints(lone, 1)).toEqual({
      firstFull: null,
      redundancyEnds: null,
      noRoom: { more: 1, users: 1, node: null, failed: null, surplus: 0 },
    });
  });
});

describe('how many more users a point is looked for among', () => {
  test('is to the last below ten million', () => {
    const lab = (capacity: number): Step[] => [
      { do: 'set-policy', capacity: 'strict' },
      ...[1_000_000, 1_000_000, 1_000_000, capacity].flatMap((each, i): Step[] => [
        { do: 'add-group', name: `G${i}` },
        { do: 'add-node', group: `G${i}`, name: `n${i}`, capacity: each },
      ]),
      { do: 'enable-users', users: [{ id: 'a' }] },
    ];
    const largest = MAX_TIP_USERS - 1 - 3_000_000;
    expect(tipPoints(play(lab(largest - 1)), 1).noRoom).toMatchObject({ users: 9_999_999 });
    expect(tipPoints(play(lab(largest)), 1).noRoom).toBe(null);
  });

  test('ends with that number itself, in either way of placing', () => {
    const { topology, users } = play([
      { do: 'add-group', name: 'G' },
      { do: 'add-node', group: 'G', name: 'n', capacity: 9 },
    ]);
    for (const placed of [byMode, byCapacity]) {
      const growth = placed(topology, users.counts, 2);
      const over = (limit: number) => (demand: Float64Array) => demand[0]! > limit;
      expect(growth.first(5, over(8))).toBe(5);
      expect(growth.first(4, over(8))).toBe(null);
      expect(growth.first(1, over(1))).toBe(1);
      expect(growth.first(0, over(-1))).toBe(null);
    }
  });
});

describe('users who must leave until nothing is over', () => {
  const lone = (name: string, capacity: number): Step[] => [
    { do: 'add-group', name: `PRG-${name}` },
    { do: 'add-node', group: `PRG-${name}`, name, capacity },
  ];
  const user = (id: string, server: string, devices = 1) => ({ id, server, devices });

  test('are the latest of those who count: a node that is just full is not over', () => {
    const state = play([
      ...lone('n1', 2),
      ...lone('n2', 2),
      {
        do: 'enable-users',
        users: [
          ...['a', 'b', 'c', 'd'].map((id) => user(id, 'n2')),
          ...['e', 'f'].map((id) => user(id, 'n1')),
          { id: 'g', homeCluster: false },
          { id: 'h', enabled: false },
        ],
      },
    ]);
    // f and e leave n1, which was just full, then d and c leave n2.
    expect(tipPoints(state, 1).firstFull).toEqual({
      more: -4,
      users: 2,
      node: 'n2',
      failed: null,
      surplus: 1,
    });
  });

  test('may be everybody', () => {
    const state = play([
      ...lone('n1', 5),
      { do: 'enable-users', users: [user('a', 'n1', 9), user('b', 'n1')] },
    ]);
    expect(tipPoints(state, 1).firstFull).toEqual({
      more: -2,
      users: 0,
      node: 'n1',
      failed: null,
      surplus: 4,
    });
  });
});

describe('users placed at once', () => {
  test('stand as if they had come one by one', () => {
    fc.assert(
      fc.property(quietRun, fc.integer({ min: 0, max: 60 }), (steps, more) => {
        const state = play(steps);
        fc.pre(state.topology.policies.unassigned === 'keep');
        let now = state;
        for (let i = 0; i < more; i++)
          now = apply(now, { do: 'enable-users', count: 1, prefix: 'new' });
        const { assigned, unplaced } = levelUp(state.topology, state.users.counts.assigned, more);
        expect(assigned).toEqual(now.users.counts.assigned);
        expect(unplaced).toBe(now.users.counts.unassigned - state.users.counts.unassigned);
      }),
      { numRuns: 20 },
    );
  });

  test('leave out who has more than the level that they come to', () => {
    const { topology, users } = play([
      ...['n0', 'n1', 'n2'].flatMap((name): Step[] => [
        { do: 'add-group', name: `G-${name}` },
        { do: 'add-node', group: `G-${name}`, name, capacity: 9 },
      ]),
      { do: 'enable-users', users: ['a', 'b', 'c', 'd'].map((id) => ({ id, server: 'n0' })) },
    ]);
    const { assigned } = levelUp(topology, users.counts.assigned, 3);
    expect([...assigned.slice(0, 3)]).toEqual([4, 2, 1]);
  });

  test('in proportion to capacity are over at the first number that is, also where a share shrinks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 20 }),
        (capacities, limit) => {
          const steps = capacities.flatMap((capacity, index): Step[] => [
            { do: 'add-group', name: `G${index}` },
            { do: 'add-node', group: `G${index}`, name: `n${index}`, capacity },
          ]);
          const { topology, users } = play(steps);
          const growth = byCapacity(topology, users.counts, 1);
          const isOver = (demand: Float64Array) => demand[0]! > limit;
          let expected = 1;
          while (!isOver(growth.demandAt(expected))) expected++;
          expect(growth.first(100_000, isOver)).toBe(expected);
        },
      ),
      { numRuns: 40 },
    );
  });
});
