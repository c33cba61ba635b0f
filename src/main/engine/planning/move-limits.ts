import type { MoveLimit } from '../../../shared/planning';
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
export function limitOf(state: LabState, kind: MoveLimit): Limit {
  const { topology } = state;
  const groupAt = new Map<number, number>();
  for (const [at, group] of topology.groups.entries())
    for (const node of nodesOf(group)) groupAt.set(node, at);
  const services = kind === 'capacity' ? [ownUsers(topology)] : afterFailures(state);
  const byGroup = topology.groups.map((group) => distinct(services, nodesOf(group)));

  const surplusOf = (at: number, demand: Float64Array) =>
    Math.max(
      0,
      ...byGroup[at]!.map((service) => overIn(topology, at, service, demand)?.surplus ?? 0),
    );
  return {
    surplus: (demand) => Math.max(0, ...byGroup.map((_, at) => surplusOf(at, demand))),
    surplusAround: (node, demand) => surplusOf(groupAt.get(node)!, demand),
    worst(demand) {
      const over = byGroup
        .flatMap((each, at) => each.map((service) => overIn(topology, at, service, demand)))
        .filter((each) => each !== null)
        .toSorted((a, b) => b.surplus - a.surplus)[0];
      return over ?? null;
    },
  };
}

/** The node of a group that is furthest over its capacity, or null. */
function overIn(
  topology: Topology,
  at: number,
  { serving, failed }: Service,
  demand: Float64Array,
) {
  const nodes = nodesOf(topology.groups[at]!);
  let worst: { node: number; surplus: number; failed: number | null } | null = null;
  for (const node of nodes) {
    let load = 0;
    for (const home of nodes) if (serving[home] === node) load += demand[home]!;
    const surplus = load - nodeAt(topology, node).capacity;
    if (surplus > 0 && surplus > (worst?.surplus ?? 0)) worst = { node, surplus, failed };
  }
  return worst;
}

function ownUsers(topology: Topology): Service {
  const serving = new Uint8Array(256).fill(NO_NODE);
  for (const node of topologyOrder(topology)) serving[node] = node;
  return { failed: null, serving };
}

function afterFailures(state: LabState): Service[] {
  return singleFailures(state).map(({ failed: [failed], serving }) => ({
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
