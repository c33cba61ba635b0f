import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyStep } from '../../../src/main/engine/apply';
import { measure } from '../../../src/main/engine/measure';
import { nodeAt, nodesOf, topologyOrder } from '../../../src/main/engine/order';
import { type LabState, NO_NODE } from '../../../src/main/engine/state';
import { nextDue, runFor } from '../../../src/main/engine/time';
import {
  countCases,
  type FailureScope,
  failureCase,
  failureCases,
  type MatrixCase,
  markOf,
  whatIf,
  worstFirst,
} from '../../../src/main/engine/what-if/matrix';
import type { Step } from '../../../src/shared/step';
import type { FailureCase, FailureKind } from '../../../src/shared/what-if';
import { anyRun, play } from '../random-lab';

const TWO_PAIRS: readonly Step[] = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: '1A', capacity: 6 },
  { do: 'add-node', group: 'PRG-1', name: '1B', capacity: 6 },
  { do: 'add-group', name: 'PRG-2', ha: true },
  { do: 'add-node', group: 'PRG-2', name: '2A', capacity: 6 },
  { do: 'add-node', group: 'PRG-2', name: '2B', capacity: 6 },
];

const EVERYTHING: FailureScope = { pairs: true, groups: true, sets: [[0, 1, 2], [2]] };

/** Who serves the users of each home, by second: every node is failed on a copy of the lab, users and all. */
function byPlaying(state: LabState, kind: FailureKind, failed: readonly number[]): FailureCase {
  const { topology } = state;
  const order = topologyOrder(topology);
  const name = (node: number) => nodeAt(topology, node).name;
  const before = measure(state);
  const last = new Map<number, { server: number; lost: number; changed: number }>();
  for (const home of order)
    last.set(home, { server: before.serving[home]!, lost: -1, changed: -1 });
  const look = (now: LabState) => {
    const { serving } = measure(now);
    for (const home of order) {
      const known = last.get(home)!;
      if (serving[home] === known.server) continue;
      const lost = known.lost < 0 ? now.clock : known.lost;
      last.set(home, { server: serving[home]!, lost, changed: now.clock });
    }
  };
  let now = state;
  for (const node of failed) {
    const step = { do: 'fail-node', node: name(node) } as const;
    const settled = applyStep(now, step, { index: 0, settle: true });
    const started = applyStep(now, step, { index: 0, settle: false });
    if (!settled.ok || !started.ok) throw new Error('the machine is off');
    look(started.state);
    for (let state = started.state; ; ) {
      const next = nextDue(state.topology);
      if (next === null || next >= settled.state.clock) break;
      state = runFor(state, Math.max(0, next - state.clock), { index: 0 });
      look(state);
    }
    look(settled.state);
    now = settled.state;
  }
  const { load, noService } = measure(now);
  const out = order.filter(
    (home) =>
      before.serving[home] !== NO_NODE &&
      last.get(home)!.server !== before.serving[home] &&
      before.demand[home]! > 0,
  );
  const again = out.filter((home) => last.get(home)!.server !== NO_NODE);
  const backOf = (home: number) => {
    const { lost, changed } = last.get(home)!;
    const { reloginLower, reloginUpper } = nodeAt(topology, home);
    return Math.max(changed - lost, reloginLower, reloginUpper);
  };
  return {
    failed: failed.map(name),
    load: new Map(order.map((node) => [name(node), load[node]!])),
    noService,
    over: order
      .map((node) => ({ node: name(node), surplus: load[node]! - nodeAt(topology, node).capacity }))
      .filter(({ surplus }) => surplus > 0),
    kind,
    loggedOut: out.reduce((sum, home) => sum + before.demand[home]!, 0),
    back: out.length === 0 ? 0 : again.length === 0 ? null : Math.max(...again.map(backOf)),
  };
}

function everyCase(state: LabState, scope: FailureScope): [FailureKind, number[]][] {
  const { topology } = state;
  const isUp = (node: number) => nodeAt(topology, node).machineUp;
  const up = topologyOrder(topology).filter(isUp);
  const groups = topology.groups.map((group) => nodesOf(group).filter(isUp));
  return [
    ...up.map((node): [FailureKind, number[]] => ['one', [node]]),
    ...up.flatMap((a, i) => up.slice(i + 1).map((b): [FailureKind, number[]] => ['two', [a, b]])),
    ...groups
      .filter((nodes) => nodes.length > 0)
      .map((nodes): [FailureKind, number[]] => ['group', nodes]),
    ...scope.sets.map((set): [FailureKind, number[]] => [
      'set',
      up.filter((node) => set.includes(node)),
    ]),
  ];
}

