import { formatCount, formatSeconds } from '../../../shared/format';
import type { ClockView } from '../../../shared/lab-api';
import type { HaReason } from '../../../shared/model';
import type { Step } from '../../../shared/step';
import { servicesRun } from '../ha/facts';
import { measure } from '../measure';
import { hasHa, nodeAt, nodesOf } from '../order';
import type { Group, LabState, Node } from '../state';
import { NO_NODE } from '../state';
import { demandInWords } from './demand';

/** One event of the failover clock; `at` in seconds after the loss. */
export type ClockEvent = ClockView['events'][number];
type UntimedEvent = Omit<ClockEvent, 'second'>;

/** What the sentence of a clock is made from. */
export interface ClockStory {
  readonly before: LabState;
  readonly node: number;
  readonly peer: number | null;
  readonly moments: readonly { readonly second: number; readonly state: LabState }[];
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
): readonly UntimedEvent[] {
  const group = after.topology.groups.find((each) => each.slots.includes(node));
  if (!group) return [{ kind: 'gone', label: 'The node left its group' }];
  const pairs = nodesOf(group).flatMap((index) => {
    const was = before.topology.nodes[index];
    return was ? [{ was, is: nodeAt(after.topology, index) }] : [];
  });
  const events = [
    ...pairs.flatMap(({ was, is }) => factEvents(was, is)),
    ...linkEvents(before, group),
    ...groupEvents(pairs, group),
  ];
  return forecast
    ? events.map((event) => ({ ...event, label: `${event.label}, to come` }))
    : events;
}

/** The link was cut or healed. */
function linkEvents({ topology }: LabState, now: Group): UntimedEvent[] {
  const was = topology.groups.find(({ name }) => name === now.name);
  if (was === undefined || was.linkCut === now.linkCut) return [];
  return now.linkCut
    ? [{ kind: 'link-cut', label: `Link of ${now.name} cut` }]
    : [{ kind: 'link-healed', label: `Link of ${now.name} healed` }];
}

interface Pair {
  readonly was: Node;
  readonly is: Node;
}

function factEvents(was: Node, is: Node): UntimedEvent[] {
  if (was.machineUp !== is.machineUp) {
    return is.machineUp
      ? [{ kind: 'restored', label: `${is.name} restored`, node: is.name }]
      : [{ kind: 'lost', label: `${is.name} lost`, node: is.name }];
  }
  if (servicesRun(was) === servicesRun(is) || isHeldState(was, is)) return [];
  return servicesRun(is)
    ? [{ kind: 'restored', label: `Services of ${is.name} run again`, node: is.name }]
    : [{ kind: 'lost', label: `${is.name} loses a critical service`, node: is.name }];
}

/** A manual failover stops the services and the fallback starts them: no event of its own. */
function isHeldState(was: Node, is: Node): boolean {
  return is.reason === 'On Admin Request' || was.reason === 'On Admin Request';
}

