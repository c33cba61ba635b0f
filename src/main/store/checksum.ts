import { createHash, type Hash } from 'node:crypto';
import { BLOCK_ROWS } from '../engine/collections/user-block';
import type { UserColumns } from '../engine/state';
import { SCHEMA_VERSION, tablesOf } from './migrations';
import type { Sql } from './sql';

/** Key in `meta` of the checksum itself, which it leaves out. */
export const CHECKSUM_KEY = 'checksum';

/**
 * SHA-256 of everything a lab database says, in hexadecimal: damage that leaves a well-formed database is
 * noticed too (SQLite's own check overlooks changed values).
 *
 * @param version  of the schema
 * @param users  the rows of the `user` table, which are costly to read cell by cell
 */
export function checksum(sql: Sql, users: UserColumns, version: number = SCHEMA_VERSION): string {
  const parts = checksumParts(sql, users, version);
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}

/** The same in parts of a few milliseconds, for a database that nobody else uses. */
export function* checksumParts(
  sql: Sql,
  users: UserColumns,
  version: number = SCHEMA_VERSION,
): Generator<void, string> {
  const hash = createHash('sha256');
  for (const table of tablesOf(version)) {
    hash.update(`\n${table}\n`);
    if (table === 'user') yield* hashUsers(hash, users);
    else yield* hashTable(hash, sql, table);
  }
  return hash.digest('hex');
}

const ROWS_AT_ONCE = 1000;

function* hashTable(hash: Hash, sql: Sql, table: string): Generator<void> {
  const where = table === 'meta' ? `WHERE key <> '${CHECKSUM_KEY}'` : '';
  let rows = 0;
  // Every table has its key in its first columns.
  for (const row of sql.each(`SELECT * FROM ${table} ${where} ORDER BY 1, 2`)) {
    hash.update(JSON.stringify(row));
    if (++rows % ROWS_AT_ONCE === 0) yield;
  }
}

/** In the order that old files were sealed with. */
const COLUMNS = ['home', 'flags', 'reason', 'server', 'devices', 'placedAt'] as const;
const NAMES_AT_ONCE = 4096;
/** Some millisecond of work. */
const BLOCKS_AT_ONCE = 100;

function* hashUsers(hash: Hash, users: UserColumns): Generator<void> {
  const { rows, blocks } = users;
  for (const column of COLUMNS)
    for (const [index, block] of blocks.entries()) {
      const used = block[column].subarray(0, rows - index * BLOCK_ROWS);
      hash.update(new Uint8Array(used.buffer, used.byteOffset, used.byteLength));
      if (index % BLOCKS_AT_ONCE === BLOCKS_AT_ONCE - 1) yield;
    }
  for (let row = 0; row < rows; row += NAMES_AT_ONCE) {
    const names: string[] = [];
    for (let index = row; index < Math.min(rows, row + NAMES_AT_ONCE); index++)
      names.push(users.ids.idAt(index));
    hash.update(JSON.stringify(names));
    yield;
  }
}
