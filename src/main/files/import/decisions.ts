/** Something that the pieces leave open, with the answer that is taken where nobody gives another. */
export interface Decision {
  /** `server:imp-old`, `ha:PRG-1`, `column:licensed`: names the question in answers. */
  readonly id: string;
  /** "14 users name imp-old, which is in no group". */
  readonly title: string;
  /** What it comes from and what follows, in a sentence or two. */
  readonly text: string;
  /** Code of the rule behind it, where there is one. */
  readonly code?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** The answer: given, or the safe one. */
  readonly chosen: string;
  /** Somebody gave the answer, or it needs no looking at. */
  readonly isSettled: boolean;
  /** No piece answers it, so that the lab lacks something until somebody does; else two pieces differ. */
  readonly isGap: boolean;
}

/** Something that no piece holds. */
export interface Missing {
  readonly what: 'groups' | 'users' | 'mode' | 'ova' | 'relogin';
  /** "OVA size of imp-a1 and imp-a2". */
  readonly text: string;
  /** Nodes whose size is missing. */
  readonly nodes: readonly string[];
  /** What is taken meanwhile; null: nothing is, and no lab can be made. */
  readonly standIn: string | null;
}
