import { isFormula } from '../../../shared/csv';
import { formatCount } from '../../../shared/format';
import type { TableRow } from './table';

/** Longest cell in quotes; more is a quote that was never closed. */
const MAX_QUOTED = 100_000;
/** Letters looked at in vain for the ends of quotes; after so many a quote has to end on its own line. */
const MAX_IN_VAIN = 20_000_000;
/** Longest line that is read as a row. */
const MAX_CELLS = 5000;

/** What a formula may begin with: = + - @ and what stands before them. */
const MAY_RUN = new Set([0x3d, 0x2b, 0x2d, 0x40, 0x09, 0x0a, 0x0d, 0x20, 0xa0]);

const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;
const SPACE = 0x20;

/** Where a scanner begins, and what it knows of the table. */
export interface ScanStart {
  readonly offset: number;
  /** Number of the line there, from 1. */
  readonly line: number;
  /** Cells of a full row, 0 where that is not known yet. */
  readonly width: number;
  /** Column of the user ids, -1 for none: by it a row is told from the inside of a quoted cell. */
  readonly idColumn: number;
  /** True for columns whose cells must not be looked at. */
  readonly secret?: readonly boolean[];
  /** Rows begin and end with a separator, as tables drawn with pipes do. */
  readonly framed?: boolean;
}

/**
 * Cuts delimited text into rows (RFC 4180), one after another, whatever ends the lines. Empty lines are skipped. A
 * quote that does not end as it should makes a row with a fault, and reading goes on with the next line. Linear in
 * the length of the text.
 */
export class Scanner {
  /** Letters read. */
  offset: number;
  /** Number of the line there. */
  line: number;
  private readonly text: string;
  private readonly delimiter: number;
  private readonly start: ScanStart;
  private inVain = 0;
  private slots: { readonly wanted: readonly number[]; readonly byColumn: readonly number[] } = {
    wanted: [],
    byColumn: [],
  };

  constructor(text: string, delimiter: string, start: ScanStart) {
    this.text = text;
    this.delimiter = delimiter.charCodeAt(0);
    this.start = start;
    this.offset = start.offset;
    this.line = start.line;
  }

  /** The next row, with the cells of the wanted columns alone; null at the end. */
  next(wanted: readonly number[] | 'all'): TableRow | null {
    if (!this.skipEmptyLines()) return null;
    const line = this.line;
    const slots = wanted === 'all' ? null : this.slotsOf(wanted);
    const cells: (string | undefined)[] = wanted === 'all' ? [] : new Array(wanted.length);
    if (this.start.framed) this.skipFrame();
    let overflows = false;
    let runs = false;
    for (let column = 0; ; column++) {
      const from = this.skipSpaces(this.offset);
      const quoted = this.text.charCodeAt(from) === QUOTE;
      const end = quoted ? this.quotedEnd(from) : -1;
      if (typeof end === 'string')
        return { line, cells: [], width: 0, overflows: false, runs: false, fault: end };
      const slot = wanted === 'all' ? column : (slots![column] ?? -1);
      if (end >= 0) {
        if (slot >= 0) cells[slot] = this.text.slice(from + 1, end).replaceAll('""', '"');
        overflows ||= this.isBeyond(column) && end > from + 1;
        runs ||= this.wouldRun(column, from + 1, end);
        this.countLines(from, end);
        this.offset = this.skipSpaces(end + 1);
      } else {
        const stop = this.plainEnd();
        if (slot >= 0) cells[slot] = this.text.slice(this.offset, stop);
        overflows ||= this.isBeyond(column) && from < stop;
        runs ||= this.wouldRun(column, from, stop);
        this.offset = stop;
      }
      if (this.text.charCodeAt(this.offset) !== this.delimiter) {
        this.skipLineEnd();
        const width = this.widthOf(column + 1, cells, wanted);
        return { line, cells, width, overflows, runs, fault: null };
      }
      this.offset++;
      if (column > MAX_CELLS) {
        this.offset = this.plainLineEnd(this.offset);
        this.skipLineEnd();
        const fault = `has more than ${formatCount(MAX_CELLS)} cells`;
        return { line, cells: [], width: 0, overflows, runs, fault };
      }
    }
  }

  /** True for a cell that a spreadsheet would run. Cells of secret columns are not looked at. */
  private wouldRun(column: number, from: number, to: number): boolean {
    const code = this.text.charCodeAt(from);
    if (to - from < 2 || !MAY_RUN.has(code) || this.start.secret?.[column]) return false;
    return isFormula(this.text.slice(from, Math.min(to, from + MAX_QUOTED)).trim());
  }

  /** Place among the wanted cells by column; -1 and nothing for the others. */
  private slotsOf(wanted: readonly number[]): readonly number[] {
    if (this.slots.wanted !== wanted) {
      const byColumn: number[] = new Array(Math.max(-1, ...wanted) + 1).fill(-1);
      for (const [slot, column] of wanted.entries()) byColumn[column] = slot;
      this.slots = { wanted, byColumn };
    }
    return this.slots.byColumn;
  }

  private isBeyond(column: number): boolean {
    return this.start.width > 0 && column >= this.start.width;
  }

  /** Without the empty cell behind the last pipe. */
  private widthOf(
    width: number,
    cells: (string | undefined)[],
    wanted: readonly number[] | 'all',
  ): number {
    if (!this.start.framed || width < 2) return width;
    if (wanted === 'all' && (cells.at(-1) ?? '').trim() === '') cells.pop();
    return this.text.charCodeAt(this.lastBefore(this.offset)) === this.delimiter
      ? width - 1
      : width;
  }

