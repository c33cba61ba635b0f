import { type PointerEvent, useMemo, useRef } from 'react';
import type { ClockView } from '../../../../shared/lab-api';
import { useSize } from '../../../charts/frame/use-size';
import { useApp } from '../../../stores/app-context';
import { useStore } from '../../../stores/store';
import { formatCount, formatSeconds } from '../../../ui/figures';
import { clockOf, movePlayhead, useSecond } from '../playback/clock-state';
import { courseOf } from '../playback/clock-stops';
import { useClockKeys } from '../playback/use-clock-keys';
import { ClockDrawing } from './clock-drawing';
import { clockScale } from './clock-scale';
import { EventButtons } from './event-buttons';
import { MomentLayer } from './moment-layer';
import { offlineNow } from './service-spans';
import { firstWindow } from './time-axis';

/** The drawing of the clock with its playhead: drag or keys move it, events jump to their second. */
export function ClockStage({ clock }: { readonly clock: ClockView }) {
  const app = useApp();
  const { ref, size } = useSize<HTMLDivElement>();
  const window = useStore(clockOf(app), (state) => state.window) ?? firstWindow(clock);
  const layout = useMemo(
    () => (size === null || size.width === 0 ? null : clockScale(clock, window, size)),
    [clock, window, size],
  );
  const course = useMemo(() => courseOf(clock), [clock]);
  const dragging = useRef(false);

  const onKeyDown = useClockKeys(clock);

  function scrub(event: PointerEvent<HTMLElement>): void {
    if (layout === null) return;
    const left = event.currentTarget.getBoundingClientRect().left;
    movePlayhead(app, { type: 'jump', second: layout.second(event.clientX - left) }, course);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the playhead and the events inside have the focus.
    <div className="clock-stage" ref={ref} onKeyDown={onKeyDown}>
      {layout !== null && (
        <div
          className="clock-canvas"
          onPointerDown={(event) => {
            if (event.target instanceof Element && event.target.closest('button') !== null) return;
            // The names at the left are no time.
            const left = event.currentTarget.getBoundingClientRect().left;
            if (event.clientX - left < layout.lanes.names - 6) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            dragging.current = true;
            scrub(event);
          }}
          onPointerMove={(event) => {
            if (dragging.current) scrub(event);
          }}
          onPointerUp={() => {
            dragging.current = false;
          }}
          onPointerCancel={() => {
            dragging.current = false;
          }}
        >
          <ClockDrawing clock={clock} layout={layout} />
          <MomentLayer clock={clock} layout={layout} />
          <Playhead clock={clock} />
          <EventButtons layout={layout} course={course} />
        </div>
      )}
    </div>
  );
}

/** The playhead for the keyboard and for screen readers. */
function Playhead({ clock }: { readonly clock: ClockView }) {
  const second = useSecond();
  return (
    <div
      className="clock-playhead"
      role="slider"
      tabIndex={0}
      aria-label="Seconds after the loss"
      aria-valuemin={0}
      aria-valuemax={clock.until}
      aria-valuenow={second}
      aria-valuetext={`${formatSeconds(second)}, ${formatCount(offlineNow(clock, second))} offline`}
    />
  );
}
