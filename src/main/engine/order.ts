import type { Group, Node, Topology } from './state';

/**
 * Nodes in topology order: group-major, slot 1 before slot 2; slot-major: all first slots, then all
 * second ones. Empty slots are skipped (docs/scenario-format.md, "Placement, exactly"; D1).
 */
export function topologyOrder(topology: Topology): readonly number[] {
  const known = ORDERS.get(topology);
  if (known) return known;
  const { groups, policies } = topology;
  const order: number[] = [];
  // Asked of every new topology: written in the shortest way.
  const add = (node: number | null): void => {
    if (node !== null) order.push(node);
  };
  if (policies.tieBreak === 'slot-major') {
    for (const { slots } of groups) add(slots[0]);
    for (const { slots } of groups) add(slots[1]);
  } else
    for (const { slots } of groups) {
      add(slots[0]);
      add(slots[1]);
    }
  ORDERS.set(topology, order);
  return order;
}

/** Orders that were asked for: most steps leave the topology as it is. */
const ORDERS = new WeakMap<Topology, readonly number[]>();

/**
 * Nodes that the mode would place a user on, in topology order, before any capacity policy.
 * Balanced: every node. Active/Standby: one node a group, slot 1 if filled, else slot 2 (domain 2.3);
 * with `first-group` only the first group that has a node (D2). None: nothing.
 */
export function candidates(topology: Topology): readonly number[] {
  if (topology.mode === 'none') return [];
  if (topology.mode === 'balanced') return topologyOrder(topology);
  const active = topology.groups.map(activeNode).filter((node) => node !== null);
  if (topology.policies.spread === 'first-group') return active.slice(0, 1);
  const chosen = new Set(active);
  return topologyOrder(topology).filter((node) => chosen.has(node));
}

/** The node of a group that Active/Standby uses: slot 1 if filled, else slot 2 (domain 2.3, rule 2). */
export function activeNode(group: Group): number | null {
  return group.slots[0] ?? group.slots[1];
}

/** Node of an index; throws for an index that is not in the lab. */
export function nodeAt(topology: Topology, index: number): Node {
  const node = topology.nodes[index];
  if (!node) throw new Error(`no node with index ${index}`);
  return node;
}

/** The node of an index as a later topology has it; null where it has left the lab and another one may stand there. */
export function nodeSince(then: Topology, now: Topology, index: number): Node | null {
  const node = now.nodes[index] ?? null;
  return node?.addedAt === then.nodes[index]?.addedAt ? node : null;
}

/** Index of a node by name, or -1. */
export function nodeNamed(topology: Topology, name: string): number {
  return topology.nodes.findIndex((node) => node?.name === name);
}

/** Position of a group by name, or -1. */
export function groupNamed(topology: Topology, name: string): number {
  return topology.groups.findIndex((group) => group.name === name);
}

/** Position of the group that holds a node. */
export function groupOf(topology: Topology, node: number): number {
  const groupIndex = topology.groups.findIndex((group) => group.slots.includes(node));
  if (groupIndex < 0) throw new Error(`node ${node} is in no group`);
  return groupIndex;
}

/** The group of each node by its index, for those who ask about many nodes. */
export function groupsByNode(topology: Topology): ReadonlyMap<number, Group> {
  const known = GROUPS.get(topology);
  if (known) return known;
  const groups = new Map<number, Group>();
  for (const group of topology.groups) for (const node of nodesOf(group)) groups.set(node, group);
  GROUPS.set(topology, groups);
  return groups;
}

const GROUPS = new WeakMap<Topology, ReadonlyMap<number, Group>>();

/** Indexes of a group's nodes, by slot, empty slots skipped. */
export function nodesOf(group: Group): number[] {
  return group.slots.filter((node) => node !== null);
}

/** A group has HA when it is enabled and has two nodes. */
export function hasHa(group: Group): boolean {
  return group.ha && group.slots[0] !== null && group.slots[1] !== null;
}

/** The other node of a pair, or null. */
export function peerOf(group: Group, node: number): number | null {
  return group.slots[0] === node ? group.slots[1] : group.slots[0];
}
