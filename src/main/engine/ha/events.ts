/**
 * What happens to a pair: facts that change, times that run out, and what administrators ask for.
 * Source: docs/scenario-format.md, "High availability, exactly"; domain 4.3 and 4.4 (S2; D13 to D15, D19).
 */
import type { HaReason } from '../../../shared/model';
import { nodeAt, nodesOf, peerOf } from '../order';
import type { Status, Topology, Transition } from '../state';
import {
  isAble,
  STOPPED_BY_FAILOVER,
  seesPeer,
  startServices,
  stopServices,
  withGroup,
  withNode,
} from './facts';
import { autoRecoveryReason, lossReason, showStates } from './states';
import { beginTransition, enter, enterFailed, form } from './status';
import { initializationSeconds, withTimers } from './timers';

/**
 * Machines, services or the link of a group are others now: what shows at once shows, and what is timed
 * begins to be timed or ends.
 *
 * @param cameBack  index of the node whose machine is back
 */
export function factsChanged(
  topology: Topology,
  at: number,
  now: number,
  cameBack: number | null = null,
): Topology {
  const { status, transition } = topology.groups[at]!;
  if (status === null) return topology;
  const plain = switchedOff(topology, at);
  // No state moves before a transition is over.
  const moved = transition ? plain : moveStates(plain, at, status, now, cameBack);
  // Where the pair has formed, forming gave the reasons.
  const formed = status.kind === 'dark' && moved.groups[at]!.status!.kind !== 'dark';
  const told = cameBack === null || formed ? moved : initialization(moved, cameBack);
  return withTimers(told, at, now);
}

/** A node whose machine is off is not initializing. */
function switchedOff(topology: Topology, at: number): Topology {
  return nodesOf(topology.groups[at]!)
    .filter((index) => {
      const node = nodeAt(topology, index);
      return !node.machineUp && node.initializingUntil !== null;
    })
    .reduce((t, index) => withNode(t, index, { initializingUntil: null }), topology);
}

function moveStates(
  topology: Topology,
  at: number,
  status: Status,
  now: number,
  cameBack: number | null,
): Topology {
  const nodes = nodesOf(topology.groups[at]!);
  const isOn = (index: number) => nodeAt(topology, index).machineUp;
  switch (status.kind) {
    case 'normal':
      return nodes.some((index) => isAble(nodeAt(topology, index)))
        ? topology
        : enterFailed(topology, at, now);
    case 'carried': {
      const other = peerOf(topology.groups[at]!, status.by)!;
      const waits = seesPeer(topology, topology.groups[at]!, other)
        ? withNode(topology, other, { initializingUntil: null })
        : initializing(topology, cameBack === other ? other : null, now);
      return showStates(waits, waits.groups[at]!, status, now);
    }
    case 'admin': {
      const carrierLost = status.carrierLost && !isOn(status.by);
      const same = withGroup(topology, at, { status: { ...status, carrierLost } });
      return showStates(same, same.groups[at]!, { ...status, carrierLost }, now);
    }
    case 'split': {
      const waits = initializing(topology, cameBack, now);
      return showStates(waits, waits.groups[at]!, status, now);
    }
    case 'failed':
      if (cameBack !== null) return enterFailed(topology, at, now, 'Unknown');
      if (!nodes.some(isOn)) return enter(topology, at, { kind: 'dark' }, now);
      return showStates(topology, topology.groups[at]!, status, now);
    case 'dark': {
      if (nodes.every((index) => isOn(index) && seesPeer(topology, topology.groups[at]!, index)))
        return form(topology, at, now);
      const waits = initializing(topology, cameBack, now);
      return showStates(waits, waits.groups[at]!, status, now);
    }
  }
}

/** The node waits for its peer from now on. */
function initializing(topology: Topology, node: number | null, now: number): Topology {
  if (node === null) return topology;
  const initializingUntil = now + initializationSeconds(topology.parameters);
  return withNode(topology, node, { initializingUntil });
}

/** The reason of a node whose machine is back. */
function initialization(topology: Topology, index: number): Topology {
  const { state } = nodeAt(topology, index);
  return state === 'Unknown' || state === 'Normal' || state === 'Running in Failed Mode'
    ? topology
    : withNode(topology, index, { reason: 'Initialization' });
}

/** The link is up again. A split does not survive it: two nodes that own the same users both fail (D14; S2, S55). */
export function linkHealed(topology: Topology, at: number, now: number): Topology {
  const group = topology.groups[at]!;
  if (group.status?.kind !== 'split') return factsChanged(topology, at, now);
  const nodes = nodesOf(group);
  const inState = (state: string) =>
    nodes.filter((index) => nodeAt(topology, index).state === state);
  const [backup, second] = inState('Running in Backup Mode');
  if (second !== undefined) return enterFailed(topology, at, now, 'Unknown');
  if (backup !== undefined) return enter(topology, at, { kind: 'carried', by: backup }, now);
  if (nodes.every((index) => nodeAt(topology, index).machineUp)) return form(topology, at, now);
  return inState('Failed Over with Critical Services Not Running').length > 0
    ? enterFailed(topology, at, now)
    : enter(topology, at, { kind: 'dark' }, now);
}

