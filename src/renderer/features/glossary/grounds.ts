import type { Basis, Contradiction, Glossary, SourceView } from '../../../shared/sources';
import type { RulePackView } from '../../../shared/view';
import type { AskedSources } from '../../ui/source-context';

/** What a basis means, in one sentence. */
export const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  documented: 'The documents below say so.',
  derived: 'No document says it in these words; it follows from those below.',
  'lab assumption': 'The documents leave it open. This lab decides it, and says so.',
};

/** The answer to what a person asked about. */
export interface Grounds {
  /** The rule's code, or the marks themselves. */
  readonly title: string;
  readonly basis: Basis | null;
  readonly sources: readonly SourceView[];
  /** Contradictions that touch any of the sources asked for. */
  readonly contradictions: readonly Contradiction[];
}

/** Looks up what was asked; the basis given with the question goes before that of the rule. */
export function groundsOf(glossary: Glossary, asked: AskedSources): Grounds {
  const rule = glossary.rules.find(({ code }) => code === asked.code);
  return {
    title: asked.code ?? asked.sources.join(', '),
    basis: asked.basis ?? rule?.basis ?? null,
    sources: glossary.sources.filter(({ mark }) => asked.sources.includes(mark)),
    contradictions: glossary.contradictions.filter(({ sources }) =>
      sources.some((mark) => asked.sources.includes(mark)),
    ),
  };
}

/** Codes of the rules that rest on a source, in the order of the glossary. */
export function rulesOn(glossary: Glossary, mark: string): readonly string[] {
  return glossary.rules.filter(({ sources }) => sources.includes(mark)).map(({ code }) => code);
}

/** Sources whose mark, title, text or rules hold what is typed; all of them for nothing typed. */
export function findSources(glossary: Glossary, typed: string): readonly SourceView[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return glossary.sources;
  return glossary.sources.filter(({ mark, title, text }) =>
    [mark, title, text, ...rulesOn(glossary, mark)].some((each) =>
      each.toLowerCase().includes(wanted),
    ),
  );
}

/** A remark on the limits of releases, once, with the releases it holds for. */
export interface ReleaseNote {
  readonly text: string;
  readonly releases: readonly string[];
}

/** The remarks of all rule packs; the same one for several releases is one. */
export function releaseNotes(packs: readonly RulePackView[]): readonly ReleaseNote[] {
  const texts = [...new Set(packs.flatMap(({ conflicts }) => conflicts))];
  return texts.map((text) => ({
    text,
    releases: packs
      .filter(({ conflicts }) => conflicts.includes(text))
      .map(({ release }) => release),
  }));
}
