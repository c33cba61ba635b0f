import { formatCount } from '../../../shared/format';
import { MAX_USERS } from '../../../shared/limits';
import { shown } from '../place';
import type { UserField } from './column-names';
import { columnKey, type Fields, isSecret, userFields } from './columns';
import type { RowProblem } from './problems';
import type { Table } from './table';
import { ListReader } from './user-list-reader';

/** What a row says of one user. Undefined: nothing, or `#`, which keeps what is stored. */
export interface UserRecord {
  readonly line: number;
  readonly id: string;
  /** The server it names; null: it says that there is none (`NULL`); "": its cell is blank. */
  readonly server: string | null | undefined;
  readonly homeCluster: boolean | undefined;
  readonly enabled: boolean | undefined;
  readonly devices: number | undefined;
  /** Our own column: `unassigned`, whatever the server cell says. */
  readonly isUnassigned: boolean;
}

/** A column that is not read although its cells look as if it should be. */
export interface DoubtfulColumn {
  readonly name: string;
  /** All its cells are truth values. */
  readonly isFlags: boolean;
  /** Its values with their counts, where they are few; empty otherwise. */
  readonly values: ReadonlyMap<string, number>;
}

/** Every value of the server column. */
export interface ServerValue {
  count: number;
  readonly lines: number[];
}

/** A list of users as a table held it, before anybody compared it with a lab. */
export interface UserList {
  readonly table: Pick<Table, 'form' | 'unit' | 'element'>;
  /** Rows in all, the bad ones too. */
  readonly rows: number;
  readonly used: readonly string[];
  readonly ignored: readonly string[];
  readonly fields: Fields<UserField>;
  /** What a blank server cell of a new user means: an insert leaves it to the mode, a list of assignments says none. */
  readonly blank: 'mode' | 'unassigned';
  readonly records: readonly UserRecord[];
  readonly problems: readonly RowProblem[];
  /** By the spelling in the file. */
  readonly servers: ReadonlyMap<string, ServerValue>;
  /** Group of a server, where the list has that column (runbooks B2). */
  readonly groups: ReadonlyMap<string, string>;
  readonly doubtful: readonly DoubtfulColumn[];
  /** What to tell beside the problems, a sentence each. */
  readonly notices: readonly string[];
  /** What the reader should look at before anything is made of the list, a sentence each. */
  readonly warnings: readonly string[];
  /** Rows with a cell that a spreadsheet would run. */
  readonly formulas: readonly number[];
}

/** Answers that change how a list is read: what a column of another name holds. */
export type ColumnAnswers = ReadonlyMap<string, UserField | 'ignore'>;

const ROWS_AT_ONCE = 2000;
/**
 * Reads the users of a table. Columns for passwords and PINs are never taken out of the text; rows that cannot be
 * read are left out and told by line.
 *
 * @param pause  called between stretches of work with the rows read
 */
export async function readUserList(
  table: Table,
  answers: ColumnAnswers,
  pause: (rows: number) => Promise<void>,
): Promise<UserList | string> {
  const { header } = table;
  const fields = withAnswers(userFields(header), header, answers);
  const idAt = fields.get('id');
  if (idAt === undefined) return 'it names no column USER ID or userid';
  const same = twice(header, fields);
  if (same !== null) return `its column ${shown(same)} is there twice`;
  const reader = new ListReader(table, fields, answers);
  let row = 0;
  for (const each of table.rows(reader.wanted)) {
    reader.read(each);
    if (++row % ROWS_AT_ONCE === 0) await pause(row);
    if (row > MAX_USERS) return `it has more than ${formatCount(MAX_USERS)} rows`;
  }
  return reader.result();
}

function withAnswers(
  found: Fields<UserField>,
  header: readonly string[],
  answers: ColumnAnswers,
): Map<UserField, number> {
  const fields = new Map(found);
  header.forEach((name, index) => {
    const answer = answers.get(name);
    if (answer === undefined) return;
    for (const [field, column] of fields) if (column === index) fields.delete(field);
    if (answer !== 'ignore' && !isSecret(name)) fields.set(answer, index);
  });
  return fields;
}

/** A used column whose name stands in the header twice, in whatever spelling. */
function twice(header: readonly string[], fields: Fields<UserField>): string | null {
  const name = (column: number): string => columnKey(header[column]!);
  for (const column of fields.values())
    if (header.some((_, other) => other !== column && name(other) === name(column)))
      return header.findLast((_, other) => name(other) === name(column))!.trim();
  return null;
}
