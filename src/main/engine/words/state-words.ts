import { formatSeconds } from '../../../shared/format';
import type { NodeState } from '../../../shared/model';
import { hasHa, nodeAt, nodesOf, peerOf } from '../order';
import { isAble } from '../serve';
import type { Group, LabState, Node } from '../state';

interface Situation {
  readonly node: Node;
  readonly peer: Node | null;
  readonly group: Group;
  readonly now: number;
  /** Automatic fallback comes at this second, or null when nobody but an administrator brings it. */
  readonly fallbackAt: number | null;
}

const IN_WORDS: Readonly<Record<NodeState, (s: Situation) => string>> = {
  Initializing: ({ node }) => `${node.name} is starting. Wait until it is Normal.`,
  Normal: normal,
  'Failing Over': ({ node, peer }) =>
    `${peer?.name ?? 'Its peer'} is taking the users of ${node.name} over. Wait until it is done.`,
  'Taking Over': ({ node, peer }) =>
    `${node.name} is taking the users of ${peer?.name ?? 'its peer'} over. Wait until it is done.`,
  Idle: idle,
  'Failed Over': failedOver,
  'Failed Over with Critical Services Not Running': ({ node, group }) =>
    `A critical service of ${node.name} is stopped. Start its services, then fall back ${group.name}.`,
  'Running in Backup Mode': backup,
  'Taking Back': ({ node }) => `${node.name} is taking its users back. Wait until it is Normal.`,
  'Falling Back': ({ node, peer }) =>
    `${node.name} hands the users of ${peer?.name ?? 'its peer'} back. Wait until it is Normal.`,
  'Running in Failed Mode': failedMode,
  Unreachable: unreachable,
  Unknown: withoutHa,
};

/**
 * What the state of a node means and what to do next (domain 4.3, with its reason and exit).
 *
 * @param index  node index
 */
export function remedyOfState(state: LabState, index: number): string {
  const { topology } = state;
  const node = nodeAt(topology, index);
  const group = topology.groups.find((each) => each.slots.includes(index));
  if (!group) return '';
  const peerIndex = peerOf(group, index);
  const peer = peerIndex === null ? null : nodeAt(topology, peerIndex);
  const { automaticFallback, automaticFallbackDelay } = topology.parameters;
  const since = node.failedOverSince ?? peer?.failedOverSince ?? null;
  const fallbackAt = automaticFallback && since !== null ? since + automaticFallbackDelay : null;
  return IN_WORDS[node.state]({ node, peer, group, now: state.clock, fallbackAt });
}

/** The condition of a group in a few words, as its head shows it: "Peer Down"; empty when all is well. */
export function groupSummary(state: LabState, group: Group): string {
  const nodes = nodesOf(group).map((index) => nodeAt(state.topology, index));
  if (!hasHa(group)) {
    const down = nodes.filter((node) => !isAble(node));
    return down.length === 0 ? '' : `${down.map((node) => node.name).join(' and ')} down`;
  }
  if (nodes.every((node) => node.state === 'Unreachable')) return 'Both nodes down';
  if (nodes.some((node) => node.state === 'Running in Failed Mode'))
    return 'Running in Failed Mode';
  const carrier = nodes.find((node) => CARRIER_STATES.has(node.state) && node.reason !== null);
  if (carrier?.reason) return carrier.reason;
  return nodes.some((node) => node.timer) ? 'Loss not noticed yet' : '';
}

const CARRIER_STATES: ReadonlySet<NodeState> = new Set([
  'Running in Backup Mode',
  'Taking Over',
  'Falling Back',
  'Unreachable',
]);

function normal({ node, peer, now }: Situation): string {
  if (node.timer) {
    const what = node.timer.kind === 'machine' ? 'is lost' : 'has lost a critical service';
    const put = node.timer.kind === 'machine' ? 'Restore it' : 'Start its services';
    return `${node.name} ${what}; ${peer?.name ?? 'its peer'} notices in ${formatSeconds(node.timer.endsAt - now)}. ${put} before that and nothing happens.`;
  }
  if (!peer) return `${node.name} works.`;
  return peer.timer
    ? `${node.name} works and notices the loss of ${peer.name} in ${formatSeconds(peer.timer.endsAt - now)}.`
    : `${node.name} works and watches ${peer.name}.`;
}

function idle({ node, peer, group }: Situation): string {
  const why = `An administrator failed ${node.name} over; its services are stopped`;
  return peer?.state === 'Running in Backup Mode'
    ? `${why} and ${peer.name} serves its users. Fall back ${group.name} to bring them home.`
    : `${why} until fallback, and ${peer?.name ?? 'its peer'} is down, so nobody serves ${group.name}. Restore ${peer?.name ?? 'it'}, then fall back ${group.name}.`;
}

function failedOver({ node, peer, group, now, fallbackAt }: Situation): string {
  const then =
    fallbackAt === null
      ? `Fall back ${group.name} to bring them home.`
      : `It takes them back by itself in ${formatSeconds(Math.max(0, fallbackAt - now))}, or when you fall back ${group.name}.`;
  return `${node.name} is healthy again, but ${peer?.name ?? 'its peer'} still serves its users. ${then}`;
}

function backup({ node, peer, group }: Situation): string {
  const serves = `${node.name} serves its own users and those of ${peer?.name ?? 'its peer'}`;
  if (!peer) return `${serves}.`;
  if (!peer.machineUp)
    return `${serves}, which is down. Restore ${peer.name}, then fall back ${group.name}.`;
  if (peer.state === 'Failed Over with Critical Services Not Running') {
    return `${serves}, which has a critical service stopped. Start the services of ${peer.name}, then fall back ${group.name}.`;
  }
  return `${serves}. Fall back ${group.name} to end this.`;
}

function failedMode({ node, peer, group }: Situation): string {
  const broken = [node, peer].filter((each) => each !== null && !isAble(each)) as Node[];
  const what = `Both nodes of ${group.name} are in trouble and ${node.name} serves nobody.`;
  if (broken.length === 0) return `${what} Recover ${group.name} to make both Normal.`;
  const repairs = broken.map((each) =>
    each.machineUp ? `start the services of ${each.name}` : `restore ${each.name}`,
  );
  const [first = '', ...rest] = repairs;
  const steps = [`${first.charAt(0).toUpperCase()}${first.slice(1)}`, ...rest].join(', ');
  return `${what} ${steps}, then recover ${group.name}.`;
}

function unreachable({ node, peer, group }: Situation): string {
  if (peer?.state === 'Running in Backup Mode') {
    return `${node.name} is down; ${peer.name} serves its users. Restore ${node.name}, then fall back ${group.name}.`;
  }
  if (peer?.state === 'Running in Failed Mode') {
    return `${node.name} is down and ${peer.name} is in failed mode, so nobody in ${group.name} is served. Restore ${node.name}, then recover ${group.name}.`;
  }
  return `${node.name} is down and nobody serves ${group.name}. Restore ${node.name}: it then carries the whole group.`;
}

function withoutHa({ node, group }: Situation): string {
  const alone = !group.slots.every((slot) => slot !== null);
  const why = alone ? `${node.name} is alone in ${group.name}` : `HA is off for ${group.name}`;
  if (isAble(node)) {
    const next = alone
      ? `Add a second node to ${group.name} and enable HA to protect them.`
      : `Enable HA for ${group.name} to protect them.`;
    return `${node.name} serves its own users. ${why}, so nobody takes over if it fails. ${next}`;
  }
  const repair = node.machineUp ? `Start the services of ${node.name}` : `Restore ${node.name}`;
  return `${node.name} serves nobody and ${why}, so its users have no service. ${repair}.`;
}
