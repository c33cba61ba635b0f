/**
 * The rows of a long journal that a stepped line needs.
 *
 * A stepped line holds its value until the next row that differs, so rows where nothing changes are left
 * out without any loss. If still more than `limit` remain, the rows are cut into equal spans and each span
 * keeps its first and last row and, for every series, the rows of its lowest and highest value: what is
 * drawn are always true values at their true steps, and no peak is lost. Nothing is averaged.
 *
 * @param series one column per series, NaN where it has no value
 * @param rows   number of rows, at least 1
 * @param limit  rows wanted; the result may exceed it by the extremes of the spans
 */
export function keepRows(
  series: readonly Float64Array[],
  rows: number,
  limit: number,
): { readonly rows: readonly number[]; readonly exact: boolean } {
  const changes = changedRows(series, rows);
  if (changes.length <= limit) return { rows: changes, exact: true };
  const spans = Math.max(1, Math.floor(limit / (2 + 2 * series.length)));
  const kept = new Set<number>();
  for (let span = 0; span < spans; span += 1) {
    const from = Math.floor((span * changes.length) / spans);
    const to = Math.floor(((span + 1) * changes.length) / spans);
    if (from === to) continue;
    kept.add(changes[from]!);
    kept.add(changes[to - 1]!);
    for (const column of series) keepExtremes(column, changes.slice(from, to), kept);
  }
  return { rows: [...kept].sort((a, b) => a - b), exact: false };
}

function changedRows(series: readonly Float64Array[], rows: number): readonly number[] {
  const changed: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    const edge = row === 0 || row === rows - 1;
    if (edge || series.some((column) => !Object.is(column[row], column[row - 1])))
      changed.push(row);
  }
  return changed;
}

function keepExtremes(column: Float64Array, rows: readonly number[], kept: Set<number>): void {
  let lowest = -1;
  let highest = -1;
  for (const row of rows) {
    const value = column[row]!;
    if (Number.isNaN(value)) continue;
    if (lowest < 0 || value < column[lowest]!) lowest = row;
    if (highest < 0 || value > column[highest]!) highest = row;
  }
  if (lowest >= 0) kept.add(lowest).add(highest);
}
