/**
 * The pair state machine of high availability: pure functions on a topology and the clock.
 * Facts (machine, services) are written by steps; `reconcile` brings the states of a pair into line with
 * them. While a transition runs facts change and states wait; its end reconciles.
 * Source: docs/scenario-format.md, "High availability, exactly"; domain 4.2 to 4.4 (S2).
 */
import type { HaReason, NodeState } from '../../shared/model';
import { hasHa, nodeAt, nodesOf, peerOf } from './order';
import { isAble } from './serve';
import type { Group, Node, Timer, Topology } from './state';

/** The topology with one node changed. */
export function withNode(topology: Topology, index: number, patch: Partial<Node>): Topology {
  const nodes = topology.nodes.slice();
  nodes[index] = { ...nodeAt(topology, index), ...patch };
  return { ...topology, nodes };
}

/** The topology with one group changed. */
export function withGroup(topology: Topology, at: number, patch: Partial<Group>): Topology {
  const groups = topology.groups.slice();
  groups[at] = { ...groups[at]!, ...patch };
  return { ...topology, groups };
}

const WITHOUT_HA = {
  state: 'Unknown',
  reason: 'High Availability Not Enabled',
  timer: null,
  heldIdle: false,
  failedOverSince: null,
} as const satisfies Partial<Node>;

const NORMAL = {
  state: 'Normal',
  reason: 'Normal',
  timer: null,
  heldIdle: false,
  failedOverSince: null,
} as const satisfies Partial<Node>;

/**
 * Call when a group's HA may have come or gone: without HA its states are Unknown; when HA comes about
 * while one node is lost the pair fails over at once, with both lost it is in failed mode.
 */
export function haChanged(topology: Topology, at: number, hadHa: boolean, now: number): Topology {
  const group = topology.groups[at]!;
  if (!hasHa(group)) {
    const plain = nodesOf(group).reduce((t, index) => withNode(t, index, WITHOUT_HA), topology);
    return withGroup(plain, at, { transition: null });
  }
  if (hadHa) return topology;
  const normal = setBoth(topology, group, NORMAL);
  const lost = nodesOf(group).filter((index) => !isAble(nodeAt(topology, index)));
  if (lost.length === 1) return failOver(normal, at, lost[0]!, false, now);
  return reconcile(normal, at, now);
}

/**
 * A node of a Normal/Normal pair is failed over to its peer: by an administrator, who stops its critical
 * services until fallback, or because its loss was noticed.
 */
export function failOver(
  topology: Topology,
  at: number,
  node: number,
  byAdmin: boolean,
  now: number,
): Topology {
  const lost = nodeAt(topology, node);
  const reason = byAdmin ? 'On Admin Request' : lossReason(lost);
  const held = { ...NORMAL, reason, heldIdle: byAdmin, ...(byAdmin && { servicesUp: false }) };
  const peer = peerOf(topology.groups[at]!, node)!;
  const seconds = topology.parameters.transitionSeconds;
  if (seconds === 0) return endFailover(withNode(topology, node, held), at, node, reason, now);
  const started = withNode(withNode(topology, node, { ...held, state: 'Failing Over' }), peer, {
    ...NORMAL,
    state: 'Taking Over',
    reason,
  });
  return withGroup(started, at, {
    transition: { kind: 'failover', node, byAdmin, endsAt: now + seconds },
  });
}

/** The failed-over node takes its users back, and with an Idle node its services start. */
export function fallBack(
  topology: Topology,
  at: number,
  node: number,
  automatic: boolean,
  now: number,
): Topology {
  const reason = automatic ? 'Automatic Fallback' : 'On Admin Request';
  const started = nodeAt(topology, node).heldIdle
    ? withNode(topology, node, { servicesUp: true, heldIdle: false })
    : topology;
  const seconds = topology.parameters.transitionSeconds;
  if (seconds === 0) return endFallback(started, at, now);
  const peer = peerOf(topology.groups[at]!, node)!;
  const taking = withNode(started, node, { ...NORMAL, state: 'Taking Back', reason });
  return withGroup(withNode(taking, peer, { ...NORMAL, state: 'Falling Back', reason }), at, {
    transition: { kind: 'fallback', node, byAdmin: !automatic, endsAt: now + seconds },
  });
}

