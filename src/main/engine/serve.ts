import { isAble } from './ha/facts';
import { hasHa, nodeAt, nodesOf, peerOf } from './order';
import { type Group, NO_NODE, type Topology } from './state';

export { isAble } from './ha/facts';

/**
 * Who serves the users of each node now: node index → node index, `NO_NODE` = nobody. 256 entries.
 * Source: docs/scenario-format.md, "Who serves"; domain 4.5. Takeover never leaves the group.
 */
export function servingNode(topology: Topology): Uint8Array {
  const serving = new Uint8Array(256).fill(NO_NODE);
  for (const group of topology.groups)
    for (const index of group.slots) {
      if (index === null) continue;
      const serves = whomServes(topology, index);
      if (serves === 'nobody') continue;
      serving[index] = index;
      if (serves === 'own') continue;
      const peer = peerOf(group, index);
      if (peer !== null && !isSplit(topology, group)) serving[peer] = index;
    }
  return serving;
}

/** States in which an able node serves the users of both nodes; the former only while its peer is not in it too (D14). */
const SERVES_BOTH: ReadonlySet<string> = new Set(['Running in Backup Mode', 'Falling Back']);
/** States in which an able node serves its own users only. */
const SERVES_OWN: ReadonlySet<string> = new Set(['Unknown', 'Normal', 'Taking Over']);

function whomServes(topology: Topology, index: number): 'both' | 'own' | 'nobody' {
  const node = nodeAt(topology, index);
  if (!isAble(node)) return 'nobody';
  if (SERVES_BOTH.has(node.state)) return 'both';
  return SERVES_OWN.has(node.state) ? 'own' : 'nobody';
}

/** Both nodes run in backup mode and serve their own users: the heartbeat between them is lost (D14). */
export function isSplit(topology: Topology, group: Group): boolean {
  return (
    hasHa(group) &&
    nodesOf(group).every((index) => nodeAt(topology, index).state === 'Running in Backup Mode')
  );
}

/** The group has HA and is not Normal/Normal. An unnoticed loss is still Normal/Normal. */
export function isFailedOver(topology: Topology, group: Group): boolean {
  if (!group.ha) return false;
  const [first, second] = group.slots;
  // Every step looks at all groups: no list is made for it.
  return (
    first !== null && second !== null && !(isNormal(topology, first) && isNormal(topology, second))
  );
}

function isNormal(topology: Topology, index: number): boolean {
  return nodeAt(topology, index).state === 'Normal';
}

/** Some group is in a failover state; users wait and nobody is placed meanwhile (D7). */
export function inFailover(topology: Topology): boolean {
  return topology.groups.some((group) => isFailedOver(topology, group));
}
