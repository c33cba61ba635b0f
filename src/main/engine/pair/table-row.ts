/** The row of the vendor's table of node states that a pair stands in, with its cause and recommended action (domain 4.3; S2). */
import type { TableRow } from '../../../shared/pair';
import { nodeAt, nodesOf } from '../order';
import { remedy } from '../remedies/remedy';
import { stepsBackOf } from '../remedies/way-back';
import type { Group, LabState, Node } from '../state';

type Row = Omit<TableRow, 'steps' | 'label'>;
const S2 = ['S2'];

/** The row of a pair with HA, or null where the table has none. */
export function tableRow(state: LabState, group: Group): TableRow | null {
  const row = rowOf(state, group);
  if (row === null) return null;
  const steps = group.status?.kind === 'normal' ? [] : stepsBackOf(state, group);
  return { ...row, steps, label: steps.length === 0 ? '' : remedy(steps).label };
}

function rowOf(state: LabState, group: Group): Row | null {
  const { status, transition } = group;
  const nodes = nodesOf(group).map((index) => nodeAt(state.topology, index));
  const [a, b] = nodes;
  if (status === null || !a || !b) return nodes.length === 2 ? NO_HA : null;
  if (transition) return transitionRow(transition.kind, nodes);
  switch (status.kind) {
    case 'normal':
      return {
        mark: '1',
        cause: 'Both nodes work.',
        action: 'Nothing is to be done.',
        sources: S2,
      };
    case 'admin':
      return adminRow(nodes, status.by === nodesOf(group)[0] ? a : b);
    case 'carried': {
      const carrier = nodeAt(state.topology, status.by);
      return carriedRow(group, carrier, nodes.find((node) => node !== carrier)!);
    }
    case 'split':
      return {
        mark: '13',
        cause:
          'The heartbeat between the nodes is lost while both run, so each takes the other for lost.',
        action:
          'Mend the link. A node may then go into a failed state, which Recovery cures; in the lab both do (D14).',
        sources: ['S2', 'S31', 'D14'],
      };
    case 'failed':
      return failedRow(nodes);
    case 'dark':
      return {
        mark: '13c',
        cause: 'Neither node carries the group; a node that starts does not see its peer.',
        action:
          'Start the machines. A node that sees no peer carries the group when its initialization is over (lab assumption D13).',
        sources: ['S2', 'D13'],
      };
  }
}

const NO_HA: Row = {
  mark: '19',
  cause: 'High availability is not enabled.',
  action:
    'Enable it for the group; the table tells to restart the recovery manager where it should be on.',
  sources: S2,
};

function transitionRow(kind: 'failover' | 'fallback', nodes: readonly Node[]): Row {
  const restarted = nodes.some((node) => node.reason === 'Initialization');
  if (kind === 'failover')
    return {
      mark: restarted ? '7b' : '2',
      cause: 'A failover is under way.',
      action: 'Wait until it is over.',
      sources: S2,
    };
  const automatic = nodes.some((node) => node.reason === 'Automatic Fallback');
  return {
    mark: restarted ? '7c' : automatic ? '8' : '4',
    cause: automatic ? 'An automatic fallback is under way.' : 'A fallback is under way.',
    action: 'Wait until it is over.',
    sources: S2,
  };
}

function adminRow(nodes: readonly Node[], carrier: Node): Row {
  const idle = nodes.find((node) => node !== carrier)!;
  const restarted = (node: Node) => node.reason === 'Initialization';
  const mark =
    restarted(idle) && restarted(carrier)
      ? '6'
      : restarted(idle)
        ? '5'
        : restarted(carrier)
          ? '7'
          : '3';
  return {
    mark,
    cause: `An administrator failed ${idle.name} over; its services stay stopped.`,
    action: 'Fall back when the work on the node is done.',
    sources: S2,
  };
}

function carriedRow(group: Group, carrier: Node, other: Node): Row {
  const { reason } = carrier;
  if (reason === 'Auto Recover Database Failure' || reason === 'Auto Recover Critical Service Down')
    return {
      mark: reason === 'Auto Recover Database Failure' ? '16' : '17',
      cause: `${other.name} carried the group and lost ${reason === 'Auto Recover Database Failure' ? 'its database' : 'a critical service'}; the users moved to ${carrier.name} by themselves.`,
      action: `Put ${other.name} right, then fall back.`,
      sources: S2,
    };
  if (reason === 'Peer Down During Initialization')
    return {
      mark: '13c',
      cause: `${carrier.name} started and did not see ${other.name}.`,
      action: `Put ${other.name} right, then fall back.`,
      sources: ['S2', 'D13'],
    };
  if (other.state === 'Unreachable')
    return {
      mark: '13b',
      cause: `The machine of ${other.name} is off.`,
      action: `Start ${other.name}, then fall back.`,
      sources: S2,
    };
  if (other.state === 'Failed Over')
    return {
      mark: '10',
      cause: `${other.name} is healthy again.`,
      action: `Fall back ${group.name}, or wait for automatic fallback where it is on.`,
      sources: S2,
    };
  if (other.state === 'Initializing')
    return {
      mark: '13c',
      cause: `${other.name} starts and does not see ${carrier.name}.`,
      action: 'Mend the link or start the peer.',
      sources: ['S2', 'D13'],
    };
  const database = 'database' in other.stopped;
  return {
    mark: database ? '9b' : '9',
    cause: database
      ? `The database of ${other.name} is down.`
      : `A critical service of ${other.name} is down.`,
    action: database
      ? `Restart ${other.name}, then fall back.`
      : `Start the services of ${other.name}, or restart it where they do not start, then fall back. Documents disagree: an example falls back straight from here.`,
    sources: database ? S2 : ['S2', 'S20'],
  };
}

function failedRow(nodes: readonly Node[]): Row {
  const reasons = nodes.map((node) => node.reason);
  if (reasons.includes('Start of Critical Services Failed'))
    return {
      mark: '11',
      cause: 'Critical services did not start while users were taken back.',
      action:
        'Recover, which starts the services; a node whose services will not start is restarted first.',
      sources: S2,
    };
  if (reasons.includes('Unknown'))
    return {
      mark: '18',
      cause: 'A node restarted beside a failed one, or the link of a split came back.',
      action: 'Recover; where that does not help, restart the machine.',
      sources: ['S2', 'D14', 'D19'],
    };
  return {
    mark: '12',
    cause:
      'The node that carried the group lost a critical service while the other could not serve.',
    action: 'Recover, which starts the services; else restart the machine.',
    sources: S2,
  };
}
