import { NO_NODE, type UserColumns } from '../engine/state';
import type { Sql } from './sql';

/** Columns of the `user` table and where their values come from. */
const COLUMNS: readonly Column[] = [
  { name: 'home', cell: (users, row) => orNull(users.homeAt(row)) },
  { name: 'flags', cell: (users, row) => users.flagsAt(row) },
  { name: 'reason', cell: (users, row) => users.reasonAt(row) },
  { name: 'server', cell: (users, row) => orNull(users.serverAt(row)) },
  { name: 'devices', cell: (users, row) => users.devicesAt(row) },
  { name: 'placed_at', cell: (users, row) => users.placedAt(row) },
];

interface Column {
  readonly name: string;
  readonly cell: (users: UserColumns, row: number) => number | null;
}

function orNull(node: number): number | null {
  return node === NO_NODE ? null : node;
}

/** What the row functions of one database read from while a statement runs. */
export interface UserSource {
  users: UserColumns | null;
}

/**
 * Makes the columns readable from SQL: `new_home(row)` and so on. One statement over a range of rows costs
 * half of what one statement a row costs (75 000 rows: 110 ms against 270 ms in a cold process).
 */
export function connectUsers(sql: Sql): UserSource {
  const source: UserSource = { users: null };
  sql.rowFunction('new_id', (row) => source.users!.ids.idAt(row));
  for (const { name, cell } of COLUMNS)
    sql.rowFunction(`new_${name}`, (row) => cell(source.users!, row));
  return source;
}

/** Brings the `user` table from one set of columns to another. Yields the rows written so far. */
export function* persistUsers(
  sql: Sql,
  source: UserSource,
  before: UserColumns | null,
  after: UserColumns,
): Generator<number> {
  if (before === after) return;
  source.users = after;
  try {
    let kept = Math.min(before?.rows ?? 0, after.rows);
    if (before !== null && before.ids !== after.ids) kept = yield* sameNames(before, after, kept);
    if (before !== null) {
      yield* deleteRows(sql, kept, before.rows);
      yield* updateRows(sql, before, after, kept);
    }
    if (after.rows > kept) yield* insertRows(sql, after, kept);
  } finally {
    source.users = null;
  }
}

/** Rows from 0 that carry the same name in both; another branch of the history may name others. */
function* sameNames(
  before: UserColumns,
  after: UserColumns,
  rows: number,
): Generator<number, number> {
  for (let row = 0; row < rows; row++) {
    if (before.ids.idAt(row) !== after.ids.idAt(row)) return row;
    if (row % NAMES_AT_ONCE === NAMES_AT_ONCE - 1) yield row;
  }
  return rows;
}

/** Names compared before others have a turn: some milliseconds of work. */
const NAMES_AT_ONCE = 50_000;

/** Rows inserted by one statement: some 20 ms of work. */
const INSERT_AT_ONCE = 10_000;

/**
 * Rows come as one JSON list of numbers that hold the four small columns: a sixth faster than asking a
 * function for each, and names in sequence are put together by SQLite itself.
 */
function* insertRows(sql: Sql, users: UserColumns, from: number): Generator<number> {
  for (let first = from; first < users.rows; first += INSERT_AT_ONCE) {
    const end = Math.min(users.rows, first + INSERT_AT_ONCE);
    const sequence = sequenceOf(users, first, end);
    sql.run(
      `INSERT INTO user (row, id, home, reason, flags, server, devices, placed_at)
       SELECT ?1 + key,
         ${sequence ? '?2 || (?3 + key)' : 'new_id(?1 + key)'},
         nullif(value & 255, ${NO_NODE}), (value >> 8) & 255, (value >> 16) & 15,
         nullif((value >> 20) & 255, ${NO_NODE}),
         ${cell(users, 'devices', first, end, '?1 + key')},
         ${cell(users, 'placed_at', first, end, '?1 + key')}
       FROM json_each(?4)`,
      first,
      sequence?.prefix ?? null,
      sequence?.from ?? null,
      packed(users, first, end),
    );
    yield end;
  }
}

