/** The part of sql.js that the wrapper in `sql.ts` uses; nobody else imports it. */
declare module 'sql.js' {
  export type SqlJsValue = number | string | Uint8Array | null;

  export interface SqlJsStatement {
    bind(values: readonly SqlJsValue[]): boolean;
    step(): boolean;
    get(): SqlJsValue[];
    run(values?: readonly SqlJsValue[]): void;
    free(): boolean;
  }

  export interface SqlJsDatabase {
    /** Name of its file in the memory file system, for `ATTACH`. */
    readonly filename: string;
    exec(sql: string): unknown;
    prepare(sql: string): SqlJsStatement;
    create_function(name: string, body: (...args: never[]) => SqlJsValue): unknown;
    export(): Uint8Array;
    close(): void;
  }

  export interface SqlJs {
    readonly Database: new (bytes?: Uint8Array) => SqlJsDatabase;
  }

  const initSqlJs: () => Promise<SqlJs>;
  export default initSqlJs;
}
