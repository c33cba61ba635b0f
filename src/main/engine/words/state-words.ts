import { formatSeconds } from '../../../shared/format';
import type { NodeState } from '../../../shared/model';
import { hasHa, nodeAt, nodesOf, peerOf } from '../order';
import { isAble } from '../serve';
import type { Group, LabState, Node } from '../state';
import { servicesInWords } from './service-words';

interface Situation {
  readonly node: Node;
  readonly peer: Node | null;
  readonly group: Group;
  readonly now: number;
  /** Automatic fallback comes at this second, or null when nobody but an administrator brings it. */
  readonly fallbackAt: number | null;
}

const IN_WORDS: Readonly<Record<NodeState, (s: Situation) => string>> = {
  Initializing: initializing,
  Normal: normal,
  'Failing Over': ({ node, peer }) =>
    `${peer?.name ?? 'Its peer'} is taking the users of ${node.name} over. Wait until it is done.`,
  'Taking Over': ({ node, peer }) =>
    `${node.name} is taking the users of ${peer?.name ?? 'its peer'} over. Wait until it is done.`,
  Idle: idle,
  'Failed Over': failedOver,
  'Failed Over with Critical Services Not Running': notRunning,
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
  if (group.status?.kind === 'split') return 'Split, Peer Down';
  if (nodes.some((node) => node.state === 'Running in Failed Mode'))
    return 'Running in Failed Mode';
  const carrier = nodes.find((node) => CARRIER_STATES.has(node.state) && node.reason !== null);
  if (carrier?.reason) return carrier.reason;
  if (nodes.some((node) => node.timer)) return 'Loss not noticed yet';
  if (group.linkTimer !== null) return 'Cut link not noticed yet';
  return nodes.some((node) => node.state === 'Initializing') ? 'Initialization' : '';
}

const CARRIER_STATES: ReadonlySet<NodeState> = new Set([
  'Running in Backup Mode',
  'Taking Over',
  'Falling Back',
  'Unreachable',
]);

function normal({ node, peer, group, now }: Situation): string {
  if (node.timer) {
    const { what, put } = lossWords(node);
    return `${node.name} ${what}; ${peer?.name ?? 'its peer'} notices in ${formatSeconds(node.timer.endsAt - now)}. ${put} before that and nothing happens.`;
  }
  if (!peer) return `${node.name} works.`;
  if (peer.timer)
    return `${node.name} works and notices the loss of ${peer.name} in ${formatSeconds(peer.timer.endsAt - now)}.`;
  if (group.linkTimer !== null)
    return `${node.name} works, but the link of ${group.name} is cut: in ${formatSeconds(group.linkTimer - now)} each node takes the other for lost (D14, a lab assumption). Heal it before that and nothing happens.`;
  return `${node.name} works and watches ${peer.name}.`;
}

/** What a node has lost, and how that is put right. */
function lossWords(node: Node): { readonly what: string; readonly put: string } {
  if (!node.machineUp) return { what: 'is lost', put: 'Restore it' };
  return hasBroken(node)
    ? { what: 'has lost a critical service that will not start', put: 'Restart it' }
    : { what: 'has lost a critical service', put: 'Start its services' };
}

function hasBroken({ stopped }: Node): boolean {
  return Object.values(stopped).includes('broken');
}

function initializing({ node, peer, group, now }: Situation): string {
  const left = formatSeconds(Math.max(0, (node.initializingUntil ?? now) - now));
  const other = peer?.name ?? 'its peer';
  const then = group.linkCut
    ? 'then it stands alone, in a split'
    : isAble(node)
      ? `then it carries ${group.name} alone`
      : `then ${group.name} is in failed mode, since its services are stopped`;
  return `${node.name} has started and does not see ${other}. It waits ${left} more, ${then} (D13, a lab assumption). ${group.linkCut ? 'Heal the link' : `Restore ${other}`} before that and it takes its place.`;
}

function notRunning({ node, group }: Situation): string {
  const what = `${capital(servicesInWords(node.stopped))} of ${node.name} ${Object.keys(node.stopped).length === 1 ? 'is' : 'are'} stopped`;
  if (group.status?.kind === 'split')
    return `${what}, and the link of ${group.name} is cut, so nobody serves its users.`;
  return hasBroken(node)
    ? `${what}. Restart ${node.name}, then fall back ${group.name}.`
    : `${what}. Start its services, then fall back ${group.name}.`;
}

