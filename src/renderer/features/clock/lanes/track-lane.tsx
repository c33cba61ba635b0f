import { fitText, textWidth } from '../../../charts/layout/text-width';
import { type ClockScale, LARGER } from './clock-scale';
import type { Lane } from './lane-layout';
import { LaneName } from './lane-name';
import type { SpanLook } from './span-look';

export interface TrackLaneProps {
  readonly layout: ClockScale;
  readonly lane: Lane;
  readonly name: string;
  readonly note: string;
  readonly spans: readonly {
    readonly from: number;
    readonly to: number;
    readonly look: SpanLook;
  }[];
}

/** One row of states over time. */
export function TrackLane({ layout, lane, name, note, spans }: TrackLaneProps) {
  const { scale } = layout;
  const height = Math.min(lane.height - 6, 25 * scale);
  const top = lane.top + (lane.height - height) / 2;
  return (
    <>
      <LaneName layout={layout} lane={lane} name={name} note={note} />
      {spans
        .filter(({ from }) => from < layout.window)
        .map(({ from, to, look }) => {
          const left = layout.x(from);
          const width = Math.max(2, layout.x(Math.min(to, layout.window)) - left - 1);
          return (
            <g key={from} className={`span ${look.className}`}>
              <rect className="span-ground" x={left} y={top} width={width} height={height} rx={4} />
              {look.className === 'dead' && (
                <rect
                  className="span-hatch"
                  x={left}
                  y={top}
                  width={width}
                  height={height}
                  rx={4}
                />
              )}
              {look.className === 'backup' && (
                <rect
                  className="span-edge"
                  x={left}
                  y={top}
                  width={Math.min(3, width)}
                  height={height}
                />
              )}
              {width > 24 * scale && (
                <text
                  x={left + (look.className === 'backup' ? 11 : 6) * scale}
                  y={top + height / 2 + 4 * scale}
                >
                  {fitting(
                    look,
                    width - 9 * scale,
                    scale * (look.className === 'plain' ? 1 : LARGER),
                  )}
                  <title>{look.text}</title>
                </text>
              )}
            </g>
          );
        })}
    </>
  );
}

/** The mark and the words, the words alone, or what fits of them. */
function fitting({ text, mark, short }: SpanLook, width: number, scale: number): string {
  const words = mark === '' ? text : text.slice(mark.length + 1);
  const whole = [text, words].find((each) => textWidth(each, scale) <= width);
  return whole ?? fitText(short === '' ? words : short, width, scale);
}
