import { formatCount } from '../../ui/figures';
import './chart.css';
import type { DataTable } from '../save/csv';

export interface FigureTableProps {
  readonly table: DataTable;
  /** Rows shown; the newest are kept, and a line says how many are left out. */
  readonly most?: number;
}

/** The table twin of a figure: the same numbers in a real table. */
export function FigureTable({ table, most = 500 }: FigureTableProps) {
  const left = Math.max(0, table.rows.length - most);
  const rows = table.rows.slice(left);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reached by keyboard.
    <section className="figure-table" tabIndex={0} aria-label={table.title}>
      <table className="table">
        <caption className="small strong">{table.title}</caption>
        <thead>
          <tr>
            {table.columns.map((column, index) => (
              <th key={column} scope="col" className={numeric(table, index) ? 'num' : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place.
            <tr key={left + index}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th
                    key="head"
                    scope="row"
                    className={typeof cell === 'number' ? 'num' : undefined}
                  >
                    {cellText(cell)}
                  </th>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells stand for columns.
                  <td key={column} className={numeric(table, column) ? 'num' : undefined}>
                    {cellText(cell)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <p className="small t3">
          The {formatCount(rows.length)} newest of {formatCount(table.rows.length)} rows. The CSV
          export has all of them.
        </p>
      )}
    </section>
  );
}

function cellText(cell: string | number | null): string {
  return typeof cell === 'number' ? formatCount(cell) : (cell ?? '');
}

/** A column of numbers is right aligned, also where some of its cells are empty. */
function numeric(table: DataTable, column: number): boolean {
  const cell = table.rows.find((row) => row[column] !== null)?.[column];
  return typeof cell === 'number';
}
