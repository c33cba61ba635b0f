import { formatCount } from '../../shared/format';
import { MAX_USERS } from '../../shared/limits';
import type { UserRow } from '../../shared/step';
import { isFormula, rearmed } from './csv';
import { CsvTable, decodeCsv, type TableRow } from './csv-table';
import { NAME_RULE, readName } from './names';
import { shown } from './place';

/** Names that a file may refer to. */
export interface KnownNames {
  readonly hasNode: (name: string) => boolean;
  readonly hasUser: (id: string) => boolean;
}

/** A row that is left out. */
export interface RowProblem {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  readonly id: string;
  readonly text: string;
}

/** A user file, row by row. `users` come in; `moves` are users of the lab who get another home. */
export type UserFileRead =
  | {
      readonly ok: true;
      readonly rows: number;
      readonly used: readonly string[];
      readonly ignored: readonly string[];
      readonly users: readonly UserRow[];
      readonly moves: readonly { readonly id: string; readonly server: string }[];
      readonly problems: readonly RowProblem[];
      /** Lines with a cell that a spreadsheet would run. */
      readonly formulas: readonly number[];
    }
  | { readonly ok: false; readonly detail: string };

type Field = 'id' | 'homeCluster' | 'enabled' | 'server' | 'node';

/** Columns by header name (domain 5.2); letters of either case, white space around does not count. */
const COLUMNS: Readonly<Record<string, Field>> = {
  'USER ID': 'id',
  USERID: 'id',
  'HOME CLUSTER': 'homeCluster',
  'ENABLE USER FOR UNIFIED CM IM AND PRESENCE': 'enabled',
  'ASSIGNED PRESENCE SERVER': 'server',
  NODE: 'node',
};
/** Never looked at, not even for formulas. */
const SECRETS = new Set([
  'PASSWORD',
  'PIN',
  'DIGEST CREDENTIALS',
  'MLPP PASSWORD',
  'ATTENDEES ACCESS CODE',
]);

const FLAGS: Readonly<Record<string, boolean>> = {
  t: true,
  true: true,
  '1': true,
  f: false,
  false: false,
  '0': false,
};
/** `#` keeps the stored value; a user who is new has none, so it counts as absent (domain 5.1). */
const KEEP = '#';
const MAX_BYTES = 400_000_000;
const ROWS_AT_ONCE = 2000;

/**
 * Reads the bulk-administration user file, or a list of `userid,node`, by header name. Bad rows are left
 * out and told with their line; passwords and PINs are never read.
 *
 * @param progress  called between stretches of work, so that the program stays answerable
 */
export async function readUserFile(
  bytes: Uint8Array,
  known: KnownNames,
  progress: (done: number, total: number) => Promise<void>,
): Promise<UserFileRead> {
  if (bytes.length > MAX_BYTES) return { ok: false, detail: 'it is too large' };
  const text = decodeCsv(bytes);
  if (text === null)
    return { ok: false, detail: 'it is neither UTF-8 nor UTF-16 text; save it as CSV UTF-8' };
  const table = new CsvTable(text);
  const header = table.next(1)[0];
  if (!header) return { ok: false, detail: 'it is empty' };
  const columns = columnsOf(header.cells);
  if (!columns.has('id'))
    return { ok: false, detail: 'its first line names no column USER ID or userid' };
  const twice = columns.twice;
  if (twice !== null) return { ok: false, detail: `its column ${shown(twice)} is there twice` };

  const reader = new RowReader(columns, known);
  for (;;) {
    const rows = table.next(ROWS_AT_ONCE);
    if (rows.length === 0) break;
    for (const row of rows) reader.read(row);
    if (reader.rows > MAX_USERS)
      return { ok: false, detail: `it has more than ${formatCount(MAX_USERS)} rows` };
    await progress(table.at, table.length);
  }
  return reader.result();
}

interface Columns {
  readonly at: ReadonlyMap<Field, number>;
  readonly used: readonly string[];
  readonly ignored: readonly string[];
  /** Columns in which formulas are looked for: all but the secret ones. */
  readonly open: readonly number[];
  readonly twice: string | null;
  /** Cells of the header. */
  readonly width: number;
  readonly hasSecrets: boolean;
  has(field: Field): boolean;
}

function columnsOf(header: readonly string[]): Columns {
  const at = new Map<Field, number>();
  const used: string[] = [];
  const ignored: string[] = [];
  const open: number[] = [];
  let twice: string | null = null;
  header.forEach((cell, index) => {
    const name = cell.trim();
    const upper = name.toUpperCase();
    if (!SECRETS.has(upper)) open.push(index);
    const field = Object.hasOwn(COLUMNS, upper) ? COLUMNS[upper] : undefined;
    if (field === undefined) {
      if (name !== '') ignored.push(name.slice(0, 128));
      return;
    }
    if (at.has(field)) twice ??= name;
    at.set(field, index);
    used.push(name);
  });
  const width = header.length;
  const hasSecrets = open.length < width;
  return { at, used, ignored, open, twice, width, hasSecrets, has: (field) => at.has(field) };
}