/** The time of a node that waits for its peer is over (row 13c of domain 4.3; D13). */
export function endInitialization(
  topology: Topology,
  at: number,
  index: number,
  now: number,
): Topology {
  const over = withNode(topology, index, { initializingUntil: null });
  const reason = (each: number) =>
    each === index && isAble(nodeAt(over, each)) ? PEER_UNSEEN : undefined;
  if (over.groups[at]!.linkCut) return enter(over, at, { kind: 'split' }, now, reason);
  return isAble(nodeAt(over, index))
    ? enter(over, at, { kind: 'carried', by: index }, now, reason)
    : enterFailed(over, at, now);
}

const PEER_UNSEEN: HaReason = 'Peer Down During Initialization';

/** A timer of a node ran out: its loss is noticed. */
export function lossNoticed(topology: Topology, at: number, index: number, now: number): Topology {
  const { status } = topology.groups[at]!;
  const lost = nodeAt(topology, index);
  if (status?.kind === 'normal')
    return failOver(topology, at, index, now, {
      status: { kind: 'carried', by: peerOf(topology.groups[at]!, index)! },
      reason: lossReason(lost),
    });
  if (status?.kind === 'admin')
    return lost.machineUp
      ? enterFailed(topology, at, now)
      : enter(topology, at, { ...status, carrierLost: true }, now);
  return carrierLost(topology, at, index, now);
}

/** The node that carries the group is lost: by what its peer shows (domain 4.3, rows 12, 16, 17; D15). */
function carrierLost(topology: Topology, at: number, carrier: number, now: number): Topology {
  const lost = nodeAt(topology, carrier);
  const peer = peerOf(topology.groups[at]!, carrier)!;
  switch (nodeAt(topology, peer).state) {
    case 'Failed Over': {
      const reason = autoRecoveryReason(lost);
      return enter(topology, at, { kind: 'carried', by: peer }, now, () => reason);
    }
    case 'Initializing':
      return enter(topology, at, { kind: lost.machineUp ? 'split' : 'dark' }, now);
    default:
      return enterFailed(topology, at, now);
  }
}

/** The timer of the link ran out: each node takes the other for lost (D14). */
export function cutNoticed(topology: Topology, at: number, now: number): Topology {
  return enter(topology, at, { kind: 'split' }, now);
}

/** An administrator fails a node of a Normal/Normal pair over; its services stay stopped until fallback. */
export function failOverByAdmin(
  topology: Topology,
  at: number,
  index: number,
  now: number,
): Topology {
  const { stopped } = nodeAt(topology, index);
  const halted = withNode(topology, index, { stopped: stopServices(stopped, STOPPED_BY_FAILOVER) });
  const by = peerOf(topology.groups[at]!, index)!;
  return failOver(halted, at, index, now, {
    status: { kind: 'admin', by, carrierLost: false },
    reason: 'On Admin Request',
  });
}

function failOver(
  topology: Topology,
  at: number,
  node: number,
  now: number,
  { status, reason }: { readonly status: Status; readonly reason: HaReason },
): Topology {
  const seconds = topology.parameters.transitionSeconds;
  if (seconds === 0) return enter(topology, at, status, now, () => reason);
  const transition: Transition = { kind: 'failover', node, endsAt: now + seconds };
  return beginTransition(topology, at, status, transition, now, reason);
}

/** The failed-over node takes its users back; those of its services that can start do. */
export function fallBack(
  topology: Topology,
  at: number,
  node: number,
  now: number,
  reason: 'On Admin Request' | 'Automatic Fallback',
): Topology {
  const started = withNode(topology, node, {
    stopped: startServices(nodeAt(topology, node).stopped),
  });
  const seconds = topology.parameters.transitionSeconds;
  if (seconds === 0) return endFallback(started, at, node, now);
  const transition: Transition = { kind: 'fallback', node, endsAt: now + seconds };
  return beginTransition(started, at, { kind: 'normal' }, transition, now, reason);
}

/** A transition is over: the facts of this moment count. */
export function endTransition(topology: Topology, at: number, now: number): Topology {
  const { transition, status } = topology.groups[at]!;
  if (transition === null || status === null) return topology;
  return transition.kind === 'fallback'
    ? endFallback(topology, at, transition.node, now)
    : enter(topology, at, status, now, (index) => nodeAt(topology, index).reason);
}

function endFallback(topology: Topology, at: number, took: number, now: number): Topology {
  const node = nodeAt(topology, took);
  if (node.machineUp && !isAble(node))
    return enterFailed(topology, at, now, 'Start of Critical Services Failed');
  const nodes = nodesOf(topology.groups[at]!);
  return nodes.some((index) => isAble(nodeAt(topology, index)))
    ? enter(topology, at, { kind: 'normal' }, now)
    : enterFailed(topology, at, now);
}

/** The recovery manager of both nodes starts anew, and what can start does (S2; S13). */
export function recover(topology: Topology, at: number, now: number): Topology {
  const nodes = nodesOf(topology.groups[at]!);
  const started = nodes.reduce(
    (t, index) => withNode(t, index, { stopped: startServices(nodeAt(topology, index).stopped) }),
    topology,
  );
  return nodes.every((index) => isAble(nodeAt(started, index)))
    ? enter(started, at, { kind: 'normal' }, now)
    : enterFailed(started, at, now, 'Start of Critical Services Failed');
}
