/** Share of its points that a word gets in the note or among the synonyms rather than in the label. */
const ASIDE = 0.6;

/**
 * How well a text answers what was typed: 0 not at all; more is better. Words may come in any order, and letters
 * may be left out.
 *
 * @param aside  what else it is called: found too, with less weight
 */
export function score(text: string, typed: string, aside = ''): number {
  return scorer(typed)(text, aside);
}

/** The same for many texts. */
function scorer(typed: string): (text: string, aside: string) => number {
  const wanted = typed.trim().toLowerCase();
  const words = wanted.split(/\s+/).filter(Boolean);
  const typedWords = inWords(wanted);
  return (text, aside) => {
    const label = text.toLowerCase();
    const others = aside.toLowerCase();
    let sum = 1;
    for (const word of words) {
      const best = Math.max(wordScore(label, word), ASIDE * wordScore(others, word));
      if (best === 0) return 0;
      sum += best;
    }
    if (inWords(label) === typedWords) return sum + 10;
    if (words.length > 1 && inWords(label).includes(typedWords)) return sum + 3;
    if (words.length > 1 && inWords(others).includes(typedWords)) return sum + 3 * ASIDE;
    return sum;
  };
}

/** "active standby" of "Active/Standby", as people type it. */
function inWords(text: string): string {
  return text.split(EDGES).filter(Boolean).join(' ');
}

/** What parts words. */
const EDGE = /[\s\-/.(]/;
const EDGES = /[\s\-/.(]+/;

function wordScore(text: string, word: string): number {
  const index = text.indexOf(word);
  if (index === -1) return looseScore(text, word);
  const atWordStart = index === 0 || EDGE.test(text[index - 1]!);
  const after = text[index + word.length];
  const whole = atWordStart && (after === undefined || EDGE.test(after));
  return (
    (atWordStart ? 4 : 1) + (whole ? 1 : 0) + word.length / text.length + (index === 0 ? 2 : 0)
  );
}

/** Letters of a word in their order with others between them: within two words, or as the first letters of words. */
function looseScore(text: string, word: string): number {
  if (word.length < 2 || !hasInOrder(text, word)) return 0;
  const initials = text
    .split(/[\s\-/]+/)
    .map((each) => each[0] ?? '')
    .join('');
  if (initials.includes(word)) return 1.5;
  if (word.length < 3) return 0;
  for (
    let start = text.indexOf(word[0]!);
    start !== -1;
    start = text.indexOf(word[0]!, start + 1)
  ) {
    let index = start;
    for (const letter of word.slice(1)) {
      index = text.indexOf(letter, index + 1);
      if (index === -1) return 0;
    }
    const span = index - start + 1;
    if (span <= 1.6 * word.length + 1) return word.length / (2 * span);
  }
  return 0;
}

function hasInOrder(text: string, word: string): boolean {
  let index = -1;
  for (const letter of word) {
    index = text.indexOf(letter, index + 1);
    if (index === -1) return false;
  }
  return true;
}

/** What a list is searched by. */
export interface Searched<T> {
  readonly textOf: (entry: T) => string;
  /** Note and synonyms. */
  readonly asideOf?: (entry: T) => string;
  readonly most: number;
}

/** The entries that answer, best first; in their own order where nothing was typed. */
export function best<T>(entries: readonly T[], typed: string, searched: Searched<T>): readonly T[] {
  return ranked(entries, typed, searched).entries;
}

/** The same, with the points of the best one. */
export function ranked<T>(
  entries: readonly T[],
  typed: string,
  { textOf, asideOf, most }: Searched<T>,
): { readonly entries: readonly T[]; readonly top: number } {
  if (typed.trim() === '') return { entries: entries.slice(0, most), top: 0 };
  const scoreOf = scorer(typed);
  /** The best so far, best first; a list may hold as many entries as a lab has steps. */
  const found: { readonly entry: T; readonly score: number }[] = [];
  for (const entry of entries) {
    const score = scoreOf(textOf(entry), asideOf?.(entry) ?? '');
    const last = found.length < most ? 0 : found.at(-1)!.score;
    if (score <= last) continue;
    const at = found.findIndex((each) => each.score < score);
    found.splice(at === -1 ? found.length : at, 0, { entry, score });
    found.length = Math.min(found.length, most);
  }
  return { entries: found.map(({ entry }) => entry), top: found[0]?.score ?? 0 };
}
