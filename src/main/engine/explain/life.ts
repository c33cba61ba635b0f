import type { UserEvent } from '../../../shared/explain';
import { modeName } from '../../../shared/settings';
import { atOnce } from '../../../shared/slices';
import { nodeAt } from '../order';
import { servingNode } from '../serve';
import { type LabState, NO_NODE } from '../state';
import { reasonOf } from '../users';
import { reasonText } from '../words/reason-words';
import { stepLabel } from '../words/step-label';
import type { Journal } from './journal';

interface Place {
  readonly home: string | null;
  readonly servedBy: string | null;
  /** Node indexes of both, `NO_NODE` for none: names may change. */
  readonly nodes: { readonly home: number; readonly server: number };
}

/**
 * The life of a user, oldest first: placed, moved, kept through a change of mode, failed over, came back.
 * @param row     of a user in the lab
 * @param length  steps to look at: the journal's, or fewer for an earlier moment
 */
export function lifeOf(journal: Journal, row: number, length = journal.length): UserEvent[] {
  return atOnce(lifeInSlices(journal, row, length));
}

/** The same, stopping after every step that was looked at. */
export function* lifeInSlices(
  journal: Journal,
  row: number,
  length = journal.length,
): Generator<void, UserEvent[]> {
  const events: UserEvent[] = [];
  const user = journal.stateBefore(length).users.ids.idAt(row);
  let before: { state: LabState; place: Place | null } | null = null;
  for (let index = 0; index < length; index++) {
    const state = journal.stateBefore(index + 1);
    const place = placeOf(state, row, user);
    const told = place && tell(journal, index, state, row, place, before);
    if (told) {
      const { home, servedBy } = place;
      events.push({ step: index, clock: state.clock, ...told, home, servedBy });
    }
    before = { state, place };
    yield;
  }
  return events;
}

/** Null before the user came; a restored snapshot may give the row of one user to another. */
function placeOf(state: LabState, row: number, user: string): Place | null {
  if (row >= state.users.rows || state.users.ids.idAt(row) !== user) return null;
  const home = state.users.homeAt(row);
  if (home === NO_NODE) return { home: null, servedBy: null, nodes: { home, server: NO_NODE } };
  const server = servingNode(state.topology)[home]!;
  return {
    home: nodeAt(state.topology, home).name,
    servedBy: server === NO_NODE ? null : nodeAt(state.topology, server).name,
    nodes: { home, server },
  };
}

function tell(
  journal: Journal,
  index: number,
  state: LabState,
  row: number,
  place: Place,
  before: { state: LabState; place: Place | null } | null,
): { title: string; detail: string } | null {
  const cause = stepLabel(journal.stepAt(index));
  const reason = reasonText(reasonOf(state.users, row));
  const was = before?.place;
  if (!was) {
    return place.home === null
      ? { title: 'Enabled, not placed', detail: reason }
      : {
          title: `Enabled and placed on ${place.home}`,
          detail: `${reason}, mode ${modeName(state.topology.mode)}`,
        };
  }
  if (state.users.placedAt(row) !== before.state.users.placedAt(row)) {
    if (place.nodes.home === was.nodes.home)
      return place.home === null
        ? { title: 'Still without a node', detail: `${reason}: ${cause}` }
        : { title: `Stays on ${place.home}`, detail: `${reason}: ${cause}` };
    if (place.home === null) return { title: `Unassigned from ${was.home}`, detail: reason };
    if (was.home === null)
      return { title: `Placed on ${place.home}`, detail: `${reason}: ${cause}` };
    return { title: `Moved from ${was.home} to ${place.home}`, detail: `${reason}: ${cause}` };
  }
  if (place.nodes.server !== was.nodes.server && place.home !== null) {
    if (place.servedBy === null)
      return { title: 'Lost service', detail: `${cause}. The home stays ${place.home}` };
    if (place.servedBy === place.home)
      return { title: `Served by ${place.home} again, the home node`, detail: cause };
    return {
      title: `Served by ${place.servedBy}`,
      detail: `${cause}. The home stays ${place.home}`,
    };
  }
  if (state.topology.mode !== before.state.topology.mode && place.home !== null)
    return { title: `Kept on ${place.home}`, detail: `${cause}: a change of mode moves nobody` };
  return null;
}
