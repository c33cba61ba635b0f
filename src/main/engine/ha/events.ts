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
  groupIndex: number,
  now: number,
  cameBack: number | null = null,
): Topology {
  const { status, transition } = topology.groups[groupIndex]!;
  if (status === null) return topology;
  const plain = switchedOff(topology, groupIndex);
  // No state moves before a transition is over.
  const moved = transition ? plain : moveStates(plain, groupIndex, status, now, cameBack);
  // In the dark the new state gives the reason, and where the pair forms, forming does.
  const told =
    cameBack === null || status.kind === 'dark' ? moved : initialization(moved, cameBack);
  return withTimers(told, groupIndex, now);
}

/** A node whose machine is off is not initializing. */
function switchedOff(topology: Topology, groupIndex: number): Topology {
  return nodesOf(topology.groups[groupIndex]!)
    .filter((index) => {
      const node = nodeAt(topology, index);
      return !node.machineUp && node.initializingUntil !== null;
    })
    .reduce((t, index) => withNode(t, index, { initializingUntil: null }), topology);
}

function moveStates(
  topology: Topology,
  groupIndex: number,
  status: Status,
  now: number,
  cameBack: number | null,
): Topology {
  const nodes = nodesOf(topology.groups[groupIndex]!);
  const isOn = (index: number) => nodeAt(topology, index).machineUp;
  switch (status.kind) {
    case 'normal':
      return nodes.some((index) => isAble(nodeAt(topology, index)))
        ? topology
        : enterFailed(topology, groupIndex, now);
    case 'carried': {
      const other = peerOf(topology.groups[groupIndex]!, status.by)!;
      const waits = seesPeer(topology, topology.groups[groupIndex]!, other)
        ? withNode(topology, other, { initializingUntil: null })
        : initializing(topology, cameBack === other ? other : null, now);
      return showStates(waits, waits.groups[groupIndex]!, status, now);
    }
    case 'admin': {
      const carrierLost = status.carrierLost && !isOn(status.by);
      const same = withGroup(topology, groupIndex, { status: { ...status, carrierLost } });
      return showStates(same, same.groups[groupIndex]!, { ...status, carrierLost }, now);
    }
    case 'split': {
      const waits = initializing(topology, cameBack, now);
      return showStates(waits, waits.groups[groupIndex]!, status, now);
    }
    case 'failed':
      if (cameBack !== null) return enterFailed(topology, groupIndex, now, 'Unknown');
      if (!nodes.some(isOn)) return enter(topology, groupIndex, { kind: 'dark' }, now);
      return showStates(topology, topology.groups[groupIndex]!, status, now);
    case 'dark': {
      if (nodes.every(isOn) && !topology.groups[groupIndex]!.linkCut)
        return form(topology, groupIndex, now);
      const waits = initializing(topology, cameBack, now);
      return showStates(waits, waits.groups[groupIndex]!, status, now);
    }
  }
}

/** The node waits for its peer from now on. */
function initializing(topology: Topology, node: number | null, now: number): Topology {
  if (node === null) return topology;
  const initializingUntil = now + initializationSeconds(topology.parameters);
  return withNode(topology, node, { initializingUntil });
}

/** The reason of a node whose machine is back, in a group with HA. */
function initialization(topology: Topology, index: number): Topology {
  const { state } = nodeAt(topology, index);
  return state === 'Normal' || state === 'Running in Failed Mode'
    ? topology
    : withNode(topology, index, { reason: 'Initialization' });
}

/** The link is up again. A split does not survive it: two nodes that own the same users both fail (D14; S2, S55). */
export function linkHealed(topology: Topology, groupIndex: number, now: number): Topology {
  const group = topology.groups[groupIndex]!;
  if (group.status?.kind !== 'split') return factsChanged(topology, groupIndex, now);
  const nodes = nodesOf(group);
  const inState = (state: string) =>
    nodes.filter((index) => nodeAt(topology, index).state === state);
  const [backup, second] = inState('Running in Backup Mode');
  if (second !== undefined) return enterFailed(topology, groupIndex, now, 'Unknown');
  if (backup !== undefined)
    return enter(topology, groupIndex, { kind: 'carried', by: backup }, now);
  if (nodes.every((index) => nodeAt(topology, index).machineUp))
    return form(topology, groupIndex, now);
  return inState('Failed Over with Critical Services Not Running').length > 0
    ? enterFailed(topology, groupIndex, now)
    : enter(topology, groupIndex, { kind: 'dark' }, now);
}

/** The time of a node that waits for its peer is over (row 13c of domain 4.3; D13). */
export function endInitialization(
  topology: Topology,
  groupIndex: number,
  index: number,
  now: number,
): Topology {
  const over = withNode(topology, index, { initializingUntil: null });
  const reason = (each: number) => (isAble(nodeAt(over, each)) ? PEER_UNSEEN : undefined);
  if (over.groups[groupIndex]!.linkCut)
    return enter(over, groupIndex, { kind: 'split' }, now, reason);
  return isAble(nodeAt(over, index))
    ? enter(over, groupIndex, { kind: 'carried', by: index }, now, reason)
    : enterFailed(over, groupIndex, now);
}

