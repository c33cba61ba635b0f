/** A value axis: `max` is the last tick. */
export interface Scale {
  readonly max: number;
  readonly ticks: readonly number[];
}

const NICE = [1, 2, 2.5, 5, 10] as const;

/**
 * An axis from 0 with three or four grid lines that has room for `top`.
 * Steps are 1, 2, 2.5 or 5 times a power of ten and whole numbers, so that a tick is never half a user.
 */
export function niceScale(top: number): Scale {
  if (top <= 0) return { max: 4, ticks: [0, 2, 4] };
  const rough = top / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const nice = NICE.map((factor) => factor * power).find((step) => step >= rough) ?? 10 * power;
  const step = Math.max(1, nice % 1 === 0 ? nice : Math.ceil(nice));
  const count = Math.max(1, Math.ceil(top / step));
  return {
    max: step * count,
    ticks: Array.from({ length: count + 1 }, (_, index) => index * step),
  };
}

/** At most `most` whole numbers from `from` to `to`, evenly spaced by a nice step; both ends where they fit. */
export function wholeTicks(from: number, to: number, most: number): readonly number[] {
  const span = to - from;
  if (span <= 0) return [from];
  if (span < most) return Array.from({ length: span + 1 }, (_, index) => from + index);
  const rough = span / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.ceil(
    NICE.map((factor) => factor * power).find((nice) => nice >= rough) ?? rough,
  );
  const first = Math.ceil(from / step) * step;
  const ticks: number[] = [];
  for (let tick = first; tick <= to; tick += step) ticks.push(tick);
  return ticks;
}
