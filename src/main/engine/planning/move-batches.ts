import type { LabState } from '../state';
import type { Limit } from './move-limits';
import type { Route } from './move-targets';

/** A plan in batches, or the number (from 1) of the batch that no order makes hold. */
export type Batches =
  | { readonly ok: true; readonly batches: readonly (readonly Route[])[] }
  | { readonly ok: false; readonly batch: number; readonly routes: readonly Route[] };

/**
 * Cuts moves into batches in their order. With a limit every batch must leave the lab within it, or no further over
 * than it was before: one that would not is filled anew with moves that do.
 */
export function batchesOf(
  state: LabState,
  routes: readonly Route[],
  size: number,
  limit: Limit | null,
): Batches {
  const demand = state.users.counts.demand.slice();
  const { devices } = state.users;
  const batches: Route[][] = [];
  let left = routes;
  let at = 0;
  while (at < left.length) {
    const batch = left.slice(at, at + size);
    if (limit !== null) {
      const before = limit.surplus(demand);
      carry(batch, demand, devices);
      if (limit.surplus(demand) > before) {
        carry(batch.map(back), demand, devices);
        const other = refilled(left.slice(at), size, limit, demand, devices, before);
        if (other === null) return { ok: false, batch: batches.length + 1, routes: batch };
        const taken = new Set(other);
        left = left.slice(at).filter((route) => !taken.has(route));
        at = 0;
        batches.push(other.sort((a, b) => a.row - b.row));
        continue;
      }
    }
    batches.push(batch);
    at += size;
  }
  return { ok: true, batches };
}

/**
 * Moves, at most `size`, that leave the lab within `bound`: taken one after another, the first of those left that
 * break nothing; where all break something, the least breaking one, in the hope that a later one makes up for it.
 * `demand` is left as after them. Null where no such set is found.
 */
function refilled(
  left: readonly Route[],
  size: number,
  limit: Limit,
  demand: Float64Array,
  devices: Uint32Array,
  bound: number,
): Route[] | null {
  const lanes = lanesOf(left);
  const chosen: Route[] = [];
  let good = 0;
  while (chosen.length < size && lanes.length > 0) {
    let best: { lane: Lane; surplus: number } | null = null;
    for (const lane of lanes) {
      const route = lane.routes[lane.next]!;
      carry([route], demand, devices);
      const surplus = Math.max(
        limit.surplusAround(route.from, demand),
        limit.surplusAround(route.to, demand),
      );
      carry([back(route)], demand, devices);
      if (best === null || surplus < best.surplus) best = { lane, surplus };
      if (surplus <= bound && good === chosen.length) break;
    }
    const { lane } = best!;
    const route = lane.routes[lane.next++]!;
    if (lane.next === lane.routes.length) lanes.splice(lanes.indexOf(lane), 1);
    carry([route], demand, devices);
    chosen.push(route);
    if (limit.surplus(demand) <= bound) good = chosen.length;
  }
  for (const route of chosen.splice(good)) carry([back(route)], demand, devices);
  return chosen.length > 0 ? chosen : null;
}

/** Moves between the same two nodes; the next one to be taken is `routes[next]`. */
interface Lane {
  readonly routes: Route[];
  next: number;
}

function lanesOf(routes: readonly Route[]): Lane[] {
  const lanes = new Map<number, Lane>();
  for (const route of routes) {
    const key = route.from * 256 + route.to;
    const lane = lanes.get(key);
    if (lane) lane.routes.push(route);
    else lanes.set(key, { routes: [route], next: 0 });
  }
  return [...lanes.values()];
}

function back({ row, from, to }: Route): Route {
  return { row, from: to, to: from };
}

/** Takes the devices of moved users along. */
export function carry(routes: readonly Route[], demand: Float64Array, devices: Uint32Array): void {
  for (const { row, from, to } of routes) {
    demand[from]! -= devices[row]!;
    demand[to]! += devices[row]!;
  }
}
