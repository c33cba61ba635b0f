/** Numbers `from` to `from + count - 1` that rows `row` to `row + count - 1` carry. */
export interface NumberRange {
  readonly row: number;
  readonly from: number;
  readonly count: number;
}

/**
 * Which row carries a number. A number may be given again after its user left: of its rows the newest is shown, the
 * older ones are kept for states that do not see the newest yet. Found by halving, whatever the number of ranges.
 */
export class NumberRanges {
  /** In order of their numbers; no two share one. */
  private readonly shown: NumberRange[] = [];
  /** What newer ranges cover, oldest first. */
  private readonly hidden: NumberRange[] = [];

  /** Ranges come in the order of their rows. */
  add(range: NumberRange): void {
    const first = this.firstEndingAfter(range.from);
    let next = first;
    const kept: NumberRange[] = [];
    for (; next < this.shown.length && this.shown[next]!.from < endOf(range); next++) {
      const old = this.shown[next]!;
      this.hidden.push(old);
      if (old.from < range.from) kept.push(part(old, old.from, range.from));
      if (endOf(old) > endOf(range)) kept.push(part(old, endOf(range), endOf(old)));
    }
    const before = next === first ? this.shown[first - 1] : undefined;
    // Numbers and rows go on where the range before ends: one range, however many steps it took.
    if (before && endOf(before) === range.from && before.row + before.count === range.row)
      this.shown[first - 1] = { ...before, count: before.count + range.count };
    else {
      const inOrder = [...kept, range].sort((a, b) => a.from - b.from);
      this.shown.splice(first, next - first, ...inOrder);
    }
  }

  /** The newest row below `rows` that carries the number, or -1. */
  rowOf(number: number, rows: number): number {
    const range = this.shown[this.firstEndingAfter(number)];
    const row = range && range.from <= number ? rowIn(range, number) : -1;
    if (row < rows) return row;
    let newest = -1;
    for (const old of this.hidden) {
      const hidden = old.from <= number && number < endOf(old) ? rowIn(old, number) : -1;
      if (hidden < rows && hidden > newest) newest = hidden;
    }
    return newest;
  }

  /** Some row carries a number of this span. */
  overlaps(from: number, count: number): boolean {
    const range = this.shown[this.firstEndingAfter(from)];
    return range !== undefined && range.from < from + count;
  }

  /** Position of the first shown range that ends behind the number. */
  private firstEndingAfter(number: number): number {
    let low = 0;
    let high = this.shown.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (endOf(this.shown[middle]!) > number) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function endOf({ from, count }: NumberRange): number {
  return from + count;
}

function rowIn({ row, from }: NumberRange, number: number): number {
  return row + number - from;
}

function part(range: NumberRange, from: number, end: number): NumberRange {
  return { row: rowIn(range, from), from, count: end - from };
}
