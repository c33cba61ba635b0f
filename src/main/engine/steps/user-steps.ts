import { MAX_NAME, MAX_USERS } from '../../../shared/limits';
import type { Reason } from '../../../shared/model';
import type { Refusal } from '../../../shared/refusal';
import type { StepName, StepOf, UserRow } from '../../../shared/step';
import type { ApplyContext, StepRule } from '../apply';
import type { Meter } from '../budget';
import { PersistentMap } from '../collections/persistent-map';
import { BLOCK_ROWS, type UserBlock } from '../collections/user-block';
import { nodeNamed } from '../order';
import { Filler } from '../placement';
import { rebalanceMoves } from '../rebalance';
import { inFailover } from '../serve';
import {
  type LabState,
  NO_NODE,
  USER_ENABLED,
  USER_HOME_CLUSTER,
  USER_PRESENT,
  type UserColumns,
} from '../state';
import { UserEdit } from '../user-edit';
import { ELIGIBLE, isEligible, rowOf } from '../users';
import { placeByMode, placeOnSync, placeUnassigned } from '../waiting';
import { findNode, isRefusal, refuse } from './refuse';

/** Users: who comes, who goes, and where they are at home (docs/scenario-format.md, "Steps"). */
export const USER_STEPS = {
  'enable-users': (state, step, context) =>
    step.users === undefined
      ? enableGenerated(state, step, context)
      : enableListed(state, step.users, context),

  'disable-users': (state, step, context) => {
    const edit = new UserEdit(state.users, context);
    const { notes } = state.topology;
    if (step.all) {
      edit.removeAll();
      const users = PersistentMap.of<number, string>();
      const topology = { ...state.topology, notes: { ...notes, users } };
      return { ...state, topology, users: edit.done() };
    }
    const rows = chosenRows(state, step);
    if (isRefusal(rows)) return rows;
    let { users } = notes;
    for (const row of rows) {
      edit.remove(row);
      if (users.size > 0) users = users.delete(row);
    }
    const gone = { ...state, users: edit.done() };
    if (users === notes.users) return gone;
    return { ...gone, topology: { ...state.topology, notes: { ...notes, users } } };
  },

  assign: (state, step, context) => {
    const { users, count, of } = step;
    const node = findNode(state, step.node);
    if (isRefusal(node)) return node;
    const rows = chosenRows(
      state,
      of === 'unassigned' ? { users, count, unassigned: true } : { users, count, node: of },
    );
    if (isRefusal(rows)) return rows;
    if (inFailover(state.topology)) return refuse('CLUSTER_IN_FAILOVER');
    for (const row of rows)
      if (!isEligible(state.users.flagsAt(row)))
        return refuse('NOT_ELIGIBLE', { user: state.users.ids.idAt(row) });
    const edit = new UserEdit(state.users, context);
    for (const row of rows) edit.place(row, node, 'EXPLICIT_MANUAL', state.topology);
    return { ...state, users: edit.done() };
  },

  unassign: (state, step, context) => {
    const { users, all, of, node, count = MAX_USERS } = step;
    // The word never means a node, and who has no home cannot lose it.
    if (of === 'unassigned') return refuse('UNKNOWN_NODE', { node: of });
    const rows = chosenRows(state, { users, all, node: of ?? node, count });
    if (isRefusal(rows)) return rows;
    const edit = new UserEdit(state.users, context);
    for (const row of rows)
      if (isEligible(edit.flagsOf(row)))
        edit.place(row, NO_NODE, 'UNASSIGNED_BY_ADMIN', state.topology);
    return { ...state, users: edit.done() };
  },

  'assign-unassigned': (state, _step, context) => {
    if (inFailover(state.topology)) return refuse('CLUSTER_IN_FAILOVER');
    const edit = new UserEdit(state.users, context);
    placeUnassigned(edit, state.topology);
    return { ...state, users: edit.done() };
  },

  rebalance: (state, step, context) => {
    if (inFailover(state.topology)) return refuse('CLUSTER_IN_FAILOVER');
    const edit = new UserEdit(state.users, context);
    for (const { row, to } of rebalanceMoves(state, step.strategy))
      edit.place(row, to, 'REBALANCED', state.topology);
    return { ...state, users: edit.done() };
  },
} satisfies { readonly [K in StepName]?: StepRule<K> };

/** A name is looked up once for each way to read it as prefix and number. */
const WORK_OF_LOOKUP = 15;

type EnableStep = StepOf<'enable-users'>;

function enableGenerated(
  state: LabState,
  step: Extract<EnableStep, { count: number }>,
  context: ApplyContext,
): LabState | Refusal {
  const prefix = step.prefix ?? 'user';
  const from = step.from ?? (state.users.highest.get(prefix) ?? 0) + 1;
  const taken = takenName(state, prefix, from, step.count, context.meter);
  if (taken !== null) return refuse('DUPLICATE', { kind: 'user', name: taken });
  const longest = [...prefix].length + String(from + step.count - 1).length;
  if (longest > MAX_NAME) return refuse('LIMIT', { kind: 'name', limit: MAX_NAME, longest });
  if (state.users.counts.present + step.count > MAX_USERS)
    return refuse('LIMIT', { kind: 'user', limit: MAX_USERS });
  const edit = new UserEdit(state.users, context);
  placeOnSync(edit, state.topology);
  const first = edit.addGenerated(prefix, from, step.count, {
    flags: ELIGIBLE,
    devices: step.devices ?? 1,
  });
  const blocked = inFailover(state.topology);
  const filler = new Filler(state.topology, edit.assigned);
  for (let row = first; row < edit.rows; row++) {
    if (blocked) edit.place(row, NO_NODE, 'BLOCKED_CLUSTER_IN_FAILOVER', state.topology);
    else placeByMode(edit, row, filler, state.topology);
  }
  return { ...state, users: edit.done() };
}

