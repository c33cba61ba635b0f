import type { ClockView } from '../../../../shared/lab-api';
import { loadAt, offlineNow } from './service-spans';

/** A load that stays the same for a while. */
export interface LoadSpan {
  readonly from: number;
  readonly to: number;
  readonly own: number;
  readonly peer: number;
}

/** The loads of the carrying node as spans up to `window`. */
export function loadSpans(clock: ClockView, window: number): readonly LoadSpan[] {
  const loads = clock.loads.filter(({ second }) => second < window);
  return loads.map(({ second, own, peer }, index) => ({
    from: second,
    to: loads[index + 1]?.second ?? window,
    own,
    peer,
  }));
}

/** A figure that stays the same over one or more spans: it is written once. */
export interface LoadRun {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** Where it stands in the stack: what is below it, at its beginning. */
  readonly below: number;
}

/** The stretches over which the own or the peer's load does not change; those of nothing are left out. */
export function loadRuns(spans: readonly LoadSpan[], part: 'own' | 'peer'): readonly LoadRun[] {
  const runs: LoadRun[] = [];
  for (const span of spans) {
    const last = runs.at(-1);
    const below = part === 'own' ? 0 : span.own;
    if (last?.value === span[part] && last.below === below) {
      runs[runs.length - 1] = { ...last, to: span.to };
    } else runs.push({ from: span.from, to: span.to, value: span[part], below });
  }
  return runs.filter(({ value }) => value > 0);
}

/**
 * The line "connected now" as SVG points: the load that counts as served less the clients that have not
 * logged in again.
 */
export function connectedPoints(
  clock: ClockView,
  window: number,
  x: (second: number) => number,
  y: (devices: number) => number,
): string {
  const bounds = [
    0,
    window,
    clock.relogin.lower,
    clock.relogin.upper,
    ...clock.loads.flatMap(({ second }) => [second - 0.001, second]),
    ...clock.events.flatMap(({ second }) => [second - 0.001, second]),
  ];
  const times = [...new Set(bounds)]
    .filter((second) => second >= 0 && second <= window)
    .sort((a, b) => a - b);
  return times
    .map((second) => `${x(second).toFixed(1)},${y(connectedAt(clock, second)).toFixed(1)}`)
    .join(' ');
}

/** Devices that are connected to the carrying node at a second. */
function connectedAt(clock: ClockView, second: number): number {
  const load = loadAt(clock, second);
  const returning = clock.peer === null ? load.own : load.peer;
  const missing = Math.min(returning, offlineNow(clock, second));
  return load.own + load.peer - missing;
}
