import { groupNamed, groupOf, nodeAt, nodeNamed, nodesOf, topologyOrder } from './order';
import { isFailedOver } from './serve';
import type { Group, LabState, Node } from './state';

/** The node of a name, or null. */
export function nodeIn({ topology }: LabState, name: string): Node | null {
  const index = nodeNamed(topology, name);
  return index < 0 ? null : nodeAt(topology, index);
}

/** The group of a name, or null. */
export function groupIn({ topology }: LabState, name: string): Group | null {
  return topology.groups[groupNamed(topology, name)] ?? null;
}

/** The group that holds the node of a name, or null. */
export function groupAround({ topology }: LabState, node: string): Group | null {
  const index = nodeNamed(topology, node);
  return index < 0 ? null : (topology.groups[groupOf(topology, index)] ?? null);
}

/** Names of all nodes, in topology order. */
export function nodeNames({ topology }: LabState): string[] {
  return topologyOrder(topology).map((index) => nodeAt(topology, index).name);
}

/** Names of a group's nodes, by slot. */
export function namesIn({ topology }: LabState, group: Group): string[] {
  return nodesOf(group).map((index) => nodeAt(topology, index).name);
}

/** Groups in a failover state, in topology order. */
export function failedOverGroups({ topology }: LabState): Group[] {
  return topology.groups.filter((group) => isFailedOver(topology, group));
}

/** True when two nodes of the lab differ in generation or capacity. */
export function isMixed({ topology }: LabState): boolean {
  const kinds = topologyOrder(topology).map((index) => {
    const node = nodeAt(topology, index);
    return `${node.capacity} ${node.generation}`;
  });
  return new Set(kinds).size > 1;
}
