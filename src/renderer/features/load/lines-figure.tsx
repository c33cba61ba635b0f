import { memo } from 'react';
import { CartesianGrid, type DotItemDotProps, Line, LineChart, XAxis, YAxis } from 'recharts';
import type { Journal } from '../../../shared/load-journal';
import { ChartFrame } from '../../charts/frame/chart-frame';
import { useChartCursor } from '../../charts/frame/use-chart-cursor';
import { type Size, useSize } from '../../charts/frame/use-size';
import { niceScale } from '../../charts/layout/scale';
import { textWidth } from '../../charts/layout/text-width';
import { formatCount } from '../../ui/figures';
import { type LineFacts, LineMarks } from './line-marks';
import { changesAt, type LinePoint } from './line-points';
import { dashOf, inkOf } from './series-look';

export interface LinesFigureProps {
  readonly label: string;
  readonly facts: LineFacts;
  /** A row of the journal was chosen. */
  readonly onChoose: (row: number) => void;
}

/** Marks at changes are drawn up to here; beyond, they would cover the lines. */
const MAX_MARKS = 120;

/** The figure of the journal: one stepped line per node, group or cluster. */
export const LinesFigure = memo(function LinesFigure({ label, facts, onChoose }: LinesFigureProps) {
  const { ref, size } = useSize<HTMLDivElement>();
  const { points, journal } = facts;
  const { cursor, hover, keys } = useChartCursor({
    points: points.length,
    series: journal.series.length,
    start: Math.max(0, points.length - 1),
    onChoose: ({ point }) => onChoose(points[point]!.row),
  });
  const index = (value: number | string | null | undefined): number | null =>
    value === null || value === undefined ? null : Number(value);
  return (
    <ChartFrame
      label={`${label}. Arrow keys move between the steps, Page keys between the lines, Enter selects the step.`}
      spoken={cursor?.byKey ? spokenPoint(facts, cursor.point, cursor.series) : ''}
      keys={keys}
      onLeave={() => hover(null)}
      size={size}
      frame={ref}
    >
      {(drawn) => {
        const scale = niceScale(topOf(points, journal, facts.capacities));
        const frame = places(drawn, journal, scale.max);
        return (
          <LineChart
            width={drawn.width}
            height={drawn.height}
            data={points as LinePoint[]}
            margin={{
              top: 12 * drawn.scale,
              right: frame.right,
              bottom: 34 * drawn.scale,
              left: 0,
            }}
            accessibilityLayer={false}
            onMouseMove={({ activeTooltipIndex }) => hover(index(activeTooltipIndex))}
            onClick={({ activeTooltipIndex }) => {
              const point = points[index(activeTooltipIndex) ?? -1];
              if (point !== undefined) onChoose(point.row);
            }}
          >
            <CartesianGrid vertical={false} />
            <XAxis dataKey="x" type="number" domain={facts.domain as [number, number]} hide />
            <YAxis
              width={frame.left}
              domain={[0, scale.max]}
              ticks={scale.ticks as number[]}
              interval={0}
              axisLine={false}
              tickLine={false}
              tickFormatter={formatCount}
            />
            {journal.series.map((series, order) => (
              <Line
                key={series.key}
                dataKey={`v${order}`}
                type="stepAfter"
                stroke={inkOf(series)}
                strokeWidth={2}
                {...(dashOf(series) === undefined ? {} : { strokeDasharray: dashOf(series)! })}
                isAnimationActive={false}
                activeDot={false}
                dot={
                  points.length <= MAX_MARKS &&
                  ((mark: DotItemDotProps) => drawMark(mark, points, order, series.slot === 2))
                }
              />
            ))}
            <LineMarks
              facts={facts}
              size={drawn}
              end={drawn.width - frame.right}
              floor={drawn.height - 34 * drawn.scale}
              cursor={cursor}
            />
          </LineChart>
        );
      }}
    </ChartFrame>
  );
});

/** A mark only where the value changes: round for the first slot, square for the second. */
function drawMark(
  { cx = 0, cy = 0, index, stroke = 'none' }: DotItemDotProps,
  points: readonly LinePoint[],
  order: number,
  square: boolean,
) {
  if (!changesAt(points, index, order)) return <g key={index} />;
  return square ? (
    <rect
      key={index}
      className="mark-hollow"
      x={cx - 3}
      y={cy - 3}
      width={6}
      height={6}
      stroke={stroke}
      strokeDasharray="none"
    />
  ) : (
    <circle key={index} cx={cx} cy={cy} r={3.2} fill={stroke} />
  );
}

function spokenPoint(facts: LineFacts, index: number, series: number): string {
  const point = facts.points[index];
  const line = facts.journal.series[series];
  if (point === undefined || line === undefined) return '';
  const value = point[`v${series}`] ?? null;
  const figure = value === null ? 'not in the lab' : formatCount(value);
  return `${facts.titleOf(point)}. ${line.label}: ${figure}.`;
}

function topOf(
  points: readonly LinePoint[],
  journal: Journal,
  capacities: readonly number[],
): number {
  let top = Math.max(0, ...capacities);
  for (const point of points) {
    for (let order = 0; order < journal.series.length; order += 1) {
      top = Math.max(top, point[`v${order}`] ?? 0);
    }
  }
  return top;
}

function places(size: Size, journal: Journal, max: number) {
  const left = textWidth(formatCount(max), size.scale) + 14;
  const names = journal.series.map(({ label }) => Math.min(14, label.length) + 1);
  const longest = Math.max(0, ...names) + formatCount(max).length;
  const right = Math.min(size.width * 0.36, textWidth('x'.repeat(longest), size.scale) + 18);
  return { left, right };
}
