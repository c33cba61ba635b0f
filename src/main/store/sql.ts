import initSqlJs, { type SqlJs, type SqlJsDatabase, type SqlJsStatement } from 'sql.js';

/** What a cell or a parameter can be. */
export type SqlValue = number | string | Uint8Array | null;
export type SqlRow = readonly SqlValue[];

/** SQLite said no. The message is SQLite's own; `sql` is the statement. */
export class SqlError extends Error {
  readonly sql: string;

  constructor(message: string, sql: string) {
    super(message);
    this.name = 'SqlError';
    this.sql = sql;
  }
}

/** A statement that is run many times. Free it when done. */
export interface Statement {
  run(...values: SqlValue[]): void;
  free(): void;
}

/** One database in memory. Everything throws `SqlError` and nothing else. */
export interface Sql {
  /** Name under which another database of this process can attach it. */
  readonly fileName: string;
  /** Runs one statement with parameters. */
  run(sql: string, ...values: SqlValue[]): void;
  /** Runs several statements without parameters. */
  script(sql: string): void;
  prepare(sql: string): Statement;
  all(sql: string, ...values: SqlValue[]): SqlRow[];
  /** The rows one after another, for tables that are too long for one list. */
  each(sql: string): Generator<SqlRow>;
  /** First row, or null. */
  first(sql: string, ...values: SqlValue[]): SqlRow | null;
  /** First cell of the first row, as a number; throws when it is none. */
  number(sql: string, ...values: SqlValue[]): number;
  /** All or nothing. Does not nest. */
  transaction<T>(action: () => T): T;
  /** The same for work that lets others have a turn. Nobody else may use the database meanwhile. */
  slowTransaction(action: () => Promise<void>): Promise<void>;
  /** Makes a function of one row number known to SQL. */
  rowFunction(name: string, body: (row: number) => SqlValue): void;
  bytes(): Uint8Array;
  close(): void;
}

let loading: Promise<SqlJs> | undefined;

/**
 * Opens a database in memory: empty, or from the bytes of a file.
 * The wasm is loaded once a process. Bytes that are no database open without a word and fail at the
 * first statement, which is SQLite's way.
 */
export async function openSql(bytes?: Uint8Array): Promise<Sql> {
  loading ??= initSqlJs();
  const { Database } = await loading;
  return wrap(attempt('open', () => new Database(bytes)));
}

function wrap(database: SqlJsDatabase): Sql {
  const query = (sql: string, values: readonly SqlValue[], limit: number): SqlRow[] =>
    attempt(sql, () => {
      const statement = database.prepare(sql);
      try {
        statement.bind(values);
        const rows: SqlRow[] = [];
        while (rows.length < limit && statement.step()) rows.push(statement.get());
        return rows;
      } finally {
        statement.free();
      }
    });
  return {
    fileName: database.filename,
    run(sql, ...values) {
      query(sql, values, Number.POSITIVE_INFINITY);
    },
    script(sql) {
      attempt(sql, () => database.exec(sql));
    },
    prepare(sql) {
      return wrapStatement(
        sql,
        attempt(sql, () => database.prepare(sql)),
      );
    },
    all(sql, ...values) {
      return query(sql, values, Number.POSITIVE_INFINITY);
    },
    *each(sql) {
      const statement = attempt(sql, () => database.prepare(sql));
      try {
        while (attempt(sql, () => statement.step())) yield attempt(sql, () => statement.get());
      } finally {
        attempt(sql, () => statement.free());
      }
    },
    first(sql, ...values) {
      return query(sql, values, 1)[0] ?? null;
    },
    number(sql, ...values) {
      const cell = query(sql, values, 1)[0]?.[0];
      if (typeof cell !== 'number') throw new SqlError('expected a number', sql);
      return cell;
    },
    transaction(action) {
      attempt('BEGIN', () => database.exec('BEGIN'));
      try {
        const result = action();
        attempt('COMMIT', () => database.exec('COMMIT'));
        return result;
      } catch (error) {
        // A failed statement may have ended the transaction already.
        attempt('ROLLBACK', () => database.exec('ROLLBACK'), true);
        throw error;
      }
    },
    async slowTransaction(action) {
      attempt('BEGIN', () => database.exec('BEGIN'));
      try {
        await action();
        attempt('COMMIT', () => database.exec('COMMIT'));
      } catch (error) {
        attempt('ROLLBACK', () => database.exec('ROLLBACK'), true);
        throw error;
      }
    },
    rowFunction(name, body) {
      attempt(name, () => database.create_function(name, body));
    },
    bytes() {
      return attempt('export', () => database.export());
    },
    close() {
      attempt('close', () => database.close());
    },
  };
}

function wrapStatement(sql: string, statement: SqlJsStatement): Statement {
  return {
    run(...values) {
      attempt(sql, () => statement.run(values));
    },
    free() {
      attempt(sql, () => statement.free());
    },
  };
}

/** sql.js throws `Error` for SQLite's errors and bare strings or numbers for its own: make them one kind. */
function attempt<T>(sql: string, action: () => T): T;
function attempt<T>(sql: string, action: () => T, forgive: true): T | undefined;
function attempt<T>(sql: string, action: () => T, forgive = false): T | undefined {
  try {
    return action();
  } catch (error) {
    if (forgive) return undefined;
    if (error instanceof SqlError) throw error;
    throw new SqlError(error instanceof Error ? error.message : String(error), sql);
  }
}
