import { topologyOrder } from '../order';
import { type LabState, NO_NODE } from '../state';
import { wasPlaced } from '../users';
import type { Pool, Route } from './move-targets';

/**
 * Who moves where, for the whole way to the targets: from a node over its target the latest arrivals leave, those
 * placed by hand or by bulk file last, as many as it is over; in arrival order they go to the first node in topology
 * order that is below its target (docs/planning.md, "Who moves").
 */
export function wholePlan(state: LabState, pools: readonly Pool[]): Route[] {
  const { users } = state;
  const surplus = surplusOf(state, pools);
  const leavers = [...leaversByNode(state, surplus)].flatMap(([, rows]) => rows);
  leavers.sort((a, b) => a - b);
  const poolOf = new Map(pools.flatMap((pool) => pool.nodes.map((node) => [node, pool] as const)));
  const below = new Map(
    pools.map((pool) => [pool, pool.nodes.filter((node) => (surplus.get(node) ?? 0) < 0)]),
  );
  return leavers.map((row) => {
    const from = users.homeAt(row);
    const open = below.get(poolOf.get(from)!)!;
    const to = open[0]!;
    const left = surplus.get(to)! + 1;
    surplus.set(to, left);
    if (left === 0) open.shift();
    return { row, from, to };
  });
}

/**
 * The same way in moves chosen one after another: each from the node furthest over its target to the node furthest
 * below, the latest arrival that may leave. Its first n moves are the plan with at most n moves.
 */
export function* oneByOne(state: LabState, pools: readonly Pool[]): Generator<Route> {
  const surplus = surplusOf(state, pools);
  const leavers = leaversByNode(state, surplus);
  for (const rows of leavers.values()) rows.reverse();
  const poolOf = new Map(pools.flatMap((pool) => pool.nodes.map((node) => [node, pool] as const)));
  const nodes = [...surplus.keys()];
  for (;;) {
    const from = furthest(nodes, (node) => surplus.get(node)!);
    if (from === null) return;
    const to = furthest(poolOf.get(from)!.nodes, (node) => -surplus.get(node)!);
    if (to === null) throw new Error(`node ${from} is over its target and none is below`);
    surplus.set(from, surplus.get(from)! - 1);
    surplus.set(to, surplus.get(to)! + 1);
    yield { row: leavers.get(from)!.pop()!, from, to };
  }
}

/** Users named one by one, in the same order of need. */
export function* namedOneByOne(state: LabState, routes: readonly Route[]): Generator<Route> {
  const surplus = new Map<number, number>();
  const lanes = new Map<number, Map<number, number[]>>();
  for (const { row, from, to } of routes) {
    surplus.set(from, (surplus.get(from) ?? 0) + 1);
    surplus.set(to, (surplus.get(to) ?? 0) - 1);
    const ways = lanes.get(from) ?? new Map<number, number[]>();
    lanes.set(from, ways);
    const rows = ways.get(to);
    if (rows) rows.push(row);
    else ways.set(to, [row]);
  }
  const position = orderOf(state);
  while (lanes.size > 0) {
    const from = most([...lanes.keys()], (node) => surplus.get(node)!, position);
    const ways = lanes.get(from)!;
    const to = most([...ways.keys()], (node) => -surplus.get(node)!, position);
    const rows = ways.get(to)!;
    yield { row: rows.pop()!, from, to };
    surplus.set(from, surplus.get(from)! - 1);
    surplus.set(to, surplus.get(to)! + 1);
    if (rows.length === 0) ways.delete(to);
    if (ways.size === 0) lanes.delete(from);
  }
}

/** Users above target (below: negative) by node of the pools, in topology order. */
function surplusOf({ topology, users }: LabState, pools: readonly Pool[]): Map<number, number> {
  const targets = new Map(pools.flatMap((pool) => [...pool.targets]));
  const { assigned } = users.counts;
  return new Map(
    topologyOrder(topology)
      .filter((node) => targets.has(node))
      .map((node) => [node, assigned[node]! - targets.get(node)!]),
  );
}

/** Rows that leave each node over target, in the order of leaving: the latest first, those placed explicitly last. */
function leaversByNode(
  { users }: LabState,
  surplus: ReadonlyMap<number, number>,
): Map<number, number[]> {
  const leavers = new Map<number, number[]>();
  for (const [node, over] of surplus) if (over > 0) leavers.set(node, []);
  for (const placed of [false, true])
    for (let row = users.rows - 1; row >= 0; row--) {
      const home = users.homeAt(row);
      if (home === NO_NODE) continue;
      const rows = leavers.get(home);
      if (rows && rows.length < surplus.get(home)! && wasPlaced(users, row) === placed)
        rows.push(row);
    }
  return leavers;
}

function orderOf({ topology }: LabState): ReadonlyMap<number, number> {
  return new Map(topologyOrder(topology).map((node, index) => [node, index]));
}

/** First node with the largest value above 0, or null. */
function furthest(nodes: readonly number[], value: (node: number) => number): number | null {
  let found: number | null = null;
  for (const node of nodes) if (value(node) > (found === null ? 0 : value(found))) found = node;
  return found;
}

/** Node with the largest value, ties in topology order. */
function most(
  nodes: readonly number[],
  value: (node: number) => number,
  position: ReadonlyMap<number, number>,
): number {
  return nodes.toSorted((a, b) => value(b) - value(a) || position.get(a)! - position.get(b)!)[0]!;
}
