import { formatCount } from '../../shared/format';
import type { Step } from '../../shared/step';
import { PersistentMap } from '../engine/collections/persistent-map';
import type { UserColumns } from '../engine/state';
import { CHECKSUM_KEY, checksum } from '../store/checksum';
import { adoptStore, type LabStore, prepareSql } from '../store/lab-store';
import { load } from '../store/load';
import { loadUsers } from '../store/load-users';
import type { Stored } from '../store/meta';
import { APPLICATION_ID, migrate, SCHEMA_VERSION, tablesOf } from '../store/migrations';
import { openSql, type Sql, SqlError } from '../store/sql';
import { UnreadableLab } from '../store/unreadable-lab';
import { readHeader } from './implab-header';
import { foreignObject } from './implab-schema';
import { printable } from './place';

/** Largest lab file that is read, in bytes. 10 000 000 users take about 300 MB. */
const MAX_IMPLAB_BYTES = 400_000_000;

/** Why bytes are not opened as a lab. Closed. */
export type ImplabFailureCode =
  | 'not-a-lab'
  | 'newer-version'
  | 'damaged'
  | 'foreign-object'
  | 'too-large';

export type ImplabRead =
  | { readonly ok: true; readonly store: LabStore; readonly migratedFrom: number | null }
  | {
      readonly ok: false;
      readonly failure: { readonly code: ImplabFailureCode; readonly detail: string };
    };

/** Decides whether a value is a step. */
export type StepParser = (
  value: unknown,
) => { readonly ok: true; readonly step: Step } | { readonly ok: false; readonly message: string };

/** Leaves the pipeline; never seen outside this file. */
class Refused extends Error {
  readonly code: ImplabFailureCode;

  constructor(code: ImplabFailureCode, detail: string) {
    super(detail);
    this.code = code;
  }
}

/**
 * Opens the bytes of an `.implab` file without ever adopting a stranger's schema. In this order: size,
 * header, foreign objects, SQLite's own check, rows copied into a fresh database, migration, every value
 * checked, checksum. The result holds nothing but values that this version could have written itself.
 */
export async function openImplab(bytes: Uint8Array, parseStep: StepParser): Promise<ImplabRead> {
  return (await openSmallImplab(bytes, parseStep, Number.POSITIVE_INFINITY))!;
}

/** The same for a file of at most so many rows; null for one with more, of which nothing is read. */
export async function openSmallImplab(
  bytes: Uint8Array,
  parseStep: StepParser,
  mostRows: number,
): Promise<ImplabRead | null> {
  let source: Sql | null = null;
  let fresh: Sql | null = null;
  try {
    if (bytes.length > MAX_IMPLAB_BYTES)
      throw new Refused('too-large', `it has ${megabytes(bytes.length)}, more than implab reads`);
    const version = checkHeader(bytes);
    source = await openSql(bytes);
    source.script('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;');
    await checkSchema(source, version);
    if (rowsOf(source, version) > mostRows) return null;
    checkPages(source);
    fresh = await freshCopy(source, version);
    const stored = verified(fresh, parseStep);
    const store = adoptStore(fresh, stored);
    fresh = null;
    return { ok: true, store, migratedFrom: version < SCHEMA_VERSION ? version : null };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  } finally {
    source?.close();
    fresh?.close();
  }
}

function failureOf(error: unknown): { code: ImplabFailureCode; detail: string } {
  if (error instanceof Refused) return { code: error.code, detail: error.message };
  if (error instanceof UnreadableLab)
    return { code: 'damaged', detail: `${error.place} ${printable(error.message)}` };
  if (error instanceof SqlError)
    return { code: 'damaged', detail: printable(error.message).slice(0, 200) };
  throw error;
}

function checkHeader(bytes: Uint8Array): number {
  const header = readHeader(bytes);
  if (header === null) throw new Refused('not-a-lab', 'it is no database');
  if (header.applicationId !== APPLICATION_ID)
    throw new Refused('not-a-lab', 'it is a database of another program');
  if (header.version > SCHEMA_VERSION)
    throw new Refused(
      'newer-version',
      `has format ${header.version}, and this implab knows formats up to ${SCHEMA_VERSION}`,
    );
  if (header.version < 1) throw new Refused('damaged', 'its version is missing');
  if (header.bytes !== bytes.length)
    throw new Refused(
      'damaged',
      `it has ${formatCount(bytes.length)} bytes where ${formatCount(header.bytes)} were written`,
    );
  if (header.objects > MAX_OBJECTS)
    throw new Refused('foreign-object', 'more tables than a lab has');
  return header.version;
}

/** Far more than a lab has, far fewer than would take time to read. */
const MAX_OBJECTS = 100;

/** A step is as much work as many users: it is read letter by letter, and replayed. */
const STEP = 20;

function rowsOf(source: Sql, version: number): number {
  return tablesOf(version).reduce((sum, table) => {
    const rows = source.number(`SELECT count(*) FROM ${table}`);
    return sum + rows * (/step/.test(table) ? STEP : 1);
  }, 0);
}

async function checkSchema(source: Sql, version: number): Promise<void> {
  const foreign = await foreignObject(source, version);
  if (foreign === null) return;
  if (foreign.missing) throw new Refused('damaged', `${foreign.what} is missing`);
  throw new Refused('foreign-object', printable(foreign.what));
}

function checkPages(source: Sql): void {
  const said = source.first('PRAGMA quick_check(1)')?.[0];
  if (said !== 'ok') throw new Refused('damaged', printable(String(said)).slice(0, 200));
}

/** A database of our own making with the rows of the other: nothing else comes over. */
async function freshCopy(source: Sql, version: number): Promise<Sql> {
  const fresh = await openSql();
  try {
    prepareSql(fresh);
    migrate(fresh, 0, version);
    fresh.run('ATTACH ? AS source', source.fileName);
    fresh.transaction(() => {
      for (const table of tablesOf(version))
        fresh.script(`INSERT INTO main.${table} SELECT * FROM source.${table}`);
    });
    fresh.script('DETACH source');
    return fresh;
  } catch (error) {
    fresh.close();
    throw error;
  }
}

/** Every row read and checked, and the whole against its checksum; a version before this one is brought up to it. */
function verified(fresh: Sql, parseStep: StepParser): Stored {
  const version = fresh.number('PRAGMA user_version');
  if (version < SCHEMA_VERSION) {
    // The checksum is of the tables as they were written.
    checkSum(fresh, loadUsers(fresh, PersistentMap.of()), version);
    migrate(fresh, version);
    return load(fresh, parseStep);
  }
  const stored = load(fresh, parseStep);
  checkSum(fresh, stored.state.users, version);
  return stored;
}

function checkSum(fresh: Sql, users: UserColumns, version: number): void {
  const written = fresh.first('SELECT value FROM meta WHERE key = ?', CHECKSUM_KEY)?.[0];
  if (written !== JSON.stringify(checksum(fresh, users, version)))
    throw new Refused('damaged', 'its contents do not match their checksum');
}

function megabytes(bytes: number): string {
  return `${formatCount(Math.round(bytes / 1_000_000))} MB`;
}
