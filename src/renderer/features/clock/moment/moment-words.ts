import type { ClockView } from '../../../../shared/lab-api';
import { formatCount, formatSeconds } from '../../../ui/figures';
import { offlineNow, spanAt } from '../lanes/service-spans';

/** A span as m:ss, hours before it where there are some. */
export function clockSpan(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const rest = two(Math.floor(seconds) % 60);
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${formatCount(Math.floor(minutes / 60))}:${two(minutes % 60)}:${rest}`;
}

/** The moment in words, to be copied. */
export function momentText(clock: ClockView, second: number): string {
  const offline = offlineNow(clock, second);
  const states = clock.tracks.map(
    ({ node }) => `${node}: ${spanAt(clock, node, second)?.state ?? 'not in the group'}`,
  );
  return [
    `${clock.label}, ${formatSeconds(second)} after the loss`,
    ...states,
    `Offline: ${formatCount(offline)}, reconnected: ${formatCount(clock.relogin.clients - offline)}`,
    clock.sentence,
  ].join('\n');
}
