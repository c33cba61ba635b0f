import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { ClockView } from '../../../../shared/lab-api';
import { useSize } from '../../../charts/frame/use-size';
import { useApp } from '../../../stores/app-context';
import { useStore } from '../../../stores/store';
import { formatSeconds } from '../../../ui/figures';
import { clockSpan } from '../moment/moment-words';
import { clockOf, movePlayhead, setWindow, useSecond } from '../playback/clock-state';
import { courseOf } from '../playback/clock-stops';
import { firstWindow } from './time-axis';

/** Shortest stretch of time that can fill the lanes, in seconds. */
const LEAST = 60;

/** All seconds of the failure in one bar: press to jump, move the handle to see more or less of them. */
export function Overview({ clock }: { readonly clock: ClockView }) {
  const app = useApp();
  const { ref, size } = useSize<HTMLDivElement>();
  const window = useStore(clockOf(app), (state) => state.window) ?? firstWindow(clock);
  const second = useSecond();
  const handle = useRef(false);
  const width = size?.width ?? 0;
  const scale = size?.scale ?? 1;
  const x = (second: number): number => (second / clock.until) * width;
  const secondAt = (event: PointerEvent<HTMLElement>): number => {
    const left = event.currentTarget.getBoundingClientRect().left;
    const share = width === 0 ? 0 : (event.clientX - left) / width;
    return Math.min(clock.until, Math.max(0, Math.round(share * clock.until)));
  };
  const stretch = (to: number): void => setWindow(app, Math.min(clock.until, Math.max(LEAST, to)));

  function onKeyDown(event: KeyboardEvent): void {
    const by = { ArrowLeft: -LEAST, ArrowDown: -LEAST, ArrowRight: LEAST, ArrowUp: LEAST }[
      event.key
    ];
    if (by !== undefined) stretch(window + by);
    else if (event.key === 'Home') stretch(LEAST);
    else if (event.key === 'End') stretch(clock.until);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="clock-overview">
      <div
        ref={ref}
        className="overview-bar"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          handle.current = Math.abs(x(secondAt(event)) - x(window)) < 8;
          if (!handle.current)
            movePlayhead(app, { type: 'jump', second: secondAt(event) }, courseOf(clock));
        }}
        onPointerMove={(event) => {
          if (event.buttons === 0) return;
          if (handle.current) stretch(secondAt(event));
          else movePlayhead(app, { type: 'jump', second: secondAt(event) }, courseOf(clock));
        }}
      >
        <svg className="chart" width={width} height={44 * scale} aria-hidden="true">
          <rect className="overview-all" width={width} y={14 * scale} height={12 * scale} rx={3} />
          <rect
            className="overview-window"
            width={x(window)}
            y={14 * scale}
            height={12 * scale}
            rx={3}
          />
          {clock.events.map((event) => (
            <rect
              key={`${event.second} ${event.label}`}
              className="overview-event"
              x={x(event.second)}
              width={2}
              y={14 * scale}
              height={12 * scale}
            />
          ))}
          <rect
            className="overview-now"
            x={x(second) - 1}
            width={2}
            y={10 * scale}
            height={20 * scale}
          />
          <rect
            className="overview-handle"
            x={Math.min(width - 6, x(window) - 3)}
            width={6}
            y={12 * scale}
            height={16 * scale}
            rx={2}
          />
          <text y={41 * scale}>0:00</text>
          {window < clock.until && width - x(window) > 90 * scale && (
            <text className="middle" x={Math.max(60 * scale, x(window))} y={41 * scale}>
              {clockSpan(window)}
            </text>
          )}
          <text className="end" x={width} y={41 * scale}>
            {clockSpan(clock.until)}
          </text>
        </svg>
        <div
          className="overview-grip"
          role="slider"
          tabIndex={0}
          aria-label="Seconds in sight"
          aria-valuemin={LEAST}
          aria-valuemax={clock.until}
          aria-valuenow={window}
          aria-valuetext={`up to ${formatSeconds(window)}`}
          onKeyDown={onKeyDown}
        />
      </div>
    </div>
  );
}
