import type { UserQuery } from '../../../shared/lab-api';
import { MAX_USERS } from '../../../shared/limits';
import type { Pause } from '../../../shared/slices';
import type { UserRowView } from '../../../shared/view';
import { measure } from '../../engine/measure';
import { nodeNamed } from '../../engine/order';
import { type LabState, NO_NODE } from '../../engine/state';
import { isEligible, isWaiting, reasonOf } from '../../engine/users';
import { reasonText } from '../../engine/words/reason-words';
import type { LabStore } from '../../store/lab-store';
import type { UserFilter } from '../../store/user-search';

/** One page of users. */
export interface UsersPage {
  readonly total: number;
  readonly rows: readonly UserRowView[];
}

const NOBODY: UsersPage = { total: 0, rows: [] };
const NAMED_FILTERS = ['unassigned', 'waiting', 'ineligible'] as const;

/** Searches, sorts and pages in the database; the rows found are read from the state it mirrors. */
export async function queryUsers(
  store: LabStore,
  query: UserQuery,
  pause: Pause,
): Promise<UsersPage> {
  const { state } = store.stored;
  const filter = filterOf(state, query.filter);
  if (filter === undefined) return NOBODY;
  const search = {
    text: query.search ?? '',
    filter,
    sort: query.sort ?? 'arrival',
    descending: query.descending ?? false,
    offset: query.offset,
    limit: Math.min(query.limit, MAX_USERS),
  };
  const { total, rows } = await store.findUsers(search, (looked) =>
    pause(looked, state.users.rows),
  );
  return { total, rows: rows.map((row) => userRowView(state, row)) };
}

/** Undefined: a node that is not there, so nobody. A node may be named like one of the fixed filters; those win. */
function filterOf(state: LabState, name: string | undefined): UserFilter | null | undefined {
  if (name === undefined || name === '') return null;
  const named = NAMED_FILTERS.find((filter) => filter === name);
  if (named) return named;
  const { topology } = state;
  if (name === 'no-service') {
    const { serving } = measure(state);
    const homes = [...topology.nodes.keys()].filter((node) => serving[node] === NO_NODE);
    return { homes };
  }
  const node = nodeNamed(topology, name);
  return node < 0 ? undefined : { homes: [node] };
}

/** One user, ready to show. */
export function userRowView(state: LabState, row: number): UserRowView {
  const { topology, users } = state;
  const home = users.homeAt(row);
  const server = home === NO_NODE ? NO_NODE : measure(state).serving[home]!;
  const reason = reasonOf(users, row);
  return {
    id: users.ids.idAt(row),
    assignedTo: topology.nodes[home]?.name ?? null,
    servedBy: topology.nodes[server]?.name ?? null,
    devices: users.devicesAt(row),
    eligible: isEligible(users.flagsAt(row)),
    waiting: isWaiting(users, row),
    reason,
    reasonText: reasonText(reason),
    step: users.placedAt(row),
  };
}
