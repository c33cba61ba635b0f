/** What a spreadsheet takes for a formula, or for the start of one after white space. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@]./su;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
const BEGINS_WITH_CONTROL = /^[\t\r\n]/;
/** Nearly every cell begins like this and needs no further look. */
const HARMLESS = /^[\p{L}\p{N}"#(]/u;

/** True where a spreadsheet may take the cell for a formula. A number with a sign is none. */
export function isFormula(cell: string): boolean {
  if (cell.length < 2 || HARMLESS.test(cell)) return false;
  return BEGINS_WITH_CONTROL.test(cell) || (FORMULA.test(cell) && !NUMBER.test(cell));
}

const DEFUSED = /^'+/;

/** A cell that is safe in a spreadsheet: an apostrophe before what would run. `rearmed` takes it away again. */
export function defused(cell: string): string {
  return isFormula(cell.replace(DEFUSED, '')) ? `'${cell}` : cell;
}

/** The cell that `defused` was given. */
export function rearmed(cell: string): string {
  return cell.startsWith("'") && isFormula(cell.replace(DEFUSED, '')) ? cell.slice(1) : cell;
}

/** Rows as CSV (RFC 4180) with CRLF and a header; cells that a spreadsheet would run are defused by an apostrophe. */
export function csvText(
  header: readonly string[],
  rows: Iterable<readonly (string | number | null)[]>,
): string {
  const lines = [header.map(cellText).join(',')];
  for (const row of rows) lines.push(row.map(cellText).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

function cellText(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = defused(value);
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
