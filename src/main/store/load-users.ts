import { IdTable } from '../engine/ids';
import { NO_NODE, type UserColumns } from '../engine/state';
import { countUsers } from '../engine/users';
import type { Sql } from './sql';
import { UnreadableLab } from './unreadable-lab';

/**
 * The `user` table as columns. Columns come over as whole texts, which costs a fifth of a value at a
 * time (75 000 rows: 15 ms a column).
 */
export function loadUsers(sql: Sql, highest: ReadonlyMap<string, number>): UserColumns {
  const rows = sql.number('SELECT count(*) FROM user');
  const last = sql.number('SELECT coalesce(max(row), -1) FROM user');
  if (last !== rows - 1) throw new UnreadableLab('user', 'rows are missing');
  const users = {
    rows,
    ids: loadIds(sql),
    ...smallColumns(sql, rows),
    devices: fill(new Uint32Array(rows), sql, 'devices'),
    placedAt: fill(new Int32Array(rows), sql, 'placed_at'),
    highest,
  };
  return { ...users, counts: countUsers(users) };
}

/** Four columns of one byte come over as one number a row: three texts less. */
const PACKED = `coalesce(home, ${NO_NODE}) | (reason << 8) | (flags << 16) | (coalesce(server, ${NO_NODE}) << 20)`;

function smallColumns(sql: Sql, rows: number) {
  const home = new Uint8Array(rows);
  const flags = new Uint8Array(rows);
  const reason = new Uint8Array(rows);
  const server = new Uint8Array(rows);
  let row = 0;
  for (const text of chunks(sql, PACKED))
    for (const cell of JSON.parse(text) as number[]) {
      home[row] = cell & 255;
      reason[row] = (cell >> 8) & 255;
      flags[row] = (cell >> 16) & 15;
      server[row] = cell >> 20;
      row++;
    }
  return { home, flags, reason, server };
}

/** A name that ends in a number without padding. */
const NUMBERED = /^(.*?)([1-9]\d{0,14})$/s;

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
  const [least, most] = sql.first(`SELECT min(${expression}), max(${expression}) FROM user`) ?? [];
  if (typeof least === 'number' && least === most) {
    into.fill(least);
    return into;
  }
  let at = 0;
  for (const text of chunks(sql, expression)) {
    const cells = JSON.parse(text) as number[];
    into.set(cells, at);
    at += cells.length;
  }
  return into;
}

/** Names in sequence are kept as a range, as the engine keeps those it generates. */
function loadIds(sql: Sql): IdTable {
  const ids = new IdTable();
  let range: { readonly prefix: string; readonly from: number; count: number } | null = null;
  const close = () => {
    if (range) ids.appendGenerated(range.prefix, range.from, range.count);
    range = null;
  };
  for (const text of chunks(sql, 'id'))
    for (const id of JSON.parse(text) as string[]) {
      if (range && id === range.prefix + (range.from + range.count)) {
        range.count++;
        continue;
      }
      close();
      const parts = NUMBERED.exec(id);
      if (parts) range = { prefix: parts[1]!, from: Number(parts[2]), count: 1 };
      else ids.appendListed(id);
    }
  close();
  return ids;
}
