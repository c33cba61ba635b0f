import { textWidth } from '../../charts/text-width';
import { formatCount } from '../../ui/figures';
import type { Lane } from './lane-layout';
import { LaneName, type LaneProps } from './lane-name';
import { connectedPoints, loadSpans } from './load-spans';

/** The load that counts as served on the node that carries it, and who is connected already. */
export function LoadLane({ clock, at, lane }: LaneProps & { readonly lane: Lane }) {
  const spans = loadSpans(clock, at.window);
  const top = Math.max(clock.capacity, ...spans.map(({ own, peer }) => own + peer), 1) * 1.18;
  const floor = lane.top + lane.height - 8 * at.scale;
  const up = (value: number): number => floor - (value / top) * (lane.height - 10 * at.scale);
  const bar = (from: number, to: number) => ({ y: up(to), height: Math.max(0, up(from) - up(to)) });
  const capacity = clock.capacity;
  return (
    <>
      <LaneName at={at} lane={lane} name="Load" note={`on ${clock.peer ?? clock.lost}`} />
      {spans.map(({ from, to, own, peer }) => {
        const x = at.x(from);
        const width = at.x(to) - x;
        const within = Math.min(own, capacity);
        const load = own + peer;
        return (
          <g key={from}>
            <rect className="own" x={x} width={width} {...bar(0, within)} />
            <rect className="peer" x={x} width={width} {...bar(within, Math.min(load, capacity))} />
            {load > capacity && (
              <rect className="over" x={x} width={width} {...bar(capacity, load)} />
            )}
            <Tag
              at={at}
              x={x}
              width={width}
              y={up(own / 2)}
              text={own > 0 ? `${formatCount(own)} own` : ''}
            />
            <Tag
              at={at}
              x={x}
              width={width}
              y={up(own + peer / 2)}
              text={peer > 0 ? `${formatCount(peer)} for ${clock.lost}` : ''}
            />
          </g>
        );
      })}
      <polyline className="connected" points={connectedPoints(clock, at.window, at.x, up)} />
      <line className="cap thin" x1={at.x(0)} x2={at.end} y1={up(capacity)} y2={up(capacity)} />
      <text className="t halo" x={at.x(0) + 6 * at.scale} y={up(capacity) - 5 * at.scale}>
        capacity {formatCount(capacity)}
      </text>
    </>
  );
}

interface TagProps extends Pick<LaneProps, 'at'> {
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly text: string;
}

/** A figure on the drawing, on its own ground so that patterns do not run through it. */
function Tag({ at, x, width, y, text }: TagProps) {
  const size = textWidth(text, at.scale) + 12 * at.scale;
  if (text === '' || size + 8 > width) return null;
  const height = 16 * at.scale;
  return (
    <>
      <rect className="tag" x={x + 8} y={y - height / 2} width={size} height={height} rx={3} />
      <text className="tag-text" x={x + 8 + 6 * at.scale} y={y + 4 * at.scale}>
        {text}
      </text>
    </>
  );
}