  /** The last letter of the line that ends here, line ends and spaces aside. */
  private lastBefore(offset: number): number {
    let last = offset - 1;
    while (last > 0 && this.text.charCodeAt(last) <= SPACE) last--;
    return last;
  }

  private skipFrame(): void {
    const from = this.skipSpaces(this.offset);
    if (this.text.charCodeAt(from) === this.delimiter) this.offset = from + 1;
  }

  /** False at the end of the text. */
  private skipEmptyLines(): boolean {
    for (;;) {
      let offset = this.offset;
      for (
        let code = this.text.charCodeAt(offset);
        isBlank(code) && code !== this.delimiter;
        code = this.text.charCodeAt(++offset)
      );
      if (offset >= this.text.length) return false;
      const code = this.text.charCodeAt(offset);
      if (code !== CR && code !== LF) return true;
      this.offset = offset;
      this.skipLineEnd();
    }
  }

  /** Past spaces that stand before or after a quoted cell. */
  private skipSpaces(offset: number): number {
    let next = offset;
    for (;;) {
      const code = this.text.charCodeAt(next);
      if ((code !== SPACE && code !== 0x09 && code !== 0xfeff) || code === this.delimiter)
        return next;
      next++;
    }
  }

  private plainEnd(): number {
    const { text, delimiter } = this;
    let offset = this.offset;
    for (; offset < text.length; offset++) {
      const code = text.charCodeAt(offset);
      if (code === delimiter || code === LF || code === CR) break;
    }
    return offset;
  }

  private plainLineEnd(from: number): number {
    let offset = from;
    for (
      let code = this.text.charCodeAt(offset);
      offset < this.text.length && code !== LF && code !== CR;
      code = this.text.charCodeAt(++offset)
    );
    return offset;
  }

  private skipLineEnd(): void {
    const code = this.text.charCodeAt(this.offset);
    if (code === CR) this.offset += this.text.charCodeAt(this.offset + 1) === LF ? 2 : 1;
    else if (code === LF) this.offset++;
    else return;
    this.line++;
  }

  private countLines(from: number, to: number): void {
    for (let offset = from; offset < to; offset++) {
      const code = this.text.charCodeAt(offset);
      if (code === LF || (code === CR && this.text.charCodeAt(offset + 1) !== LF)) this.line++;
    }
  }

  /**
   * Where the quoted cell that begins here ends; or, past the line of its quote, why it does not. A quote must be
   * followed by a separator or the end of the line, and may not swallow lines that are rows themselves.
   */
  private quotedEnd(from: number): number | string {
    const { text } = this;
    const ownLine = this.inVain > MAX_IN_VAIN ? this.plainLineEnd(from) : text.length;
    const limit = Math.min(from + MAX_QUOTED, ownLine);
    for (let offset = from + 1; ; ) {
      const quote = text.indexOf('"', offset);
      if (quote < 0 || quote > limit)
        return this.unclosed(from, quote < 0 ? text.length : Math.min(quote, limit), quote < 0);
      if (text.charCodeAt(quote + 1) === QUOTE) {
        offset = quote + 2;
        continue;
      }
      const after = this.skipSpaces(quote + 1);
      const code = text.charCodeAt(after);
      const ends = after >= text.length || code === this.delimiter || code === CR || code === LF;
      if (!ends || this.swallowsRows(from, quote)) return this.unclosed(from, quote, false);
      return quote;
    }
  }

  /** Tells of the quote and goes on behind the line on which it stands. */
  private unclosed(from: number, reach: number, toTheEnd: boolean): string {
    this.inVain += reach - from;
    const quoteLine = this.line;
    this.countLines(from, reach);
    const reachLine = this.line;
    this.line = quoteLine;
    this.offset = this.plainLineEnd(from);
    this.skipLineEnd();
    const where = toTheEnd ? 'to the end of the file' : `to line ${formatCount(reachLine)}`;
    const reaches = reachLine === quoteLine && !toTheEnd ? '' : `; it would reach ${where}`;
    return `has a quote without its other half on line ${formatCount(quoteLine)}${reaches}; reading goes on with the line after it`;
  }

  /** True where every line that the cell spans, its own first one too, has the cells of a full row with a plain id. */
  private swallowsRows(from: number, quote: number): boolean {
    const { width, idColumn } = this.start;
    if (width < 2 || this.text.slice(from, quote).search(/[\r\n]/) < 0) return false;
    let start = from;
    while (
      start > 0 &&
      this.text.charCodeAt(start - 1) !== LF &&
      this.text.charCodeAt(start - 1) !== CR
    )
      start--;
    const end = this.plainLineEnd(quote);
    const lines = this.text.slice(start, end).split(/\r\n|\r|\n/);
    return lines.every((line, index) => {
      if (index > 0 && line.trim() === '') return true;
      const cells = line.split(String.fromCharCode(this.delimiter));
      return cells.length === width && (idColumn < 0 || /^[^\s"]+$/.test(cells[idColumn]!.trim()));
    });
  }
}

function isBlank(code: number): boolean {
  return (
    code === SPACE ||
    code === 0x09 ||
    code === 0xfeff ||
    code === 0xa0 ||
    code === 0x0c ||
    code === 0x0b
  );
}
