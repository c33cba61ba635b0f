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
  readonly layout: ClockScale;
}

/** What moves with the playhead: its line and second, and the point on the curve. Drawn apart from the rest. */
export function MomentLayer({ clock, layout }: MomentLayerProps) {
  const state = clockOf(useApp());
  const second = useSecond();
  const line = useRef<SVGGElement>(null);
  useEffect(() => {
    // The line follows every frame without drawing anything again.
    const follow = (): void => {
      const x = layout.x(Math.min(layout.window, state.get().playback.second));
      line.current?.setAttribute('transform', `translate(${x.toFixed(2)} 0)`);
    };
    follow();
    return state.subscribe(follow);
  }, [layout, state]);
  return (
    <svg
      className="clock-moment chart"
      width={layout.width}
      height={layout.lanes.height}
      aria-hidden="true"
    >
      <g ref={line}>
        <line className="playhead" y1={4} y2={layout.lanes.height} />
        <rect
          className="playhead-flag"
          x={-24 * layout.scale}
          y={2}
          width={48 * layout.scale}
          height={20 * layout.scale}
          rx={4}
        />
        <text className="playhead-text" y={2 + 14 * layout.scale}>
          {formatSeconds(second)}
        </text>
      </g>
      {clock.relogin.clients > 0 && second <= layout.window && (
        <CurvePoint clock={clock} layout={layout} second={second} />
      )}
    </svg>
  );
}

function CurvePoint({ clock, layout, second }: MomentLayerProps & { readonly second: number }) {
  const plot = reloginPlot(layout, clock.relogin.clients);
  const offline = offlineNow(clock, second);
  const text = `${formatCount(offline)} offline`;
  const width = textWidth(text, layout.scale) + 10 * layout.scale;
  const x = layout.x(second);
  const y = plot.y(offline);
  const left = x + width + 12 > layout.end ? x - width - 10 : x + 10;
  const top = Math.min(
    plot.floor - 10 * layout.scale,
    Math.max(plot.top + 8 * layout.scale, y - 14 * layout.scale),
  );
  return (
    <>
      <circle className="curve-point" cx={x} cy={y} r={4} />
      <rect
        className="ground"
        x={left}
        y={top - 9 * layout.scale}
        width={width}
        height={17 * layout.scale}
        rx={3}
      />
      <text className="v" x={left + 5 * layout.scale} y={top + 4 * layout.scale}>
        {text}
      </text>
    </>
  );
}
