/** A label wants to stand at `place`; it may be pushed, but order and distance are kept. */
export interface Wanted {
  readonly place: number;
}

/**
 * Places labels along a line so that neighbours are at least `gap` apart and all lie within `low`..`high`.
 * Order is kept and nothing moves that need not. Returns positions in the order given.
 * More labels than fit are placed `gap` apart from `low` on: the caller leaves out what is beyond `high`.
 */
export function spread(
  wanted: readonly Wanted[],
  { gap, low, high }: { readonly gap: number; readonly low: number; readonly high: number },
): readonly number[] {
  const order = wanted
    .map((_, index) => index)
    .sort((a, b) => wanted[a]!.place - wanted[b]!.place || a - b);
  const placed = new Array<number>(wanted.length).fill(0);
  let below = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    below = Math.max(wanted[index]!.place, below + gap, low);
    placed[index] = below;
  }
  let above = Number.POSITIVE_INFINITY;
  for (const index of order.toReversed()) {
    above = Math.min(placed[index]!, above - gap, high);
    placed[index] = above;
  }
  let floor = low;
  for (const index of order) {
    placed[index] = Math.max(placed[index]!, floor);
    floor = placed[index]! + gap;
  }
  return placed;
}
