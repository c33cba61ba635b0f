/**
 * Names inside sentences. A name may be written from right to left, hold spaces and hyphens, or end in a digit: set
 * as it is, it would turn what stands beside it or break in two. Whoever shows a sentence takes it apart here and
 * isolates the names; the sentence itself stays plain text, for terminals, files and the clipboard.
 */

/** A stretch of a sentence. */
export interface NamePart {
  readonly text: string;
  /** It is a name, or words in a script from right to left. */
  readonly isName: boolean;
}

/** Finds the names of a lab in a sentence: `known` alone where nothing is written from right to left. */
export interface NameFinder {
  readonly known: RegExp | null;
  /** A sentence without any of these characters holds no name that needs care; null: any sentence may. */
  readonly marks: RegExp | null;
  readonly all: RegExp;
}

/** Letters that are written from right to left (Unicode blocks of Hebrew, Arabic, Syriac, Thaana, NKo and their forms). */
const RIGHT_TO_LEFT =
  '[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]';
const WORD = `[^\\s]*${RIGHT_TO_LEFT}[^\\s]*`;
/** Words from right to left with what stands between them, without the stops of the sentence. */
const OTHER_WORDS = `${WORD}(?:\\s+${WORD})*(?<![.,:;!?)\\]"'”’…])`;
const HAS_RIGHT_TO_LEFT = new RegExp(RIGHT_TO_LEFT, 'u');
/** Nothing in it could break or turn: such a name needs no care. */
const PLAIN = /^[\w]*$/;

/** @param names  of nodes and groups; users need not be among them */
export function nameFinder(names: Iterable<string>): NameFinder {
  const special = [...new Set(names)].filter((name) => !PLAIN.test(name) || !staysWhole(name));
  // The longest first: "PRG-1 old" is not "PRG-1" and a word.
  special.sort((a, b) => b.length - a.length);
  const known = special.map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const edges = known.map((name) => `(?<![\\p{L}\\p{N}_-])${name}(?![\\p{L}\\p{N}_-])`);
  const marks = special.map((name) => /[^\w]/u.exec(name)?.[0]);
  return {
    marks: marks.includes(undefined)
      ? null
      : new RegExp(
          `[${[...new Set(marks)].map((mark) => `\\u{${mark!.codePointAt(0)!.toString(16)}}`).join('')}]`,
          'u',
        ),
    known: edges.length === 0 ? null : new RegExp(edges.join('|'), 'gu'),
    all: new RegExp([...edges, OTHER_WORDS].join('|'), 'gu'),
  };
}

const NO_NAMES = nameFinder([]);

/** The sentence in stretches; joined, they are the sentence. */
export function nameParts(sentence: string, finder: NameFinder = NO_NAMES): readonly NamePart[] {
  const pattern = HAS_RIGHT_TO_LEFT.test(sentence) ? finder.all : finder.known;
  if (pattern === null || (pattern === finder.known && finder.marks?.test(sentence) === false))
    return [{ text: sentence, isName: false }];
  const parts: NamePart[] = [];
  let end = 0;
  for (const { 0: text, index } of sentence.matchAll(pattern)) {
    if (index > end) parts.push({ text: sentence.slice(end, index), isName: false });
    parts.push({ text, isName: true });
    end = index + text.length;
  }
  if (end < sentence.length) parts.push({ text: sentence.slice(end), isName: false });
  return parts;
}

/** A name longer than this may break: it could not stand on one line of a narrow column. */
const LONGEST_UNBROKEN = 24;

/** Whether a name stays on one line. */
export function staysWhole(name: string): boolean {
  return name.length <= LONGEST_UNBROKEN;
}

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** The sentence for a place that takes text alone, such as a drawing: names stand between isolating characters. */
export function isolated(sentence: string, finder: NameFinder = NO_NAMES): string {
  return nameParts(sentence, finder)
    .map(({ text, isName }) => (isName ? FIRST_STRONG_ISOLATE + text + POP_ISOLATE : text))
    .join('');
}
