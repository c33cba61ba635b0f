import type { PersistentMap } from '../engine/collections/persistent-map';
import { BLOCK_BITS, BLOCK_ROWS, EMPTY_BLOCK, IN_BLOCK } from '../engine/collections/user-block';
import { IdTable } from '../engine/ids';
import { NO_NODE, UserColumns } from '../engine/state';
import { countInBlock, countUsers } from '../engine/users';
import type { Sql } from './sql';
import { UnreadableLab } from './unreadable-lab';

/**
 * The `user` table as columns. Columns come over as whole texts, which costs a fifth of a value at a
 * time (75 000 rows: 15 ms a column).
 */
export function loadUsers(sql: Sql, highest: PersistentMap<string, number>): UserColumns {
  const rows = sql.number('SELECT count(*) FROM user');
  const last = sql.number('SELECT coalesce(max(row), -1) FROM user');
  if (last !== rows - 1) throw new UnreadableLab('user', 'rows are missing');
  const blocks = Array.from({ length: Math.ceil(rows / BLOCK_ROWS) }, () => EMPTY_BLOCK.copy());
  const placeOf = (row: number) => [blocks[row >> BLOCK_BITS]!, row & IN_BLOCK] as const;
  each(sql, PACKED, (cell, row) => {
    const [block, index] = placeOf(row);
    block.home[index] = cell & 255;
    block.reason[index] = (cell >> 8) & 255;
    block.flags[index] = (cell >> 16) & 15;
    block.server[index] = cell >> 20;
  });
  for (const [name, column] of WIDE)
    each(sql, name, (cell, row) => {
      const [block, index] = placeOf(row);
      block[column][index] = cell;
    });
  for (const block of blocks)
    for (let index = 0; index < BLOCK_ROWS; index++) countInBlock(block, index, 1);
  return new UserColumns({ rows, ids: loadIds(sql), blocks, highest, counts: countUsers(blocks) });
}

/** Four columns of one byte come over as one number a row: three texts less. */
const PACKED = `coalesce(home, ${NO_NODE}) | (reason << 8) | (flags << 16) | (coalesce(server, ${NO_NODE}) << 20)`;
const WIDE = [
  ['devices', 'devices'],
  ['placed_at', 'placedAt'],
] as const;

/** Visits the value of an expression in every row; one that is the same everywhere comes over once. */
function each(sql: Sql, expression: string, visit: (cell: number, row: number) => void): void {
  const [least, most] = sql.first(`SELECT min(${expression}), max(${expression}) FROM user`) ?? [];
  if (typeof least === 'number' && least === most) {
    const rows = sql.number('SELECT count(*) FROM user');
    for (let row = 0; row < rows; row++) visit(least, row);
    return;
  }
  let row = 0;
  for (const text of chunks(sql, expression))
    for (const cell of JSON.parse(text) as number[]) visit(cell, row++);
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
