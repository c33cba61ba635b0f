/** How well a text answers what was typed: 0 not at all; more is better. Words may come in any order. */
export function score(text: string, typed: string): number {
  const target = text.toLowerCase();
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  let sum = 1;
  for (const word of words) {
    const at = target.indexOf(word);
    if (at === -1) return 0;
    const atWordStart = at === 0 || /[\s-]/.test(target[at - 1] ?? '');
    sum += (atWordStart ? 4 : 1) + word.length / target.length + (at === 0 ? 2 : 0);
  }
  return sum;
}

/** The entries that answer, best first; in their own order where nothing was typed. */
export function best<T>(
  entries: readonly T[],
  typed: string,
  { textOf, most }: { readonly textOf: (entry: T) => string; readonly most: number },
): readonly T[] {
  if (typed.trim() === '') return entries.slice(0, most);
  return entries
    .map((entry) => ({ entry, score: score(textOf(entry), typed) }))
    .filter((each) => each.score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map((each) => each.entry);
}
