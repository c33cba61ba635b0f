import { isFormula } from '../../../shared/csv';
import { isSecret } from './columns';

/** A row of a table, whatever form the table came in. */
export interface TableRow {
  /** Where it begins: line of the text, or number of the record, from 1. */
  readonly line: number;
  /** Cells of the columns that were asked for, in that order; undefined where the row has no such cell. */
  readonly cells: readonly (string | undefined)[];
  /** How many cells the row has in all. */
  readonly width: number;
  /** A cell beyond the last column of the header holds something. */
  readonly overflows: boolean;
  /** A cell, of whatever column but one for secrets, is a formula to a spreadsheet. */
  readonly runs: boolean;
  /** Why the row cannot be read, in words without its cells; null where it can. */
  readonly fault: string | null;
}

/** Rows under a header, read from delimited text, a command's output, XML or JSON. */
export interface Table {
  /** The form, in words: "comma-separated text", "output of run sql". */
  readonly form: string;
  /** What a row is called where it stands: "line 12" of a text, "record 12" of a list. */
  readonly unit: 'line' | 'record';
  /** Names of the columns; where the text has none, those that its cells were taken for. */
  readonly header: readonly string[];
  /** Cells of a full row. */
  readonly width: number;
  /** What the form has to tell: lines above the header, repeated headers. */
  readonly notices: readonly string[];
  /** What the list itself says it holds: `assignedPresenceUsers` of an AXL answer; "" elsewhere. */
  readonly element: string;
  /**
   * Reads the rows once, from the first. Only cells of the wanted columns are ever taken out of the text, so that what
   * stands in columns for passwords goes nowhere.
   */
  rows(wanted: readonly number[]): Iterable<TableRow>;
}

/** A table whose rows are all in memory. */
export function listTable(
  table: Pick<Table, 'form' | 'unit' | 'header' | 'width'> & Partial<Table>,
  rows: readonly {
    readonly line: number;
    readonly cells: readonly string[];
    readonly fault?: string | null;
  }[],
): Table {
  return {
    notices: [],
    element: '',
    ...table,
    *rows(wanted) {
      const open = table.header.map((name) => !isSecret(name));
      for (const { line, cells, fault = null } of rows)
        yield {
          line,
          cells: wanted.map((column) => cells[column]),
          width: cells.length,
          overflows: cells.slice(table.width).some((cell) => cell.trim() !== ''),
          runs: cells.some((cell, column) => open[column] === true && isFormula(cell)),
          fault,
        };
    },
  };
}
