const MAX_NAMES = 3;
const LONGEST = 64;

/** The names that differ least from a word, the nearest first; none where all are far from it. */
export function nearest(word: string, names: readonly string[]): string[] {
  const given = word.trim().toLowerCase().replaceAll('_', '-').slice(0, LONGEST);
  const limit = given.length <= 4 ? 1 : Math.max(2, Math.floor(given.length / 3));
  return names
    .map((name) => ({ name, distance: distanceOf(given, name) }))
    .filter(
      ({ name, distance }) =>
        distance <= limit ||
        (given.length > 3 && (name.startsWith(given) || given.startsWith(name))),
    )
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MAX_NAMES)
    .map(({ name }) => name);
}

/** True where two long words differ by a slip: no more than two letters put in, taken out, changed or swapped. */
export function isSlip(a: string, b: string): boolean {
  return (
    a !== b &&
    a.length > 5 &&
    a.length <= LONGEST &&
    Math.abs(a.length - b.length) <= 2 &&
    distanceOf(a, b) <= 2
  );
}

/** Letters put in, taken out, changed or swapped with the next one (optimal string alignment). */
function distanceOf(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
