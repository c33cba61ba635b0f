import type { MoveGoal, UserHome } from '../../../shared/planning';
import { groupOf, nodeNamed, nodesOf, peerOf, topologyOrder } from '../order';
import { capacityTargets, evenTargets } from '../rebalance';
import { type LabState, NO_NODE, type Topology } from '../state';
import { rowOf, wasPlaced } from '../users';
import { type GoalRefusal, refusedGoal } from './move-words';

/** Nodes among which users may move, and the users each of them shall have. */
export interface Pool {
  /** Node indexes, in topology order. */
  readonly nodes: readonly number[];
  readonly targets: ReadonlyMap<number, number>;
}

/** One user to move. */
export interface Route {
  readonly row: number;
  /** Node indexes. */
  readonly from: number;
  readonly to: number;
}

/** What a goal comes to in a lab: targets to be reached by whoever has to move, or users named one by one. */
export type Targets =
  | { readonly pools: readonly Pool[] }
  | { readonly routes: readonly Route[] }
  | { readonly refusal: GoalRefusal };

/** Users by node index that may not leave it, 256 entries. */
type Kept = Uint32Array;

/**
 * The targets of a goal (docs/planning.md, `implab plan`).
 * @param kept  users by node index that may not leave
 */
export function targetsOf(state: LabState, goal: MoveGoal, keepPlaced: boolean): Targets {
  const kept = keepPlaced ? placedByNode(state) : new Uint32Array(256);
  if (goal.kind === 'file') return routesOf(state, goal.homes, keepPlaced);
  if (goal.kind === 'empty') return emptied(state, goal, kept);
  return { pools: POOLS[goal.kind](state, kept) };
}

type SharedGoal = Exclude<MoveGoal['kind'], 'file' | 'empty'>;

const POOLS: { readonly [K in SharedGoal]: (state: LabState, kept: Kept) => Pool[] } = {
  even: (state, kept) => [shared(state, topologyOrder(state.topology), 'even', kept)],
  capacity: (state, kept) => [shared(state, topologyOrder(state.topology), 'capacity', kept)],
  pairs: (state, kept) =>
    pairsOf(state.topology).map((nodes) => shared(state, nodes, 'even', kept)),
  'first-nodes': (state, kept) =>
    pairsOf(state.topology).map((nodes) => {
      const [first, second] = nodes as [number, number];
      return allTo(state, second, first, kept);
    }),
};

function emptied(state: LabState, goal: Extract<MoveGoal, { kind: 'empty' }>, kept: Kept): Targets {
  const { topology, users } = state;
  const node = nodeNamed(topology, goal.node);
  if (node < 0) return { refusal: refusedGoal.unknownNode(goal.node) };
  const others = topologyOrder(topology).filter((other) => other !== node);
  const leaving = users.counts.assigned[node]! - kept[node]!;
  if (goal.to === 'peer') {
    const group = topology.groups[groupOf(topology, node)]!;
    const peer = peerOf(group, node);
    if (peer === null)
      return leaving === 0
        ? { pools: [] }
        : { refusal: refusedGoal.noPeer(goal.node, group.name, others.length > 0) };
    return { pools: [allTo(state, node, peer, kept)] };
  }
  if (others.length === 0)
    return leaving === 0 ? { pools: [] } : { refusal: refusedGoal.onlyNode(goal.node) };
  // The others only take: whoever is at home there stays.
  const targets = new Map(
    sharesOf(state, others, goal.to, users.counts.assigned, assignedOf(state, others) + leaving),
  );
  targets.set(node, kept[node]!);
  return { pools: [{ nodes: topologyOrder(topology), targets }] };
}

/** Everybody who may leave `from` goes to `to`. */
function allTo(state: LabState, from: number, to: number, kept: Kept): Pool {
  const { assigned } = state.users.counts;
  const total = assigned[from]! + assigned[to]!;
  return {
    nodes: [to, from],
    targets: new Map([
      [to, total - kept[from]!],
      [from, kept[from]!],
    ]),
  };
}

function shared(
  state: LabState,
  nodes: readonly number[],
  rule: 'even' | 'capacity',
  kept: Kept,
): Pool {
  return { nodes, targets: sharesOf(state, nodes, rule, kept, assignedOf(state, nodes)) };
}

/**
 * Shares by a rule of `rebalance`, over nodes that keep what may not leave: where that is more than the share, the
 * node has it, and the rest share what is left by the same rule.
 * @param total  users to share over `nodes`
 */
function sharesOf(
  { topology, users }: LabState,
  nodes: readonly number[],
  rule: 'even' | 'capacity',
  kept: Kept,
  total: number,
): ReadonlyMap<number, number> {
  const { assigned } = users.counts;
  const targets = new Map<number, number>();
  let rest = nodes;
  let left = total;
  for (;;) {
    const shares =
      rule === 'even' ? evenTargets(rest, assigned, left) : capacityTargets(topology, rest, left);
    const full = rest.filter((node) => kept[node]! > shares.get(node)!);
    if (full.length === 0) return new Map([...targets, ...shares]);
    for (const node of full) {
      targets.set(node, kept[node]!);
      left -= kept[node]!;
    }
    rest = rest.filter((node) => !targets.has(node));
  }
}

/** Users who are where a file wants them need no move; a user without a home has none to move from. */
function routesOf(state: LabState, homes: readonly UserHome[], keepPlaced: boolean): Targets {
  const { topology, users } = state;
  const routes: Route[] = [];
  for (const { user, node } of homes) {
    const row = rowOf(users, user);
    if (row < 0) return { refusal: refusedGoal.unknownUser(user) };
    const to = nodeNamed(topology, node);
    if (to < 0) return { refusal: refusedGoal.unknownNode(node) };
    const from = users.homeAt(row);
    if (from === NO_NODE) return { refusal: refusedGoal.notAssigned(user) };
    if (from === to || (keepPlaced && wasPlaced(users, row))) continue;
    routes.push({ row, from, to });
  }
  return { routes: routes.sort((a, b) => a.row - b.row) };
}

function placedByNode({ users }: LabState): Uint32Array {
  const placed = new Uint32Array(256);
  for (let row = 0; row < users.rows; row++) {
    const home = users.homeAt(row);
    if (home !== NO_NODE && wasPlaced(users, row)) placed[home]!++;
  }
  return placed;
}

function assignedOf({ users }: LabState, nodes: readonly number[]): number {
  return nodes.reduce((sum, node) => sum + users.counts.assigned[node]!, 0);
}

function pairsOf(topology: Topology): number[][] {
  return topology.groups.map(nodesOf).filter((nodes) => nodes.length === 2);
}