function idle({ node, peer, group }: Situation): string {
  const why = `An administrator failed ${node.name} over; its services are stopped`;
  if (peer?.state !== 'Running in Backup Mode')
    return `${why} until fallback, and ${peer?.name ?? 'its peer'} is down, so nobody serves ${group.name}. Restore ${peer?.name ?? 'it'}, then fall back ${group.name}.`;
  return hasBroken(node)
    ? `${why}, and ${servicesInWords(node.stopped)}: a fallback now ends in failed mode. Restart ${node.name} first, then fall back ${group.name}.`
    : `${why} and ${peer.name} serves its users. Fall back ${group.name} to bring them home.`;
}

function failedOver({ node, peer, group, now, fallbackAt }: Situation): string {
  const then =
    fallbackAt === null
      ? `Fall back ${group.name} to bring them home.`
      : `It takes them back by itself in ${formatSeconds(Math.max(0, fallbackAt - now))}, or when you fall back ${group.name}.`;
  return `${node.name} is healthy again, but ${peer?.name ?? 'its peer'} still serves its users. ${then}`;
}

function backup({ node, peer, group, now }: Situation): string {
  if (peer?.state === 'Running in Backup Mode')
    return `${node.name} and ${peer.name} both act as backup and each serves its own users: the link of ${group.name} is cut. Heal it; both are then in failed mode until you recover ${group.name} (D14, a lab assumption).`;
  if (group.status?.kind === 'split')
    return `${node.name} stands alone, for the link of ${group.name} is cut. Heal it, then put ${peer?.name ?? 'its peer'} right.`;
  if (node.timer) {
    const { what, put } = lossWords(node);
    return `${node.name} carries ${group.name} and ${what}, so nobody is served; that is noticed in ${formatSeconds(node.timer.endsAt - now)} (D15, a lab assumption). ${put} before that and nothing happens.`;
  }
  const serves = `${node.name} serves its own users and those of ${peer?.name ?? 'its peer'}`;
  if (!peer) return `${serves}.`;
  if (!peer.machineUp)
    return `${serves}, which is down. Restore ${peer.name}, then fall back ${group.name}.`;
  if (peer.state === 'Failed Over with Critical Services Not Running') {
    const repair = hasBroken(peer) ? `Restart ${peer.name}` : `Start the services of ${peer.name}`;
    return `${serves}, which has a critical service stopped. ${repair}, then fall back ${group.name}.`;
  }
  if (peer.state === 'Initializing')
    return `${serves}, which has started and does not see it. ${group.linkCut ? 'Heal the link' : 'Wait'}, then fall back ${group.name}.`;
  return `${serves}. Fall back ${group.name} to end this.`;
}

function failedMode({ node, peer, group }: Situation): string {
  const what = `Both nodes of ${group.name} are in trouble and ${node.name} serves nobody.`;
  const pair = [node, peer].filter((each) => each !== null) as Node[];
  const off = pair.filter((each) => !each.machineUp).map((each) => `restore ${each.name}`);
  const broken = pair
    .filter((each) => each.machineUp && hasBroken(each))
    .map((each) => `restart ${each.name}, whose services will not start`);
  const [first, ...rest] = [...off, ...broken];
  const recover = `recover ${group.name}, which starts the services that are stopped`;
  if (first === undefined) return `${what} ${capital(recover)} and makes both Normal.`;
  return `${what} ${[capital(first), ...rest].join(', ')}, then ${recover}.`;
}

function unreachable({ node, peer, group }: Situation): string {
  if (peer?.state === 'Running in Backup Mode') {
    return `${node.name} is down; ${peer.name} serves its users. Restore ${node.name}, then fall back ${group.name}.`;
  }
  if (peer?.state === 'Running in Failed Mode') {
    return `${node.name} is down and ${peer.name} is in failed mode, so nobody in ${group.name} is served. Restore ${node.name}, then recover ${group.name}.`;
  }
  const down = `${node.name} is down and nobody serves ${group.name}.`;
  if (group.status?.kind === 'admin') {
    const then = group.status.carrierLost ? 'it carries the group again' : 'it is Idle again';
    return `${down} Restore ${node.name}: ${then}, until you fall back ${group.name}.`;
  }
  return `${down} Restore ${node.name}: it waits for its peer, then carries the group alone (D13, a lab assumption).`;
}

/** The first letter large. */
function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
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
