import { textWidth } from '../../../charts/layout/text-width';
import { formatCount } from '../../../ui/figures';
import type { Lane } from './lane-layout';
import { LaneName, type LaneProps } from './lane-name';
import { connectedPoints, type LoadRun, loadRuns, loadSpans } from './load-spans';

/** The load that counts as served on the node that carries it, and who is connected already. */
export function LoadLane({ clock, layout, lane }: LaneProps & { readonly lane: Lane }) {
  const spans = loadSpans(clock, layout.window);
  const top = Math.max(clock.capacity, ...spans.map(({ own, peer }) => own + peer), 1) * 1.18;
  const floor = lane.top + lane.height - 8 * layout.scale;
  const up = (value: number): number => floor - (value / top) * (lane.height - 10 * layout.scale);
  const bar = (from: number, to: number) => ({ y: up(to), height: Math.max(0, up(from) - up(to)) });
  const capacity = clock.capacity;
  const connected = connectedPoints(clock, layout.window, layout.x, up);
  const nameFloor = lane.top + lane.height / 2 + 27 * layout.scale;
  return (
    <>
      <LaneName layout={layout} lane={lane} name="Load" note={`on ${clock.peer ?? clock.lost}`} />
      <text x={12 * layout.scale} y={nameFloor}>
        line: connected now
      </text>
      {spans.map(({ from, to, own, peer }) => {
        const x = layout.x(from);
        const width = layout.x(to) - x;
        const within = Math.min(own, capacity);
        const load = own + peer;
        return (
          <g key={from}>
            <rect className="own" x={x} width={width} {...bar(0, within)} />
            <rect className="peer" x={x} width={width} {...bar(within, Math.min(load, capacity))} />
            {load > capacity && (
              <rect className="over" x={x} width={width} {...bar(capacity, load)} />
            )}
          </g>
        );
      })}
      <polyline className="connected under" points={connected} />
      <polyline className="connected" points={connected} />
      <Tags layout={layout} runs={loadRuns(spans, 'own')} up={up} words="own" />
      <Tags layout={layout} runs={loadRuns(spans, 'peer')} up={up} words={`for ${clock.lost}`} />
      <line
        className="cap thin"
        x1={layout.x(0)}
        x2={layout.end}
        y1={up(capacity)}
        y2={up(capacity)}
      />
      <Tag
        layout={layout}
        x={layout.x(0) + 6 * layout.scale}
        y={up(capacity) - 9 * layout.scale}
        text={`capacity ${formatCount(capacity)}`}
      />
    </>
  );
}

interface TagsProps extends Pick<LaneProps, 'layout'> {
  readonly runs: readonly LoadRun[];
  readonly up: (devices: number) => number;
  readonly words: string;
}

/** The figures of the stretches that are wide enough for them. */
function Tags({ layout, runs, up, words }: TagsProps) {
  return runs.map(({ from, to, value, below }) => {
    const text = `${formatCount(value)} ${words}`;
    const x = layout.x(from) + 8;
    const room = layout.x(to) - x - 8;
    if (tagWidth(text, layout.scale) > room) return null;
    return <Tag key={from} layout={layout} x={x} y={up(below + value / 2)} text={text} />;
  });
}

interface TagProps extends Pick<LaneProps, 'layout'> {
  readonly x: number;
  /** Middle of the text. */
  readonly y: number;
  readonly text: string;
}

/** Words on the drawing, on their own ground so that patterns do not run through them. */
function Tag({ layout, x, y, text }: TagProps) {
  const height = 16 * layout.scale;
  return (
    <>
      <rect
        className="tag"
        x={x}
        y={y - height / 2}
        width={tagWidth(text, layout.scale)}
        height={height}
        rx={3}
      />
      <text className="tag-text" x={x + 6 * layout.scale} y={y + 4 * layout.scale}>
        {text}
      </text>
    </>
  );
}

function tagWidth(text: string, scale: number): number {
  return textWidth(text, scale) + 12 * scale;
}