/** Both nodes leave failed mode. The caller has checked that their services run. */
export function recover(topology: Topology, at: number): Topology {
  return setBoth(topology, topology.groups[at]!, NORMAL);
}

/** A transition is over; losses and repairs that came meanwhile act now. */
export function endTransition(topology: Topology, at: number, now: number): Topology {
  const { transition } = topology.groups[at]!;
  if (!transition) return topology;
  const free = withGroup(topology, at, { transition: null });
  return transition.kind === 'failover'
    ? endFailover(free, at, transition.node, nodeAt(free, transition.node).reason, now)
    : endFallback(free, at, now);
}

/** A detection timer ran out: the loss is noticed and the peer takes over. */
export function detect(topology: Topology, at: number, node: number, now: number): Topology {
  return failOver(topology, at, node, false, now);
}

/** The node of a pair that is ready for fallback and may be waiting for the automatic one, or null. */
export function readyForFallback(topology: Topology, group: Group): number | null {
  if (!hasHa(group)) return null;
  const nodes = nodesOf(group);
  const ready = nodes.find((index) => {
    const state = nodeAt(topology, index).state;
    return state === 'Failed Over' || state === 'Idle';
  });
  const backed = nodes.some((index) => nodeAt(topology, index).state === 'Running in Backup Mode');
  return ready !== undefined && backed ? ready : null;
}

/** Brings the states of a group into line with what is true of its machines and services. */
export function reconcile(topology: Topology, at: number, now: number): Topology {
  const group = topology.groups[at]!;
  if (!hasHa(group) || group.transition) return topology;
  const nodes = nodesOf(group);
  const states = nodes.map((index) => nodeAt(topology, index).state);
  if (states.every((state) => state === 'Normal')) return reconcileNormal(topology, group, now);
  const backup = nodes[states.indexOf('Running in Backup Mode')];
  if (backup !== undefined) return reconcileBackup(topology, group, backup, now);
  if (states.includes('Running in Failed Mode')) return allLost(topology, group);
  return reconcileDown(topology, at, now);
}

/** Normal/Normal: one loss starts a timer, the second ends both at once. */
function reconcileNormal(topology: Topology, group: Group, now: number): Topology {
  const lost = nodesOf(group).filter((index) => !isAble(nodeAt(topology, index)));
  if (lost.length === 2) return allLost(topology, group);
  return nodesOf(group).reduce((t, index) => {
    const node = nodeAt(t, index);
    const timer = lost.includes(index) ? timerFor(t, node, now) : null;
    return node.timer === timer ? t : withNode(t, index, { timer });
  }, topology);
}

/** The timer a loss has or gets. A lost machine replaces a running service timer; else it keeps its length. */
function timerFor(topology: Topology, node: Node, now: number): Timer {
  const { heartbeatTimeout, criticalServiceDelay, multiDeviceMessaging } = topology.parameters;
  const kind = node.machineUp ? 'service' : 'machine';
  if (node.timer?.kind === kind) return node.timer;
  const seconds = kind === 'machine' ? heartbeatTimeout : criticalServiceDelay;
  return { kind, endsAt: now + seconds * (multiDeviceMessaging ? 2 : 1) };
}

