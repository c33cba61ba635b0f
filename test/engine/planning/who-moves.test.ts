/** Plans of moves against a second, naive reading of docs/planning.md, `implab plan`: user by user, move by move. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyStep } from '../../../src/main/engine/apply';
import { measure } from '../../../src/main/engine/measure';
import { nodeAt, nodesOf, topologyOrder } from '../../../src/main/engine/order';
import { movePlan } from '../../../src/main/engine/planning/moves';
import { inFailover } from '../../../src/main/engine/serve';
import { type LabState, NO_NODE } from '../../../src/main/engine/state';
import { wasPlaced } from '../../../src/main/engine/users';
import { whatIf } from '../../../src/main/engine/what-if/matrix';
import type { MoveGoal, MoveLimit, MoveLine, MoveRequest } from '../../../src/shared/planning';
import type { Step } from '../../../src/shared/step';
import { anyRun, NODES, pairsOf, play, settingStep, topologyStep, userStep } from '../random-lab';

/** Labs with users here and there, most of them without a failure. */
const lab = fc.oneof(
  { weight: 1, arbitrary: anyRun },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        pairsOf,
        fc.array(fc.oneof({ weight: 4, arbitrary: userStep }, settingStep, topologyStep), {
          minLength: 5,
          maxLength: 25,
        }),
      )
      .map(([pairs, steps]) => [...pairs, ...steps]),
  },
);

