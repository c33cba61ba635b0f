import { NumberRanges } from './collections/number-ranges';

/**
 * Names of users by row. Generated names (prefix + number) are kept as ranges, listed ones as strings.
 *
 * Invariant: the table only grows. States share it; a state sees its first `rows` entries. A state that is
 * not the newest (its `rows` is less than `length`) must take `truncated` before it appends, so that the
 * names another branch added are never overwritten.
 */
export class IdTable {
  private readonly segments: Segment[] = [];
  /** Rows by listed name, oldest first. */
  private readonly listed = new Map<string, number[]>();
  /** Listed names that end in a number, without it: only prefixes of this stem can give the same name. */
  private readonly listedStems = new Set<string>();
  private readonly generated = new Map<string, NumberRanges>();
  /** Prefixes by what they are without a number at their end: "user" and "user1" can both make "user12". */
  private readonly prefixesOf = new Map<string, number>();
  private count = 0;

  /** Rows that have a name. */
  get length(): number {
    return this.count;
  }

  /** What a copy of the table has to take over: listed names, and ranges of generated ones. */
  get pieces(): number {
    return this.listed.size + this.segments.length;
  }

  /** Name of the user in a row. Throws for a row that was never given one. */
  idAt(row: number): string {
    const segment = this.segments[this.segmentOf(row)];
    if (!segment || row >= this.count) throw new Error(`no user in row ${row}`);
    const offset = row - segment.row;
    return 'ids' in segment ? segment.ids[offset]! : segment.prefix + (segment.from + offset);
  }

  /**
   * The newest of the first `rows` rows that carries a name, or -1. A name is given again only after its user left:
   * where one of its rows is of a user in the lab, it is the newest.
   */
  rowOf(id: string, rows: number): number {
    let newest = lastBelow(this.listed.get(id) ?? [], rows);
    if (this.generated.size > 0)
      for (const { prefix, number } of splits(id)) {
        const row = this.generated.get(prefix)?.rowOf(number, rows) ?? -1;
        if (row > newest) newest = row;
      }
    return newest;
  }

  /** True where a range of generated names can be given out without looking at each of them. */
  surelyFree(prefix: string, from: number, count: number): boolean {
    const stem = stemOf(prefix);
    if (this.listedStems.has(stem)) return false;
    const own = this.generated.get(prefix);
    if ((this.prefixesOf.get(stem) ?? 0) > (own ? 1 : 0)) return false;
    return !own?.overlaps(from, count);
  }

  appendGenerated(prefix: string, from: number, count: number): void {
    const last = this.segments.at(-1);
    if (last && 'prefix' in last && last.prefix === prefix && last.from + last.count === from)
      last.count += count;
    else this.segments.push({ row: this.count, prefix, from, count });
    this.rangesOf(prefix).add({ row: this.count, from, count });
    this.count += count;
  }

  appendListed(id: string): void {
    const last = this.segments.at(-1);
    if (last && 'ids' in last) last.ids.push(id);
    else this.segments.push({ row: this.count, ids: [id] });
    const rows = this.listed.get(id);
    if (rows) rows.push(this.count);
    else this.listed.set(id, [this.count]);
    if (isDigit(id.charCodeAt(id.length - 1))) this.listedStems.add(stemOf(id));
    this.count += 1;
  }

  /** A table of its own with the first `rows` names. */
  truncated(rows: number): IdTable {
    const copy = new IdTable();
    for (const segment of this.segments) {
      const take = rows - segment.row;
      if (take <= 0) break;
      if ('ids' in segment) for (const id of segment.ids.slice(0, take)) copy.appendListed(id);
      else copy.appendGenerated(segment.prefix, segment.from, Math.min(take, segment.count));
    }
    return copy;
  }

  private rangesOf(prefix: string): NumberRanges {
    const known = this.generated.get(prefix);
    if (known) return known;
    const ranges = new NumberRanges();
    this.generated.set(prefix, ranges);
    const stem = stemOf(prefix);
    this.prefixesOf.set(stem, (this.prefixesOf.get(stem) ?? 0) + 1);
    return ranges;
  }

  private segmentOf(row: number): number {
    let low = 0;
    let high = this.segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.segments[middle]!.row <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

interface GeneratedRange {
  readonly row: number;
  readonly prefix: string;
  readonly from: number;
  count: number;
}

interface ListedRange {
  readonly row: number;
  readonly ids: string[];
}

type Segment = GeneratedRange | ListedRange;

/** The last of ascending rows that is below `rows`, or -1: nearly always the last of all. */
function lastBelow(ascending: readonly number[], rows: number): number {
  let index = ascending.length - 1;
  while (index >= 0 && ascending[index]! >= rows) index--;
  return ascending[index] ?? -1;
}

/** The ways to read a name as prefix + number without padding: "ab12" is ab + 12 and ab1 + 2. */
function splits(id: string): { prefix: string; number: number }[] {
  const found: { prefix: string; number: number }[] = [];
  for (let index = id.length - 1; index >= 0 && isDigit(id.charCodeAt(index)); index--) {
    const digits = id.slice(index);
    if (digits.length > 1 && digits[0] === '0') continue;
    const number = Number(digits);
    if (!Number.isSafeInteger(number)) break;
    found.push({ prefix: id.slice(0, index), number });
  }
  return found;
}

/** A name without the digits at its end. */
function stemOf(name: string): string {
  let end = name.length;
  while (end > 0 && isDigit(name.charCodeAt(end - 1))) end--;
  return name.slice(0, end);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
