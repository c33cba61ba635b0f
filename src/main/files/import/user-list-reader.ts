import { isFormula } from '../../../shared/csv';
import { countOf, formatCount } from '../../../shared/format';
import { MAX_USERS } from '../../../shared/limits';
import { NAME_RULE, readName } from '../../../shared/names';
import { shown } from '../place';
import type { UserField } from './column-names';
import { columnKey, isSecret, isUnused, isUserColumn, slipOf } from './columns';
import { type RowProblem, RowProblems } from './problems';
import { withoutMark } from './spreadsheet-cell';
import type { Table, TableRow } from './table';
import type { ColumnAnswers, ServerValue, UserList, UserRecord } from './user-list';
import { type ListLooks, listNotices, listWarnings } from './user-list-words';
import { damageOf, isNothing, KEEP, looseId, readCount, readFlag, unseenIn } from './values';

const MAX_DOUBTFUL = 40;
const MAX_VALUES = 300;

/** The column of a bulk insert, where a blank leaves the user to the mode (domain 2.5); other lists say that there is none. */
const INSERT_SERVER = /pr[eäé]s[ea]n[cszç]/u;

/** Reads rows one by one: what each says of a user, what is wrong with it, and what struck the reader beside that. */
export class ListReader {
  /** Columns whose cells are taken out of the text. */
  readonly wanted: readonly number[];
  private readonly table: Table;
  private readonly fields: Map<UserField, number>;
  /** Place in `wanted` of each field. */
  private readonly place = new Map<UserField, number>();
  private readonly doubtful: {
    name: string;
    slot: number;
    flags: number;
    cells: number;
    values: Map<string, number> | null;
  }[] = [];
  private readonly ignored: string[] = [];
  private readonly records: UserRecord[] = [];
  private readonly problems = new RowProblems();
  private readonly servers = new Map<string, ServerValue>();
  private readonly groups = new Map<string, string>();
  private readonly formulas: number[] = [];
  private readonly seen = new Map<string, number>();
  private readonly loose = new Map<string, string>();
  private readonly short: number[] = [];
  private readonly slips: string[] = [];
  private readonly marked: number[] = [];
  private readonly alike: string[] = [];
  private readonly hidden: string[] = [];
  private readonly hasSecrets: boolean;
  private comments = 0;
  private rows = 0;

  constructor(table: Table, fields: Map<UserField, number>, answers: ColumnAnswers) {
    this.table = table;
    this.fields = fields;
    const wanted: number[] = [];
    for (const [field, column] of fields) this.place.set(field, wanted.push(column) - 1);
    const used = new Set(fields.values());
    table.header.forEach((name, column) => {
      if (used.has(column)) return;
      if (name !== '') this.ignored.push(name.slice(0, 128));
      const isKnown =
        isSecret(name) || answers.get(name) === 'ignore' || (isUnused(name) && !isUserColumn(name));
      if (isKnown) return;
      // A header that was cut leaves columns without a name, and what they hold may still be asked for.
      const slip = name === '' ? null : slipOf(name);
      if (slip !== null)
        this.slips.push(`the column ${shown(name)} is not read; it may be a slip for ${slip}`);
      const slot = wanted.push(column) - 1;
      if (this.doubtful.length < MAX_DOUBTFUL)
        this.doubtful.push({
          name: name === '' ? `number ${column + 1}` : name,
          slot,
          flags: 0,
          cells: 0,
          values: new Map(),
        });
    });
    this.wanted = wanted;
    this.hasSecrets = table.header.some(isSecret);
  }