const goal: fc.Arbitrary<MoveGoal> = fc.oneof(
  fc.constantFrom<MoveGoal>(
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
);

const asked: fc.Arbitrary<MoveRequest> = fc
  .record({ goal, keepPlaced: fc.boolean(), atMost: fc.option(fc.nat({ max: 6 })) })
  .map(({ atMost, ...rest }) => ({ ...rest, ...(atMost !== null && { atMost }) }));

interface Mover {
  readonly id: string;
  readonly isPlaced: boolean;
  node: number;
}

/** Everybody assigned, in the order in which they arrived. */
function assignedUsers({ users }: LabState): Mover[] {
  const rows = Array.from({ length: users.rows }, (_, row) => row);
  return rows
    .filter((row) => users.homeAt(row) !== NO_NODE)
    .map((row) => ({
      id: users.ids.idAt(row),
      isPlaced: wasPlaced(users, row),
      node: users.homeAt(row),
    }));
}

/** Shares by a rule of `rebalance` over nodes, some of whose users may not leave. */
function shares(
  { topology, users }: LabState,
  rule: 'even' | 'capacity',
  nodes: readonly number[],
  mayNotLeave: (node: number) => number,
  total: number,
): Map<number, number> {
  const share = new Map<number, number>();
  if (rule === 'even') {
    const byUsers = nodes.toSorted(
      (a, b) =>
        users.counts.assigned[b]! - users.counts.assigned[a]! ||
        nodes.indexOf(a) - nodes.indexOf(b),
    );
    for (let left = total, i = 0; left > 0 && nodes.length > 0; left--, i++)
      share.set(byUsers[i % nodes.length]!, (share.get(byUsers[i % nodes.length]!) ?? 0) + 1);
  } else {
    const capacityOf = (node: number) => nodeAt(topology, node).capacity;
    const all = nodes.reduce((sum, node) => sum + capacityOf(node), 0);
    const part = (node: number) => (total * capacityOf(node)) / all;
    for (const node of nodes) share.set(node, Math.floor(part(node)));
    const left = total - [...share.values()].reduce((sum, each) => sum + each, 0);
    for (const node of nodes
      .toSorted((a, b) => ((total * capacityOf(b)) % all) - ((total * capacityOf(a)) % all))
      .slice(0, left))
      share.set(node, share.get(node)! + 1);
  }
  const full = nodes.filter((node) => mayNotLeave(node) > (share.get(node) ?? 0));
  if (full.length === 0) return new Map(nodes.map((node) => [node, share.get(node) ?? 0]));
  const kept = full.map((node): [number, number] => [node, mayNotLeave(node)]);
  const rest = nodes.filter((node) => !full.includes(node));
  const left = total - kept.reduce((sum, [, count]) => sum + count, 0);
  return new Map([
    ...kept,
    ...shares({ topology, users } as LabState, rule, rest, mayNotLeave, left),
  ]);
}

interface NaivePool {
  /** In topology order. */
  readonly nodes: readonly number[];
  readonly target: ReadonlyMap<number, number>;
}

function naivePools(state: LabState, { goal, keepPlaced }: MoveRequest): NaivePool[] | null {
  const { topology } = state;
  const order = topologyOrder(topology);
  const everybody = assignedUsers(state);
  const on = (node: number) => everybody.filter((each) => each.node === node);
  const kept = (node: number) =>
    keepPlaced ? on(node).filter(({ isPlaced }) => isPlaced).length : 0;
  const total = (nodes: readonly number[]) => nodes.reduce((sum, node) => sum + on(node).length, 0);
  const shared = (rule: 'even' | 'capacity', nodes: readonly number[]): NaivePool => ({
    nodes,
    target: shares(state, rule, nodes, kept, total(nodes)),
  });
  const emptied = (from: number, to: number): NaivePool => ({
    nodes: [from, to],
    target: new Map([
      [from, kept(from)],
      [to, total([from, to]) - kept(from)],
    ]),
  });
  const pairs = topology.groups.map(nodesOf).filter(({ length }) => length === 2);
  if (goal.kind === 'even' || goal.kind === 'capacity') return [shared(goal.kind, order)];
  if (goal.kind === 'pairs') return pairs.map((nodes) => shared('even', nodes));
  if (goal.kind === 'first-nodes') return pairs.map(([first, second]) => emptied(second!, first!));
  if (goal.kind === 'file') return null;
  const node = order.find((each) => nodeAt(topology, each).name === goal.node);
  if (node === undefined) return null;
  const leaving = on(node).length - kept(node);
  const others = order.filter((each) => each !== node);
  if (goal.to === 'peer') {
    const peer = pairs.find((nodes) => nodes.includes(node))?.find((each) => each !== node);
    return peer === undefined ? (leaving === 0 ? [] : null) : [emptied(node, peer)];
  }
  if (others.length === 0) return leaving === 0 ? [] : null;
  const target = shares(state, goal.to, others, (each) => on(each).length, total(others) + leaving);
  return [{ nodes: order, target: new Map([...target, [node, kept(node)]]) }];
}

/** Moves by the words of the page; the users of each in arrival order. */
function naiveMoves(state: LabState, request: MoveRequest, pools: readonly NaivePool[]) {
  const order = topologyOrder(state.topology);
  const everybody = assignedUsers(state);
  const poolOf = (node: number) => pools.find(({ nodes }) => nodes.includes(node));
  const over = (node: number) =>
    everybody.filter((each) => each.node === node).length - (poolOf(node)?.target.get(node) ?? 0);
  const pooled = order.filter((node) => poolOf(node) !== undefined);
  const before = new Map(everybody.map(({ id, node }) => [id, node]));
  /** Who leaves a node next: the latest who arrived, those placed by hand or by file last. */
  const leaver = (node: number, gone: ReadonlySet<Mover>) => {
    const here = everybody.filter((each) => before.get(each.id) === node && !gone.has(each));
    return here.filter(({ isPlaced }) => !isPlaced).at(-1) ?? here.at(-1)!;
  };
  const gone = new Set<Mover>();
  const whole = pooled.reduce((sum, node) => sum + Math.max(0, over(node)), 0);
  const atMost = request.atMost ?? Number.POSITIVE_INFINITY;
  if (atMost < whole) {
    for (let moves = 0; moves < atMost; moves++) {
      const from = pooled.toSorted((a, b) => over(b) - over(a))[0]!;
      const nodes = order.filter((node) => poolOf(from)!.nodes.includes(node));
      const to = nodes.toSorted((a, b) => over(a) - over(b))[0]!;
      const mover = leaver(from, gone);
      gone.add(mover);
      mover.node = to;
    }
  } else {
    for (const node of pooled)
      for (let left = over(node); left > 0; left--) gone.add(leaver(node, gone));
    for (const mover of everybody.filter((each) => gone.has(each)))
      mover.node = order.find(
        (node) => poolOf(mover.node)!.nodes.includes(node) && over(node) < 0,
      )!;
  }
  return linesOf(state, before, everybody);
}

function linesOf(
  { topology }: LabState,
  before: ReadonlyMap<string, number>,
  after: readonly Mover[],
): MoveLine[] {
  const order = topologyOrder(topology);
  const name = (node: number) => nodeAt(topology, node).name;
  return order.flatMap((from) =>
    order.flatMap((to) => {
      const movers = after.filter(({ id, node }) => before.get(id) === from && node === to);
      const users = movers.map(({ id }) => id);
      return from === to || users.length === 0
        ? []
        : [{ from: name(from), to: name(to), count: users.length, users }];
    }),
  );
}

function doSteps(state: LabState, steps: readonly Step[]): LabState {
  return steps.reduce((before, step, index) => {
    const applied = applyStep(before, step, { index, settle: true });
    if (!applied.ok) throw new Error(applied.refusal.code);
    return applied.state;
  }, state);
}

function surplus(state: LabState, within: MoveLimit): number {
  const { load } = measure(state);
  const over =
    within === 'survivor'
      ? whatIf(state, { pairs: false, groups: false, sets: [] }).flatMap((each) => each.over)
      : topologyOrder(state.topology).map((node) => ({
          surplus: load[node]! - nodeAt(state.topology, node).capacity,
        }));
  return Math.max(0, ...over.map((each) => each.surplus));
}

describe('who moves where', () => {
  test('is what the planning page says, user by user, also with fewer moves and with users who stay', () => {
    fc.assert(
      fc.property(lab, asked, (run, request) => {
        const state = play(run);
        const plan = movePlan(state, request);
        if (inFailover(state.topology)) {
          expect(plan.why).toMatch(/in a failover state/);
          return;
        }
        const pools = naivePools(state, request);
        expect(plan.possible).toBe(pools !== null);
        if (pools === null) return;
        expect(plan.moves).toEqual(naiveMoves(state, request, pools));
        const { serving } = measure(state);
        const devices = new Map(
          assignedUsers(state).map(({ id, node }): [string, number] => {
            const row = Array.from({ length: state.users.rows }, (_, each) => each).find(
              (each) => state.users.homeAt(each) !== NO_NODE && state.users.ids.idAt(each) === id,
            )!;
            return [id, serving[node] === NO_NODE ? 0 : state.users.devicesAt(row)];
          }),
        );
        const moved = plan.moves.flatMap(({ users }) => users);
        expect(plan.loggedOut).toBe(moved.reduce((sum, id) => sum + devices.get(id)!, 0));
      }),
      { numRuns: 150 },
    );
  });

  test('a limit that the plan breaks is told with the most moves that keep it', () => {
    fc.assert(
      fc.property(lab, goal, fc.constantFrom('capacity', 'survivor'), (run, goal, within) => {
        const state = play(run);
        const free = movePlan(state, { goal });
        fc.pre(free.possible);
        const plan = movePlan(state, { goal, within });
        const surplusWith = (atMost: number) =>
          surplus(doSteps(state, movePlan(state, { goal, atMost }).steps), within);
        const over = surplusWith(free.total);
        if (over === 0) {
          expect(plan).toEqual(free);
          return;
        }
        const fewer = Array.from({ length: free.total }, (_, moves) => moves);
        const nearest = fewer.findLast((moves) => surplusWith(moves) === 0);
        const said =
          nearest === undefined
            ? 'No smaller number of these moves avoids it.'
            : nearest === 0
              ? 'The nearest possible plan is to move nobody.'
              : `The nearest possible plan has at most ${nearest} move${nearest === 1 ? '' : 's'}.`;
        expect(plan.possible).toBe(false);
        expect(plan.why).toContain(` by ${over} device${over === 1 ? '' : 's'}. ${said}`);
        expect(plan.why).toMatch(
          within === 'survivor'
            ? /^After these moves, if \S+ failed, /
            : /^After these moves \S+ would/,
        );
      }),
      { numRuns: 60 },
    );
  });
});
