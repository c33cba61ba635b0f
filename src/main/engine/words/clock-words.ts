import type { ClockView } from '../../../shared/lab-api';
import type { Step } from '../../../shared/step';
import { measure } from '../measure';
import { hasHa, nodeAt, nodesOf } from '../order';
import type { Group, LabState, Node } from '../state';
import { NO_NODE } from '../state';
import { demandInWords } from './finding-facts';
import { formatCount, formatSeconds } from './format';

/** One event of the failover clock; `at` in seconds after the loss. */
export type ClockEvent = ClockView['events'][number];
type Told = Omit<ClockEvent, 'at'>;

/** What the sentence of a clock is made from. */
export interface ClockStory {
  readonly before: LabState;
  readonly node: number;
  readonly peer: number | null;
  readonly moments: readonly { readonly at: number; readonly state: LabState }[];
  readonly events: readonly ClockEvent[];
  readonly relogin: ClockView['relogin'];
  readonly step: Step;
}

/** How the loss itself is called on the clock. */
export function lossLabel(step: Step, name: string): string {
  if (step.do === 'failover') return `Failover of ${name} asked for`;
  return step.do === 'stop-service' ? `${name} loses a critical service` : `${name} lost`;
}

/**
 * What happened in the group of a node between two moments, in words; nothing when it looks the same.
 *
 * @param forecast  it is still to come, if the lab is left alone
 */
export function clockEvent(
  before: LabState,
  after: LabState,
  node: number,
  forecast: boolean,
): readonly Told[] {
  const group = after.topology.groups.find((each) => each.slots.includes(node));
  if (!group) return [{ kind: 'gone', label: 'The node left its group' }];
  const pairs = nodesOf(group).flatMap((index) => {
    const was = before.topology.nodes[index];
    return was ? [{ was, is: nodeAt(after.topology, index) }] : [];
  });
  const told = [
    ...pairs.flatMap(({ was, is }) => factEvents(was, is)),
    ...groupEvents(pairs, group),
  ];
  return forecast ? told.map((event) => ({ ...event, label: `${event.label}, to come` })) : told;
}

interface Pair {
  readonly was: Node;
  readonly is: Node;
}

function factEvents(was: Node, is: Node): Told[] {
  if (was.machineUp !== is.machineUp) {
    return is.machineUp
      ? [{ kind: 'restored', label: `${is.name} restored` }]
      : [{ kind: 'lost', label: `${is.name} lost` }];
  }
  if (was.servicesUp === is.servicesUp || is.heldIdle || was.heldIdle) return [];
  return is.servicesUp
    ? [{ kind: 'restored', label: `Services of ${is.name} run again` }]
    : [{ kind: 'lost', label: `${is.name} loses a critical service` }];
}

function groupEvents(pairs: readonly Pair[], group: Group): Told[] {
  if (!hasHa(group)) return [];
  const entered = (state: Node['state']) =>
    pairs.find(({ was, is }) => is.state === state && was.state !== state);
  const wasTransition = pairs.some(({ was }) => TRANSITIONS.has(was.state));
  const events: Told[] = [];
  const taking = entered('Taking Over');
  if (taking) events.push({ kind: 'detected', label: cause(taking.is) });
  const backup = entered('Running in Backup Mode');
  if (backup) {
    const label = wasTransition
      ? `${backup.is.name} has taken over`
      : `${cause(backup.is)}, takeover`;
    events.push({ kind: 'takeover', label });
  }
  if (entered('Running in Failed Mode'))
    events.push({ kind: 'failed', label: `${group.name} in failed mode` });
  const back = entered('Taking Back');
  if (back) events.push({ kind: 'fallback', label: `${fallbackName(back.is)} starts` });
  if (becameNormal(pairs)) events.push(homeEvent(pairs, wasTransition));
  return events;
}

const TRANSITIONS: ReadonlySet<Node['state']> = new Set([
  'Failing Over',
  'Taking Over',
  'Taking Back',
  'Falling Back',
]);

