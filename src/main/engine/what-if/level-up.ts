import { candidates, nodeAt } from '../order';
import type { Topology } from '../state';

/** Users per node after further users were placed by the mode. */
export interface LevelUp {
  /** By node index, 256 entries. */
  readonly assigned: Uint32Array;
  /** Users who found no candidate. */
  readonly unplaced: number;
}

/**
 * Places `more` users by the mode at once, as one by one would: each goes to the first candidate with the fewest
 * users, so that levels rise evenly; held against the rule itself by a property test.
 * Source: docs/scenario-format.md, "Placement, exactly".
 *
 * @param assigned  users by node index; not changed
 */
export function levelUp(topology: Topology, assigned: Uint32Array, more: number): LevelUp {
  const strict = topology.policies.capacity === 'strict';
  const nodes = candidates(topology).map((node) => {
    const count = assigned[node]!;
    const room = strict ? Math.max(0, nodeAt(topology, node).capacity - count) : more;
    return { node, count, room };
  });
  const taken = (level: number) =>
    nodes.map(({ count, room }) => Math.min(Math.max(level - count, 0), room));
  const level = highest(Math.max(0, ...nodes.map(({ count }) => count)) + more, (each) => {
    return taken(each).reduce((sum, users) => sum + users, 0) <= more;
  });
  const users = taken(level);
  let left = more - users.reduce((sum, each) => sum + each, 0);
  const after = assigned.slice();
  for (const [i, { node, count, room }] of nodes.entries()) {
    const isNext = left > 0 && count <= level && users[i]! < room;
    if (isNext) left--;
    after[node]! += users[i]! + (isNext ? 1 : 0);
  }
  return { assigned: after, unplaced: left };
}

/** The highest whole number from 0 to `most` for which `fits` holds; it holds for 0, and up to some number. */
function highest(most: number, fits: (value: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
