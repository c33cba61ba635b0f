import { type KeyboardEvent, useState } from 'react';

/** The point of a chart that focus or the pointer is on. */
export interface ChartCursor {
  readonly point: number;
  readonly series: number;
  /** Reached by keyboard: it is announced. */
  readonly byKey: boolean;
}

export interface ChartCursorOptions {
  readonly points: number;
  readonly series: number;
  /** Where the arrows start. */
  readonly start: number;
  readonly onChoose: (cursor: ChartCursor) => void;
}

/** Steps that the keys take: points by arrows, series by Page keys. */
const MOVES: Readonly<Record<string, readonly [point: number, series: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  PageUp: [0, -1],
  PageDown: [0, 1],
  Home: [Number.NEGATIVE_INFINITY, 0],
  End: [Number.POSITIVE_INFINITY, 0],
};

/** One tab stop for a whole chart: arrows move between points, Page keys between series, Enter chooses. */
export function useChartCursor({ points, series, start, onChoose }: ChartCursorOptions) {
  const [held, setHeld] = useState<ChartCursor | null>(null);
  const cursor = held === null || points === 0 ? null : clamp(held, points, series);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || points === 0) return;
    const from = cursor ?? { point: start, series: 0, byKey: true };
    const move = MOVES[event.key];
    if (move !== undefined) {
      const next = { point: from.point + move[0], series: from.series + move[1], byKey: true };
      setHeld(
        cursor?.byKey
          ? clamp(next, points, series)
          : clamp({ ...from, byKey: true }, points, series),
      );
    } else if (event.key === 'Enter' || event.key === ' ') onChoose(clamp(from, points, series));
    else if (event.key === 'Escape' && cursor !== null) setHeld(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return {
    cursor,
    hover: (point: number | null, series = 0) =>
      setHeld(point === null ? null : { point, series: series, byKey: false }),
    keys: { tabIndex: 0, onKeyDown, onBlur: () => setHeld(null) },
  };
}

function clamp(cursor: ChartCursor, points: number, series: number): ChartCursor {
  return {
    ...cursor,
    point: Math.min(points - 1, Math.max(0, cursor.point)),
    series: Math.min(Math.max(1, series) - 1, Math.max(0, cursor.series)),
  };
}