  read({ line, cells, width, overflows, runs, fault }: TableRow): void {
    this.rows++;
    if (fault !== null) {
      this.problems.add({ kind: 'unreadable', line, id: '', text: fault });
      return;
    }
    const first = this.cell(cells, 'id');
    if (width === 1 && this.table.width > 1 && /^(?:#\s|\/\/|--)/.test(first)) {
      this.rows--;
      this.comments++;
      return;
    }
    // A separator inside a cell moved the rest along, so that a password could stand where a name is looked for.
    // Empty cells at the end are a habit of spreadsheets, and harmless where nothing is secret.
    if (width > this.table.width && (overflows || this.hasSecrets)) {
      this.problems.add({
        kind: 'askew',
        line,
        id: '',
        text: `has ${formatCount(width)} cells where the header has ${formatCount(this.table.width)}; a separator in a cell needs quotes around the cell`,
      });
      return;
    }
    // A row that was cut, or the count under a table, would be a user whom nobody meant.
    if (width < this.table.width && this.lacksCells(width)) {
      const text = `has ${countOf(width, 'cell')} where the header has ${formatCount(this.table.width)}, and what is needed is not among them`;
      this.problems.add({ kind: 'short', line, id: '', text });
      return;
    }
    if (width < this.table.width) this.short.push(line);
    this.lookAtDoubtful(cells);
    if (runs) this.formulas.push(line);
    const raw = first;
    const given = withoutMark(raw);
    if (given !== raw && !isFormula(given)) this.marked.push(line);
    const problem = this.idProblem(given, line);
    if (problem) {
      this.problems.add({ ...problem, line, id: given.slice(0, 128) });
      return;
    }
    this.take(readName(given)!, line, cells);
  }

  result(): UserList {
    const { rows, records, servers, groups, formulas, fields, ignored } = this;
    const { header, form, unit, element } = this.table;
    const fieldColumns = [...fields.entries()].sort((a, b) => a[1] - b[1]);
    const serverKey = columnKey(header[fields.get('server') ?? -1] ?? 'assignedpresenceserver');
    const isInsert = element === '' && unit === 'line' && INSERT_SERVER.test(serverKey);
    return {
      table: { form, unit, element },
      rows,
      used: fieldColumns.map(([, column]) => header[column]!.trim()),
      ignored,
      fields,
      blank: isInsert ? 'mode' : 'unassigned',
      records:
        element === 'unassignedPresenceUsers'
          ? records.map((record) => ({ ...record, server: null }))
          : records,
      problems: this.problems.list,
      servers,
      groups,
      doubtful: this.doubtful
        .filter(({ cells }) => cells > 0)
        .map(({ name, flags, cells, values }) => ({
          name,
          isFlags: flags === cells,
          values: values ?? new Map<string, number>(),
        })),
      notices: [...this.table.notices, ...listNotices(this.looks())],
      warnings: listWarnings(this.looks()),
      formulas,
    };
  }

  /** What struck the reader beside the problems. */
  private looks(): ListLooks {
    const { rows, comments, short, slips, marked, alike, hidden } = this;
    return { unit: this.table.unit, rows, comments, short, slips, marked, alike, hidden };
  }

  private take(id: string, line: number, cells: readonly (string | undefined)[]): void {
    const bad = (kind: RowProblem['kind'], text: string): void =>
      this.problems.add({ kind, line, id, text });
    const homeCluster = this.flag(cells, 'homeCluster');
    const enabled = this.flag(cells, 'enabled');
    if (homeCluster === null || enabled === null) {
      const field = homeCluster === null ? 'homeCluster' : 'enabled';
      bad(
        'flag',
        `${this.table.header[this.fields.get(field)!]!.trim()} is ${shown(this.cell(cells, field))}; it must be t or f`,
      );
      return;
    }
    const devicesGiven = this.cell(cells, 'devices');
    const devices =
      devicesGiven === '' || devicesGiven === KEEP ? undefined : readCount(devicesGiven);
    if (devices === null || devices === 0 || (devices ?? 0) > MAX_USERS) {
      bad('devices', `devices is ${shown(devicesGiven)}; it must be a whole number from 1`);
      return;
    }
    this.seen.set(id, line);
    const server = this.server(cells);
    if (typeof server === 'string' && server !== '')
      this.countServer(server, line, this.cell(cells, 'group'));
    const isUnassigned = this.cell(cells, 'placement').toLowerCase() === 'unassigned';
    this.records.push({ line, id, server, homeCluster, enabled, devices, isUnassigned });
  }

  private countServer(server: string, line: number, group: string): void {
    const value = this.servers.get(server);
    if (!value) this.servers.set(server, { count: 1, lines: [line] });
    else {
      value.count++;
      if (value.lines.length < 20) value.lines.push(line);
      else value.lines[19] = line;
    }
    if (group !== '' && !isNothing(group) && !this.groups.has(server))
      this.groups.set(server, group);
  }

  private server(cells: readonly (string | undefined)[]): string | null | undefined {
    const column = this.place.get('server');
    if (column === undefined || cells[column] === undefined) return undefined;
    const given = withoutMark(cells[column]!.trim());
    if (given === KEEP) return undefined;
    return given !== '' && isNothing(given) ? null : given;
  }

  /** Absent, empty and `#` say nothing. Null: no such value. */
  private flag(
    cells: readonly (string | undefined)[],
    field: 'homeCluster' | 'enabled',
  ): boolean | undefined | null {
    const given = this.cell(cells, field);
    if (given === '' || given === KEEP || isNothing(given)) return undefined;
    return readFlag(given);
  }

  private idProblem(given: string, line: number): Pick<RowProblem, 'kind' | 'text'> | null {
    // `none`, `nil` and `na` are short for nothing elsewhere, and may be somebody's id here.
    if (given === '' || given === 'NULL' || /^(?:-+|#N\/A|#NV)$/i.test(given)) {
      const damage = given.startsWith('#') ? damageOf(given) : null;
      return damage !== null
        ? { kind: 'damaged', text: `its user id ${damage}` }
        : { kind: 'no-id', text: 'has no user id' };
    }
    const damage = damageOf(given);
    if (damage !== null) return { kind: 'damaged', text: `its user id ${damage}` };
    const id = readName(given);
    if (id === null || given.includes('\uFFFD'))
      return {
        kind: 'bad-id',
        text:
          id === null
            ? `its user id is not ${NAME_RULE}`
            : 'its user id has bytes that are no text',
      };
    const earlier = this.seen.get(id);
    if (earlier !== undefined)
      return { kind: 'twice', text: `is on ${this.table.unit} ${formatCount(earlier)} already` };
    const hidden = unseenIn(id);
    if (hidden !== '')
      this.hidden.push(`${shown(id)} (${hidden}, ${this.table.unit} ${formatCount(line)})`);
    const loose = looseId(id).replace(/^0+(?=\d)/, '');
    const other = this.loose.get(loose);
    if (other === undefined) this.loose.set(loose, id);
    else
      this.alike.push(`${shown(id)} and ${shown(other)} (${this.table.unit} ${formatCount(line)})`);
    return null;
  }

  /** A column that is read lies behind the end of the row. */
  private lacksCells(width: number): boolean {
    for (const column of this.fields.values()) if (column >= width) return true;
    return false;
  }

  private lookAtDoubtful(cells: readonly (string | undefined)[]): void {
    for (const column of this.doubtful) {
      const cell = cells[column.slot]?.trim() ?? '';
      if (cell === '' || isNothing(cell) || cell === KEEP) continue;
      column.cells++;
      if (/^(?:t|f|true|false|yes|no|ja|nein|wahr|falsch|y|n)$/i.test(cell)) column.flags++;
      if (!column.values) continue;
      column.values.set(cell, (column.values.get(cell) ?? 0) + 1);
      if (column.values.size > MAX_VALUES) column.values = null;
    }
  }

  private cell(cells: readonly (string | undefined)[], field: UserField): string {
    const column = this.place.get(field);
    return column === undefined ? '' : (cells[column] ?? '').trim();
  }
}
