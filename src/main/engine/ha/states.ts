/**
 * The states that a status shows, and the reasons beside them: the two tables of
 * docs/scenario-format.md, "High availability, exactly" (domain 4.2, 4.3; S2; D13, D14).
 */
import type { HaReason, NodeState } from '../../../shared/model';
import { nodeAt, nodesOf } from '../order';
import type { Group, Node, Status, Topology, Transition } from '../state';
import { isAble } from './facts';

/** The state of a node by the status of its group and the node's own facts. */
export function stateOf(status: Status, index: number, node: Node): NodeState {
  const own = node.machineUp ? null : 'Unreachable';
  switch (status.kind) {
    case 'normal':
      return 'Normal';
    case 'carried':
      if (index === status.by) return 'Running in Backup Mode';
      return own ?? initializing(node) ?? (isAble(node) ? 'Failed Over' : LOST);
    case 'admin':
      if (index !== status.by) return own ?? 'Idle';
      return status.carrierLost ? 'Unreachable' : 'Running in Backup Mode';
    case 'split':
      return own ?? initializing(node) ?? (isAble(node) ? 'Running in Backup Mode' : LOST);
    case 'failed':
      return own ?? 'Running in Failed Mode';
    case 'dark':
      return own ?? 'Initializing';
  }
}

const LOST: NodeState = 'Failed Over with Critical Services Not Running';

function initializing(node: Node): NodeState | null {
  return node.initializingUntil === null ? null : 'Initializing';
}

/** The states shown while a transition lasts: of the node it is about, and of its peer. */
export const TRANSITION_STATES: Readonly<
  Record<Transition['kind'], { readonly node: NodeState; readonly peer: NodeState }>
> = {
  failover: { node: 'Failing Over', peer: 'Taking Over' },
  fallback: { node: 'Taking Back', peer: 'Falling Back' },
};

/**
 * Brings the states of a group to those of its status. A node whose state stays the same keeps its reason;
 * the others get `reason` where it is given, else that of the table.
 *
 * @param reason  by node index; undefined leaves it to the table
 */
export function showStates(
  topology: Topology,
  group: Group,
  status: Status,
  now: number,
  reason: (index: number) => HaReason | null | undefined = () => undefined,
): Topology {
  let nodes: (Node | null)[] | null = null;
  for (const index of nodesOf(group)) {
    const was = nodeAt(topology, index);
    const state = stateOf(status, index, was);
    if (state === was.state) continue;
    nodes ??= topology.nodes.slice();
    nodes[index] = {
      ...was,
      state,
      reason: state === 'Unreachable' ? null : (reason(index) ?? reasonOf(state, was)),
      failedOverSince: state === 'Failed Over' ? now : null,
    };
  }
  return nodes === null ? topology : { ...topology, nodes };
}

/** The reason of a new state where no event gives another one. */
function reasonOf(state: NodeState, was: Node): HaReason | null {
  switch (state) {
    case 'Initializing':
      return 'Initialization';
    case LOST:
      if (was.state === 'Initializing') return 'Initialization';
      return 'database' in was.stopped ? 'Database Failure' : 'Critical Service Down';
    case 'Failed Over':
      return was.reason;
    case 'Running in Backup Mode':
      return 'Peer Down';
    default:
      // In failed mode every node gets its reason from what failed it.
      return 'Normal';
  }
}

/** Why a failover comes about by itself: what the lost node has lost (rows 9, 9b, 13b of domain 4.3). */
export function lossReason(lost: Node): HaReason {
  if (!lost.machineUp) return 'Peer Reboot';
  return 'database' in lost.stopped ? 'Database Failure' : 'Critical Service Down';
}

/** The same for auto-recovery (rows 16 and 17; D15). */
export function autoRecoveryReason(lost: Node): HaReason {
  if (!lost.machineUp) return 'Peer Reboot';
  return 'database' in lost.stopped
    ? 'Auto Recover Database Failure'
    : 'Auto Recover Critical Service Down';
}