const CAUSES: Readonly<Partial<Record<Node['reason'], string>>> = {
  'Peer Down': 'Heartbeat timeout',
  'Critical Service Down': 'Critical service delay',
  'On Admin Request': 'On admin request',
};

function cause(carrier: Node): string {
  return CAUSES[carrier.reason] ?? carrier.reason;
}

function fallbackName(node: Node): string {
  return node.reason === 'Automatic Fallback' ? 'Automatic fallback' : 'Fallback';
}

function becameNormal(pairs: readonly Pair[]): boolean {
  const isNormal = pairs.every(({ is }) => is.state === 'Normal');
  const wasNormal = pairs.every(({ was }) => was.state === 'Normal');
  return isNormal && !wasNormal;
}

function homeEvent(pairs: readonly Pair[], wasTransition: boolean): Told {
  if (pairs.some(({ was }) => was.state === 'Running in Failed Mode'))
    return { kind: 'recovered', label: 'Recovered, both nodes Normal' };
  return { kind: 'fallback', label: wasTransition ? 'Users are home' : 'Fallback, users are home' };
}

/** The failure in one to three sentences: who noticed, who serves, when the clients are back. */
export function clockSentence(story: ClockStory): string {
  const { before, node, peer, relogin } = story;
  const lost = nodeAt(before.topology, node).name;
  if (peer === null) return aloneSentence(story, lost);
  const other = nodeAt(before.topology, peer).name;
  const takeover = story.events.find(({ kind }) => kind === 'takeover');
  if (!takeover) return untakenSentence(story, lost, other);
  if (relogin.clients === 0)
    return `${other} took over from ${lost}, which served nobody, so no client logs in again.`;
  const { assigned, demand } = before.users.counts;
  const users = demandInWords(assigned[node]!, demand[node]!);
  const over = overSentence(story, peer);
  return `${how(story, lost, other, takeover.at)} and took over its ${users}. Their clients log in again at random between ${formatSeconds(relogin.lower)} and ${formatSeconds(relogin.upper)}.${over}`;
}

function how({ step }: ClockStory, lost: string, other: string, seconds: number): string {
  if (step.do === 'failover') return `${other} was asked to serve for ${lost}`;
  if (seconds === 0) return `${other} noticed the loss of ${lost} at once`;
  const missed =
    step.do === 'stop-service' ? 'saw a critical service of' : 'missed the heartbeats of';
  const down = step.do === 'stop-service' ? ' down' : '';
  return `${other} ${missed} ${lost}${down} for ${formatSeconds(seconds)}`;
}

function overSentence({ moments }: ClockStory, peer: number): string {
  const worst = Math.max(...moments.map(({ state }) => measure(state).load[peer]!));
  const node = moments.map(({ state }) => state.topology.nodes[peer]).find((each) => each);
  const over = worst - (node?.capacity ?? worst);
  return node && over > 0
    ? ` ${node.name} then serves ${formatCount(worst)}, ${formatCount(over)} over its capacity.`
    : '';
}

function untakenSentence({ moments, node }: ClockStory, lost: string, other: string): string {
  const last = moments.at(-1)?.state;
  const now = last?.topology.nodes[node];
  if (now?.timer) return `${other} has not noticed the loss of ${lost} yet.`;
  if (now?.state === 'Normal')
    return `${lost} was back before ${other} noticed, so nobody was failed over.`;
  const served = last ? measure(last).serving[node] !== NO_NODE : false;
  return served
    ? `${lost} was lost while ${other} served its users, so nobody noticed.`
    : `${lost} and ${other} are both unable to serve, so nobody took over.`;
}

function aloneSentence({ before, node, moments }: ClockStory, lost: string): string {
  const { assigned, demand } = before.users.counts;
  const users = demandInWords(assigned[node]!, demand[node]!);
  const back = moments.find(({ state }) => measure(state).serving[node] !== NO_NODE);
  const end = back
    ? `until ${lost} is back after ${formatSeconds(back.at - before.clock)}`
    : `until ${lost} is back`;
  return `Nobody takes over for ${lost}: without HA its ${users} have no service ${end}.`;
}
