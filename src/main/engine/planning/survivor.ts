import type { Meter } from '../budget';
import { topologyOrder } from '../order';
import type { LabState, Topology } from '../state';
import {
  type Demand,
  demandAfter,
  demandOf,
  loadOf,
  loseLast,
  nodesUp,
  type Outcome,
  withoutLoss,
} from './failures';

/** A node over its capacity, and the failure that puts it there; node indexes, devices. */
export interface Overload {
  readonly failed: number;
  readonly node: number;
  readonly surplus: number;
}

/** Who serves whom after the settled failure of each node whose machine is up, in topology order. */
export function singleFailures(state: LabState, meter?: Meter): Outcome[] {
  return [...eachFailure(state, meter)];
}

/** The same one by one, so that a caller can stop in between. */
export function* eachFailure(state: LabState, meter?: Meter): Generator<Outcome> {
  const start = withoutLoss(state, meter);
  for (const node of nodesUp(state.topology)) yield loseLast(start, node);
}

/**
 * The largest amount, in devices, by which any node is over its capacity after the settled failure of any one node
 * whose machine is up, started from `state`; 0 where none is over (docs/planning.md, "survivor surplus").
 */
export function survivorSurplus(state: LabState): number {
  return worstOverload(state)?.surplus ?? 0;
}

/** The failure behind the survivor surplus, the first of equals in topology order; null where no node is over. */
export function worstOverload(state: LabState): Overload | null {
  return worstOf(state.topology, singleFailures(state), demandOf(state));
}

/** The largest share of its capacity that any node serves after any such failure, as a fraction; 0 where none can fail. */
export function survivorShare(state: LabState): number {
  const { topology } = state;
  const order = topologyOrder(topology);
  const demand = demandOf(state);
  let largest = 0;
  for (const failure of singleFailures(state)) {
    const load = loadOf(order, failure.serving, demandAfter(failure, demand));
    for (const node of order)
      largest = Math.max(largest, load[node]! / topology.nodes[node]!.capacity);
  }
  return largest;
}

/** As `worstOverload`, for failures that are known already and a demand that may not be that of a lab. */
export function worstOf(
  topology: Topology,
  failures: readonly Outcome[],
  demand: Demand,
): Overload | null {
  const order = topologyOrder(topology);
  let worst: Overload | null = null;
  for (const failure of failures)
    for (const { node, surplus } of overloads(
      topology,
      order,
      failure.serving,
      demandAfter(failure, demand),
    ))
      if (surplus > (worst?.surplus ?? 0)) worst = { failed: failure.failed[0]!, node, surplus };
  return worst;
}

/**
 * Nodes over their capacity, in the order given.
 * @param serving  who serves whom, as `servingNode` gives it
 * @param demand   devices of the users assigned, by node index
 */
export function overloads(
  topology: Topology,
  order: readonly number[],
  serving: Uint8Array,
  demand: Float64Array,
): { readonly node: number; readonly surplus: number }[] {
  const load = loadOf(order, serving, demand);
  const over: { node: number; surplus: number }[] = [];
  for (const node of order) {
    const surplus = load[node]! - topology.nodes[node]!.capacity;
    if (surplus > 0) over.push({ node, surplus });
  }
  return over;
}
