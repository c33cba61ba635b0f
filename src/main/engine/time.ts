/**
 * The clock: what happens when seconds pass. What is due in one second is done one by one, and the users who
 * wait are placed after each (docs/scenario-format.md, "High availability, exactly", Order).
 */
import { type Due, dueIn, isPending } from './ha/due';
import { inFailover, isFailedOver } from './serve';
import type { Group, LabState, Topology } from './state';
import { type Moment, UserEdit } from './user-edit';
import { placeWaiting } from './waiting';

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

/** The clock runs on until no timer and no transition is pending; automatic fallback is not waited for. */
export function settle(state: LabState, moment: Moment): LabState {
  let now = fireDue(state, moment);
  while (somethingPends(now.topology)) {
    const next = nextDue(now.topology);
    if (next === null) throw new Error('a pending group has nothing due');
    now = fireDue({ ...now, clock: Math.max(now.clock, next) }, moment);
  }
  return now;
}

/** A timer (heartbeat, service, initialization) or a transition of some group is pending. */
export function somethingPends(topology: Topology): boolean {
  return topology.groups.some((_, groupIndex) => isPending(topology, groupIndex));
}

/** Everything that is due at this second happens, in order, until nothing more is due. */
export function fireDue(state: LabState, moment: Moment): LabState {
  let now = releaseWaiting(state, moment);
  for (;;) {
    const due = firstDue(now.topology, now.clock);
    if (due === null) return now;
    now = releaseWaiting({ ...now, topology: due.happen(now.topology, now.clock) }, moment);
  }
}

/** What happens first of all that is due at this second. */
function firstDue(topology: Topology, clock: number): Due | null {
  let first: Due | null = null;
  for (let group = 0; group < topology.groups.length; group++)
    for (const due of dueIn(topology, group))
      if (due.second <= clock && (first === null || due.rank < first.rank)) first = due;
  return first;
}

/** Second of the next event of any kind, or null when nothing will happen by itself. */
export function nextDue(topology: Topology): number | null {
  let next: number | null = null;
  for (let group = 0; group < topology.groups.length; group++)
    for (const { second } of dueIn(topology, group))
      if (next === null || second < next) next = second;
  return next;
}

/** Users who wait are placed as soon as no group is in a failover state. */
function releaseWaiting(state: LabState, moment: Moment): LabState {
  if (state.users.counts.waiting === 0 || inFailover(state.topology)) return state;
  const edit = new UserEdit(state.users, moment);
  placeWaiting(edit, state.topology);
  return { ...state, users: edit.done() };
}

/** Groups in a failover state that nothing will bring out of it but a step. */
export function staysFailedOver(topology: Topology): readonly Group[] {
  const known = STAYING.get(topology);
  if (known) return known;
  const stay = topology.groups.filter(
    (group, at) => isFailedOver(topology, group) && dueIn(topology, at).length === 0,
  );
  STAYING.set(topology, stay);
  return stay;
}

const STAYING = new WeakMap<Topology, readonly Group[]>();

/** Groups in which something will happen by itself. */
export function groupsWithDue(topology: Topology): readonly Group[] {
  const known = WITH_DUE.get(topology);
  if (known) return known;
  const due = topology.groups.filter((_, at) => dueIn(topology, at).length > 0);
  WITH_DUE.set(topology, due);
  return due;
}

const WITH_DUE = new WeakMap<Topology, readonly Group[]>();
