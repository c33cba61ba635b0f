import { IdTable } from '../engine/ids';
import { NO_NODE, type UserColumns } from '../engine/state';
import { countUsers } from '../engine/users';
import type { Sql } from './sql';
import { UnreadableLab } from './unreadable-lab';

/**
 * The `user` table as columns. Each column comes over as one text, which costs a fifth of a value at a
 * time (75 000 rows: 15 ms a column).
 */
export function loadUsers(sql: Sql, highest: ReadonlyMap<string, number>): UserColumns {
  const rows = sql.number('SELECT count(*) FROM user');
  const last = sql.number('SELECT coalesce(max(row), -1) FROM user');
  if (last !== rows - 1) throw new UnreadableLab('user', 'rows are missing');
  const users = {
    rows,
    ids: loadIds(sql),
    home: fill(new Uint8Array(rows), sql, `coalesce(home, ${NO_NODE})`),
    flags: fill(new Uint8Array(rows), sql, 'flags'),
    reason: fill(new Uint8Array(rows), sql, 'reason'),
    server: fill(new Uint8Array(rows), sql, `coalesce(server, ${NO_NODE})`),
    devices: fill(new Uint32Array(rows), sql, 'devices'),
    placedAt: fill(new Int32Array(rows), sql, 'placed_at'),
    highest,
  };
  return { ...users, counts: countUsers(users) };
}

/** Rows asked for at a time, so that one text never grows beyond what SQLite carries. */
const CHUNK = 500_000;

function* chunks(sql: Sql, expression: string): Generator<string> {
  for (let from = 0; ; from += CHUNK) {
    const text = sql.first(
      `SELECT json_group_array(cell) FROM
       (SELECT ${expression} AS cell FROM user WHERE row >= ? AND row < ? ORDER BY row)`,
      from,
      from + CHUNK,
    )?.[0];
    if (typeof text !== 'string' || text === '[]') return;
    yield text;
  }
}

function fill<T extends Uint8Array | Uint32Array | Int32Array>(
  into: T,
  sql: Sql,
  expression: string,
): T {
  let at = 0;
  for (const text of chunks(sql, expression)) {
    const cells = JSON.parse(text) as number[];
    into.set(cells, at);
    at += cells.length;
  }
  return into;
}

function loadIds(sql: Sql): IdTable {
  const ids = new IdTable();
  for (const text of chunks(sql, 'id'))
    for (const id of JSON.parse(text) as string[]) ids.appendListed(id);
  return ids;
}
