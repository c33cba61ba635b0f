import { useXAxisScale, useYAxisScale, ZIndexLayer } from 'recharts';
import type { Journal, JournalSeries } from '../../../shared/load-journal';
import { ChartTip } from '../../charts/frame/chart-tip';
import type { ChartCursor } from '../../charts/frame/use-chart-cursor';
import type { Size } from '../../charts/frame/use-size';
import { wholeTicks } from '../../charts/layout/scale';
import { spread } from '../../charts/layout/spread';
import { fitName, fitText, textWidth } from '../../charts/layout/text-width';
import { classNames } from '../../ui/class-names';
import { formatClock, formatCount } from '../../ui/figures';
import type { Course, LinePoint } from './line-points';
import { inkOf } from './series-look';

/** Everything that the lines are read against. */
export interface LineFacts {
  readonly journal: Journal;
  readonly points: readonly LinePoint[];
  readonly domain: readonly [number, number];
  readonly course: Course;
  /** Capacities to draw a line for: one each, as they are now. */
  readonly capacities: readonly number[];
  /** Place of the step looked at or selected, and its number from 1; null: none. */
  readonly marker: { readonly x: number; readonly step: number } | null;
  readonly failures: readonly { readonly x: number; readonly label: string }[];
  /** Title and label of each point, for the tip. */
  readonly titleOf: (point: LinePoint) => string;
}

export interface LineMarksProps {
  readonly facts: LineFacts;
  readonly size: Size;
  /** Right end and bottom of the plot, in px. */
  readonly end: number;
  readonly floor: number;
  readonly cursor: ChartCursor | null;
}

/** The layer over everything that Recharts draws. */
const OVER = 1000;

/** Capacity lines, failures, the marked step, the axis, names at the line ends, cursor and tip. */
export function LineMarks({ facts, size, end, floor, cursor }: LineMarksProps) {
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (x === undefined || y === undefined) return null;
  const over = (value: number): number => x(value) ?? 0;
  const up = (value: number): number => y(value) ?? 0;
  const from = over(facts.domain[0]);
  return (
    <g>
      {facts.capacities.map((capacity) => (
        <line
          key={capacity}
          className="cap thin"
          x1={from}
          x2={end}
          y1={up(capacity)}
          y2={up(capacity)}
        />
      ))}
      <Failures facts={facts} over={over} floor={floor} size={size} />
      <Axis facts={facts} over={over} floor={floor} size={size} from={from} end={end} />
      <ZIndexLayer zIndex={OVER}>
        <LineEnds facts={facts} up={up} end={end} floor={floor} size={size} />
        <Pointed facts={facts} over={over} up={up} floor={floor} size={size} cursor={cursor} />
      </ZIndexLayer>
    </g>
  );
}

interface PartProps {
  readonly facts: LineFacts;
  readonly size: Size;
  readonly floor: number;
}

/** Widest name of a failure under the axis, in px at normal text size. */
const MAX_LABEL_WIDTH = 120;
/** Figures are set in digits of one width, wider than those that are measured. */
const FIGURE_SLACK = 6;

/** Lines nearer than this to the one before cannot be told apart, in px. */
const NEAREST = 3;

function Failures({ facts, over, floor, size }: PartProps & { readonly over: Place }) {
  const { scale } = size;
  let last = Number.NEGATIVE_INFINITY;
  const shown = facts.failures.filter(({ x }) => {
    const isApart = over(x) - last >= NEAREST;
    if (isApart) last = over(x);
    return isApart;
  });
  const labels = shown.map(({ label }) => fitText(label, MAX_LABEL_WIDTH * scale, scale));
  const labelled = withoutOverlap(
    shown.map(({ x }, index) => ({
      middle: over(x),
      width: textWidth(labels[index] ?? '', scale),
    })),
  );
  return shown.map(({ x, label }, index) => (
    <g key={x}>
      <line className="failure" x1={over(x)} x2={over(x)} y1={12} y2={floor} />
      {labelled[index] && (
        <text className="over-t middle" x={over(x)} y={floor + 29 * scale}>
          {labels[index]}
          <title>{label}</title>
        </text>
      )}
    </g>
  ));
}

function Axis({
  facts,
  over,
  floor,
  size,
  from,
  end,
}: PartProps & { readonly over: Place; readonly from: number; readonly end: number }) {
  const [low, high] = facts.domain;
  const label = facts.course === 'steps' ? formatCount : formatClock;
  const most = Math.max(
    2,
    Math.floor((end - from) / (textWidth(label(high), size.scale) + 9 * size.scale)),
  );
  const ticks =
    facts.course === 'steps' ? wholeTicks(low, high, most) : clockTicks(low, high, most);
  const marker = facts.marker;
  const y = floor + 15 * size.scale;
  const near = (tick: number): boolean =>
    marker !== null && Math.abs(over(tick) - over(marker.x)) < 18 * size.scale;
  return (
    <>
      <line className="axis" x1={from} x2={end} y1={floor} y2={floor} />
      {ticks
        .filter((tick) => !near(tick))
        .map((tick) => (
          <text key={tick} className="middle" x={over(tick)} y={y}>
            {label(tick)}
          </text>
        ))}
      <text className="t" x={5} y={y}>
        {facts.course === 'steps' ? 'step' : 'clock'}
      </text>
      {marker !== null && (
        <>
          <line className="marker" x1={over(marker.x)} x2={over(marker.x)} y1={6} y2={floor} />
          <path className="marker-head" d={`M${over(marker.x) - 4} 2h8l-4 5z`} />
          <text className="acc middle" x={over(marker.x)} y={y}>
            {facts.course === 'steps' ? formatCount(marker.step) : label(marker.x)}
          </text>
        </>
      )}
    </>
  );
}

