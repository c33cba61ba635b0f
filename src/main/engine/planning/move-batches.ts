import type { Meter } from '../budget';
import type { LabState, UserColumns } from '../state';
import type { Limit } from './move-limits';
import type { Route } from './move-targets';

/** A plan in batches, or the number (from 1) of the batch that no order makes hold. */
export type Batches =
  | { readonly ok: true; readonly batches: readonly (readonly Route[])[] }
  | { readonly ok: false; readonly batch: number; readonly routes: readonly Route[] };

/** Work of a batch beside its moves. */
const WORK_OF_BATCH = 100;

/**
 * Cuts moves into batches in their order. With a limit every batch must leave the lab within it, or no further over
 * than it was before: one that would not is filled anew with moves that do.
 */
export function batchesOf(
  state: LabState,
  routes: readonly Route[],
  size: number,
  limit: Limit | null,
  meter?: Meter,
): Batches {
  const queue = new Queue(routes);
  const demand = state.users.counts.demand.slice();
  const { users } = state;
  const batches: Route[][] = [];
  for (;;) {
    const batch = queue.first(size);
    if (batch.length === 0) return { ok: true, batches };
    if (limit === null) {
      queue.take(batch);
      batches.push(batch.map((index) => routes[index]!));
      continue;
    }
    meter?.add(WORK_OF_BATCH + state.topology.nodes.length);
    const before = limit.surplus(demand);
    const chosen = batch.map((index) => routes[index]!);
    carry(chosen, demand, users);
    if (limit.surplus(demand) <= before) {
      queue.take(batch);
      batches.push(chosen);
      continue;
    }
    carry(chosen.map(back), demand, users);
    const other = refilled(queue, size, limit, demand, users, before, meter);
    if (other.length === 0) return { ok: false, batch: batches.length + 1, routes: chosen };
    queue.take(other);
    batches.push(other.sort((a, b) => a - b).map((index) => routes[index]!));
  }
}

/**
 * Moves, at most `size`, that leave the lab within `bound`: taken one after another, the first of those left that
 * break nothing; where all break something, the least breaking one, in the hope that a later one makes up for it.
 * `demand` is left as after them. Empty where no such set is found.
 */
function refilled(
  queue: Queue,
  size: number,
  limit: Limit,
  demand: Float64Array,
  users: UserColumns,
  bound: number,
  meter: Meter | undefined,
): number[] {
  const lanes = queue.lanes();
  const chosen: number[] = [];
  let good = 0;
  while (chosen.length < size && lanes.length > 0) {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    meter?.add(lanes.length);
    for (let index = 0; index < lanes.length; index++) {
      const { row, from, to } = queue.routes[lanes[index]!.next()]!;
      const load = users.devicesAt(row);
      demand[from]! -= load;
      demand[to]! += load;
      const surplus = Math.max(limit.surplusAround(from, demand), limit.surplusAround(to, demand));
      demand[from]! += load;
      demand[to]! -= load;
      if (surplus < least) {
        least = surplus;
        best = index;
      }
      if (surplus <= bound && good === chosen.length) break;
    }
    const lane = lanes[best]!;
    const index = lane.next();
    if (!lane.advance()) lanes.splice(best, 1);
    carry([queue.routes[index]!], demand, users);
    chosen.push(index);
    if (limit.surplus(demand) <= bound) good = chosen.length;
  }
  for (const index of chosen.splice(good)) carry([back(queue.routes[index]!)], demand, users);
  return chosen;
}

/** Moves that are still to be put into a batch, by their place in the plan. */
class Queue {
  readonly routes: readonly Route[];
  private readonly taken: Uint8Array;
  private start = 0;
  /** Places by the nodes that they go between; made when first asked for. */
  private between: number[][] | null = null;
  private readonly begun: number[] = [];

  constructor(routes: readonly Route[]) {
    this.routes = routes;
    this.taken = new Uint8Array(routes.length);
  }

  /** The first so many in their order. */
  first(count: number): number[] {
    const places: number[] = [];
    for (let index = this.start; index < this.routes.length && places.length < count; index++)
      if (this.taken[index] === 0) places.push(index);
    return places;
  }

  take(places: readonly number[]): void {
    for (const index of places) this.taken[index] = 1;
    while (this.start < this.taken.length && this.taken[this.start] === 1) this.start++;
  }

  /** A walk through what is left between each two nodes. */
  lanes(): Lane[] {
    this.between ??= this.grouped();
    const lanes: Lane[] = [];
    for (const [i, places] of this.between.entries()) {
      let index = this.begun[i] ?? 0;
      while (index < places.length && this.taken[places[index]!] === 1) index++;
      this.begun[i] = index;
      if (index < places.length) lanes.push(this.laneFrom(places, index));
    }
    return lanes;
  }

  private laneFrom(places: readonly number[], from: number): Lane {
    let index = from;
    return {
      next: () => places[index]!,
      advance: () => {
        do index++;
        while (index < places.length && this.taken[places[index]!] === 1);
        return index < places.length;
      },
    };
  }

  private grouped(): number[][] {
    const lanes = new Map<number, number[]>();
    for (const [index, { from, to }] of this.routes.entries()) {
      const places = lanes.get(from * 256 + to);
      if (places) places.push(index);
      else lanes.set(from * 256 + to, [index]);
    }
    return [...lanes.values()];
  }
}

interface Lane {
  /** Place of the move that comes next. */
  readonly next: () => number;
  /** Goes on to the one after; false at the end. */
  readonly advance: () => boolean;
}

function back({ row, from, to }: Route): Route {
  return { row, from: to, to: from };
}

/** Takes the devices of moved users along. */
export function carry(routes: readonly Route[], demand: Float64Array, users: UserColumns): void {
  for (const { row, from, to } of routes) {
    demand[from]! -= users.devicesAt(row);
    demand[to]! += users.devicesAt(row);
  }
}
