import type { Explanation, Flip } from '../../../../shared/explain';
import type { UserDetail } from '../../../../shared/lab-api';
import type { SourceView } from '../../../../shared/sources';

/** Everything that an explanation says outside of the app. */
export interface Explained {
  readonly lab: string;
  /** "after step 14". */
  readonly moment: string;
  readonly explanation: Explanation;
  readonly user: UserDetail;
  /** Changes that would have led elsewhere, each tried by the engine; none while one looks back. */
  readonly flips: readonly Flip[];
  /** The sources of the explanation, in its order. */
  readonly sources: readonly SourceView[];
}

/** Head of an explanation: "Why user842 is at home on imp-sub". */
export function explainedTitle({ explanation: { user, home } }: Explained): string {
  return home === null ? `Why ${user} has no node` : `Why ${user} is at home on ${home}`;
}

/** The paragraphs, the answer first. */
export function explainedParagraphs({ explanation }: Explained): readonly string[] {
  const { text, service, next } = explanation;
  return [text, service, next].filter((part) => part !== '');
}

/** The candidates as the panel ranks them: those that could take the user first, then those with the fewest. */
export function rankedCandidates({ explanation }: Explained): Explanation['candidates'] {
  return explanation.candidates.toSorted(
    (a, b) => Number(b.eligible) - Number(a.eligible) || a.assigned - b.assigned,
  );
}
