/** What the product's own tools print of a pair: command line, counter and alarms (domain 4.2, 4.8; S13, S14, S52). */
import type { NodeState } from '../../../shared/model';
import { nodeAt, nodesOf } from '../order';
import type { Group, LabState, Node } from '../state';

/** Spelling of the command line where it differs from the list of states (domain 4.3, 4.8). */
const PRINTED: Readonly<Partial<Record<NodeState, string>>> = {
  'Failed Over with Critical Services Not Running':
    'Failed Over with Critical Services not Running',
};

/** The lines of `utils ha status`. The command prints no reason for Normal; `Unreachable` is a name of the lab. */
export function haStatusLines(state: LabState, group: Group): string[] {
  return [
    `Subcluster Name: ${group.name}`,
    ...nodesOf(group).map((index, slot) => {
      const node = nodeAt(state.topology, index);
      const reason =
        node.reason === null || node.state === 'Normal' ? '' : ` Reason: ${node.reason}`;
      return `Node ${slot + 1} Name : ${node.name} State: ${PRINTED[node.state] ?? node.state}${reason}`;
    }),
  ];
}

/**
 * Values of the counter SRMState. Two of its names are taken for states that the guide prints otherwise
 * (domain 4.2: inferred).
 */
const SRM_STATE: Readonly<Record<NodeState, string>> = {
  Unknown: '0 Unknown',
  Initializing: '1 Initializing',
  Idle: '2 Idle',
  Normal: '3 Active Normal',
  'Running in Backup Mode': '4 Backup Activated',
  'Taking Over': '5 Taking Over',
  'Taking Back': '6 Taking Back',
  'Failing Over': '7 Failing Over',
  'Failed Over': '8 Failed Over',
  'Failed Over with Critical Services Not Running': '9 Failed Over Affected Service',
  'Falling Back': '10 Falling Back',
  'Running in Failed Mode': '11 Failed',
  Unreachable: '12 Down State',
};

/** "3 Active Normal". */
export function srmStateOf(node: Node): string {
  return SRM_STATE[node.state];
}

/** Alarms that go with what the pair shows: a failover names both nodes and the reason. */
export function alarmsOf(state: LabState, group: Group): string[] {
  const nodes = nodesOf(group).map((index) => nodeAt(state.topology, index));
  const carrier = nodes.find((node) => CARRIES.has(node.state));
  const other = nodes.find((node) => node !== carrier);
  if (nodes.some((node) => node.state === 'Running in Failed Mode'))
    return nodes
      .filter((node) => node.state === 'Running in Failed Mode')
      .map((node) => `SRMFailed: ${node.name}, ${node.reason ?? 'no reason'}`);
  if (!carrier || !other || CARRIES.has(other.state)) return [];
  return [
    `SRMFailover: from ${other.name} to ${carrier.name}, ${carrier.reason ?? other.reason ?? 'no reason'}`,
  ];
}

const CARRIES: ReadonlySet<NodeState> = new Set(['Running in Backup Mode', 'Taking Over']);
