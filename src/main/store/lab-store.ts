import { newState } from '../engine/new-state';
import { CHECKSUM_KEY, checksum, checksumParts } from './checksum';
import { EMPTY_RECORD } from './lab-record';
import { load, type ReadStep } from './load';
import type { Stored } from './meta';
import { migrate } from './migrations';
import { persist, persistSlowly } from './persist';
import { connectUsers } from './persist-users';
import { openSql, type Sql } from './sql';
import { findUsers, type UserPage, type UserSearch } from './user-search';

/** The database of one lab: the durable, queryable mirror of its record and present state. */
export interface LabStore {
  /** What it holds now. */
  readonly stored: Stored;
  /** Takes over another lab or another moment, in one transaction. On failure nothing has changed. */
  persist(after: Stored): void;
  /** The same for a store that nobody looks at yet, with a pause between parts. */
  fill(after: Stored, pause: (users: number) => Promise<void>): Promise<void>;
  /** Reads everything back from the tables. */
  load(readStep: ReadStep): Stored;
  /** @param pause  called with the users looked at so far */
  findUsers(search: UserSearch, pause: (looked: number) => Promise<void>): Promise<UserPage>;
  /** The database as a file, sealed with its checksum. */
  bytes(): Uint8Array;
  /** The same with pauses, for a store that nobody else uses. */
  bytesSlowly(pause: () => Promise<void>): Promise<Uint8Array>;
  /** The database as it stands, not sealed: for `storeOfImage` in another thread. */
  image(): Uint8Array;
  close(): void;
}

/** A store of a database that another thread filled, and of what that holds. */
export async function storeOfImage(image: Uint8Array, stored: Stored): Promise<LabStore> {
  const sql = await openSql(image);
  prepareSql(sql);
  return storeOf(sql, stored);
}

/** Opens a store with an empty lab in it. */
export async function createStore(): Promise<LabStore> {
  const sql = await openSql();
  prepareSql(sql);
  migrate(sql, 0);
  const stored = { record: EMPTY_RECORD, state: newState() };
  persist(sql, connectUsers(sql), null, stored);
  return storeOf(sql, stored);
}

/** A store over a database that holds exactly this lab already. */
export function adoptStore(sql: Sql, stored: Stored): LabStore {
  return storeOf(sql, stored);
}

/** Settings of a connection, none of which is kept in the file. */
export function prepareSql(sql: Sql): void {
  // The file lives in memory, so there is no power cut to guard against; deleted rows are overwritten,
  // so that nothing taken out of a lab travels with its file.
  sql.script(`
    PRAGMA journal_mode = MEMORY;
    PRAGMA synchronous = OFF;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -65536;
    PRAGMA secure_delete = ON;
    PRAGMA trusted_schema = OFF;
  `);
}

function storeOf(sql: Sql, initial: Stored): LabStore {
  const source = connectUsers(sql);
  let stored = initial;
  const sealed = (sum: string): Uint8Array => {
    sql.run('INSERT OR REPLACE INTO meta VALUES (?, ?)', CHECKSUM_KEY, JSON.stringify(sum));
    if (sql.number('SELECT freelist_count FROM pragma_freelist_count') > 0) sql.script('VACUUM');
    return sql.bytes();
  };
  return {
    get stored() {
      return stored;
    },
    persist(after) {
      persist(sql, source, stored, after);
      stored = after;
    },
    async fill(after, pause) {
      await persistSlowly(sql, source, stored, after, pause);
      stored = after;
    },
    load(readStep) {
      return load(sql, readStep);
    },
    findUsers(search, pause) {
      const { rows, counts } = stored.state.users;
      return findUsers({ sql, rows, present: counts.present, pause }, search);
    },
    bytes() {
      return sealed(checksum(sql, stored.state.users));
    },
    async bytesSlowly(pause) {
      const parts = checksumParts(sql, stored.state.users);
      for (;;) {
        const { done, value } = parts.next();
        if (done) return sealed(value);
        await pause();
      }
    },
    image() {
      return sql.bytes();
    },
    close() {
      sql.close();
    },
  };
}
