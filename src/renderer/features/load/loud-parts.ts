/** A part of the load sentence and how loudly it is set. */
export interface LoudPart {
  /** Offset in the sentence. */
  readonly offset: number;
  readonly text: string;
  readonly tone: 'plain' | 'strong' | 'over';
}

const OVER = /\d[\d\u202f]* over (?:its|their) capacity/;

/** Sets the name that the sentence begins with strong, and what is over capacity red. */
export function loudParts(sentence: string, nodes: readonly string[]): readonly LoudPart[] {
  const lead = nodes
    .filter((name) => sentence.startsWith(name) && !/\w/.test(sentence[name.length] ?? ' '))
    .toSorted((a, b) => b.length - a.length)[0];
  const over = OVER.exec(sentence);
  const marks = [
    ...(lead === undefined ? [] : [{ offset: 0, text: lead, tone: 'strong' as const }]),
    ...(over === null ? [] : [{ offset: over.index, text: over[0], tone: 'over' as const }]),
  ];
  const parts: LoudPart[] = [];
  let from = 0;
  for (const mark of marks) {
    if (mark.offset > from)
      parts.push({ offset: from, text: sentence.slice(from, mark.offset), tone: 'plain' });
    parts.push(mark);
    from = mark.offset + mark.text.length;
  }
  if (from < sentence.length)
    parts.push({ offset: from, text: sentence.slice(from), tone: 'plain' });
  return parts;
}
