import { countOf } from '../../../shared/format';
import { shown } from '../place';
import { columnKey, isSecret, kindOf, knownColumns, userFields } from './columns';
import { lineEnd, nextLine } from './lines';
import { Scanner, type ScanStart } from './scanner';
import { listTable, type Table } from './table';
import { isNothing, readCount } from './values';

/** Separators of cells, the usual one first. */
const DELIMITERS = [',', ';', '\t', '|'] as const;
const WORDS: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
};
/** Lines in which the header is looked for. */
const HEADER_LINES = 20;
/** `sep=;`, by which a spreadsheet is told the separator. */
const SEP_LINE = /^"?sep=(.)"?$/i;

/**
 * Text whose cells are separated by commas, semicolons, tabs or pipes. The header is the first line within the first
 * 20 whose cells are known columns; without one, lines of two cells are userid and node, or node and count. Null:
 * no such text.
 */
export function readDelimited(text: string): Table | null {
  const found = findHeader(text) ?? findPairs(text);
  if (!found) return readCounts(text);
  const { delimiter, header, start, notices } = found;
  return {
    form: `${WORDS[delimiter] ?? shown(delimiter)}-separated text`,
    unit: 'line',
    header,
    width: header.length,
    notices,
    element: '',
    *rows(wanted) {
      const scanner = new Scanner(text, delimiter, start);
      for (;;) {
        const row = scanner.next(wanted);
        if (row === null) return;
        const isRule =
          delimiter === '|' &&
          row.cells.length > 0 &&
          row.cells.every((cell) => /^[-:=+\s]+$/.test(cell ?? ''));
        const isHeader =
          wanted.length > 0 &&
          wanted.every((column, index) => row.cells[index]?.trim() === header[column]);
        if (!(row.fault === null && (isRule || isHeader))) yield row;
      }
    },
  };
}

interface Layout {
  readonly delimiter: string;
  readonly header: readonly string[];
  /** Where the rows begin. */
  readonly start: ScanStart;
  readonly notices: readonly string[];
}

function findHeader(text: string): Layout | null {
  let declared: string | null = null;
  let above = 0;
  for (let offset = 0, line = 1; line <= HEADER_LINES && offset < text.length; line++) {
    const end = lineEnd(text, offset);
    const whole = text.slice(offset, Math.min(end, offset + 100_000)).trim();
    const sep = SEP_LINE.exec(whole);
    if (sep) declared = sep[1]!;
    else if (whole !== '') {
      const layout = headerAt(
        text,
        offset,
        line,
        declared === null ? DELIMITERS : [declared, ...DELIMITERS],
      );
      if (layout) {
        const notices =
          above === 0
            ? []
            : [
                `${countOf(above, 'line')} above the header ${above === 1 ? 'was' : 'were'} not read`,
              ];
        return { ...layout, notices };
      }
      if (!whole.startsWith('#TYPE')) above++;
    }
    offset = nextLine(text, end);
  }
  return null;
}

/** The line as a header, by the separator that makes most of its cells known; null where none does. */
function headerAt(
  text: string,
  offset: number,
  line: number,
  delimiters: readonly string[],
): Layout | null {
  let best: Layout | null = null;
  for (const delimiter of delimiters) {
    const framed = delimiter === '|';
    const scanner = new Scanner(text, delimiter, { offset, line, width: 0, idColumn: -1, framed });
    const row = scanner.next('all');
    if (row === null || row.fault !== null) continue;
    const header = row.cells.map((cell) => (cell ?? '').trim());
    // A comment may carry the names: `# userid,node`.
    const bare = header.map((name, index) => (index === 0 ? name.replace(/^[#*]\s*/, '') : name));
    for (const names of [header, bare]) {
      if (kindOf(names) === 'other' || !isLikeHeader(names)) continue;
      if (best && knownColumns(names) <= knownColumns(best.header)) continue;
      const idColumn = userFields(names).get('id') ?? -1;
      const secret = names.map(isSecret);
      const start = {
        offset: scanner.offset,
        line: scanner.line,
        width: names.length,
        idColumn,
        framed,
        secret,
      };
      best = { delimiter, header: names, start, notices: [] };
    }
  }
  return best;
}

/** One known word in a line of prose is no header: names are short, and one alone must be a sure one. */
function isLikeHeader(names: readonly string[]): boolean {
  if (names.some((name) => name.length > 200)) return false;
  return names.length > 1 || columnKey(names[0]!) === 'userid';
}

const SERVER_LIKE = /^[\p{L}\p{N}][\p{L}\p{N}._:-]*$/u;
/** Words that head columns of something else. */
const OTHER_HEADS = new Set([
  'name',
  'mail',
  'email',
  'key',
  'value',
  'department',
  'title',
  'group',
  'phone',
  'date',
  'id',
]);

/** Two cells a line and no header: userid and node, or node and count. */
function findPairs(text: string): Layout | null {
  for (const delimiter of DELIMITERS) {
    const pairs = firstPairs(text, delimiter);
    if (!pairs) continue;
    const counts = pairs.every(([, second]) => readCount(second) !== null);
    const header = counts ? ['node', 'users'] : ['userid', 'node'];
    const notices = [`there is no header; the columns were taken for ${header.join(' and ')}`];
    return { delimiter, header, notices, start: { offset: 0, line: 1, width: 2, idColumn: 0 } };
  }
  return null;
}

/** The first pairs of a text without header; null where a line is none, or where they are node and user id. */
function firstPairs(text: string, delimiter: string): [string, string][] | null {
  const scanner = new Scanner(text, delimiter, { offset: 0, line: 1, width: 2, idColumn: 0 });
  const pairs: [string, string][] = [];
  while (pairs.length < 200) {
    const row = scanner.next('all');
    if (row === null) break;
    if (row.fault !== null && pairs.length > 0) continue;
    const [first = '', second = ''] = row.cells.map((cell) => (cell ?? '').trim());
    if (row.width !== 2 || first === '' || OTHER_HEADS.has(first.toLowerCase()) || isSecret(first))
      return null;
    if (!(second === '' || second === '#' || isNothing(second) || SERVER_LIKE.test(second)))
      return null;
    pairs.push([first, second]);
  }
  if (pairs.length === 0 || pairs.every(([, second]) => second === '')) return null;
  const firsts = new Set(pairs.map(([first]) => first)).size;
  const seconds = new Set(pairs.map(([, second]) => second)).size;
  return firsts >= seconds ? pairs : null;
}

const COUNT_LINE =
  /^([\p{L}\p{N}][\p{L}\p{N}._-]*)\s*(?:[:=]\s*|\s)(\d[\d ,.'’\u00a0\u202f]*)(?:\s*users?)?$/iu;

/** Counts typed by hand, a node a line: `imp-a1 2841`, `imp-a1: 2 841 users`. */
function readCounts(text: string): Table | null {
  if (text.length > 100_000) return null;
  const rows: { line: number; cells: string[] }[] = [];
  for (const [index, whole] of text.split(/\r\n|\r|\n/).entries()) {
    const line = whole.trim();
    if (line === '' || line.startsWith('#')) continue;
    const found = COUNT_LINE.exec(line);
    if (!found || readCount(found[2]!.trim()) === null) return null;
    rows.push({ line: index + 1, cells: [found[1]!, found[2]!.trim()] });
  }
  if (rows.length === 0) return null;
  return listTable(
    { form: 'counts by node', unit: 'line', header: ['node', 'users'], width: 2 },
    rows,
  );
}
