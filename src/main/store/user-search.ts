import type { UserQuery } from '../../shared/lab-api';
import { reasonCode } from '../engine/users';
import type { Sql, SqlValue } from './sql';

/** Which users, in which order, which part of them. */
export interface UserSearch {
  /** Part of the name. Spaces, and capitals of the Latin alphabet, do not count: `User 850` finds `user850`. */
  readonly text: string;
  readonly filter: UserFilter | null;
  readonly sort: NonNullable<UserQuery['sort']>;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

export type UserFilter =
  | 'unassigned'
  | 'waiting'
  | 'ineligible'
  /** Node indexes that users are assigned to. */
  | { readonly homes: readonly number[] };

export interface UserPage {
  /** Users found. */
  readonly total: number;
  /** Rows of the part asked for. */
  readonly rows: readonly number[];
}

const PRESENT = '(flags & 1) = 1';
const ELIGIBLE = '(flags & 6) = 6';
const FILTERS = {
  unassigned: `${ELIGIBLE} AND home IS NULL`,
  waiting: `reason = ${reasonCode('BLOCKED_CLUSTER_IN_FAILOVER')}`,
  ineligible: `NOT ${ELIGIBLE}`,
} as const;

/** Ties always end in arrival order, so that pages never overlap. */
const ORDERS: Readonly<Record<Exclude<UserSearch['sort'], 'arrival'>, string>> = {
  id: 'id',
  assignedTo: '(SELECT name FROM node WHERE idx = home)',
  devices: 'devices',
  step: 'placed_at',
};

/** Rows looked at by one statement: some 30 ms of work. */
const ROWS_AT_ONCE = 50_000;
/** So far from an end of a list of many users in order a page is found in slices; deeper ones take one statement. */
const NEAR_AN_END = 20_000;

/** Where users are looked for, and what is called with the rows looked at so far. */
interface Users {
  readonly sql: Sql;
  readonly rows: number;
  readonly present: number;
  readonly pause: (looked: number) => Promise<void>;
  /** Rows that one statement looks at. */
  readonly atOnce?: number;
  /** How far from an end a page of sorted users is found in slices. */
  readonly nearAnEnd?: number;
}

/**
 * One page of the users table. 75 000 users: about 15 ms; without conditions and in order of arrival it is at hand,
 * however many there are. Many users are looked through in slices.
 */
export async function findUsers(users: Users, search: UserSearch): Promise<UserPage> {
  const { sql, present, pause, atOnce = ROWS_AT_ONCE, nearAnEnd = NEAR_AN_END } = users;
  const { offset, limit, descending, sort } = search;
  const condition = conditionOf(search);
  const slices = slicesOf(users.rows, atOnce);
  const counts: number[] = [];
  if (condition.text !== PRESENT)
    for (const slice of slices) {
      counts.push(
        sql.number(`SELECT count(*) FROM user ${where(condition, slice)}`, ...condition.values),
      );
      await pause(slice.end);
    }
  const total = condition.text === PRESENT ? present : counts.reduce((sum, each) => sum + each, 0);
  const end = Math.min(total, offset + limit);
  if (offset >= end) return { total, rows: [] };
  const all = { from: 0, end: users.rows };
  if (slices.length > 1 && sort !== 'arrival') {
    const isNearer = offset > total - end;
    const [first, last] = isNearer ? [total - end, total - offset] : [offset, end];
    if (last <= nearAnEnd) {
      const best = await firstOf(users, condition, orderOf(search, isNearer), slices, last);
      const rows = best.slice(first);
      return { total, rows: isNearer ? rows.reverse() : rows };
    }
  }
  if (slices.length > 1 && counts.length > 0 && sort === 'arrival') {
    const rows: number[] = [];
    let skip = offset;
    for (const [index, slice] of directed([...slices.entries()], descending)) {
      const part = { offset: skip, limit: end - offset - rows.length };
      if (skip < counts[index]!) rows.push(...rowsOf(sql, condition, orderOf(search), slice, part));
      skip = Math.max(0, skip - counts[index]!);
      if (rows.length === end - offset) break;
      await pause(slice.end);
    }
    return { total, rows };
  }
  return { total, rows: rowsOf(sql, condition, orderOf(search), all, { offset, limit }) };
}

/** Rows `from` to `end - 1` of the table. */
interface Slice {
  readonly from: number;
  readonly end: number;
}

function slicesOf(rows: number, atOnce: number): Slice[] {
  return Array.from({ length: Math.ceil(rows / atOnce) }, (_, index) => ({
    from: index * atOnce,
    end: Math.min(rows, (index + 1) * atOnce),
  }));
}

function directed<T>(items: readonly T[], descending: boolean): readonly T[] {
  return descending ? items.toReversed() : items;
}

/** The first so many rows in an order: the first of each slice, and of those the first. */
async function firstOf(
  { sql, pause }: Users,
  condition: Condition,
  order: string,
  slices: readonly Slice[],
  count: number,
): Promise<number[]> {
  let best: number[] = [];
  for (const slice of slices) {
    const own = rowsOf(sql, condition, order, slice, { offset: 0, limit: count });
    const among = {
      text: 'row IN (SELECT value FROM json_each(?))',
      values: [JSON.stringify([...best, ...own])],
    };
    const all = { from: 0, end: slice.end };
    best = rowsOf(sql, among, order, all, { offset: 0, limit: count });
    await pause(slice.end);
  }
  return best;
}

function rowsOf(
  sql: Sql,
  condition: Condition,
  order: string,
  slice: Slice,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): number[] {
  const text = `SELECT row FROM user ${where(condition, slice)} ORDER BY ${order} LIMIT ? OFFSET ?`;
  return sql.all(text, ...condition.values, limit, offset).map(([row]) => Number(row));
}

function where({ text }: Condition, { from, end }: Slice): string {
  return `WHERE ${text} AND row BETWEEN ${from} AND ${end - 1}`;
}

/** @param reversed  from the other end */
function orderOf({ sort, descending }: UserSearch, reversed = false): string {
  const direction = descending === reversed ? 'ASC' : 'DESC';
  const nulls = reversed ? 'FIRST' : 'LAST';
  const first = sort === 'arrival' ? '' : `${ORDERS[sort]} ${direction} NULLS ${nulls}, `;
  return `${first}row ${direction}`;
}

/** A text as names are searched by it. */
function searched(text: string): string {
  return text.replaceAll(' ', '').replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

interface Condition {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

function conditionOf({ text, filter }: UserSearch): Condition {
  const conditions: string[] = [PRESENT];
  const values: SqlValue[] = [];
  const wanted = searched(text);
  if (wanted !== '') {
    // SQLite knows capitals of the Latin alphabet only, and so does `searched`.
    conditions.push("instr(lower(replace(id, ' ', '')), ?) > 0");
    values.push(wanted);
  }
  if (typeof filter === 'string') conditions.push(FILTERS[filter]);
  else if (filter !== null) {
    conditions.push('home IN (SELECT value FROM json_each(?))');
    values.push(JSON.stringify(filter.homes));
  }
  return { text: conditions.join(' AND '), values };
}
