import { hasHa, nodesOf } from './order';
import { type Group, NO_NODE, type Node, type Topology } from './state';

/** Machine up and critical services running: the node can serve. */
export function isAble(node: Node): boolean {
  return node.machineUp && node.servicesUp;
}

/**
 * Who serves the users of each node now: node index → node index, `NO_NODE` = nobody. 256 entries.
 * Source: docs/scenario-format.md, "High availability, exactly"; domain 4.5. Takeover never leaves the group.
 */
export function servingNode(topology: Topology): Uint8Array {
  const serving = new Uint8Array(256).fill(NO_NODE);
  for (const group of topology.groups) {
    const carrier = carrierOf(topology, group);
    for (const index of nodesOf(group)) {
      const server = carrier === 'each' ? index : carrier;
      if (server === null) continue;
      const node = topology.nodes[server]!;
      if (node.state === 'Taking Over' && server !== index) continue;
      if (isAble(node)) serving[index] = server;
    }
  }
  return serving;
}

/** `each`: nodes serve their own users; else the one node that serves the group, or null for nobody. */
function carrierOf(topology: Topology, group: Group): 'each' | number | null {
  if (!hasHa(group)) return 'each';
  const nodes = nodesOf(group);
  const carrier = nodes.find((index) => CARRIES.has(topology.nodes[index]!.state));
  if (carrier !== undefined) return carrier;
  return nodes.every((index) => topology.nodes[index]!.state === 'Normal') ? 'each' : null;
}

/** States of the node that serves its group: all of it, or its own users only while Taking Over. */
const CARRIES: ReadonlySet<string> = new Set([
  'Running in Backup Mode',
  'Falling Back',
  'Taking Over',
]);

/** The group has HA and is not Normal/Normal. An unnoticed loss is still Normal/Normal. */
export function isFailedOver(topology: Topology, group: Group): boolean {
  return hasHa(group) && nodesOf(group).some((index) => topology.nodes[index]!.state !== 'Normal');
}

/** Some group is in a failover state; users wait and nobody is placed meanwhile (D7). */
export function inFailover(topology: Topology): boolean {
  return topology.groups.some((group) => isFailedOver(topology, group));
}
