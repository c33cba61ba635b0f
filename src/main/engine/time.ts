/**
 * The clock: what happens when seconds pass. What is due in one second is done one by one, and the users who
 * wait are placed after each (docs/scenario-format.md, "High availability, exactly", Order).
 */
import { type Due, dueIn, dueInGroup, isAwaited } from './ha/due';
import { inFailover, isFailedOver } from './serve';
import type { Group, LabState, Topology } from './state';
import { type Moment, UserEdit } from './user-edit';
import { placeWaiting } from './waiting';

/** The clock runs on by `seconds`, with all that falls due on the way. */
export function runFor(state: LabState, seconds: number, moment: Moment): LabState {
  const end = state.clock + seconds;
  const now = passing(state, moment, (_, next) => next <= end);
  return now.clock === end ? now : { ...now, clock: end };
}

/** The clock runs on until no timer and no transition is pending; automatic fallback is not waited for. */
export function settle(state: LabState, moment: Moment): LabState {
  return passing(state, moment, (due) => due.some(isAwaited));
}

/** Everything that is due at this second happens, in order, until nothing more is due. */
export function fireDue(state: LabState, moment: Moment): LabState {
  return passing(state, moment, () => false);
}

/**
 * What is due happens; then, while `goesOn`, the clock moves to the second of the next event, and so on.
 *
 * @param goesOn  is told everything that will happen by itself, and the second of the next of it
 */
function passing(
  state: LabState,
  moment: Moment,
  goesOn: (due: readonly Due[], next: number) => boolean,
): LabState {
  let now = releaseWaiting(state, moment);
  for (;;) {
    const due = dueIn(now.topology);
    const first = firstDue(due, now.clock);
    if (first !== null) now = { ...now, topology: first.happen(now.topology, now.clock) };
    else {
      const next = earliest(due);
      if (next === null || !goesOn(due, next)) return now;
      now = { ...now, clock: next };
    }
    now = releaseWaiting(now, moment);
  }
}

/** What happens first of all that is due at this second. */
function firstDue(due: readonly Due[], clock: number): Due | null {
  let first: Due | null = null;
  for (const one of due)
    if (one.second <= clock && (first === null || one.rank < first.rank)) first = one;
  return first;
}

function earliest(due: readonly Due[]): number | null {
  return due.length === 0 ? null : Math.min(...due.map(({ second }) => second));
}

/** Second of the next event of any kind, or null when nothing will happen by itself. */
export function nextDue(topology: Topology): number | null {
  return earliest(dueIn(topology));
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
    (group, at) => isFailedOver(topology, group) && dueInGroup(topology, at).length === 0,
  );
  STAYING.set(topology, stay);
  return stay;
}

const STAYING = new WeakMap<Topology, readonly Group[]>();

/** Groups in which something will happen by itself. */
export function groupsWithDue(topology: Topology): readonly Group[] {
  const known = WITH_DUE.get(topology);
  if (known) return known;
  const due = topology.groups.filter((_, at) => dueInGroup(topology, at).length > 0);
  WITH_DUE.set(topology, due);
  return due;
}

const WITH_DUE = new WeakMap<Topology, readonly Group[]>();
