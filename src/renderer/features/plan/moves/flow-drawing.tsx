import type { MovesView, PlannedNode } from '../../../../shared/plan-api';
import { ChartFrame } from '../../../charts/frame/chart-frame';
import { useChartCursor } from '../../../charts/frame/use-chart-cursor';
import { type Size, useSize } from '../../../charts/frame/use-size';
import { countOf, formatCount } from '../../../ui/figures';

export interface FlowDrawingProps {
  readonly plan: MovesView;
  readonly marked: string | null;
  readonly onMark: (node: string | null) => void;
}

type Lane = MovesView['moves'][number];

/** From whom to whom: width is users, a dashed outline is a second node. Up and down move between the ribbons. */
export function FlowDrawing({ plan, marked, onMark }: FlowDrawingProps) {
  const { ref, size } = useSize<HTMLDivElement>();
  const lanes = plan.moves;
  const { cursor, hover, keys } = useChartCursor({
    points: 1,
    series: lanes.length,
    start: 0,
    onChoose: ({ series }) => onMark(lanes[series]?.to ?? null),
  });
  const pointed = cursor === null ? undefined : lanes[cursor.series];
  return (
    <ChartFrame
      label="Users who move, from node to node. Up and down move between the ribbons."
      spoken={cursor?.byKey && pointed !== undefined ? describeLane(pointed) : ''}
      className="flow-frame"
      keys={keys}
      onLeave={() => {
        hover(null);
        onMark(null);
      }}
      size={size}
      frame={ref}
    >
      {(drawn) => (
        <Drawing
          plan={plan}
          size={drawn}
          isMarked={(lane) =>
            pointed === undefined
              ? marked !== null && (lane.from === marked || lane.to === marked)
              : lane === pointed
          }
          onLane={(lane) => {
            hover(lane === null ? null : 0, lane === null ? 0 : lanes.indexOf(lane));
            onMark(lane?.to ?? null);
          }}
        />
      )}
    </ChartFrame>
  );
}

function describeLane({ from, to, count, why }: Lane): string {
  return `${countOf(count, 'user')} from ${from} to ${to}: ${why}`;
}

interface DrawingProps {
  readonly plan: MovesView;
  readonly size: Size;
  readonly isMarked: (lane: Lane) => boolean;
  readonly onLane: (lane: Lane | null) => void;
}

const MARGIN = 72;
const TOP = 20;
const GAP = 14;
const POST = 6;

interface Post {
  readonly node: string;
  readonly y: number;
  readonly height: number;
  readonly users: number;
}

function Drawing({ plan, size, isMarked, onLane }: DrawingProps) {
  const order = plan.nodes.map(({ node }) => node);
  const leave = posts(plan.moves, order, 'from', size.height);
  const arrive = posts(plan.moves, order, 'to', size.height);
  const isSecond = (name: string) => secondOf(plan.nodes, name);
  const right = size.width - MARGIN;
  const done = new Map<string, number>();
  const taken = (side: string, node: string, height: number): number => {
    const key = `${side} ${node}`;
    const from = done.get(key) ?? 0;
    done.set(key, from + height);
    return from;
  };
  const lanes = plan.moves.toSorted(
    (a, b) =>
      order.indexOf(a.from) - order.indexOf(b.from) || order.indexOf(a.to) - order.indexOf(b.to),
  );
  return (
    <svg width="100%" height="100%" className="flow-chart" aria-hidden="true">
      <text x={MARGIN - 6} y={12} textAnchor="end">
        leave
      </text>
      <text x={right + 6} y={12}>
        arrive
      </text>
      {lanes.map((lane) => {
        const from = leave.get(lane.from)!;
        const to = arrive.get(lane.to)!;
        const a = (lane.count / from.users) * from.height;
        const b = (lane.count / to.users) * to.height;
        const y0 = from.y + taken('from', lane.from, a);
        const y1 = to.y + taken('to', lane.to, b);
        const middle = (MARGIN + right) / 2;
        const path = `M${MARGIN} ${y0} C${middle} ${y0} ${middle} ${y1} ${right} ${y1} L${right} ${y1 + b} C${middle} ${y1 + b} ${middle} ${y0 + a} ${MARGIN} ${y0 + a} Z`;
        return (
          <path
            key={`${lane.from} ${lane.to}`}
            className={isSecond(lane.from) ? 'flow-ribbon second' : 'flow-ribbon'}
            data-marked={isMarked(lane) ? '' : undefined}
            d={path}
            onPointerEnter={() => onLane(lane)}
            onPointerLeave={() => onLane(null)}
          />
        );
      })}
      {[...leave.values()].map((post) => (
        <PostMark
          key={post.node}
          post={post}
          x={MARGIN - POST}
          textX={MARGIN - POST - 6}
          anchor="end"
          sign={'\u2212'}
        />
      ))}
      {[...arrive.values()].map((post) => (
        <PostMark
          key={post.node}
          post={post}
          x={right}
          textX={right + POST + 6}
          anchor="start"
          sign="+"
        />
      ))}
    </svg>
  );
}

interface PostMarkProps {
  readonly post: Post;
  readonly x: number;
  readonly textX: number;
  readonly anchor: 'start' | 'end';
  readonly sign: string;
}

function PostMark({ post, x, textX, anchor, sign }: PostMarkProps) {
  const middle = post.y + post.height / 2;
  const name = post.node.length > 8 ? `${post.node.slice(0, 7)}…` : post.node;
  return (
    <>
      <rect
        className="flow-post"
        x={x}
        y={post.y}
        width={POST}
        height={Math.max(1.5, post.height)}
      />
      <text className="v" x={textX} y={middle - 1} textAnchor={anchor}>
        {name}
      </text>
      <text x={textX} y={middle + 12} textAnchor={anchor}>
        {sign}
        {formatCount(post.users)}
      </text>
    </>
  );
}

function posts(
  lanes: readonly Lane[],
  order: readonly string[],
  side: 'from' | 'to',
  height: number,
): Map<string, Post> {
  const users = new Map<string, number>();
  for (const lane of lanes) users.set(lane[side], (users.get(lane[side]) ?? 0) + lane.count);
  const nodes = order.filter((node) => users.has(node));
  const total = [...users.values()].reduce((sum, each) => sum + each, 0);
  const gap = Math.min(GAP, (height - TOP) / 3 / Math.max(1, nodes.length));
  const room = Math.max(20, height - TOP - 8 - gap * (nodes.length - 1));
  let y = TOP;
  return new Map(
    nodes.map((node) => {
      const count = users.get(node)!;
      const post = { node, y, height: (count / total) * room, users: count };
      y += post.height + gap;
      return [node, post];
    }),
  );
}

function secondOf(nodes: readonly PlannedNode[], name: string): boolean {
  return nodes.find(({ node }) => node === name)?.slot === 2;
}
