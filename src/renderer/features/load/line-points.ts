import { keepRows } from '../../../shared/keep-rows';
import type { Journal } from '../../../shared/load-journal';
import type { StepRow } from '../../../shared/view';

/** What the figure of the journal runs over. */
export type Course = 'steps' | 'clock';

/** One point of the drawn lines: a row of the journal, its place on the axis, and `v0`, `v1`, … per series. */
export type LinePoint = { readonly row: number; readonly x: number } & Readonly<
  Record<`v${number}`, number | null>
>;

export interface LinePoints {
  readonly points: readonly LinePoint[];
  /** Every change of the journal is drawn; else the lowest and highest of spans of it. */
  readonly exact: boolean;
  /** First and last place on the axis. */
  readonly domain: readonly [number, number];
}

/** Points that a drawing of a few hundred pixels can tell apart. */
const LIMIT = 400;

/** The points to draw: over steps the number of the step, from 1; over the clock its second. */
export function linePoints(journal: Journal, rows: readonly StepRow[], course: Course): LinePoints {
  const columns = journal.series.map(({ values }) => values);
  const kept =
    journal.rows === 0 ? { rows: [], exact: true } : keepRows(columns, journal.rows, LIMIT);
  const shown = [journal.first, ...kept.rows.filter((row) => row > journal.first)];
  const points = journal.rows === 0 ? [] : shown.map((row) => pointAt(journal, rows, course, row));
  const from = points[0]?.x ?? 0;
  const to = points.at(-1)?.x ?? 1;
  return { points, exact: kept.exact, domain: [from, Math.max(to, from + 1)] };
}

/** Place of a row on the axis. */
export function placeOfRow(rows: readonly StepRow[], course: Course, row: number): number {
  return course === 'steps' ? row + 1 : (rows[row]?.clock ?? 0);
}

/** Whether the value of a series changes at this point; there the line carries a mark. */
export function changesAt(points: readonly LinePoint[], index: number, series: number): boolean {
  const value = points[index]?.[`v${series}`] ?? null;
  const before = points[index - 1]?.[`v${series}`] ?? null;
  return index > 0 && value !== null && value !== (before ?? 0);
}

function pointAt(
  journal: Journal,
  rows: readonly StepRow[],
  course: Course,
  row: number,
): LinePoint {
  const values = journal.series.map(({ values }, index) => {
    const value = values[row]!;
    return [`v${index}`, Number.isNaN(value) ? null : value] as const;
  });
  return { row, x: placeOfRow(rows, course, row), ...Object.fromEntries(values) };
}
