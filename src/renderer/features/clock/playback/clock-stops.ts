import type { ClockView } from '../../../../shared/lab-api';
import type { Course } from './playback';

/** The seconds at which something happens, each once, and the end: where playback can stop. */
export function courseOf(clock: ClockView): Course {
  const stops = [...new Set(clock.events.map(({ second }) => second))].sort((a, b) => a - b);
  return { until: clock.until, stops };
}
