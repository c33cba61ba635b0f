import type { ClockView } from '../../shared/lab-api';
import { reloginRowName } from '../../shared/relogin';
import type { Step } from '../../shared/step';
import { startsFailover } from '../../shared/steps';
import { type ClockMoment, courseOf, groupHolding } from './clock-course';
import { clockLanes } from './clock-lanes';
import type { Journal } from './explain/journal';
import { measure } from './measure';
import { groupOf, hasHa, nodeAt, nodeNamed, nodesOf, peerOf } from './order';
import { groupRelogin } from './relogin';
import { type LabState, NO_NODE, type Node } from './state';
import { type ClockEvent, clockEvent, clockSentence, lossLabel } from './words/clock-words';
import { stepLabel } from './words/step-label';

type Track = ClockView['tracks'][number];
type Span = Track['spans'][number];

/** A failure: the step, its group and its nodes, by index; `peer` is null without HA. */
interface Loss {
  readonly index: number;
  readonly before: LabState;
  readonly group: string;
  readonly node: number;
  readonly peer: number | null;
}

/** State of a track while nobody has noticed the loss. */
const UNDETECTED = 'Undetected';

/**
 * The failure of one node second by second: that of step `index`, or the last one before it. Null when
 * nothing was lost up to there (in that group).
 *
 * @param index  number of a step, from 0
 * @param group  name of a group; without it every group counts
 * @returns      times in seconds after the loss; loads in devices, on the peer
 * @source       domain 4.7; clients log in again uniformly between the re-login limits (D9)
 */
export function failoverClock(journal: Journal, index: number, group?: string): ClockView | null {
  const loss = lossAtOrBefore(journal, index, group);
  return loss === null ? null : viewOf(journal, loss);
}

function lossAtOrBefore(journal: Journal, index: number, group: string | undefined): Loss | null {
  for (let position = Math.min(index, journal.length - 1); position >= 0; position--) {
    const loss = lossOf(journal, position);
    if (loss && (group === undefined || loss.group === group)) return loss;
  }
  return null;
}

function lossOf(journal: Journal, index: number): Loss | null {
  const step = journal.stepAt(index);
  if (step.refused !== undefined || !isLoss(step)) return null;
  const before = journal.stateBefore(index);
  const node = nodeNamed(before.topology, step.node);
  if (node < 0) return null;
  const group = before.topology.groups[groupOf(before.topology, node)]!;
  return {
    index,
    before,
    group: group.name,
    node,
    peer: hasHa(group) ? peerOf(group, node) : null,
  };
}

function isLoss(
  step: Step,
): step is Extract<Step, { do: 'fail-node' | 'stop-service' | 'failover' }> {
  return startsFailover(step.do);
}

function viewOf(journal: Journal, loss: Loss): ClockView {
  const { index, before, group, node, peer } = loss;
  const lossAt = before.clock;
  const moments = courseOf(journal, index, node);
  const step = journal.stepAt(index);
  const relogin = reloginOf(loss, moments);
  const events = eventsOf(loss, moments, step, relogin);
  const until = endOf(events, relogin.upper);
  const carrier = nodeAt(before.topology, peer ?? node);
  return {
    step: index,
    label: stepLabel(step),
    group,
    lost: nodeAt(before.topology, node).name,
    peer: peer === null ? null : nodeAt(before.topology, peer).name,
    lossAt,
    until,
    events,
    tracks: tracksOf(loss, moments, until),
    lanes: clockLanes(loss, moments, until),
    loads: loadsOf(loss, moments),
    capacity: carrier.capacity,
    relogin,
    sentence: clockSentence({
      before,
      node,
      peer,
      moments,
      events,
      relogin,
      step,
    }),
  };
}

/** Figures of the clients who log in again: every device that the lost node served. */
function reloginOf(
  { before, node, peer }: Loss,
  moments: readonly ClockMoment[],
): ClockView['relogin'] {
  const lost = nodeAt(before.topology, node);
  const group = groupHolding(before, node);
  const limits = group ? groupRelogin(before, group) : null;
  const partner = peer === null ? null : nodeAt(before.topology, peer);
  const same = !partner || sameLimits(lost, partner);
  const upper = limits?.upper ?? null;
  return {
    clients: wasNoticed(before, node, moments) ? measure(before).load[node]! : 0,
    lower: lost.reloginLower,
    upper: lost.reloginUpper,
    tableLower: limits && upper !== null ? limits.lower : null,
    tableUpper: upper,
    tableRow: limits ? reloginRowName(limits) : '',
    fits: same && upper !== null && lost.reloginUpper >= upper,
    flag: limits ? limits.flag : noTable(peer),
    sources: [...(limits?.sources ?? ['S5']), 'D9'],
  };
}

function noTable(peer: number | null): string {
  return peer === null
    ? 'The tables are for pairs with HA.'
    : 'The tables have no entry for the sizes of this pair.';
}

function sameLimits(a: Node, b: Node): boolean {
  return a.reloginLower === b.reloginLower && a.reloginUpper === b.reloginUpper;
}

/** A loss that is put right before anybody noticed is no failover: no client logs in again. */
function wasNoticed(before: LabState, node: number, moments: readonly ClockMoment[]): boolean {
  const group = groupHolding(before, node);
  if (!group || !hasHa(group)) return true;
  return moments.some(({ state }) => {
    const now = state.topology.nodes[node];
    return !now || (now.state !== 'Normal' && now.state !== 'Unknown');
  });
}

