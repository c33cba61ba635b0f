/**
 * The clock: what happens when seconds pass. In one second the order is: transitions end, automatic
 * fallback, waiting users are placed, losses are noticed (docs/scenario-format.md, "High availability").
 */
import { detect, endTransition, fallBack, readyForFallback } from './ha';
import { hasHa, nodeAt, nodesOf } from './order';
import type { Recorder } from './recorder';
import { inFailover } from './serve';
import type { Group, LabState, Topology } from './state';
import { UserEdit } from './user-edit';
import { placeWaiting } from './waiting';

/** What the clock must know of the step it runs in. */
export interface Moment {
  /** Number of the step, for the users it places. */
  readonly index: number;
  readonly recorder?: Recorder | undefined;
}

/** The clock runs on by `seconds`, with all that falls due on the way. */
export function runFor(state: LabState, seconds: number, moment: Moment): LabState {
  const end = state.clock + seconds;
  let now = fireDue(state, moment);
  for (;;) {
    const next = nextDue(now.topology);
    if (next === null || next > end) return now.clock === end ? now : { ...now, clock: end };
    now = fireDue({ ...now, clock: Math.max(now.clock, next) }, moment);
  }
}

/** The clock runs on until no detection timer and no transition is pending; automatic fallback is not waited for. */
export function settle(state: LabState, moment: Moment): LabState {
  let now = fireDue(state, moment);
  while (now.topology.groups.some((group) => isPending(now.topology, group))) {
    const next = nextDue(now.topology);
    if (next === null) throw new Error('a pending group has nothing due');
    now = fireDue({ ...now, clock: Math.max(now.clock, next) }, moment);
  }
  return now;
}

/** Everything that is due at this second happens, in order, until nothing more is due. */
export function fireDue(state: LabState, moment: Moment): LabState {
  let now = state;
  for (;;) {
    const before = now;
    now = releaseWaiting({ ...now, topology: fireReturns(now.topology, now.clock) }, moment);
    now = releaseWaiting({ ...now, topology: fireDetections(now.topology, now.clock) }, moment);
    if (now.topology === before.topology && now.users === before.users) return before;
  }
}

function fireReturns(topology: Topology, clock: number): Topology {
  let now = topology;
  for (let at = 0; at < topology.groups.length; at++) {
    const { transition } = now.groups[at]!;
    if (transition && transition.endsAt <= clock) now = endTransition(now, at, clock);
  }
  for (let at = 0; at < topology.groups.length; at++) {
    const due = automaticFallbackDue(now, now.groups[at]!);
    if (due !== null && due <= clock)
      now = fallBack(now, at, readyForFallback(now, now.groups[at]!)!, true, clock);
  }
  return now;
}

function fireDetections(topology: Topology, clock: number): Topology {
  let now = topology;
  for (let at = 0; at < topology.groups.length; at++)
    for (const index of nodesOf(now.groups[at]!)) {
      const { timer } = nodeAt(now, index);
      if (timer && timer.endsAt <= clock) now = detect(now, at, index, clock);
    }
  return now;
}

/** Users who wait are placed as soon as no group is in a failover state. */
function releaseWaiting(state: LabState, moment: Moment): LabState {
  if (state.users.counts.waiting === 0 || inFailover(state.topology)) return state;
  const edit = new UserEdit(state.users, moment.index, moment.recorder);
  placeWaiting(edit, state.topology);
  return { ...state, users: edit.done() };
}

/** Second at which automatic fallback takes a group home, or null. */
function automaticFallbackDue(topology: Topology, group: Group): number | null {
  const { automaticFallback, automaticFallbackDelay } = topology.parameters;
  if (!automaticFallback || group.transition) return null;
  const ready = readyForFallback(topology, group);
  const since = ready === null ? null : nodeAt(topology, ready).failedOverSince;
  return since === null ? null : since + automaticFallbackDelay;
}

function isPending(topology: Topology, group: Group): boolean {
  if (!hasHa(group)) return false;
  return group.transition !== null || nodesOf(group).some((index) => nodeAt(topology, index).timer);
}

/** Second of the next event of any kind, or null when nothing will happen by itself. */
export function nextDue(topology: Topology): number | null {
  let next: number | null = null;
  const at = (second: number | null | undefined) => {
    if (second !== null && second !== undefined && (next === null || second < next)) next = second;
  };
  for (const group of topology.groups) {
    if (!hasHa(group)) continue;
    at(group.transition?.endsAt);
    at(automaticFallbackDue(topology, group));
    for (const index of nodesOf(group)) at(nodeAt(topology, index).timer?.endsAt);
  }
  return next;
}
