import { nodeAt, topologyOrder } from '../order';
import { capacityTargets } from '../rebalance';
import type { Topology, UserCounts } from '../state';
import { levelUp } from './level-up';

/** The lab with further users, all of the same devices. */
export interface Growth {
  /** Devices of the users assigned with `more` users, by node index. */
  demandAt(more: number): Float64Array;
  /** The first number from 1 to `most` whose demand is over, or null. Once over, it stays so for whoever is only added. */
  first(most: number, isOver: (demand: Float64Array) => boolean): number | null;
}

type Counts = Pick<UserCounts, 'assigned' | 'demand'>;

/** The further users are placed by the mode of the lab. */
export function byMode(topology: Topology, counts: Counts, devices: number): Growth {
  const demandAt = (more: number) =>
    grown(counts, devices, levelUp(topology, counts.assigned, more).assigned);
  return {
    demandAt,
    first: (most, isOver) => firstOf(most, (more) => isOver(demandAt(more))),
  };
}

/** The further users are placed in proportion to capacity, by the rule of `rebalance capacity`. */
export function byCapacity(topology: Topology, counts: Counts, devices: number): Growth {
  const order = topologyOrder(topology);
  const total = order.reduce((sum, node) => sum + counts.assigned[node]!, 0);
  const capacity = order.reduce((sum, node) => sum + nodeAt(topology, node).capacity, 0);
  const spread = (usersOn: (node: number) => number) => {
    const assigned = counts.assigned.slice();
    for (const node of order) assigned[node] = usersOn(node);
    return grown(counts, devices, assigned);
  };
  const demandAt = (more: number) => {
    const targets = capacityTargets(topology, order, total + more);
    return spread((node) => targets.get(node)!);
  };
  /** Every share rounded down, or up: what the largest remainders give lies between. */
  const rounded = (more: number, round: (share: number) => number) =>
    spread((node) => round(((total + more) * nodeAt(topology, node).capacity) / capacity));
  return {
    demandAt,
    first(most, isOver) {
      // With one user more the largest remainders can take one from a node, so that only the bounds can be bisected.
      const earliest = firstOf(most, (more) => isOver(rounded(more, Math.ceil)));
      if (earliest === null) return null;
      for (let more = earliest; more <= most; more++) if (isOver(demandAt(more))) return more;
      return null;
    },
  };
}

function grown({ assigned, demand }: Counts, devices: number, after: Uint32Array): Float64Array {
  return demand.map((before, node) => before + devices * (after[node]! - assigned[node]!));
}

/** The first number from 1 to `most` for which `holds`, which holds for all that follow too; null where for none. */
function firstOf(most: number, holds: (value: number) => boolean): number | null {
  if (most < 1 || !holds(most)) return null;
  let low = 1;
  let high = most;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
