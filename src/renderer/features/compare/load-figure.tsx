import { type CSSProperties, type MouseEvent, useMemo } from 'react';
import { ChartFrame } from '../../charts/frame/chart-frame';
import { type ChartCursor, useChartCursor } from '../../charts/frame/use-chart-cursor';
import { type Size, useSize } from '../../charts/frame/use-size';
import { LoadDrawing } from './load-drawing';
import { AXIS_HEIGHT, loadPlaces, ROW_HEIGHT } from './load-places';
import { describeRow, type LoadRow } from './load-rows';

export interface LoadFigureProps {
  readonly rows: readonly LoadRow[];
  /** Goes to the node of a row. */
  readonly onChoose: (row: LoadRow) => void;
}

/** Load by node, before and after. Up and down move between the nodes, Enter shows one on the board. */
export function LoadFigure({ rows, onChoose }: LoadFigureProps) {
  const { ref, size } = useSize<HTMLDivElement>();
  const choose = (index: number): void => {
    const row = rows[index];
    if (row !== undefined) onChoose(row);
  };
  const { cursor, hover, keys } = useChartCursor({
    points: 1,
    series: rows.length,
    start: 0,
    onChoose: ({ series }) => choose(series),
  });
  const point = (row: number | null): void => hover(row === null ? null : 0, row ?? 0);
  const rowAt = (event: MouseEvent<HTMLElement>): number | null => {
    if (size === null) return null;
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
    const row = Math.floor(y / (ROW_HEIGHT * size.scale));
    return row < rows.length ? row : null;
  };
  const pointed = cursor?.byKey ? rows[cursor.series] : undefined;
  const height = { '--chart-height': `${(rows.length * ROW_HEIGHT + AXIS_HEIGHT) / 16}rem` };
  return (
    <div className="load-compare" style={height as CSSProperties}>
      <ChartFrame
        label="Load by node, before and after. Up and down move between the nodes, Enter shows one on the board."
        spoken={pointed === undefined ? '' : describeRow(pointed)}
        className="load-rows"
        keys={{
          ...keys,
          onPointerMove: (event) => point(rowAt(event)),
          onClick: (event) => choose(rowAt(event) ?? -1),
        }}
        onLeave={() => hover(null)}
        size={size}
        frame={ref}
      >
        {(drawn) => <Drawing rows={rows} size={drawn} cursor={cursor} />}
      </ChartFrame>
    </div>
  );
}

interface DrawingProps {
  readonly rows: readonly LoadRow[];
  readonly size: Size;
  readonly cursor: ChartCursor | null;
}

function Drawing({ rows, size, cursor }: DrawingProps) {
  const places = useMemo(() => loadPlaces(rows, size), [rows, size]);
  return <LoadDrawing rows={rows} places={places} cursor={cursor} />;
}
