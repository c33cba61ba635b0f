/**
 * The facts that high availability goes by: machines, services and links, and what a node can do and see.
 * Source: docs/scenario-format.md, "High availability, exactly".
 */
import { SERVICES, type Service } from '../../../shared/model';
import { nodeAt, peerOf } from '../order';
import type { Group, Node, StoppedServices, Topology } from '../state';

/** The topology with one node changed. */
export function withNode(topology: Topology, index: number, patch: Partial<Node>): Topology {
  const nodes = topology.nodes.slice();
  nodes[index] = { ...nodeAt(topology, index), ...patch };
  return { ...topology, nodes };
}

/** The topology with one group changed. */
export function withGroup(topology: Topology, groupIndex: number, patch: Partial<Group>): Topology {
  const groups = topology.groups.slice();
  groups[groupIndex] = { ...groups[groupIndex]!, ...patch };
  return { ...topology, groups };
}

/** All services run. */
export const NONE_STOPPED: StoppedServices = {};

/** Machine on and no service stopped: the node can serve. The opposite is lost. */
export function isAble(node: Node): boolean {
  return node.machineUp && servicesRun(node);
}

/** No critical service is stopped. */
export function servicesRun({ stopped }: Pick<Node, 'stopped'>): boolean {
  for (const _ in stopped) return false;
  return true;
}

/** A node sees its peer when the link is up and the peer's machine is on. */
export function seesPeer(topology: Topology, group: Group, node: number): boolean {
  const peer = peerOf(group, node);
  return !group.linkCut && peer !== null && nodeAt(topology, peer).machineUp;
}

/** These services do not run; the database is always broken, and what is broken stays so. */
export function stopServices(
  stopped: StoppedServices,
  services: readonly Service[],
  broken = false,
): StoppedServices {
  const how = (service: Service) => (broken || service === 'database' ? 'broken' : 'stopped');
  return inOrder((service) =>
    services.includes(service) && stopped[service] !== 'broken' ? how(service) : stopped[service],
  );
}

/** What of these services is stopped and not broken runs again. */
export function startServices(
  stopped: StoppedServices,
  services: readonly Service[] = SERVICES,
): StoppedServices {
  return inOrder((service) =>
    services.includes(service) && stopped[service] === 'stopped' ? undefined : stopped[service],
  );
}

/** An administrator failed the node over: its services wait for the fallback. */
export function isHeld({ status }: Group, index: number): boolean {
  return status?.kind === 'admin' && status.by !== index;
}

/** An administrator's failover stops every service but the database. */
export const STOPPED_BY_FAILOVER: readonly Service[] = SERVICES.filter(
  (service) => service !== 'database',
);

function inOrder(how: (service: Service) => 'stopped' | 'broken' | undefined): StoppedServices {
  const found = SERVICES.map((service) => [service, how(service)] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}