function packed(users: UserColumns, first: number, end: number): string {
  const cells: number[] = [];
  for (let row = first; row < end; row++)
    cells.push(
      users.homeAt(row) |
        (users.reasonAt(row) << 8) |
        (users.flagsAt(row) << 16) |
        (users.serverAt(row) << 20),
    );
  return `[${cells.join()}]`;
}

/** The names of these rows as prefix and number, counting up by one; null where they are not so. */
function sequenceOf(
  { ids }: UserColumns,
  first: number,
  end: number,
): { readonly prefix: string; readonly from: number } | null {
  const [, prefix = '', digits] = /^(.*?)(0|[1-9]\d{0,14})$/s.exec(ids.idAt(first)) ?? [];
  if (digits === undefined) return null;
  const from = Number(digits);
  for (let row = first + 1; row < end; row++)
    if (ids.idAt(row) !== prefix + (from + row - first)) return null;
  return { prefix, from };
}

/** The value of a column as SQL: itself where it is the same in all these rows, else its row function. */
function cell(users: UserColumns, name: string, first: number, end: number, row: string): string {
  const column = COLUMNS.find((each) => each.name === name)!;
  return isConstant(column, users, first, end)
    ? String(column.cell(users, first) ?? 'NULL')
    : `new_${name}(${row})`;
}

function isConstant({ cell }: Column, users: UserColumns, from: number, to: number): boolean {
  const value = cell(users, from);
  for (let row = from + 1; row < to; row++) if (cell(users, row) !== value) return false;
  return true;
}

/** Above this share of changed rows in their range, one statement over the range is faster than one a row. */
const DENSE = 1 / 8;

/** Users looked at, and rows deleted, before others have a turn: some milliseconds of work. */
const LOOKS_AT_ONCE = 200_000;
const DELETE_AT_ONCE = 10_000;

function* deleteRows(sql: Sql, from: number, to: number): Generator<number> {
  for (let end = to; end > from; end -= DELETE_AT_ONCE) {
    sql.run('DELETE FROM user WHERE row >= ?', Math.max(from, end - DELETE_AT_ONCE));
    yield from;
  }
}

function* updateRows(
  sql: Sql,
  before: UserColumns,
  after: UserColumns,
  rows: number,
): Generator<number> {
  let changed: number[] = [];
  const touched = new Set<Column>();
  let looked = 0;
  for (const [first, end] of after.rangesUnlike(before))
    for (let row = first; row < Math.min(end, rows); row++) {
      let differs = false;
      for (const column of COLUMNS) {
        if (column.cell(before, row) === column.cell(after, row)) continue;
        differs = true;
        touched.add(column);
      }
      if (differs) changed.push(row);
      if (++looked % LOOKS_AT_ONCE === 0) yield row;
      if (changed.length < UPDATE_AT_ONCE) continue;
      updateSome(sql, after, changed, touched);
      changed = [];
      yield row;
    }
  updateSome(sql, after, changed, touched);
}

/** Rows updated by one statement: some 20 ms of work. */
const UPDATE_AT_ONCE = 8_000;

function updateSome(
  sql: Sql,
  after: UserColumns,
  changed: readonly number[],
  touched: ReadonlySet<Column>,
): void {
  const [first, last] = [changed[0], changed.at(-1)];
  if (first === undefined || last === undefined) return;
  if (changed.length >= (last - first + 1) * DENSE) {
    const set = [...touched].map(
      ({ name }) => `${name} = ${cell(after, name, first, last + 1, 'row')}`,
    );
    sql.run(`UPDATE user SET ${set.join(', ')} WHERE row BETWEEN ? AND ?`, first, last);
    return;
  }
  const set = [...touched].map(({ name }) => `${name} = new_${name}(row)`).join(', ');
  const statement = sql.prepare(`UPDATE user SET ${set} WHERE row = ?`);
  try {
    for (const row of changed) statement.run(row);
  } finally {
    statement.free();
  }
}
