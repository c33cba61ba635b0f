/**
 * Names of users by row. Generated names (prefix + number) are kept as ranges, listed ones as strings.
 *
 * Invariant: the table only grows. States share it; a state sees its first `rows` entries. A state that is
 * not the newest (its `rows` is less than `length`) must take `truncated` before it appends, so that the
 * names another branch added are never overwritten.
 */
export class IdTable {
  private readonly segments: Segment[] = [];
  private readonly listed: ListedRange[] = [];
  /** Rows by listed name, made when somebody first looks a name up, and then kept up with the list. */
  private readonly index = new Map<string, number[]>();
  private indexedRanges = 0;
  private indexedInLast = 0;
  private readonly generated = new Map<string, GeneratedRange[]>();
  private count = 0;

  /** Rows that have a name. */
  get length(): number {
    return this.count;
  }

  /** Name of the user in a row. Throws for a row that was never given one. */
  idAt(row: number): string {
    const segment = this.segments[this.segmentOf(row)];
    if (!segment || row >= this.count) throw new Error(`no user in row ${row}`);
    const offset = row - segment.row;
    return 'ids' in segment ? segment.ids[offset]! : segment.prefix + (segment.from + offset);
  }

  /** Every row that ever carried this name, oldest first; the caller decides which of them counts. */
  rowsNamed(id: string): number[] {
    const rows = [...(this.listedRows().get(id) ?? [])];
    if (this.generated.size > 0)
      for (const { prefix, number } of splits(id))
        for (const range of this.generated.get(prefix) ?? [])
          if (number >= range.from && number < range.from + range.count)
            rows.push(range.row + number - range.from);
    return rows;
  }

  /** True where a range of generated names can be given out without looking at each of them. */
  surelyFree(prefix: string, from: number): boolean {
    if (this.listed.length > 0) return false;
    for (const [other, ranges] of this.generated) {
      if (other === prefix) {
        if (ranges.some((range) => range.from + range.count > from)) return false;
      } else if (mayCollide(prefix, other)) return false;
    }
    return true;
  }

  appendGenerated(prefix: string, from: number, count: number): void {
    const last = this.segments.at(-1);
    if (last && 'prefix' in last && last.prefix === prefix && last.from + last.count === from) {
      last.count += count;
    } else {
      const range = { row: this.count, prefix, from, count };
      this.segments.push(range);
      const ranges = this.generated.get(prefix);
      if (ranges) ranges.push(range);
      else this.generated.set(prefix, [range]);
    }
    this.count += count;
  }

  appendListed(id: string): void {
    const last = this.segments.at(-1);
    if (last && 'ids' in last) last.ids.push(id);
    else {
      const range = { row: this.count, ids: [id] };
      this.segments.push(range);
      this.listed.push(range);
    }
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

  private listedRows(): ReadonlyMap<string, readonly number[]> {
    for (; this.indexedRanges < this.listed.length; this.indexedRanges++) {
      const range = this.listed[this.indexedRanges]!;
      for (; this.indexedInLast < range.ids.length; this.indexedInLast++) {
        const id = range.ids[this.indexedInLast]!;
        const rows = this.index.get(id);
        if (rows) rows.push(range.row + this.indexedInLast);
        else this.index.set(id, [range.row + this.indexedInLast]);
      }
      // The newest range may still grow: stay with it.
      if (this.indexedRanges === this.listed.length - 1) return this.index;
      this.indexedInLast = 0;
    }
    return this.index;
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

/** The ways to read a name as prefix + number without padding: "ab12" is ab + 12 and ab1 + 2. */
function splits(id: string): { prefix: string; number: number }[] {
  const found: { prefix: string; number: number }[] = [];
  for (let at = id.length - 1; at >= 0 && isDigit(id.charCodeAt(at)); at--) {
    const digits = id.slice(at);
    if (digits.length > 1 && digits[0] === '0') continue;
    const number = Number(digits);
    if (!Number.isSafeInteger(number)) break;
    found.push({ prefix: id.slice(0, at), number });
  }
  return found;
}

/** "user" and "user1" can both make "user12". */
function mayCollide(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    long.startsWith(short) && [...long.slice(short.length)].every((c) => isDigit(c.charCodeAt(0)))
  );
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
