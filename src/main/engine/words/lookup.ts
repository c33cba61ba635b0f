import { groupNamed, groupOf, nodeAt, nodeNamed, nodesOf, topologyOrder } from '../order';
import type { Group, LabState, Node } from '../state';

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
