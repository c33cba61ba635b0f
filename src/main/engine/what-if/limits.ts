import { nodeAt } from '../order';
import { type LabState, NO_NODE, type Topology, type UserColumns } from '../state';
import { isEligible } from '../users';

/** What one node must not be asked for: the devices of these homes, which it serves together in some case. */
export interface Limit {
  /** Node indexes. */
  readonly homes: readonly number[];
  readonly capacity: number;
}

/**
 * The limits of a number of cases, each once: of hundreds of failures nearly all ask the same of most nodes.
 * @param servings  who serves whom in each case, as `servingNode` gives it
 */
export function limitsOf(
  topology: Topology,
  order: readonly number[],
  servings: readonly Uint8Array[],
): Limit[] {
  const alone = new Set<number>();
  const together = new Map<string, Limit>();
  for (const serving of servings) {
    // Most nodes serve nobody but their own users, in every case.
    const carriers = new Set(
      order.map((home) => serving[home]!).filter((server, index) => server !== order[index]),
    );
    for (const node of order) {
      if (!carriers.has(node)) {
        if (serving[node] === node) alone.add(node);
        continue;
      }
      const homes = order.filter((home) => serving[home] === node);
      together.set(`${node}:${homes.join()}`, { homes, capacity: nodeAt(topology, node).capacity });
    }
  }
  const own = [...alone].map((node) => ({
    homes: [node],
    capacity: nodeAt(topology, node).capacity,
  }));
  return [...own, ...together.values()];
}

/** Some node is asked for more than it can carry. @param demand  devices by home, as node index */
export function isOver(limits: readonly Limit[], demand: Float64Array): boolean {
  return limits.some(
    ({ homes, capacity }) => homes.reduce((sum, home) => sum + demand[home]!, 0) > capacity,
  );
}

/** Users who leave, latest first, until something no longer holds. */
export interface Leaving {
  readonly users: number;
  /** Demand by node index while it still held, just before the last of them left. */
  readonly demand: Float64Array;
}

/**
 * Eligible users who must leave, latest first, until no limit is exceeded. Some limit is exceeded now.
 * Source: docs/planning.md, `implab tip`.
 */
export function leaveUntilWithin({ users }: LabState, limits: readonly Limit[]): Leaving {
  const demand = users.counts.demand.slice();
  const loads = limits.map(({ homes }) => homes.reduce((sum, home) => sum + demand[home]!, 0));
  const byHome = new Map<number, number[]>();
  for (const [index, { homes }] of limits.entries())
    for (const home of homes) byHome.set(home, [...(byHome.get(home) ?? []), index]);
  let over = loads.filter((load, index) => load > limits[index]!.capacity).length;
  return leaveUntil(users, (row) => {
    const home = users.homeAt(row);
    if (home === NO_NODE) return null;
    const devices = users.devicesAt(row);
    for (const index of byHome.get(home) ?? []) {
      const load = loads[index]!;
      loads[index] = load - devices;
      const { capacity } = limits[index]!;
      if (load > capacity && load - devices <= capacity) over--;
    }
    if (over === 0) return demand;
    demand[home]! -= devices;
    return null;
  });
}

/** Eligible users who must leave, latest first, until everybody who is left has a home. Somebody has none now. */
export function leaveUntilPlaced({ users }: LabState): number {
  let unassigned = users.counts.unassigned;
  return leaveUntil(users, (row) => {
    if (users.homeAt(row) === NO_NODE) unassigned--;
    return unassigned === 0 ? users.counts.demand : null;
  }).users;
}

/** @param leaves  the demand that counts, where this was the last who had to leave */
function leaveUntil(users: UserColumns, leaves: (row: number) => Float64Array | null): Leaving {
  let left = 0;
  for (let row = users.rows - 1; row >= 0; row--) {
    if (!isEligible(users.flagsAt(row))) continue;
    left++;
    const demand = leaves(row);
    if (demand) return { users: left, demand };
  }
  throw new Error('with nobody left nothing can be too much');
}
