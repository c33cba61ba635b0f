import type { ClockView } from '../../../../shared/lab-api';
import { textWidth } from '../../../charts/layout/text-width';
import { layoutEvents, type PlacedEvent } from './event-layout';
import { eventRowHeight, type Lanes, layoutLanes } from './lane-layout';

/** Where everything of the clock stands, in px. */
export interface ClockScale {
  readonly lanes: Lanes;
  readonly width: number;
  /** Px on the screen per px at normal text size. */
  readonly scale: number;
  /** Right end of the time axis. */
  readonly end: number;
  /** Last second in sight. */
  readonly window: number;
  /** Place of a second. */
  readonly x: (second: number) => number;
  /** Second at a place, within the window. */
  readonly second: (x: number) => number;
  readonly events: readonly (PlacedEvent & {
    readonly second: number;
    readonly kind: string;
    readonly label: string;
    readonly x: number;
    readonly width: number;
  })[];
  readonly eventRow: number;
}

/** Event labels are 12 px where chart labels are 11. */
export const LARGER = 12 / 11;
/** Free space at the right, so that the last tick's label fits. */
const MARGIN = 20;

/** Lays out a clock in a box: lanes, the time axis and the labels of the events in sight. */
export function clockScale(
  clock: ClockView,
  window: number,
  size: { readonly width: number; readonly height: number; readonly scale: number },
): ClockScale {
  const { width, height, scale } = size;
  const counts = { tracks: clock.tracks.length, more: clock.lanes.length };
  const { names } = layoutLanes(size, { eventRows: 1, ...counts });
  const end = width - MARGIN * scale;
  const perSecond = (end - names) / window;
  const x = (second: number): number => names + second * perSecond;
  const shown = clock.events.filter(({ second }) => second <= window);
  const labels = shown.map(({ second, label }) => ({
    x: x(second) - names,
    width: textWidth(`${label}  ${second}`, scale) * LARGER + 34 * scale,
  }));
  const placed = layoutEvents(labels, end - names, 4 * scale);
  const eventRows = 1 + Math.max(0, ...placed.map(({ row }) => row));
  return {
    lanes: layoutLanes(size, { eventRows, ...counts }),
    width,
    scale,
    end,
    window,
    x,
    second: (place) => Math.min(window, Math.max(0, (place - names) / perSecond)),
    events: shown.map((event, index) => ({
      ...event,
      ...placed[index]!,
      x: x(event.second),
      width: labels[index]!.width,
    })),
    eventRow: eventRowHeight(height, scale),
  };
}
