import { useEffect, useRef } from 'react';
import type { ClockView } from '../../../../shared/lab-api';
import { textWidth } from '../../../charts/layout/text-width';
import { useApp } from '../../../stores/app-context';
import { formatCount, formatSeconds } from '../../../ui/figures';
import { clockOf, useSecond } from '../playback/clock-state';
import type { ClockScale } from './clock-scale';
import { reloginPlot } from './relogin-lane';
import { offlineNow } from './service-spans';

export interface MomentLayerProps {
  readonly clock: ClockView;
  readonly at: ClockScale;
}

/** What moves with the playhead: its line and second, and the point on the curve. Drawn apart from the rest. */
export function MomentLayer({ clock, at }: MomentLayerProps) {
  const state = clockOf(useApp());
  const second = useSecond();
  const line = useRef<SVGGElement>(null);
  useEffect(() => {
    // The line follows every frame without drawing anything again.
    const follow = (): void => {
      const x = at.x(Math.min(at.window, state.get().playback.second));
      line.current?.setAttribute('transform', `translate(${x.toFixed(2)} 0)`);
    };
    follow();
    return state.subscribe(follow);
  }, [at, state]);
  return (
    <svg
      className="clock-moment chart"
      width={at.width}
      height={at.lanes.height}
      aria-hidden="true"
    >
      <g ref={line}>
        <line className="playhead" y1={4} y2={at.lanes.height} />
        <rect
          className="playhead-flag"
          x={-24 * at.scale}
          y={2}
          width={48 * at.scale}
          height={20 * at.scale}
          rx={4}
        />
        <text className="playhead-text" y={2 + 14 * at.scale}>
          {formatSeconds(second)}
        </text>
      </g>
      {clock.relogin.clients > 0 && second <= at.window && (
        <CurvePoint clock={clock} at={at} second={second} />
      )}
    </svg>
  );
}

function CurvePoint({ clock, at, second }: MomentLayerProps & { readonly second: number }) {
  const plot = reloginPlot(at, clock.relogin.clients);
  const offline = offlineNow(clock, second);
  const text = `${formatCount(offline)} offline`;
  const width = textWidth(text, at.scale) + 10 * at.scale;
  const x = at.x(second);
  const y = plot.y(offline);
  const left = x + width + 12 > at.end ? x - width - 10 : x + 10;
  const top = Math.min(
    plot.floor - 10 * at.scale,
    Math.max(plot.top + 8 * at.scale, y - 14 * at.scale),
  );
  return (
    <>
      <circle className="curve-point" cx={x} cy={y} r={4} />
      <rect
        className="ground"
        x={left}
        y={top - 9 * at.scale}
        width={width}
        height={17 * at.scale}
        rx={3}
      />
      <text className="v" x={left + 5 * at.scale} y={top + 4 * at.scale}>
        {text}
      </text>
    </>
  );
}