describe('the failure matrix', () => {
  test('says of every failure what failing those nodes on a copy leads to', () => {
    fc.assert(
      fc.property(anyRun, fc.boolean(), (steps, settle) => {
        const state = play(steps, undefined, settle);
        const cases = [...failureCases(state, EVERYTHING)];
        const expected = everyCase(state, EVERYTHING);
        expect(cases.map((each) => failureCase(state.topology, each))).toEqual(
          expected.map(([kind, failed]) => byPlaying(state, kind, failed)),
        );
        expect(countCases(state.topology, EVERYTHING)).toBe(expected.length);
      }),
      { numRuns: 50 },
    );
  });

  test('counts from the loss of a node: those who waited longest for a server, or for their limits', () => {
    const state = play([
      { do: 'add-group', name: 'PRG-1', ha: true },
      { do: 'add-node', group: 'PRG-1', name: '1A', ova: '5000' },
      { do: 'add-node', group: 'PRG-1', name: '1B', ova: '5000' },
      { do: 'add-group', name: 'PRG-2', ha: true },
      { do: 'add-node', group: 'PRG-2', name: '2A', ova: '5000' },
      { do: 'set-node', node: '1B', reloginLower: 10, reloginUpper: 30 },
      { do: 'enable-users', count: 30, devices: 2 },
    ]);
    const cases = [...failureCases(state, { pairs: true, groups: false, sets: [] })];
    expect(cases.map(({ loggedOut, back, noService }) => [loggedOut, back, noService])).toEqual([
      [20, 537, 0],
      [20, 60, 0],
      [20, null, 20],
      [40, null, 40],
      [40, 537, 20],
      [40, 60, 20],
    ]);
  });

  test('looks at two nodes, groups and sets only where that is asked for', () => {
    const state = play(TWO_PAIRS);
    const kinds = (scope: FailureScope) => [...failureCases(state, scope)].map(({ kind }) => kind);
    const one = ['one', 'one', 'one', 'one'];
    expect(kinds({ pairs: false, groups: false, sets: [] })).toEqual(one);
    expect(kinds({ pairs: false, groups: true, sets: [[0, 2]] })).toEqual([
      ...one,
      'group',
      'group',
      'set',
    ]);
    expect(whatIf(state).map(({ kind }) => kind)).toEqual([
      ...one,
      ...Array.from({ length: 6 }, () => 'two'),
    ]);
  });

  test('waits for the limits of those only who have users, whatever the clock of the lab says', () => {
    const state = play([
      ...TWO_PAIRS,
      { do: 'set-mode', mode: 'active-standby' },
      { do: 'enable-users', count: 1 },
      { do: 'set-node', node: '2A', reloginUpper: 5000 },
      { do: 'wait', seconds: 100_000 },
    ]);
    const [, , , , both] = failureCases(state, { pairs: false, groups: false, sets: [[0, 2]] });
    expect(both).toMatchObject({ kind: 'set', failed: [0, 2], loggedOut: 1, back: 537 });
  });

  test('marks what is lost, over, or served by the peer; the first of these that holds', () => {
    const state = play([
      ...TWO_PAIRS,
      { do: 'set-mode', mode: 'none' },
      { do: 'enable-users', count: 11 },
      { do: 'assign', of: 'unassigned', count: 5, node: '1A' },
      { do: 'assign', of: 'unassigned', count: 2, node: '1B' },
      { do: 'assign', of: 'unassigned', count: 4, node: '2A' },
    ]);
    const marks = (...failed: number[]) => {
      const scope = { pairs: false, groups: false, sets: [failed] };
      const each = [...failureCases(state, scope)].at(-1)!;
      return topologyOrder(state.topology).map((node) => markOf(state.topology, each, node));
    };
    // 1A and 2A are served by their peers; 1B, with 7 of 6, is over besides.
    expect(marks(0)).toEqual(['failed', 'over', null, null]);
    expect(marks(2)).toEqual([null, null, 'failed', 'peer']);
    expect(marks(0, 1)).toEqual(['none', 'none', null, null]);
    // Nobody is at home on 2B, so nobody misses it.
    expect(marks(2, 3)).toEqual([null, null, 'none', 'failed']);
    const off = play([...TWO_PAIRS, { do: 'fail-node', node: '1A' }]);
    const [other] = failureCases(off, { pairs: false, groups: false, sets: [[2]] });
    expect(markOf(off.topology, other!, 0)).toBe('failed');
  });

  test('is told from one node to chosen sets, inside each those without service first, then the largest surplus', () => {
    const each = (kind: FailureKind, noService: number, surplus: number): MatrixCase => ({
      kind,
      noService,
      over: surplus === 0 ? [] : [{ node: 0, surplus }],
      failed: [],
      serving: new Uint8Array(),
      demand: new Float64Array(),
      loggedOut: 0,
      back: 0,
    });
    const inOrder = [
      each('one', 0, 9),
      each('one', 0, 0),
      each('two', 5, 0),
      each('two', 4, 8),
      each('two', 4, 7),
      each('group', 3, 0),
      each('set', 7, 0),
      each('set', 0, 1),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(inOrder, { minLength: inOrder.length }), (some) => {
        expect(worstFirst(some)).toEqual(inOrder);
      }),
    );
  });

  test('knows every pair of a lab of many nodes apart', () => {
    const steps = Array.from({ length: 30 }, (_, index) => [
      { do: 'add-group' as const, name: `G${index}`, ha: true },
      { do: 'add-node' as const, group: `G${index}`, name: `${index}A`, capacity: 400 },
      { do: 'add-node' as const, group: `G${index}`, name: `${index}B`, capacity: 400 },
    ]).flat();
    const state = play([...steps, { do: 'enable-users', count: 18_000 }]);
    let over = 0;
    let cases = 0;
    for (const each of failureCases(state, { pairs: true, groups: false, sets: [] })) {
      cases++;
      over += each.over.length;
    }
    expect(cases).toBe(60 + (60 * 59) / 2);
    // Each single failure overloads the survivor; so does each of two in different groups.
    expect(over).toBe(60 + 2 * (30 * 29 * 2));
  });
});
