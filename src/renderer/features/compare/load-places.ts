import type { Size } from '../../charts/frame/use-size';
import { niceScale } from '../../charts/layout/scale';
import { textWidth } from '../../charts/layout/text-width';
import { formatCount } from '../../ui/figures';
import { changeWords, type LoadRow, overAfter, rowTop } from './load-rows';

/** Heights in px at normal text size. */
export const ROW_HEIGHT = 42;
export const AXIS_HEIGHT = 24;
/** Room for the focus ring beside the texts. */
export const EDGE = 6;

/** Where the parts of the figure stand, in px. */
export interface LoadPlaces {
  readonly size: Size;
  readonly row: number;
  /** Left end of the bars; names stand before it. */
  readonly left: number;
  /** Right end of the bars; figures stand after it. */
  readonly right: number;
  /** Bottom of the last row. */
  readonly floor: number;
  readonly ticks: readonly number[];
  readonly x: (devices: number) => number;
}

/** The two figures of a row, as they stand at its end. */
export function rowFigures({ before, after }: LoadRow): string {
  return `${loadText(before)} → ${loadText(after)}`;
}

/** The line under them: the change, and what is over capacity. */
export function rowChange(row: LoadRow): string {
  const over = overAfter(row);
  return over > 0 ? `${changeWords(row)}, ${formatCount(over)} over` : changeWords(row);
}

function loadText(load: number | null): string {
  return load === null ? '–' : formatCount(load);
}

const MAX_NAMES = 0.3;
const GAP = 10;

/** Lays the figure out: names take what they need up to a third, figures what they need. */
export function loadPlaces(rows: readonly LoadRow[], size: Size): LoadPlaces {
  const { width, scale } = size;
  const widest = (texts: readonly string[]): number =>
    Math.max(0, ...texts.map((text) => textWidth(text, scale)));
  const names = EDGE + Math.min(widest(rows.map(({ node }) => node)) + GAP, width * MAX_NAMES);
  const figures = widest(rows.flatMap((row) => [rowFigures(row), rowChange(row)])) + GAP;
  const { max, ticks } = niceScale(Math.max(0, ...rows.map(rowTop)));
  const right = Math.max(names + 40, width - figures - EDGE);
  const row = ROW_HEIGHT * scale;
  return {
    size,
    row,
    left: names,
    right,
    floor: rows.length * row,
    ticks: spare(ticks, right - names, scale),
    x: (devices) => names + (Math.min(devices, max) / max) * (right - names),
  };
}

/** As many tick labels as stand apart; the first and every second one where there is little room. */
function spare(ticks: readonly number[], room: number, scale: number): readonly number[] {
  const last = ticks.at(-1) ?? 0;
  const need = textWidth(formatCount(last), scale) + GAP;
  const step = Math.max(1, Math.ceil((need * (ticks.length - 1)) / Math.max(1, room)));
  return ticks.filter((_, index) => index % step === 0);
}