/** Every event in order of time; several in one second in the order in which they follow from each other. */
function eventsOf(
  { before, node }: Loss,
  moments: readonly ClockMoment[],
  step: Step,
  relogin: ClockView['relogin'],
): readonly ClockEvent[] {
  const lossAt = before.clock;
  const events: ClockEvent[] = [
    { second: 0, kind: 'lost', label: lossLabel(step, nodeAt(before.topology, node).name) },
  ];
  let previous = moments[0]?.state ?? before;
  for (const { second, state, forecast } of moments.slice(1)) {
    const found = clockEvent(previous, state, node, forecast);
    events.push(...found.map((event) => ({ ...event, second: second - lossAt })));
    previous = state;
  }
  const first = moments[0];
  if (first) {
    const atOnce = clockEvent(before, first.state, node, false).filter(
      ({ kind }) => kind !== 'lost',
    );
    events.push(...atOnce.map((event) => ({ ...event, second: 0 })));
  }
  return [...events, ...clientEvents(lossAt, node, moments, relogin)].sort(
    (a, b) => a.second - b.second,
  );
}

/**
 * First and last client back, after each stretch without service: counted from its beginning, not before somebody
 * serves them, and not where the service is lost again before.
 */
function clientEvents(
  lossAt: number,
  node: number,
  moments: readonly ClockMoment[],
  { clients, lower, upper }: ClockView['relogin'],
): readonly ClockEvent[] {
  if (clients === 0) return [];
  return outagesOf(node, moments).flatMap(({ from, served, next }): ClockEvent[] => {
    if (served === null) return [];
    const after = (limit: number) => Math.max(served, from + limit) - lossAt;
    return [
      { second: after(lower), kind: 'first-client', label: 'First client back' },
      { second: after(Math.max(lower, upper)), kind: 'last-client', label: 'Last client back' },
    ].filter(({ second }) => next === null || second <= next - lossAt);
  });
}

/** A stretch in which nobody serves the users of the node, by seconds of the lab clock; `next`: when it is lost again. */
interface Outage {
  readonly from: number;
  readonly served: number | null;
  readonly next: number | null;
}

/** The stretches without service, the loss itself first: also where another node serves at once. */
function outagesOf(node: number, moments: readonly ClockMoment[]): readonly Outage[] {
  const served = moments.map(({ state }) => measure(state).serving[node] !== NO_NODE);
  // By place, not by second: it may be lost in the second in which it was still served.
  const starts = moments
    .map((_, index) => index)
    .filter((index) => index === 0 || (!served[index] && served[index - 1]));
  return starts.map((start, index) => {
    const back = served.indexOf(true, start);
    return {
      from: moments[start]!.second,
      served: moments[back]?.second ?? null,
      next: moments[starts[index + 1] ?? -1]?.second ?? null,
    };
  });
}

/** A fifth beyond the last event, in whole minutes. */
function endOf(events: readonly ClockEvent[], upper: number): number {
  const last = Math.max(upper, ...events.map(({ second }) => second));
  return Math.ceil((last * 1.2) / 60) * 60;
}

function tracksOf({ before, node }: Loss, moments: readonly ClockMoment[], until: number): Track[] {
  const group = groupHolding(before, node);
  if (!group) return [];
  const lossAt = before.clock;
  return nodesOf(group).map((index) => ({
    node: nodeAt(before.topology, index).name,
    spans: spansOf(index, lossAt, moments, until),
  }));
}

function spansOf(
  index: number,
  lossAt: number,
  moments: readonly ClockMoment[],
  until: number,
): readonly Span[] {
  const spans: Span[] = [];
  for (const { second, state } of moments) {
    const node = state.topology.nodes[index];
    if (!node) continue;
    const from = second - lossAt;
    const shown = node.timer ? UNDETECTED : node.state;
    const reason = node.timer ? '' : (node.reason ?? '');
    const last = spans.at(-1);
    if (last && last.state === shown && last.reason === reason) continue;
    // Of several states in one second the last one stands.
    if (last) spans[spans.length - 1] = { ...last, to: from };
    if (last && last.from === from) spans.pop();
    spans.push({ from, to: until, state: shown, reason });
  }
  return merged(spans);
}

/** Joins neighbours that are alike, as they are where a state lasted no time between them. */
function merged(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && last.state === span.state && last.reason === span.reason)
      joined[joined.length - 1] = { ...last, to: span.to };
    else joined.push(span);
  }
  return joined;
}

/** Devices served by the peer, or by the lost node itself where it has none, and by the lost node, whenever they change. */
function loadsOf(
  { before, node, peer }: Loss,
  moments: readonly ClockMoment[],
): ClockView['loads'] {
  const carrier = peer ?? node;
  const loads: { second: number; own: number; peer: number; lost: number }[] = [];
  for (const { second, state } of moments) {
    const { own, peer: forPeer, load: all } = measure(state);
    const load = {
      second: second - before.clock,
      own: own[carrier]!,
      peer: forPeer[carrier]!,
      lost: all[node]!,
    };
    const last = loads.at(-1);
    if (last && last.own === load.own && last.peer === load.peer && last.lost === load.lost)
      continue;
    if (last && last.second === load.second) loads.pop();
    loads.push(load);
  }
  return loads;
}