class RowReader {
  private readonly columns: Columns;
  private readonly known: KnownNames;
  private readonly users: UserRow[] = [];
  private readonly moves: { id: string; server: string }[] = [];
  private readonly problems: RowProblem[] = [];
  private readonly formulas: number[] = [];
  /** Line of each id of this file. */
  private readonly seen = new Map<string, number>();
  rows = 0;

  constructor(columns: Columns, known: KnownNames) {
    this.columns = columns;
    this.known = known;
  }

  read({ line, cells, isOpen }: TableRow): void {
    this.rows++;
    if (isOpen) {
      this.problems.push({ line, id: '', text: 'has a quote without its other half' });
      return;
    }
    if (this.isAskew(cells)) {
      const { width } = this.columns;
      this.problems.push({
        line,
        id: '',
        text: `has ${formatCount(cells.length)} cells where the first line has ${formatCount(width)}; a comma in a cell needs quotes around the cell`,
      });
      return;
    }
    if (this.columns.open.some((index) => isFormula(cells[index] ?? ''))) this.formulas.push(line);
    const given = this.cell(cells, 'id');
    const id = readName(given);
    const wrong = id === null ? idProblem(given) : this.place(id, line, cells);
    if (wrong !== null) this.problems.push({ line, id: given.slice(0, 128), text: wrong });
  }

  result(): UserFileRead {
    const { rows, users, moves, problems, formulas } = this;
    const { used, ignored } = this.columns;
    return { ok: true, rows, used, ignored, users, moves, problems, formulas };
  }

  /**
   * More cells than columns: a separator inside a cell moved the rest along, so that a password could stand where a
   * name is looked for. Empty cells at the end are a habit of spreadsheets, and harmless where nothing is secret.
   */
  private isAskew(cells: readonly string[]): boolean {
    const { width, hasSecrets } = this.columns;
    if (cells.length <= width) return false;
    return hasSecrets || cells.slice(width).some((cell) => cell.trim() !== '');
  }

  /** Takes a row in, or says what is wrong with it. */
  private place(id: string, line: number, cells: readonly string[]): string | null {
    const earlier = this.seen.get(id);
    if (earlier !== undefined) return `is on line ${formatCount(earlier)} already`;
    this.seen.set(id, line);
    const server = this.server(cells);
    if (!server.ok) return server.text;
    if (this.known.hasUser(id)) {
      if (!this.columns.has('node')) return 'is in the lab already';
      if (server.name === undefined) return 'is in the lab already and names no node';
      this.moves.push({ id, server: server.name });
      return null;
    }
    const homeCluster = this.flag(cells, 'homeCluster');
    const enabled = this.flag(cells, 'enabled');
    if (homeCluster === null) return flagProblem('HOME CLUSTER', this.cell(cells, 'homeCluster'));
    if (enabled === null)
      return flagProblem('ENABLE USER FOR UNIFIED CM IM AND PRESENCE', this.cell(cells, 'enabled'));
    this.users.push({
      id,
      ...(server.name !== undefined && { server: server.name }),
      ...(!homeCluster && { homeCluster }),
      ...(!enabled && { enabled }),
    });
    return null;
  }

  private server(
    cells: readonly string[],
  ): { ok: true; name: string | undefined } | { ok: false; text: string } {
    const given = this.cell(cells, 'server') || this.cell(cells, 'node');
    if (given === '' || given === KEEP) return { ok: true, name: undefined };
    const name = readName(given);
    return name !== null && this.known.hasNode(name)
      ? { ok: true, name }
      : { ok: false, text: `names ${shown(given)}, which is in no redundancy group (V34)` };
  }

  /** Absent, empty and `#` count as set: the file lists users to be enabled. Null: no such value. */
  private flag(cells: readonly string[], field: 'homeCluster' | 'enabled'): boolean | null {
    const given = this.cell(cells, field);
    if (given === '' || given === KEEP) return true;
    const lower = given.toLowerCase();
    return Object.hasOwn(FLAGS, lower) ? FLAGS[lower]! : null;
  }

  private cell(cells: readonly string[], field: Field): string {
    const index = this.columns.at.get(field);
    return index === undefined ? '' : rearmed((cells[index] ?? '').trim());
  }
}

function idProblem(given: string): string {
  return given === '' ? 'has no user id' : `its user id is not ${NAME_RULE}`;
}

function flagProblem(column: string, given: string): string {
  return `${column} is ${shown(given)}; it must be t or f`;
}
