import { type ModeResult, SHOOT_OUT_MODES, type ShootOutMode } from '../../../shared/what-if';
import type { Meter } from '../budget';
import { nodeAt, topologyOrder } from '../order';
import { Filler } from '../placement';
import type { Outcome } from '../planning/failures';
import { singleFailures, worstOf } from '../planning/survivor';
import { capacityTargets } from '../rebalance';
import { type LabState, NO_NODE, type Topology } from '../state';
import { isEligible } from '../users';

/** The node a user was enabled with (the BAT column), by row; undefined where none was named. */
export type ServerOf = (row: number) => number | undefined;

/** A mode with the devices of the users that it gives to each node, by node name. */
export interface PlacedMode extends ModeResult {
  readonly demand: ReadonlyMap<string, number>;
}

/**
 * The same eligible users placed anew in arrival order on the same nodes, with nobody placed before, in each way.
 * Source: docs/planning.md, `implab shoot-out`.
 */
export function shootOut(state: LabState, serverOf: ServerOf, meter?: Meter): PlacedMode[] {
  return [...shootOutModes(state, serverOf, meter)];
}

/** The same mode by mode, so that a caller can stop in between. */
export function* shootOutModes(
  state: LabState,
  serverOf: ServerOf,
  meter?: Meter,
): Generator<PlacedMode> {
  const failures = singleFailures(state, meter);
  for (const mode of SHOOT_OUT_MODES) {
    meter?.add(WORK_OF_USER * state.users.rows);
    yield result(state, mode, failures, placedAnew(state, mode, serverOf));
  }
}

/** Looks at a user whom a mode places anew. */
const WORK_OF_USER = 3;

/** Home of every row, `NO_NODE` where it has none; rows of users who are not eligible stay so. */
function placedAnew(state: LabState, mode: ShootOutMode, serverOf: ServerOf): Uint8Array {
  const { users } = state;
  const assigned = new Uint32Array(256);
  const next =
    mode === 'by-capacity'
      ? fillingTargets(state, assigned)
      : byRule({ ...state.topology, mode }, assigned, serverOf);
  const homes = new Uint8Array(users.rows).fill(NO_NODE);
  for (let row = 0; row < users.rows; row++) {
    if (!isEligible(users.flagsAt(row))) continue;
    const node = next(row);
    homes[row] = node;
    if (node !== NO_NODE) assigned[node]!++;
  }
  return homes;
}

function byRule(topology: Topology, assigned: Uint32Array, serverOf: ServerOf) {
  const filler = new Filler(topology, assigned);
  return (row: number): number => {
    const server = serverOf(row);
    if (server === undefined) return filler.next().node;
    filler.changed();
    return server;
  };
}

/** The first node in topology order that is below its share of the capacity, as `rebalance capacity` fills them. */
function fillingTargets({ topology, users }: LabState, assigned: Uint32Array) {
  const order = topologyOrder(topology);
  const targets = capacityTargets(topology, order, users.counts.eligible);
  let index = 0;
  return (): number => {
    while (index < order.length && assigned[order[index]!]! >= targets.get(order[index]!)!) index++;
    return order[index] ?? NO_NODE;
  };
}

function result(
  state: LabState,
  mode: ShootOutMode,
  failures: readonly Outcome[],
  homes: Uint8Array,
): PlacedMode {
  const { topology, users } = state;
  const order = topologyOrder(topology);
  const name = (node: number) => nodeAt(topology, node).name;
  const assigned = new Float64Array(256);
  const demand = new Float64Array(256);
  let unassigned = 0;
  let moved = 0;
  for (let row = 0; row < users.rows; row++) {
    if (!isEligible(users.flagsAt(row))) continue;
    const home = homes[row]!;
    if (home !== users.homeAt(row)) moved++;
    if (home === NO_NODE) unassigned++;
    else {
      assigned[home]!++;
      demand[home]! += users.devicesAt(row);
    }
  }
  const counts = order.map((node) => assigned[node]!);
  const mean = counts.reduce((sum, each) => sum + each, 0) / Math.max(1, counts.length);
  const squares = counts.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const worst = worstOf(topology, failures, { now: demand, released: demand });
  return {
    mode,
    assigned: new Map(order.map((node) => [name(node), assigned[node]!])),
    maxShare: Math.max(0, ...order.map((node) => demand[node]! / nodeAt(topology, node).capacity)),
    maxOverMean: mean === 0 ? 0 : Math.max(...counts) / mean,
    deviation: Math.sqrt(squares / Math.max(1, counts.length)),
    over: order
      .map((node) => ({
        node: name(node),
        surplus: demand[node]! - nodeAt(topology, node).capacity,
      }))
      .filter(({ surplus }) => surplus > 0),
    unassigned,
    worst: worst && { failed: name(worst.failed), node: name(worst.node), surplus: worst.surplus },
    moved,
    demand: new Map(order.map((node) => [name(node), demand[node]!])),
  };
}
