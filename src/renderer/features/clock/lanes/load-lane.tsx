import { textWidth } from '../../../charts/layout/text-width';
import { formatCount } from '../../../ui/figures';
import type { Lane } from './lane-layout';
import { LaneName, type LaneProps } from './lane-name';
import { connectedPoints, type LoadRun, loadRuns, loadSpans } from './load-spans';

/** The load that counts as served on the node that carries it, and who is connected already. */
export function LoadLane({ clock, at, lane }: LaneProps & { readonly lane: Lane }) {
  const spans = loadSpans(clock, at.window);
  const top = Math.max(clock.capacity, ...spans.map(({ own, peer }) => own + peer), 1) * 1.18;
  const floor = lane.top + lane.height - 8 * at.scale;
  const up = (value: number): number => floor - (value / top) * (lane.height - 10 * at.scale);
  const bar = (from: number, to: number) => ({ y: up(to), height: Math.max(0, up(from) - up(to)) });
  const capacity = clock.capacity;
  const connected = connectedPoints(clock, at.window, at.x, up);
  const nameFloor = lane.top + lane.height / 2 + 27 * at.scale;
  return (
    <>
      <LaneName at={at} lane={lane} name="Load" note={`on ${clock.peer ?? clock.lost}`} />
      <text x={12 * at.scale} y={nameFloor}>
        line: connected now
      </text>
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
          </g>
        );
      })}
      <polyline className="connected under" points={connected} />
      <polyline className="connected" points={connected} />
      <Tags at={at} runs={loadRuns(spans, 'own')} up={up} words="own" />
      <Tags at={at} runs={loadRuns(spans, 'peer')} up={up} words={`for ${clock.lost}`} />
      <line className="cap thin" x1={at.x(0)} x2={at.end} y1={up(capacity)} y2={up(capacity)} />
      <Tag
        at={at}
        x={at.x(0) + 6 * at.scale}
        y={up(capacity) - 9 * at.scale}
        text={`capacity ${formatCount(capacity)}`}
      />
    </>
  );
}

interface TagsProps extends Pick<LaneProps, 'at'> {
  readonly runs: readonly LoadRun[];
  readonly up: (devices: number) => number;
  readonly words: string;
}

/** The figures of the stretches that are wide enough for them. */
function Tags({ at, runs, up, words }: TagsProps) {
  return runs.map(({ from, to, value, below }) => {
    const text = `${formatCount(value)} ${words}`;
    const x = at.x(from) + 8;
    const room = at.x(to) - x - 8;
    if (tagWidth(text, at.scale) > room) return null;
    return <Tag key={from} at={at} x={x} y={up(below + value / 2)} text={text} />;
  });
}

interface TagProps extends Pick<LaneProps, 'at'> {
  readonly x: number;
  /** Middle of the text. */
  readonly y: number;
  readonly text: string;
}

/** Words on the drawing, on their own ground so that patterns do not run through them. */
function Tag({ at, x, y, text }: TagProps) {
  const height = 16 * at.scale;
  return (
    <>
      <rect
        className="tag"
        x={x}
        y={y - height / 2}
        width={tagWidth(text, at.scale)}
        height={height}
        rx={3}
      />
      <text className="tag-text" x={x + 6 * at.scale} y={y + 4 * at.scale}>
        {text}
      </text>
    </>
  );
}

function tagWidth(text: string, scale: number): number {
  return textWidth(text, scale) + 12 * scale;
}
