import { formatCount } from '../../../shared/format';
import { type NumberedLine, numberedLines } from './lines';
import { listTable, type Table } from './table';

/** The line under the names of columns: `=====  ====` of `run sql`, `------ ----` of PowerShell. */
const RULE = /^\s*(?:=+|-+)(?:\s+(?:=+|-+))*\s*$/;
const ANY_RULE = /^[ \t]*[=-][=\- \t]*$/m;
const PROMPT = /^\s*admin\s*:/i;
const MAX_COLUMNS = 200;

/**
 * The tables in what a command printed: one line of names, one of dashes, one line a row (runbooks B1, "Shape of every
 * run sql answer"). Cut by the dashes, since names hold spaces; several tables in one text are several.
 */
export function readCommandTables(text: string): Table[] {
  if (!ANY_RULE.test(text)) return [];
  const lines = numberedLines(text);
  const tables: Table[] = [];
  for (let line = 1; line < lines.length; line++) {
    const rule = lines[line]!.text;
    const names = lines[line - 1]!;
    if (!isRule(rule) || names.text.trim() === '' || PROMPT.test(names.text)) continue;
    const columns = columnsOf(rule);
    if (columns.length > MAX_COLUMNS) continue;
    const end = tableEnd(lines, line + 1);
    tables.push(tableOf(names.text, rule, columns, lines.slice(line + 1, end)));
    line = end - 1;
  }
  return tables;
}

/** At least three dashes in all, or a line of prose could be one. */
function isRule(line: string): boolean {
  return line.length < 20_000 && RULE.test(line) && line.replace(/\s/g, '').length >= 2;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function columnsOf(rule: string): Span[] {
  return [...rule.matchAll(/=+|-+/g)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
  }));
}

/** A table ends at an empty line, the next prompt, the names of the next table or a count of rows. */
function tableEnd(lines: readonly NumberedLine[], from: number): number {
  let end = from;
  while (end < lines.length) {
    const { text } = lines[end]!;
    const next = lines[end + 1]?.text;
    if (text.trim() === '' || PROMPT.test(text) || (next !== undefined && isRule(next))) break;
    if (
      /^\s*\(?\d+ rows?(?: affected| selected)?\)?\.?\s*$/i.test(text) ||
      /^\s*run sql /i.test(text)
    )
      break;
    end++;
  }
  return end;
}

function tableOf(
  names: string,
  rule: string,
  columns: readonly Span[],
  lines: readonly NumberedLine[],
): Table {
  const header = cut(names, columns) ?? names.trim().split(/\s+/);
  const form = rule.includes('=') ? 'output of run sql' : 'a table of columns';
  const rows = lines.map(({ line, text }) => {
    const cells = cut(text, columns);
    return cells
      ? { line, cells }
      : {
          line,
          cells: [],
          fault: `does not fit the ${formatCount(columns.length)} columns above it; a narrow terminal may have wrapped it`,
        };
  });
  return listTable({ form, unit: 'line', header, width: columns.length }, rows);
}

/** A line cut at the dashes; by its spaces where letters of two columns made it longer; null where neither fits. */
function cut(line: string, columns: readonly Span[]): string[] | null {
  const fits = columns.every(
    ({ from }, index) =>
      index === 0 ||
      from === 0 ||
      from > line.length ||
      line.charAt(from - 1) === ' ' ||
      line.charAt(from - 1) === '\t',
  );
  if (fits && !line.includes('\t'))
    return columns.map(({ from }, index) =>
      line.slice(from, columns[index + 1]?.from ?? line.length).trim(),
    );
  const words = line.trim().split(/\s+/);
  return words.length === columns.length ? words : null;
}