/** A generated name that a user in the lab already has, or null. */
function takenName(
  state: LabState,
  prefix: string,
  from: number,
  count: number,
  meter: Meter | undefined,
): string | null {
  const { ids } = state.users;
  if (state.users.counts.present === 0 || ids.surelyFree(prefix, from, count)) return null;
  for (let number = from; number < from + count; number++) {
    meter?.add(WORK_OF_LOOKUP);
    if (rowOf(state.users, prefix + number) >= 0) return prefix + number;
  }
  return null;
}

function enableListed(
  state: LabState,
  rows: readonly UserRow[],
  context: ApplyContext,
): LabState | Refusal {
  const servers = new Map<string, number>();
  for (const { server } of rows) {
    if (server === undefined || servers.has(server)) continue;
    const index = nodeNamed(state.topology, server);
    if (index < 0) return refuse('V34', { server });
    servers.set(server, index);
  }
  const seen = new Set<string>();
  for (const { id } of rows) {
    if (seen.has(id) || rowOf(state.users, id) >= 0)
      return refuse('DUPLICATE', { kind: 'user', name: id });
    seen.add(id);
  }
  if (state.users.counts.present + rows.length > MAX_USERS)
    return refuse('LIMIT', { kind: 'user', limit: MAX_USERS });

  const { topology } = state;
  const edit = new UserEdit(state.users, context);
  placeOnSync(edit, topology);
  const first = edit.addListed(
    rows.map((row) => ({ id: row.id, flags: flagsOf(row), devices: row.devices ?? 1 })),
  );
  const blocked = inFailover(topology);
  const filler = new Filler(topology, edit.assigned);
  for (let i = 0; i < rows.length; i++) {
    const row = first + i;
    const given = rows[i]!;
    const server = given.server === undefined ? NO_NODE : servers.get(given.server)!;
    const ineligible = ineligibleReason(given);
    if (ineligible) edit.place(row, NO_NODE, ineligible, topology);
    else if (blocked) {
      edit.ask(row, server);
      edit.place(row, NO_NODE, 'BLOCKED_CLUSTER_IN_FAILOVER', topology);
    } else if (server !== NO_NODE) {
      edit.place(row, server, 'EXPLICIT_BAT', topology);
      filler.changed();
    } else placeByMode(edit, row, filler, topology);
  }
  return { ...state, users: edit.done() };
}

function flagsOf({ homeCluster = true, enabled = true }: UserRow): number {
  return USER_PRESENT | (homeCluster ? USER_HOME_CLUSTER : 0) | (enabled ? USER_ENABLED : 0);
}

/** Why a user can never be placed, or null (domain 2.9). */
function ineligibleReason({ homeCluster = true, enabled = true }: UserRow): Reason | null {
  if (!homeCluster) return 'NOT_ELIGIBLE_HOME_CLUSTER';
  return enabled ? null : 'NOT_ELIGIBLE_NOT_ENABLED';
}

/** The forms in which a step names users: ids, so many of a node or of the unassigned, or all who have a home. */
interface Choice {
  readonly users?: readonly string[] | undefined;
  readonly count?: number | undefined;
  readonly node?: string | undefined;
  readonly unassigned?: true | undefined;
  readonly all?: true | undefined;
}

/** Rows a step is about, each once: they can be gone through more than once, and are not kept. */
type Rows = Iterable<number>;

/** Rows a step is about; in arrival order, or in the order of the ids given, each once. */
function chosenRows(state: LabState, choice: Choice): Rows | Refusal {
  const { users } = state;
  if (choice.users !== undefined) return namedRows(users, choice.users);
  if (choice.all) return withHome(users);
  const count = choice.count ?? 0;
  if (choice.unassigned) return withoutHome(users, count);
  const node = findNode(state, choice.node ?? '');
  if (isRefusal(node)) return node;
  return rowsWhere(
    users,
    (block) => block.assigned[node]!,
    (block, place) => block.home[place] === node,
    count,
  );
}

function namedRows(users: UserColumns, ids: readonly string[]): Rows | Refusal {
  const rows = new Set<number>();
  for (const id of ids) {
    const row = rowOf(users, id);
    if (row < 0) return refuse('UNKNOWN_USER', { user: id });
    rows.add(row);
  }
  return rows;
}

function withHome(users: UserColumns): Rows {
  return rowsWhere(
    users,
    (block) => block.present,
    (block, place) => block.home[place] !== NO_NODE,
  );
}

function withoutHome(users: UserColumns, count: number): Rows {
  return rowsWhere(
    users,
    (block) => block.unassigned,
    (block, place) => isEligible(block.flags[place]!) && block.home[place] === NO_NODE,
    count,
  );
}

/**
 * The first rows that are wanted; blocks that hold none are passed over.
 *
 * @param wanted  never a place in which no user ever was
 */
function rowsWhere(
  users: UserColumns,
  holds: (block: UserBlock) => number,
  wanted: (block: UserBlock, place: number) => boolean,
  count: number = MAX_USERS,
): Rows {
  return {
    *[Symbol.iterator]() {
      let left = count;
      for (let index = 0; index < users.blocks.length && left > 0; index++) {
        const block = users.blocks[index]!;
        if (holds(block) === 0) continue;
        for (let place = 0; place < BLOCK_ROWS && left > 0; place++) {
          if (!wanted(block, place)) continue;
          left--;
          yield index * BLOCK_ROWS + place;
        }
      }
    },
  };
}