/** One node carries the group, the other is failed over. */
function reconcileBackup(
  topology: Topology,
  group: Group,
  backupIndex: number,
  now: number,
): Topology {
  const otherIndex = peerOf(group, backupIndex)!;
  const other = nodeAt(topology, otherIndex);
  const backup = nodeAt(topology, backupIndex);
  const state = failedOverState(other);
  const since = state === 'Failed Over' ? (other.failedOverSince ?? now) : null;
  const shown = withNode(topology, otherIndex, { state, failedOverSince: since });
  if (isAble(backup)) return shown;
  if (state === 'Failed Over') return swapRoles(shown, backupIndex, otherIndex);
  if (backup.machineUp) return allLost(shown, group);
  if (state === 'Failed Over with Critical Services Not Running') return allLost(shown, group);
  return withNode(
    withNode(shown, backupIndex, { ...NORMAL, state: 'Unreachable', reason: 'Peer Down' }),
    otherIndex,
    {
      heldIdle: state === 'Idle',
    },
  );
}

/** State of the node whose users its peer carries. */
function failedOverState(node: Node): NodeState {
  if (!node.machineUp) return 'Unreachable';
  if (node.heldIdle) return 'Idle';
  return node.servicesUp ? 'Failed Over' : 'Failed Over with Critical Services Not Running';
}

/** Auto-recovery: the backup is lost, the healthy failed-over node serves the whole group at once (4.3, rows 16-17). */
function swapRoles(topology: Topology, backup: number, healthy: number): Topology {
  const lost = nodeAt(topology, backup);
  const reason = lossReason(lost);
  const gone = withNode(topology, backup, {
    ...NORMAL,
    state: failedOverState({ ...lost, heldIdle: false }),
    reason,
  });
  return withNode(gone, healthy, { ...NORMAL, state: 'Running in Backup Mode', reason });
}

/** Nobody serves: machines that run are in failed mode, the others are unreachable. */
function allLost(topology: Topology, group: Group): Topology {
  return nodesOf(group).reduce((t, index) => {
    const node = nodeAt(t, index);
    const state: NodeState = node.machineUp ? 'Running in Failed Mode' : 'Unreachable';
    const reason = node.state === state ? node.reason : lossReason(node);
    return withNode(t, index, { ...NORMAL, state, reason });
  }, topology);
}

/**
 * Nobody carries the group and nobody is in failed mode: both machines are down, or one is and the other
 * is Idle. The backup of an Idle node comes back as backup; of two lost ones the first to return carries all.
 */
function reconcileDown(topology: Topology, at: number, now: number): Topology {
  const group = topology.groups[at]!;
  const nodes = nodesOf(group);
  const idle = nodes.find((index) => nodeAt(topology, index).state === 'Idle');
  if (idle !== undefined && !nodeAt(topology, idle).machineUp)
    return reconcileDown(
      withNode(topology, idle, { state: 'Unreachable', heldIdle: false }),
      at,
      now,
    );
  const returned = nodes.find((index) => index !== idle && nodeAt(topology, index).machineUp);
  if (returned === undefined) return topology;
  const reason: HaReason = idle === undefined ? 'Peer Down' : 'On Admin Request';
  const carried = withNode(topology, returned, {
    ...NORMAL,
    state: 'Running in Backup Mode',
    reason,
  });
  return reconcile(carried, at, now);
}

function endFailover(
  topology: Topology,
  at: number,
  node: number,
  reason: HaReason,
  now: number,
): Topology {
  const peer = peerOf(topology.groups[at]!, node)!;
  const { heldIdle } = nodeAt(topology, node);
  const failed = withNode(topology, node, { ...NORMAL, state: 'Failed Over', reason, heldIdle });
  const carried = withNode(failed, peer, { ...NORMAL, state: 'Running in Backup Mode', reason });
  return reconcile(carried, at, now);
}

function endFallback(topology: Topology, at: number, now: number): Topology {
  return reconcile(setBoth(topology, topology.groups[at]!, NORMAL), at, now);
}

function setBoth(topology: Topology, group: Group, patch: Partial<Node>): Topology {
  return nodesOf(group).reduce((t, index) => withNode(t, index, patch), topology);
}

function lossReason(node: Node): HaReason {
  return node.machineUp ? 'Critical Service Down' : 'Peer Down';
}
