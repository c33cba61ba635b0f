import { nodeAt, topologyOrder } from '../order';
import type { LabState, Topology } from '../state';
import {
  type Demand,
  demandAfter,
  demandOf,
  type Losses,
  loadOf,
  lose,
  nodesUp,
  withoutLoss,
} from './failures';

/** A node over its capacity, and the failure that puts it there; node indexes, devices. */
export interface Overload {
  readonly failed: number;
  readonly node: number;
  readonly surplus: number;
}

/** Who serves whom after the settled failure of each node whose machine is up, in topology order. */
export function singleFailures(state: LabState): Losses[] {
  const start = withoutLoss(state);
  return nodesUp(state.topology).map((node) => lose(start, node));
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

/** As `worstOverload`, for failures that are known already and a demand that may not be that of a lab. */
export function worstOf(
  topology: Topology,
  failures: readonly Losses[],
  demand: Demand,
): Overload | null {
  let worst: Overload | null = null;
  for (const failure of failures)
    for (const { node, surplus } of overloads(topology, failure, demand))
      if (surplus > (worst?.surplus ?? 0)) worst = { failed: failure.failed[0]!, node, surplus };
  return worst;
}

/** Nodes over their capacity after losses, in topology order. */
export function overloads(
  topology: Topology,
  losses: Losses,
  demand: Demand,
): { readonly node: number; readonly surplus: number }[] {
  const load = loadOf(topology, losses.serving, demandAfter(losses, demand));
  return topologyOrder(topology)
    .map((node) => ({ node, surplus: load[node]! - nodeAt(topology, node).capacity }))
    .filter(({ surplus }) => surplus > 0);
}

/** The first node in topology order that is over its capacity after the first single failure that overloads one. */
export function firstOverload(
  topology: Topology,
  failures: readonly Losses[],
  demand: Demand,
): Overload | null {
  for (const failure of failures) {
    const over = overloads(topology, failure, demand)[0];
    if (over) return { failed: failure.failed[0]!, ...over };
  }
  return null;
}
