import Papa from 'papaparse';

/** The text of a CSV file: UTF-8, or UTF-16 with a byte order mark, as spreadsheets write it; null for anything else. */
export function decodeCsv(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Bytes that are not text in the encoding they begin with.
    return null;
  }
}

/** One row of a table. */
export interface TableRow {
  /** Line of the file on which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** A quote in it never ends, or ends in the middle of a cell. */
  readonly isOpen: boolean;
}

/** The rows of a CSV text, a stretch at a time. Empty lines are skipped; the delimiter is the first line's. */
export class CsvTable {
  private readonly text: string;
  private readonly delimiter: string;
  private line = 1;
  /** Characters read. */
  offset = 0;

  constructor(text: string) {
    // Spreadsheets of different systems end lines differently, at times within one file.
    this.text = text.replace(/\r\n?/g, '\n');
    const [head = ''] = this.text.split('\n', 1);
    this.delimiter = [',', ';', '\t'].reduce((best, each) =>
      head.split(each).length > head.split(best).length ? each : best,
    );
  }

  get length(): number {
    return this.text.length;
  }

  /** At most so many rows; none at the end. */
  next(most: number): TableRow[] {
    const rows: TableRow[] = [];
    if (this.offset >= this.text.length) return rows;
    const from = this.offset;
    const rest = from === 0 ? this.text : this.text.slice(from);
    let read = 0;
    Papa.parse<string[]>(rest, {
      delimiter: this.delimiter,
      newline: '\n',
      // Its fast mode would split the whole rest anew at every stretch.
      fastMode: false,
      step: ({ data, meta, errors }, parser) => {
        const isOpen = errors.some(({ type }) => type === 'Quotes');
        if (data.length > 1 || (data[0] ?? '').trim() !== '')
          rows.push({ line: this.line, cells: data, isOpen });
        this.line += linesIn(rest, read, meta.cursor);
        read = meta.cursor;
        if (rows.length >= most) parser.abort();
      },
    });
    this.offset = rows.length < most ? this.text.length : from + read;
    return rows;
  }
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let offset = from; offset < to; offset++) if (text.charCodeAt(offset) === LINE_FEED) lines++;
  return lines;
}

const LINE_FEED = 0x0a;
