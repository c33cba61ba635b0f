import type { MoveLimit } from '../../../shared/planning';
import type { Meter } from '../budget';
import { nodeAt, nodesOf, topologyOrder } from '../order';
import { type LabState, NO_NODE, type Topology } from '../state';
import { singleFailures } from './survivor';

/** By how much nodes are over their capacity under demands that change while users move. Devices. */
export interface Limit {
  /** Largest surplus of any node of the cluster; 0 where none is over. */
  surplus(demand: Float64Array): number;
  /** The same among the nodes of the group that holds `node`. */
  surplusAround(node: number, demand: Float64Array): number;
  /** The node that is furthest over, and the node that failed before, or null. */
  worst(demand: Float64Array): { readonly node: number; readonly failed: number | null } | null;
}

/** One way in which the nodes of a group serve: `serving` as `servingNode` gives it, `failed` a node index. */
interface Service {
  readonly failed: number | null;
  readonly serving: Uint8Array;
}

/**
 * Watches a limit of a plan. `capacity`: demand of each node. `survivor`: what each node serves after the settled
 * failure of any one node whose machine is up (docs/planning.md, "survivor surplus"). Who serves whom does not depend
 * on users, and takeover never leaves the group: each group is looked at by itself.
 */
export function limitOf(state: LabState, kind: MoveLimit, meter?: Meter): Limit {
  const { topology } = state;
  const groupAt = new Map<number, number>();
  for (const [groupIndex, group] of topology.groups.entries())
    for (const node of nodesOf(group)) groupAt.set(node, groupIndex);
  const services = kind === 'capacity' ? [ownUsers(topology)] : afterFailures(state, meter);
  const groups = topology.groups.map((group) => watched(topology, nodesOf(group), services));
  return {
    surplus(demand) {
      let most = 0;
      for (const group of groups) most = Math.max(most, surplusOf(group, demand));
      return most;
    },
    surplusAround: (node, demand) => surplusOf(groups[groupAt.get(node)!]!, demand),
    worst(demand) {
      let worst: { node: number; failed: number | null; surplus: number } | null = null;
      for (const { nodes, capacities, ways } of groups)
        for (const { failed, carried } of ways)
          for (let index = 0; index < nodes.length; index++) {
            const surplus = overAt(carried[index]!, capacities[index]!, demand);
            if (surplus > (worst?.surplus ?? 0)) worst = { node: nodes[index]!, failed, surplus };
          }
      return worst;
    },
  };
}

/** A group with the ways in which its nodes may serve, laid out to be asked a hundred thousand times. */
interface Watched {
  readonly nodes: readonly number[];
  readonly capacities: readonly number[];
  readonly ways: readonly {
    readonly failed: number | null;
    /** By position of a node: the homes that it serves. */
    readonly carried: readonly (readonly number[])[];
  }[];
}

function watched(
  topology: Topology,
  nodes: readonly number[],
  services: readonly Service[],
): Watched {
  return {
    nodes,
    capacities: nodes.map((node) => nodeAt(topology, node).capacity),
    ways: distinct(services, nodes).map(({ failed, serving }) => ({
      failed,
      carried: nodes.map((node) => nodes.filter((home) => serving[home] === node)),
    })),
  };
}

function surplusOf({ nodes, capacities, ways }: Watched, demand: Float64Array): number {
  let most = 0;
  for (const { carried } of ways)
    for (let index = 0; index < nodes.length; index++)
      most = Math.max(most, overAt(carried[index]!, capacities[index]!, demand));
  return most;
}

/** Devices over capacity of a node that serves these homes; negative where there is room. */
function overAt(homes: readonly number[], capacity: number, demand: Float64Array): number {
  let load = -capacity;
  for (const home of homes) load += demand[home]!;
  return load;
}

function ownUsers(topology: Topology): Service {
  const serving = new Uint8Array(256).fill(NO_NODE);
  for (const node of topologyOrder(topology)) serving[node] = node;
  return { failed: null, serving };
}

function afterFailures(state: LabState, meter: Meter | undefined): Service[] {
  return singleFailures(state, meter).map(({ failed: [failed], serving }) => ({
    failed: failed!,
    serving,
  }));
}

/** Services that differ for these nodes. */
function distinct(services: readonly Service[], nodes: readonly number[]): Service[] {
  const seen = new Map<string, Service>();
  for (const service of services) {
    const key = nodes.map((node) => service.serving[node]).join();
    if (!seen.has(key)) seen.set(key, service);
  }
  return [...seen.values()];
}
