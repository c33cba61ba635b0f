import { type Cell, csvText } from '../../../shared/csv';

/** A table as both the table twin and the CSV export show it. Numbers stay numbers; null is an empty cell. */
export interface DataTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Comma-separated text with CRLF lines. Texts that a spreadsheet would run get a leading apostrophe. */
export function toCsv({ columns, rows }: DataTable): string {
  return csvText(columns, rows);
}
