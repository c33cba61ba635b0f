import { BLOCK_ROWS } from './collections/user-block';
import { nodeAt, topologyOrder } from './order';
import type { LabState, Topology, UserColumns } from './state';

/** One user to move. */
export interface Move {
  readonly row: number;
  /** Node index. */
  readonly to: number;
}

/**
 * The smallest set of moves to the target of a strategy, over all nodes and assigned users. The latest
 * arrivals leave a node over target; in arrival order they fill the first node in topology order below it.
 * A planner's action: the real product has none (domain 5.1).
 */
export function* rebalanceMoves(state: LabState, strategy: 'even' | 'capacity'): Generator<Move> {
  const { topology, users } = state;
  const order = topologyOrder(topology);
  const assigned = users.counts.assigned;
  const total = order.reduce((sum, node) => sum + assigned[node]!, 0);
  const targets =
    strategy === 'even'
      ? evenTargets(order, assigned, total)
      : capacityTargets(topology, order, total);
  // By node index; nobody is at home at `NO_NODE`.
  const surplus = new Int32Array(256);
  for (const node of order) surplus[node] = assigned[node]! - targets.get(node)!;

  const over = order.filter((node) => surplus[node]! > 0);
  const leaving = latestArrivals(users, over, surplus);

  const below = order.filter((node) => surplus[node]! < 0);
  let index = 0;
  for (const row of leaving) {
    while (surplus[below[index]!] === 0) index++;
    const to = below[index]!;
    surplus[to]!++;
    yield { row, to };
  }
}

/** From each node the latest arrivals that it has too many, in arrival order; its surplus is 0 after that. */
function latestArrivals(
  users: UserColumns,
  over: readonly number[],
  surplus: Int32Array,
): number[] {
  const leaving: number[] = [];
  let left = over.reduce((sum, node) => sum + surplus[node]!, 0);
  for (let index = users.blocks.length - 1; index >= 0 && left > 0; index--) {
    const { home, assigned } = users.blocks[index]!;
    if (!over.some((node) => surplus[node]! > 0 && assigned[node]! > 0)) continue;
    for (let place = BLOCK_ROWS - 1; place >= 0 && left > 0; place--) {
      const node = home[place]!;
      if (surplus[node]! <= 0) continue;
      surplus[node]!--;
      left--;
      leaving.push(index * BLOCK_ROWS + place);
    }
  }
  return leaving.reverse();
}

/**
 * Head counts that differ by at most 1; the larger ones stay where most are now, ties in topology order.
 * @param total  users to share over `order`
 */
export function evenTargets(
  order: readonly number[],
  assigned: Uint32Array,
  total: number,
): Map<number, number> {
  if (order.length === 0) return new Map();
  const base = Math.floor(total / order.length);
  const larger = new Set(
    order.toSorted((a, b) => assigned[b]! - assigned[a]!).slice(0, total - base * order.length),
  );
  return new Map(order.map((node) => [node, larger.has(node) ? base + 1 : base]));
}

/**
 * Head counts in proportion to capacity: largest remainder, ties in topology order.
 * @param total  users to share over `order`
 */
export function capacityTargets(
  topology: Topology,
  order: readonly number[],
  total: number,
): Map<number, number> {
  const capacity = order.reduce((sum, node) => sum + nodeAt(topology, node).capacity, 0);
  const shares = order.map((node) => {
    // Products stay below 2^53: at most 10 million users times a capacity of 1 million.
    const product = total * nodeAt(topology, node).capacity;
    return { node, whole: Math.floor(product / capacity), remainder: product % capacity };
  });
  const missing = total - shares.reduce((sum, share) => sum + share.whole, 0);
  const raised = new Set(
    shares
      .toSorted((a, b) => b.remainder - a.remainder)
      .slice(0, missing)
      .map((share) => share.node),
  );
  return new Map(shares.map(({ node, whole }) => [node, raised.has(node) ? whole + 1 : whole]));
}
