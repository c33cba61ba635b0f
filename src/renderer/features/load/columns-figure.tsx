import { type CSSProperties, memo, useEffect, useRef } from 'react';
import { Bar, type BarShapeProps, CartesianGrid, ComposedChart, XAxis, YAxis } from 'recharts';
import { ChartFrame } from '../../charts/frame/chart-frame';
import { useChartCursor } from '../../charts/frame/use-chart-cursor';
import { type Size, useSize } from '../../charts/frame/use-size';
import { niceScale } from '../../charts/layout/scale';
import { textWidth } from '../../charts/layout/text-width';
import { formatCount } from '../../ui/figures';
import { ColumnMarks } from './column-marks';
import { describeColumn } from './column-words';
import { columnTop, type LoadColumn } from './columns';

export interface ColumnsFigureProps {
  readonly label: string;
  readonly columns: readonly LoadColumn[];
  /** Key of the column that is selected, or null. */
  readonly selected: string | null;
  readonly onChoose: (key: string) => void;
}

/** From the axis outward; the order never changes. Class names carry colour and pattern. */
const SERIES = ['own', 'peer', 'over', 'noService', 'away'] as const;
const LOOKS = { own: 'own', peer: 'peer', over: 'over', noService: 'none', away: 'away' } as const;

/** The figure "now": one stacked column per node, group or cluster against its capacity. */
export const ColumnsFigure = memo(function ColumnsFigure({
  label,
  columns,
  selected,
  onChoose,
}: ColumnsFigureProps) {
  const { ref, size } = useSize<HTMLDivElement>();
  const { cursor, hover, keys } = useChartCursor({
    points: columns.length,
    series: 1,
    start: Math.max(
      0,
      columns.findIndex(({ key }) => key === selected),
    ),
    onChoose: ({ point }) => onChoose(columns[point]!.key),
  });
  // Narrower columns could not be told apart, nor their figures: many of them are scrolled sideways.
  const least = { '--least': `${columns.length * leastBand(columns) + 3}rem` };
  // The keyboard also reaches columns that are scrolled out of sight.
  const byKey = cursor?.byKey === true ? cursor.point : null;
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = scroller.current;
    if (byKey === null || box === null || box.scrollWidth <= box.clientWidth) return;
    const middle = (box.scrollWidth * (byKey + 1)) / (columns.length + 1);
    box.scrollTo({ left: middle - box.clientWidth / 2 });
  }, [byKey, columns.length]);
  const pointed = cursor?.byKey ? columns[cursor.point] : undefined;
  return (
    <div className="columns-scroll" ref={scroller} style={least as CSSProperties}>
      <ChartFrame
        label={`${label}. Arrow keys move between the columns, Enter selects.`}
        spoken={pointed === undefined ? '' : describeColumn(pointed)}
        keys={keys}
        onLeave={() => hover(null)}
        size={size}
        frame={ref}
      >
        {(drawn) => {
          const scale = niceScale(Math.max(0, ...columns.map(columnTop)));
          const frame = places(drawn, columns.length, scale.max);
          return (
            <ComposedChart
              width={drawn.width}
              height={drawn.height}
              data={columns as LoadColumn[]}
              margin={{ top: 16 * drawn.scale, right: 4, bottom: 34 * drawn.scale, left: 0 }}
              barSize={frame.bar}
              accessibilityLayer={false}
              onMouseMove={({ activeTooltipIndex }) => hover(indexOf(activeTooltipIndex))}
              onClick={({ activeTooltipIndex }) => {
                const column = columns[indexOf(activeTooltipIndex) ?? -1];
                if (column !== undefined) onChoose(column.key);
              }}
            >
              <CartesianGrid vertical={false} />
              <XAxis dataKey="key" type="category" hide />
              <YAxis
                width={frame.left}
                domain={[0, scale.max]}
                ticks={scale.ticks as number[]}
                interval={0}
                axisLine={false}
                tickLine={false}
                tickFormatter={formatCount}
              />
              {SERIES.map((key) => (
                <Bar
                  key={key}
                  dataKey={key}
                  stackId="load"
                  shape={(segment: BarShapeProps) => drawSegment(segment, LOOKS[key])}
                  isAnimationActive={false}
                />
              ))}
              <ColumnMarks columns={columns} places={frame} cursor={cursor} selected={selected} />
            </ComposedChart>
          );
        }}
      </ChartFrame>
    </div>
  );
});

/**
 * A part of a stack: a class gives it colour and pattern, a light line parts it from the one below.
 * The style sheet moves its edges, which costs no drawing by React, and not at all under reduced motion.
 */
function drawSegment({ x, y, width, height }: BarShapeProps, className: string) {
  return (
    <g>
      <rect
        className={`${className} segment`}
        x={x}
        y={y}
        width={width}
        height={Math.max(0, height)}
      />
      {className !== 'own' && height > 0 && (
        <line className="parting" x1={x} x2={x + width} y1={y + height} y2={y + height} />
      )}
    </g>
  );
}

/** Least width of a column's place in rem: its figure stands there without touching the next one. */
function leastBand(columns: readonly LoadColumn[]): number {
  const highest = Math.max(0, ...columns.map(({ load, noService }) => Math.max(load, noService)));
  return Math.max(2.5, (textWidth(formatCount(highest), 1) + 6) / 16);
}

function places(size: Size, columns: number, max: number) {
  const left = textWidth(formatCount(max), size.scale) + 14;
  const band = (size.width - left - 4) / Math.max(1, columns);
  const bar = Math.min(38 * size.scale, Math.max(4, band * 0.42));
  return { size, left, band, bar, floor: size.height - 34 * size.scale };
}

function indexOf(index: number | string | null | undefined): number | null {
  return index === null || index === undefined ? null : Number(index);
}
