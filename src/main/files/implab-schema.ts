import { migrate } from '../store/migrations';
import { openSql, type Sql, type SqlRow } from '../store/sql';

/** Something in a database that does not belong there, or is not there. */
export interface ForeignObject {
  /** "a trigger named x", "a table user with other columns", "table step". */
  readonly what: string;
  readonly missing: boolean;
}

const OBJECTS = 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name';
const KINDS: Readonly<Record<string, string>> = {
  table: 'a table',
  index: 'an index',
  view: 'a view',
  trigger: 'a trigger',
};
const LONGEST_NAME = 80;
const expectedByVersion = new Map<number, Promise<readonly SqlRow[]>>();

/**
 * The first object that is not exactly what this program made in that version: a view, trigger, index or
 * table more, a table with other columns (generated ones among them), or one that is gone. Null: all is
 * as it was made.
 */
export async function foreignObject(source: Sql, version: number): Promise<ForeignObject | null> {
  const expected = await objectsOf(version);
  const found = source.all(OBJECTS);
  const known = new Map(expected.map((row) => [nameOf(row), row]));
  for (const row of found) {
    const ours = known.get(nameOf(row));
    const kind = KINDS[String(row[0])] ?? 'an object';
    const name = String(row[1]).slice(0, LONGEST_NAME);
    if (!ours) return { what: `${kind} named ${name}`, missing: false };
    if (ours.some((cell, index) => cell !== row[index]))
      return { what: `${kind} ${name} with other columns`, missing: false };
  }
  if (found.length > expected.length) return { what: 'a table twice', missing: false };
  const names = new Set(found.map(nameOf));
  const gone = expected.find((row) => !names.has(nameOf(row)));
  return gone ? { what: `${gone[0]} ${gone[1]}`, missing: true } : null;
}

function nameOf(row: SqlRow): string {
  return `${row[0]} ${row[1]}`;
}

function objectsOf(version: number): Promise<readonly SqlRow[]> {
  const known = expectedByVersion.get(version);
  if (known) return known;
  const made = makeObjects(version);
  expectedByVersion.set(version, made);
  return made;
}

async function makeObjects(version: number): Promise<readonly SqlRow[]> {
  const sql = await openSql();
  try {
    migrate(sql, 0, version);
    return sql.all(OBJECTS);
  } finally {
    sql.close();
  }
}
