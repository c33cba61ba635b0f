/** Rounds of each kind of damage: a few in `npm test`, thousands in `npm run torture`. */
export const ROUNDS = Number(process.env['IMPLAB_ROUNDS'] ?? 12);
/** The same seed gives the same damage; a failure names it. */
export const SEED = Number(process.env['IMPLAB_SEED'] ?? 1);

/** Numbers by chance that can be had again (mulberry32). */
export interface Chance {
  /** A whole number from 0 and below `end`. */
  below(end: number): number;
  pick<T>(from: readonly T[]): T;
}

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return { below, pick: (from) => from[below(from.length)]! };
}