/** Names and last values beside the ends of the lines, pushed apart; those without room are counted. */
function LineEnds({
  facts,
  up,
  end,
  floor,
  size,
}: PartProps & { readonly up: Place; readonly end: number }) {
  const gap = 13.5 * size.scale;
  const last = facts.points.at(-1);
  const ends = facts.journal.series.flatMap((series, index) => {
    const value = last?.[`v${index}`] ?? null;
    return value === null ? [] : [{ series, value, place: up(value) + 4 * size.scale }];
  });
  const room = Math.max(1, Math.floor(floor / gap));
  const shown = ends
    .toSorted((a, b) => b.value - a.value)
    .slice(0, ends.length > room ? room - 1 : room);
  const rest = ends.length - shown.length;
  const places = spread(shown, {
    gap,
    low: 10 * size.scale,
    high: floor + 2 - (rest > 0 ? gap : 0),
  });
  const width = size.width - end - 16;
  return (
    <>
      {shown.map(({ series, value }, index) => (
        <EndLabel
          key={series.key}
          series={series}
          value={value}
          x={end + 8}
          y={places[index]!}
          width={width}
          scale={size.scale}
        />
      ))}
      {rest > 0 && (
        <text x={end + 8} y={floor + 2}>
          {restWords(rest, width, size.scale)}
          <title>{`${formatCount(rest)} more in Table`}</title>
        </text>
      )}
    </>
  );
}

/** What is left out, in the words that fit. */
function restWords(rest: number, width: number, scale: number): string {
  const full = `${formatCount(rest)} more in Table`;
  return textWidth(full, scale) <= width ? full : `+ ${formatCount(rest)}`;
}

function EndLabel({
  series,
  value,
  x,
  y,
  width,
  scale,
}: {
  readonly series: JournalSeries;
  readonly value: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly scale: number;
}) {
  const figure = formatCount(value);
  const room = width - textWidth(` ${figure}`, scale) - FIGURE_SLACK * scale;
  const name = fitName(series.label, room, scale);
  return (
    <text className="inked halo" x={x} y={y} color={inkOf(series)}>
      {name} <tspan className="figure">{figure}</tspan>
      <title>{series.label}</title>
    </text>
  );
}

function Pointed({
  facts,
  over,
  up,
  floor,
  size,
  cursor,
}: PartProps & {
  readonly over: Place;
  readonly up: Place;
  readonly cursor: ChartCursor | null;
}) {
  const point = cursor === null ? undefined : facts.points[cursor.point];
  if (cursor === null || point === undefined) return null;
  const value = point[`v${cursor.series}`] ?? null;
  const x = over(point.x);
  return (
    <>
      <line data-passing="" className="cursor-line" x1={x} x2={x} y1={0} y2={floor} />
      {cursor.byKey && value !== null && (
        <circle data-passing="" className="cursor-ring" cx={x} cy={up(value)} r={6} />
      )}
      <ChartTip
        x={x}
        y={value === null ? 0 : up(value)}
        width={size.width}
        height={size.height}
        title={facts.titleOf(point)}
        lines={facts.journal.series.flatMap((series, index) => {
          const each = point[`v${index}`] ?? null;
          if (each === null) return [];
          return [
            {
              label: series.label,
              value: formatCount(each),
              tone: classNames(cursor.byKey && index === cursor.series && 'strong'),
            },
          ];
        })}
      />
    </>
  );
}

type Place = (value: number) => number;

/** Which labels can stand without touching the one before. */
function withoutOverlap(
  labels: readonly { readonly middle: number; readonly width: number }[],
): readonly boolean[] {
  let free = Number.NEGATIVE_INFINITY;
  return labels.map(({ middle, width }) => {
    if (middle - width / 2 < free) return false;
    free = middle + width / 2 + 8;
    return true;
  });
}

function clockTicks(low: number, high: number, most: number): readonly number[] {
  const span = high - low;
  const step = [1, 10, 60, 300, 600, 1800, 3600, 7200, 21_600, 86_400, 604_800].find(
    (seconds) => span / seconds <= most / 2,
  );
  if (step === undefined) return [low, high];
  const first = Math.ceil(low / step) * step;
  return Array.from(
    { length: Math.floor((high - first) / step) + 1 },
    (_, index) => first + index * step,
  );
}
