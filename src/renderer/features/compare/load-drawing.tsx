import { memo } from 'react';
import { ChartTip } from '../../charts/frame/chart-tip';
import type { ChartCursor } from '../../charts/frame/use-chart-cursor';
import { fitName } from '../../charts/layout/text-width';
import { classNames } from '../../ui/class-names';
import { formatCount } from '../../ui/figures';
import { EDGE, type LoadPlaces, rowChange, rowFigures } from './load-places';
import { type LoadRow, overAfter, peerOf } from './load-rows';

export interface LoadDrawingProps {
  readonly rows: readonly LoadRow[];
  readonly places: LoadPlaces;
  /** `series` is the row. */
  readonly cursor: ChartCursor | null;
}

/** Two bars a node, before over after, with its capacity, and the figures at the end. */
export const LoadDrawing = memo(function LoadDrawing({ rows, places, cursor }: LoadDrawingProps) {
  const { size, floor, row, ticks, x } = places;
  const pointed = cursor === null ? undefined : rows[cursor.series];
  return (
    <svg width={size.width} height={size.height} className="load-drawing" aria-hidden="true">
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="grid" x1={x(tick)} x2={x(tick)} y1={0} y2={floor} />
          <text
            className={tick === 0 ? undefined : 'middle'}
            x={x(tick)}
            y={floor + 14 * size.scale}
          >
            {formatCount(tick)}
          </text>
        </g>
      ))}
      {rows.map((each, index) => (
        <g key={each.node} transform={`translate(0 ${index * row})`}>
          <RowBars row={each} places={places} />
          <RowTexts row={each} places={places} />
        </g>
      ))}
      {cursor !== null && pointed !== undefined && (
        <rect
          data-passing=""
          className={cursor.byKey ? 'cursor-ring' : 'cursor'}
          x={1}
          y={cursor.series * row + 2}
          width={size.width - 2}
          height={row - 4}
          rx={3}
        />
      )}
      {cursor !== null && pointed !== undefined && (
        <Tip row={pointed} index={cursor.series} places={places} />
      )}
    </svg>
  );
});

/** Under the row in the upper half of the figure, over it in the lower one, so that it hides no bar of its own row. */
function Tip({
  row,
  index,
  places,
}: {
  readonly row: LoadRow;
  readonly index: number;
  readonly places: LoadPlaces;
}) {
  const isLow = (index + 1) * places.row > places.floor / 2;
  const top = isLow ? 0 : (index + 1) * places.row;
  const height = isLow ? index * places.row : places.floor - top;
  return (
    <g transform={`translate(0 ${top})`}>
      <ChartTip
        x={places.left}
        y={isLow ? height : 0}
        width={places.size.width}
        height={height}
        title={row.node}
        lines={tipLines(row)}
      />
    </g>
  );
}

interface PartProps {
  readonly row: LoadRow;
  readonly places: LoadPlaces;
}

function RowBars({ row, places }: PartProps) {
  const { x, size } = places;
  const s = size.scale;
  const old = row.oldCapacity ?? row.capacity;
  return (
    <>
      {row.before !== null && (
        <Load
          load={row.before}
          own={row.ownBefore ?? row.before}
          capacity={old}
          x={x}
          y={8 * s}
          height={8 * s}
          kind="before"
        />
      )}
      {row.after !== null && (
        <Load
          load={row.after}
          own={row.ownAfter ?? row.after}
          capacity={row.capacity}
          x={x}
          y={19 * s}
          height={13 * s}
          kind="after"
        />
      )}
      <line
        className="cap"
        x1={x(row.capacity)}
        x2={x(row.capacity)}
        y1={(row.oldCapacity === null ? 6 : 17) * s}
        y2={34 * s}
      />
      {row.oldCapacity !== null && (
        <line className="cap thin" x1={x(old)} x2={x(old)} y1={6 * s} y2={18 * s} />
      )}
    </>
  );
}

interface LoadProps {
  readonly load: number;
  readonly own: number;
  readonly capacity: number;
  readonly x: (devices: number) => number;
  readonly y: number;
  readonly height: number;
  readonly kind: 'before' | 'after';
}

const LOOKS = {
  before: { own: 'before', peer: 'before peer-before', over: 'before over-before' },
  after: { own: 'own', peer: 'peer', over: 'over' },
} as const;

/** Own, for the peer, over capacity, from the axis outward. */
function Load({ load, own, capacity, x, y, height, kind }: LoadProps) {
  const within = Math.min(load, capacity);
  const ownWithin = Math.min(own, within);
  const parts = [
    { part: 'own', from: 0, to: ownWithin },
    { part: 'peer', from: ownWithin, to: within },
    { part: 'over', from: within, to: load },
  ] as const;
  return parts
    .filter(({ part, from, to }) => to > from || part === 'own')
    .map(({ part, from, to }) => (
      <rect
        key={part}
        className={LOOKS[kind][part]}
        x={x(from)}
        y={y}
        width={x(to) - x(from)}
        height={height}
      />
    ));
}

function RowTexts({ row, places }: PartProps) {
  const { left, size } = places;
  const { scale } = size;
  const over = overAfter(row) > 0;
  const changed = row.before !== row.after;
  return (
    <>
      <text className="v" x={EDGE} y={24 * scale}>
        {fitName(row.node, left - EDGE - 6, scale)}
        <title>{row.node}</title>
      </text>
      <text
        className={classNames('end', changed ? 't' : undefined)}
        x={size.width - EDGE}
        y={17 * scale}
      >
        {rowFigures(row)}
      </text>
      <text
        className={classNames('end', changed && 'v', over && 'over-t')}
        x={size.width - EDGE}
        y={32 * scale}
      >
        {rowChange(row)}
      </text>
    </>
  );
}

function tipLines(row: LoadRow) {
  const { before, after, assignedBefore, assignedAfter, capacity, oldCapacity } = row;
  const over = overAfter(row);
  return [
    { label: 'Serves', value: `${text(before)} → ${text(after)}` },
    ...(['before', 'after'] as const).flatMap((side) => {
      const peer = peerOf(row, side) ?? 0;
      return peer > 0 ? [{ label: `For peer ${side}`, value: formatCount(peer) }] : [];
    }),
    ...(over > 0 ? [{ label: 'Over', value: formatCount(over), tone: 'over-t' }] : []),
    { label: 'Assigned', value: `${text(assignedBefore)} → ${text(assignedAfter)}` },
    {
      label: 'Capacity',
      value:
        oldCapacity === null
          ? formatCount(capacity)
          : `${formatCount(oldCapacity)} → ${formatCount(capacity)}`,
    },
  ];
}

function text(value: number | null): string {
  return value === null ? 'not there' : formatCount(value);
}
