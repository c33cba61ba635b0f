import type { ExplanationNote } from '../../../shared/model';
import { groupOf, hasHa, nodeAt, peerOf } from '../order';
import { servingNode } from '../serve';
import { type LabState, NO_NODE } from '../state';

/** Who serves a user now, and why, in one sentence; with the notes that go with it. */
export interface Service {
  readonly servedBy: string | null;
  readonly text: string;
  readonly notes: readonly ExplanationNote[];
}

/**
 * Who serves the users of a home node now.
 * @param home  node index, or `NO_NODE` for a user without a home
 */
export function serviceOf(state: LabState, home: number): Service {
  const { topology } = state;
  if (home === NO_NODE)
    return { servedBy: null, text: 'Nobody serves a user without a node.', notes: [] };
  const node = nodeAt(topology, home);
  const server = servingNode(topology)[home]!;
  if (server === home)
    return { servedBy: node.name, text: `${node.name} serves its own users.`, notes: [] };
  const group = topology.groups[groupOf(topology, home)]!;
  if (server !== NO_NODE) {
    const carrier = nodeAt(topology, server);
    return {
      servedBy: carrier.name,
      text: `${carrier.name} serves the users of ${node.name}: it is ${carrier.state} (${carrier.reason}), ${node.name} is ${node.state}. The home stays ${node.name}.`,
      notes: ['SERVED_BY_PEER'],
    };
  }
  const lost = node.machineUp ? 'its critical services are stopped' : 'its machine is down';
  if (!hasHa(group))
    return {
      servedBy: null,
      text: `Nobody serves the users of ${node.name}: ${lost} and ${group.name} has no HA.`,
      notes: ['DOWN_NO_HA'],
    };
  const peer = nodeAt(topology, peerOf(group, home)!);
  const waits =
    node.timer !== null
      ? ` ${peer.name} notices the loss at second ${node.timer.endsAt} and takes over then.`
      : '';
  if (waits || group.transition)
    return {
      servedBy: null,
      text: `Nobody serves the users of ${node.name} at this moment: it is ${node.state}.${waits}`,
      notes: [],
    };
  return {
    servedBy: null,
    text: `Nobody serves the users of ${node.name}: ${node.name} is ${node.state} and ${peer.name} is ${peer.state}.`,
    notes: ['DOWN_BOTH_NODES'],
  };
}
