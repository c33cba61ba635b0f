import type { ClockView } from '../../../../shared/lab-api';

const STEPS = [1, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21_600, 86_400] as const;

/** Labelled ticks and the small ones between them, in seconds. */
export interface TimeTicks {
  readonly major: readonly number[];
  readonly minor: readonly number[];
}

/**
 * Ticks from 0 to `until` for a lane of `width` pixels: labels at least 56 pixels apart, small ticks at
 * least 10 pixels apart.
 */
export function timeTicks(until: number, width: number): TimeTicks {
  const perSecond = width / Math.max(1, until);
  const step = (apart: number) =>
    STEPS.find((seconds) => seconds * perSecond >= apart) ??
    Math.ceil(apart / perSecond / 86_400) * 86_400;
  const major = step(56);
  const minor =
    STEPS.find((seconds) => seconds * perSecond >= 10 && major % seconds === 0) ?? major;
  return { major: every(major, until), minor: every(minor, until) };
}

function every(step: number, until: number): readonly number[] {
  return Array.from({ length: Math.floor(until / step) + 1 }, (_, index) => index * step);
}

/**
 * The last second that the tracks show at first: a fifth beyond the last thing that happens before the long
 * wait for automatic fallback, in whole minutes, at most all of it.
 */
export function firstWindow(clock: Pick<ClockView, 'until' | 'events' | 'relogin'>): number {
  const marks = [...clock.events.map((event) => event.second), clock.relogin.upper].filter(
    (second) => second <= clock.relogin.upper * 2,
  );
  const last = Math.max(60, ...marks);
  return Math.min(clock.until, Math.ceil((last * 1.2) / 60) * 60);
}
