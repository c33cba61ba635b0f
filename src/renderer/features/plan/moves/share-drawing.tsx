import { useMemo } from 'react';
import type { PlannedLoad, PlannedNode } from '../../../../shared/plan-api';
import { percentOf } from '../../../../shared/plan-words/days';
import { describeShare, sizeOf } from '../../../../shared/plan-words/moves-words';
import { ChartFrame } from '../../../charts/frame/chart-frame';
import { useChartCursor } from '../../../charts/frame/use-chart-cursor';
import { type Size, useSize } from '../../../charts/frame/use-size';

export interface ShareDrawingProps {
  readonly nodes: readonly PlannedNode[];
  /** The node that is marked in all drawings, or null. */
  readonly marked: string | null;
  readonly onMark: (node: string | null) => void;
}

const LEFT = 40;
const TOP = 18;
const FOOT = 40;

/** Share of capacity by node, before and after, and if the peer fails. Arrows move between the nodes. */
export function ShareDrawing({ nodes, marked, onMark }: ShareDrawingProps) {
  const { ref, size } = useSize<HTMLDivElement>();
  const { cursor, hover, keys } = useChartCursor({
    points: nodes.length,
    series: 1,
    start: 0,
    onChoose: ({ point }) => onMark(nodes[point]?.node ?? null),
  });
  const pointed = cursor === null ? undefined : nodes[cursor.point];
  return (
    <ChartFrame
      label="Share of capacity by node, before and after the moves. Left and right move between the nodes."
      spoken={cursor?.byKey && pointed !== undefined ? describeShare(pointed) : ''}
      className="share-frame"
      keys={{
        ...keys,
        onPointerMove: (event) => {
          const { left } = event.currentTarget.getBoundingClientRect();
          const column = columnAt(event.clientX - left, size, nodes.length);
          hover(column);
          onMark(column === null ? null : (nodes[column]?.node ?? null));
        },
      }}
      onLeave={() => {
        hover(null);
        onMark(null);
      }}
      size={size}
      frame={ref}
    >
      {(drawn) => <Drawing nodes={nodes} size={drawn} marked={pointed?.node ?? marked} />}
    </ChartFrame>
  );
}

function columnAt(x: number, size: Size | null, count: number): number | null {
  if (size === null || x < LEFT) return null;
  const column = Math.floor(((x - LEFT) / (size.width - LEFT)) * count);
  return column < count ? column : null;
}

interface DrawingProps {
  readonly nodes: readonly PlannedNode[];
  readonly size: Size;
  readonly marked: string | null;
}

function Drawing({ nodes, size, marked }: DrawingProps) {
  const top = useMemo(() => topOf(nodes), [nodes]);
  const floor = size.height - FOOT;
  const y = (percent: number) => floor - (Math.min(percent, top) / top) * (floor - TOP);
  const step = (size.width - LEFT) / Math.max(1, nodes.length);
  const wide = step > 44;
  const width = Math.max(2, Math.min(26, (step - 10) / 2.3));
  const ticks = [0, 25, 50, 75, 100, 125, 150, 175, 200].filter((tick) => tick <= top);
  return (
    <svg width="100%" height="100%" className="share-chart" aria-hidden="true">
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            className={tick === 100 ? 'cap' : 'grid'}
            x1={LEFT}
            x2={size.width}
            y1={y(tick)}
            y2={y(tick)}
          />
          <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end" className={tick === 100 ? 'v' : ''}>
            {tick}
            {'\u202f%'}
          </text>
        </g>
      ))}
      {nodes.map((node, index) => {
        const middle = LEFT + step * (index + 0.5);
        return (
          <g key={node.node} data-marked={marked === node.node ? '' : undefined}>
            <rect
              className="share-column"
              x={middle - step / 2 + 2}
              y={TOP - 14}
              width={step - 4}
              height={size.height - TOP + 12}
              rx="4"
            />
            <ShareBar
              x={middle - width - 1.5}
              width={width}
              load={node.before}
              capacity={node.capacity}
              y={y}
              floor={floor}
              kind="before"
              wide={wide}
            />
            <ShareBar
              x={middle + 1.5}
              width={width}
              load={node.after}
              capacity={node.capacity}
              y={y}
              floor={floor}
              kind="after"
              wide={wide}
            />
            <text className="v" x={middle} y={floor + 16} textAnchor="middle">
              {node.node.length > 9 && !wide ? '…' : shortName(node.node, step)}
            </text>
            {wide && (
              <text x={middle} y={floor + 31} textAnchor="middle">
                {sizeOf(node)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

interface ShareBarProps {
  readonly x: number;
  readonly width: number;
  readonly load: PlannedLoad;
  readonly capacity: number;
  readonly y: (percent: number) => number;
  readonly floor: number;
  readonly kind: 'before' | 'after';
  readonly wide: boolean;
}

function ShareBar({ x, width, load, capacity, y, floor, kind, wide }: ShareBarProps) {
  const own = percentOf(load.demand, capacity);
  const alone = load.ifPeerFails === null ? null : percentOf(load.ifPeerFails, capacity);
  const top = y(own);
  const over = own > 100 || (alone ?? 0) > 100;
  return (
    <>
      {alone !== null && alone > own && (
        <rect
          className={alone > 100 ? 'share-alone over' : 'share-alone'}
          x={x + 0.5}
          width={width - 1}
          y={y(alone)}
          height={Math.max(0, top - y(alone))}
        />
      )}
      <rect
        className={`share-${kind}`}
        x={x}
        width={width}
        y={top}
        height={Math.max(0, floor - top)}
      />
      {own > 100 && (
        <rect
          className="share-over"
          x={x}
          width={width}
          y={top}
          height={Math.max(0, y(100) - top)}
        />
      )}
      {wide && (
        <text
          className={kind === 'after' && floor - top > 18 ? 'share-inside' : 'v'}
          x={x + width / 2}
          y={floor - top > 18 ? top + 14 : top - 4}
          textAnchor="middle"
        >
          {own}
        </text>
      )}
      {wide && alone !== null && alone > own + 6 && (
        <text
          className={over && alone > 100 ? 'over-t' : ''}
          x={x + width / 2}
          y={y(alone) - 4}
          textAnchor="middle"
        >
          {alone}
        </text>
      )}
    </>
  );
}

function topOf(nodes: readonly PlannedNode[]): number {
  const shares = nodes.flatMap(({ before, after, capacity }) =>
    [before, after].flatMap(({ demand, ifPeerFails }) => [
      percentOf(demand, capacity),
      percentOf(ifPeerFails ?? 0, capacity),
    ]),
  );
  return Math.max(125, Math.min(200, Math.ceil(Math.max(0, ...shares) / 25) * 25));
}

function shortName(name: string, room: number): string {
  const letters = Math.max(2, Math.floor(room / 7));
  return name.length > letters ? `${name.slice(0, letters - 1)}…` : name;
}
