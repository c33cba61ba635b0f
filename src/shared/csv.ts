/**
 * Tables as text, for spreadsheets and whoever else reads them: the one place that knows what a spreadsheet runs.
 * Excel and its like take a cell for a formula that begins with a sign, also a full-width one, and also behind white
 * space or characters that nobody sees. A file that is read with another separator than it was written with falls into
 * other cells, so what stands behind any separator or line end counts as a beginning too.
 */

/** White space and what is not seen, without what may end a cell. */
const UNSEEN = String.raw`(?:(?![\t\r\n])[\s\p{Cc}\p{Cf}\p{DI}])*`;
const NUMBER = String.raw`[+-]\d+(?:\.\d+)?`;
const signUnless = (ended: string): string =>
  String.raw`${UNSEEN}(?!${NUMBER}${ended})[=+\-@＝＋－＠].`;
/** A number and nothing else, which is written without quotes. */
const ONLY_NUMBER = new RegExp(`^${NUMBER}$`);

const FORMULA = new RegExp(
  String.raw`^(?:[\t\r\n].|\s*${signUnless(String.raw`(?:$|[,;\t\r\n])`)})`,
  'su',
);
/** Where a cell is quoted a number at its end is followed by the quote, which makes it none for another separator. */
const SIGN = signUnless(String.raw`[,;\t\r\n]`);
/** A tab or line end at the beginning, and where a cell, or what another separator would make one, runs. */
const BEGINNINGS = (apostrophes: string): RegExp =>
  new RegExp(
    String.raw`^${apostrophes}(?=[\t\r\n])|(?<=^|[,;|\t\r\n])${apostrophes}(?=${SIGN})`,
    'gsu',
  );
const RUNS = BEGINNINGS("(?:'*)");
const MARKED = BEGINNINGS("(?:'+)");
/** Nothing runs without one of these. */
const SUSPECT = /[=+\-@＝＋－＠\t\r\n]/;

/** True where a spreadsheet may take the cell for a formula. A number with a sign is none. */
export function isFormula(cell: string): boolean {
  return SUSPECT.test(cell) && FORMULA.test(cell);
}

/** A cell that is safe in a spreadsheet: an apostrophe before what would run. `rearmed` takes it away again. */
export function defused(cell: string): string {
  return mayRun(cell) ? cell.replace(RUNS, "'$&") : cell;
}

/** The cell that `defused` was given. */
export function rearmed(cell: string): string {
  return mayRun(cell) ? cell.replace(MARKED, (marks) => marks.slice(1)) : cell;
}

function mayRun(cell: string): boolean {
  return SUSPECT.test(cell) && !ONLY_NUMBER.test(cell);
}

/** What a table holds: numbers stay numbers, null is an empty cell. */
export type Cell = string | number | null;

/** Rows as CSV (RFC 4180) with CRLF and a header; cells that a spreadsheet would run are defused by an apostrophe. */
export function csvText(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  return [...csvPieces(header, rows)].join('');
}

/** Lines in a piece. */
const LINES_AT_ONCE = 2000;

/** The same in pieces, for tables of many rows. */
export function* csvPieces(
  header: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Generator<string> {
  let lines = '';
  let count = 0;
  const add = (cells: readonly Cell[]): void => {
    lines += `${cells.map(cellText).join(',')}\r\n`;
    count++;
  };
  add(header);
  for (const row of rows) {
    if (count >= LINES_AT_ONCE) {
      yield lines;
      lines = '';
      count = 0;
    }
    add(row);
  }
  yield lines;
}

function cellText(value: Cell): string {
  return typeof value === 'string' ? quoted(defused(value)) : String(value ?? '');
}

/** A cell in quotes where any common separator, a line end or an outer space stands in it. */
export function quoted(cell: string): string {
  return /[",;|\t\r\n]/.test(cell) || cell !== cell.trim()
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
}
