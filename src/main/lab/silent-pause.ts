import type { Pause } from '../../shared/slices';

/** Longest stretch of work between answers, in milliseconds. */
const STRETCH_MS = 25;

/** A pause that gives others a turn now and then, for work that nobody ends and nobody is told of. */
export function silentPause(): Pause {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < STRETCH_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    last = performance.now();
  };
}