function groupEvents(pairs: readonly Pair[], group: Group): UntimedEvent[] {
  if (!hasHa(group)) return [];
  const entered = (state: Node['state']) =>
    pairs.find(({ was, is }) => is.state === state && was.state !== state);
  const wasTransition = pairs.some(({ was }) => TRANSITIONS.has(was.state));
  const events: UntimedEvent[] = [];
  const taking = entered('Taking Over');
  if (taking) events.push({ kind: 'detected', label: cause(taking.is) });
  const backup = entered('Running in Backup Mode');
  if (backup) {
    const label =
      backup.was.state === 'Unreachable' || backup.was.state === 'Initializing'
        ? `${backup.is.name} serves the pair`
        : wasTransition
          ? `${backup.is.name} has taken over`
          : `${cause(backup.is)}, takeover`;
    events.push({ kind: 'takeover', label, node: backup.is.name });
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

const CAUSES: Readonly<Partial<Record<HaReason, string>>> = {
  'Peer Reboot': 'Heartbeat timeout',
  'Peer Down': 'Heartbeat timeout',
  'Peer Down During Initialization': 'Peer not seen',
  'Database Failure': 'Critical service delay',
  'Critical Service Down': 'Critical service delay',
  'On Admin Request': 'On admin request',
};

function cause(carrier: Node): string {
  const { reason } = carrier;
  return reason === null ? '' : (CAUSES[reason] ?? reason);
}

function fallbackName(node: Node): string {
  return node.reason === 'Automatic Fallback' ? 'Automatic fallback' : 'Fallback';
}

function becameNormal(pairs: readonly Pair[]): boolean {
  const isNormal = pairs.every(({ is }) => is.state === 'Normal');
  const wasNormal = pairs.every(({ was }) => was.state === 'Normal');
  return isNormal && !wasNormal;
}

function homeEvent(pairs: readonly Pair[], wasTransition: boolean): UntimedEvent {
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
  const takeover = story.events.find(({ kind, node: by }) => kind === 'takeover' && by === other);
  if (!takeover) return untakenSentence(story, lost, other);
  if (relogin.clients === 0)
    return `${other} took over from ${lost}, which served nobody, so no client logs in again.`;
  const { assigned, demand } = before.users.counts;
  const users = demandInWords(assigned[node]!, demand[node]!);
  const over = overSentence(story, peer);
  return `${how(story, lost, other, takeover.second)} and took over its ${users}${byThen(story, takeover.second)}. ${backSentence(relogin, takeover.second)}${over}`;
}

/** When the loss was noticed: with transitions that is before the takeover is done. */
function noticedAt({ events }: ClockStory, takeover: number): number {
  return (
    events.find(({ kind, second }) => kind === 'detected' && second <= takeover)?.second ?? takeover
  );
}

function byThen(story: ClockStory, takeover: number): string {
  return noticedAt(story, takeover) < takeover ? ` by ${formatSeconds(takeover)}` : '';
}

/** When the clients are back: between the limits, but not before somebody serves them. */
function backSentence({ lower, upper }: ClockStory['relogin'], takeover: number): string {
  const first = Math.max(lower, takeover);
  const last = Math.max(upper, takeover);
  return first >= last
    ? `Their clients log in again all at once, at ${formatSeconds(last)}.`
    : `Their clients log in again at random between ${formatSeconds(first)} and ${formatSeconds(last)}.`;
}

function how(story: ClockStory, lost: string, other: string, takeover: number): string {
  const { step } = story;
  const seconds = noticedAt(story, takeover);
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

function untakenSentence(story: ClockStory, lost: string, other: string): string {
  const { moments, node } = story;
  const now = moments.at(-1)?.state.topology.nodes[node];
  if (now?.timer) return `${other} has not noticed the loss of ${lost} yet.`;
  const isServed = ({ state }: ClockStory['moments'][number]): boolean =>
    measure(state).serving[node] !== NO_NODE;
  const outage = moments.find(
    (moment) => moment.state.topology.nodes[node]?.state !== 'Normal' && !isServed(moment),
  );
  if (outage)
    return outageSentence(
      story,
      [lost, other],
      moments.find((moment) => moment.second > outage.second && isServed(moment))?.second ?? null,
    );
  return now?.state === 'Normal'
    ? `${lost} was back before ${other} noticed, so nobody was failed over.`
    : `${lost} was lost while ${other} served its users, so nobody noticed.`;
}

/** Nobody serves the pair's users, for good or until a second of the lab clock. */
function outageSentence(
  { before, node, peer }: ClockStory,
  [lost, other]: readonly [string, string],
  until: number | null,
): string {
  const { assigned, demand } = before.users.counts;
  const sum = (counts: ArrayLike<number>): number => counts[node]! + counts[peer!]!;
  const users = demandInWords(sum(assigned), sum(demand));
  return until === null
    ? `${lost} and ${other} are both unable to serve, so their ${users} have no service.`
    : `${lost} and ${other} were both unable to serve, so their ${users} had no service for ${formatSeconds(until - before.clock)}.`;
}

function aloneSentence({ before, node, moments }: ClockStory, lost: string): string {
  const { assigned, demand } = before.users.counts;
  const users = demandInWords(assigned[node]!, demand[node]!);
  const back = moments.find(({ state }) => measure(state).serving[node] !== NO_NODE);
  const end = back
    ? `until ${lost} is back after ${formatSeconds(back.second - before.clock)}`
    : `until ${lost} is back`;
  return `Nobody takes over for ${lost}: without HA its ${users} have no service ${end}.`;
}
