/**
 * How a group enters a status, and how a pair forms: pure functions on a topology and the clock.
 * Source: docs/scenario-format.md, "High availability, exactly"; domain 4.2 to 4.4 (S2; D13 to D15).
 */
import type { HaReason } from '../../../shared/model';
import { hasHa, nodeAt, nodesOf, peerOf } from '../order';
import type { Node, Status, Topology, Transition } from '../state';
import { isAble, withGroup, withNode } from './facts';
import { lossReason, showStates, TRANSITION_STATES } from './states';
import { withTimers } from './timers';

/**
 * The group has this status from now on: its states show, and what it does not time ends.
 *
 * @param reason  of the nodes whose state changes, where it is not that of the table
 */
export function enter(
  topology: Topology,
  groupIndex: number,
  status: Status,
  now: number,
  reason?: (index: number) => HaReason | null | undefined,
): Topology {
  const entered = withGroup(topology, groupIndex, { status, transition: null });
  const settled =
    status.kind === 'split' || status.kind === 'dark' ? entered : ended(entered, groupIndex);
  const shown = showStates(settled, settled.groups[groupIndex]!, status, now, reason);
  return withTimers(shown, groupIndex, now);
}

/** Nodes that are Initializing take their place: only in a split and in the dark they wait on. */
function ended(topology: Topology, groupIndex: number): Topology {
  return nodesOf(topology.groups[groupIndex]!)
    .filter((index) => nodeAt(topology, index).initializingUntil !== null)
    .reduce((t, index) => withNode(t, index, { initializingUntil: null }), topology);
}

/**
 * Nobody carries the group: in failed mode, or dark with both machines off. Both nodes get the reason, also
 * one that was in failed mode before.
 */
export function enterFailed(
  topology: Topology,
  groupIndex: number,
  now: number,
  reason: HaReason = 'Critical Service Down',
): Topology {
  const nodes = nodesOf(topology.groups[groupIndex]!);
  const isOn = (index: number) => nodeAt(topology, index).machineUp;
  if (!nodes.some(isOn)) return enter(topology, groupIndex, { kind: 'dark' }, now);
  const failed = enter(topology, groupIndex, { kind: 'failed' }, now);
  return nodes.filter(isOn).reduce((t, index) => withNode(t, index, { reason }), failed);
}

/**
 * The pair begins anew, as when HA comes about: both able, it is normal; one lost, the other carries at
 * once; both lost, it is failed or dark.
 */
export function form(topology: Topology, groupIndex: number, now: number): Topology {
  const group = topology.groups[groupIndex]!;
  const lost = nodesOf(group).filter((index) => !isAble(nodeAt(topology, index)));
  const only = lost[0];
  if (only === undefined) return enter(topology, groupIndex, { kind: 'normal' }, now);
  if (lost.length === 2) return enterFailed(topology, groupIndex, now);
  const reason = lossReason(nodeAt(topology, only));
  return enter(
    topology,
    groupIndex,
    { kind: 'carried', by: peerOf(group, only)! },
    now,
    () => reason,
  );
}

/** A failover or fallback begins: the group has its new status, but shows the transition until it ends. */
export function beginTransition(
  topology: Topology,
  groupIndex: number,
  status: Status,
  transition: Transition,
  now: number,
  reason: HaReason,
): Topology {
  const { node, peer } = TRANSITION_STATES[transition.kind];
  const begun = nodesOf(topology.groups[groupIndex]!).reduce(
    (t, index) =>
      withNode(t, index, {
        state: index === transition.node ? node : peer,
        reason,
        failedOverSince: null,
        initializingUntil: null,
      }),
    withGroup(topology, groupIndex, { status, transition }),
  );
  return withTimers(begun, groupIndex, now);
}

const WITHOUT_HA = {
  state: 'Unknown',
  reason: 'High Availability Not Enabled',
  timer: null,
  initializingUntil: null,
  failedOverSince: null,
} as const satisfies Partial<Node>;

/**
 * Call when a group's HA may have come or gone. Without HA its states are Unknown and nothing is timed; the
 * services that a failover stopped stay stopped.
 */
export function haChanged(
  topology: Topology,
  groupIndex: number,
  hadHa: boolean,
  now: number,
): Topology {
  const group = topology.groups[groupIndex]!;
  if (hasHa(group) === hadHa) return topology;
  if (!hadHa) return form(topology, groupIndex, now);
  const plain = nodesOf(group).reduce((t, index) => withNode(t, index, WITHOUT_HA), topology);
  return withGroup(plain, groupIndex, { status: null, transition: null, linkTimer: null });
}