const PEER_UNSEEN: HaReason = 'Peer Down During Initialization';

/** A timer of a node ran out: its loss is noticed. */
export function lossNoticed(
  topology: Topology,
  groupIndex: number,
  index: number,
  now: number,
): Topology {
  const status = topology.groups[groupIndex]!.status!;
  const lost = nodeAt(topology, index);
  if (status.kind === 'normal')
    return failOver(topology, groupIndex, index, now, {
      status: { kind: 'carried', by: peerOf(topology.groups[groupIndex]!, index)! },
      reason: lossReason(lost),
    });
  if (status.kind === 'admin')
    return lost.machineUp
      ? enterFailed(topology, groupIndex, now)
      : enter(topology, groupIndex, { ...status, carrierLost: true }, now);
  return carrierLost(topology, groupIndex, index, now);
}

/** The node that carries the group is lost: by what its peer shows (domain 4.3, rows 12, 16, 17; D15). */
function carrierLost(
  topology: Topology,
  groupIndex: number,
  carrier: number,
  now: number,
): Topology {
  const lost = nodeAt(topology, carrier);
  const peer = peerOf(topology.groups[groupIndex]!, carrier)!;
  switch (nodeAt(topology, peer).state) {
    case 'Failed Over': {
      const reason = autoRecoveryReason(lost);
      return enter(topology, groupIndex, { kind: 'carried', by: peer }, now, () => reason);
    }
    case 'Initializing':
      return enter(topology, groupIndex, { kind: lost.machineUp ? 'split' : 'dark' }, now);
    default:
      return enterFailed(topology, groupIndex, now);
  }
}

/** The timer of the link ran out: each node takes the other for lost (D14). */
export function cutNoticed(topology: Topology, groupIndex: number, now: number): Topology {
  return enter(topology, groupIndex, { kind: 'split' }, now);
}

/** An administrator fails a node of a Normal/Normal pair over; its services stay stopped until fallback. */
export function failOverByAdmin(
  topology: Topology,
  groupIndex: number,
  index: number,
  now: number,
): Topology {
  const { stopped } = nodeAt(topology, index);
  const halted = withNode(topology, index, { stopped: stopServices(stopped, STOPPED_BY_FAILOVER) });
  const by = peerOf(topology.groups[groupIndex]!, index)!;
  return failOver(halted, groupIndex, index, now, {
    status: { kind: 'admin', by, carrierLost: false },
    reason: 'On Admin Request',
  });
}

function failOver(
  topology: Topology,
  groupIndex: number,
  node: number,
  now: number,
  { status, reason }: { readonly status: Status; readonly reason: HaReason },
): Topology {
  const seconds = topology.parameters.transitionSeconds;
  if (seconds === 0) return enter(topology, groupIndex, status, now, () => reason);
  const transition: Transition = { kind: 'failover', node, endsAt: now + seconds };
  return beginTransition(topology, groupIndex, status, transition, now, reason);
}

/** The failed-over node takes its users back; those of its services that can start do. */
export function fallBack(
  topology: Topology,
  groupIndex: number,
  node: number,
  now: number,
  reason: 'On Admin Request' | 'Automatic Fallback',
): Topology {
  const started = withNode(topology, node, {
    stopped: startServices(nodeAt(topology, node).stopped),
  });
  const seconds = topology.parameters.transitionSeconds;
  if (seconds === 0) return endFallback(started, groupIndex, node, now);
  const transition: Transition = { kind: 'fallback', node, endsAt: now + seconds };
  return beginTransition(started, groupIndex, { kind: 'normal' }, transition, now, reason);
}

/** A transition is over: the facts of this moment count. */
export function endTransition(topology: Topology, groupIndex: number, now: number): Topology {
  const { transition, status } = topology.groups[groupIndex]!;
  return transition!.kind === 'fallback'
    ? endFallback(topology, groupIndex, transition!.node, now)
    : enter(topology, groupIndex, status!, now, (index) => nodeAt(topology, index).reason);
}

function endFallback(topology: Topology, groupIndex: number, took: number, now: number): Topology {
  const node = nodeAt(topology, took);
  if (node.machineUp && !isAble(node))
    return enterFailed(topology, groupIndex, now, 'Start of Critical Services Failed');
  const nodes = nodesOf(topology.groups[groupIndex]!);
  return nodes.some((index) => isAble(nodeAt(topology, index)))
    ? enter(topology, groupIndex, { kind: 'normal' }, now)
    : enterFailed(topology, groupIndex, now);
}

/** The recovery manager of both nodes starts anew, and what can start does (S2; S13). */
export function recover(topology: Topology, groupIndex: number, now: number): Topology {
  const nodes = nodesOf(topology.groups[groupIndex]!);
  const started = nodes.reduce(
    (t, index) => withNode(t, index, { stopped: startServices(nodeAt(topology, index).stopped) }),
    topology,
  );
  return nodes.every((index) => isAble(nodeAt(started, index)))
    ? enter(started, groupIndex, { kind: 'normal' }, now)
    : enterFailed(started, groupIndex, now, 'Start of Critical Services Failed');
}
