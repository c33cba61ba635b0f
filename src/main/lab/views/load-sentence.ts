import { countOf, formatCount, listNames } from '../../../shared/format';
import { measure } from '../../engine/measure';
import { groupsByNode, hasHa, nodeAt, nodesOf, peerOf, topologyOrder } from '../../engine/order';
import type { LabState } from '../../engine/state';
import { loadIfPeerFails } from './group-view';

/** The loads in one sentence or two: what is wrong now, else what would be if a node failed. */
export function loadSentence(state: LabState): string {
  const { topology } = state;
  const { users, assignedTotal } = measure(state);
  if (topologyOrder(topology).length === 0) return 'There is no node yet.';
  if (users === 0) return 'There is nobody to serve yet.';
  if (assignedTotal === 0) return 'Nobody is assigned to a node, so no node serves anybody.';
  return (
    overNow(state) ??
    withoutService(state) ??
    overAfterFailure(state) ??
    carriedByPeers(state) ??
    unprotected(state)
  );
}

interface Surplus {
  readonly index: number;
  readonly node: string;
  readonly load: number;
  readonly over: number;
}

function worst(state: LabState, loadOf: (node: number) => number | null): Surplus | null {
  let found: Surplus | null = null;
  for (const index of topologyOrder(state.topology)) {
    const { name, capacity } = nodeAt(state.topology, index);
    const load = loadOf(index) ?? 0;
    const over = load - capacity;
    if (over > (found?.over ?? 0)) found = { index, node: name, load, over };
  }
  return found;
}

function overNow(state: LabState): string | null {
  const { load, serving } = measure(state);
  const found = worst(state, (node) => load[node]!);
  if (!found) return null;
  const carried = topologyOrder(state.topology)
    .filter((index) => {
      const server = serving[index]!;
      return server !== index && state.topology.nodes[server]?.name === found.node;
    })
    .map((index) => nodeAt(state.topology, index));
  const since = carried.map(({ name, state: is }) => `, since ${name} is ${is.toLowerCase()}`);
  const others = overCapacity(state).filter((name) => name !== found.node);
  const more =
    others.length > 0
      ? ` ${listNames(others)} ${others.length === 1 ? 'is' : 'are'} over capacity too.`
      : '';
  return `${found.node} serves ${formatCount(found.load)}, ${formatCount(found.over)} over its capacity${since.join('')}.${more}`;
}

function overCapacity(state: LabState): readonly string[] {
  const { load } = measure(state);
  return topologyOrder(state.topology)
    .filter((index) => load[index]! > nodeAt(state.topology, index).capacity)
    .map((index) => nodeAt(state.topology, index).name);
}

function withoutService(state: LabState): string | null {
  const { noService, noServiceByNode } = measure(state);
  if (noService === 0) return null;
  const names = topologyOrder(state.topology)
    .filter((index) => noServiceByNode[index]! > 0)
    .map((index) => nodeAt(state.topology, index).name);
  return `Nobody serves ${countOf(noService, 'device')} at home on ${listNames(names)}.`;
}

function overAfterFailure(state: LabState): string | null {
  const groups = groupsByNode(state.topology);
  const found = worst(state, (node) => loadIfPeerFails(state, groups.get(node)!, node));
  if (!found) return null;
  const peer = nodeAt(state.topology, peerOf(groups.get(found.index)!, found.index)!);
  return `Every node is within its capacity now, but if ${peer.name} fails, ${found.node} serves ${formatCount(found.load)}, ${formatCount(found.over)} over.`;
}

/** All are served, but a pair by one node alone: its peer is down, or not able to take over from it again. */
function carriedByPeers(state: LabState): string | null {
  const { serving } = measure(state);
  const { topology } = state;
  const order = topologyOrder(topology);
  const carrying = new Set(
    order
      .filter((lost) => serving[lost] !== lost && nodeAt(topology, lost).state !== 'Failed Over')
      .map((lost) => serving[lost]!),
  );
  const carriers = order.filter((index) => carrying.has(index));
  if (carriers.length === 0) return null;
  const names = carriers.map((index) => nodeAt(topology, index).name);
  const [carries, fails] =
    names.length === 1
      ? ['carries its pair', 'it fails']
      : ['carry their pairs', 'one of them fails'];
  return `Every node is within its capacity. ${listNames(names)} ${carries} alone: nobody takes over if ${fails}.`;
}

function unprotected(state: LabState): string {
  const { assigned } = measure(state);
  const groups = state.topology.groups.filter(
    (group) => !hasHa(group) && nodesOf(group).some((node) => assigned[node]! > 0),
  );
  return groups.length === 0
    ? 'Every node is within its capacity, and stays so if any one of them fails.'
    : `Every node is within its capacity. Nobody takes over in ${listNames(groups.map(({ name }) => name))} if a node fails.`;
}
