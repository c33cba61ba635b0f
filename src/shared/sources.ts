/** How far the documents carry a rule. */
export type Basis = 'documented' | 'derived' | 'lab assumption';

/** A document, or a decision of this lab, that rules refer to by its mark. */
export interface SourceView {
  /** `S4` for a document, `D3` for a lab assumption. */
  readonly mark: string;
  readonly title: string;
  /** Address as text; empty where there is none. Nothing in the app opens it. */
  readonly url: string;
  /** What the mark stands for in full; empty where the title says all. */
  readonly text: string;
}

/** What one rule rests on. */
export interface RuleGrounds {
  /** Code of a reason, a finding or a refusal: `BAL_FEWEST`, `V11`, `NOT_NORMAL`. */
  readonly code: string;
  readonly basis: Basis;
  /** Marks. */
  readonly sources: readonly string[];
  /** What a rule of lint asks for, in one sentence. */
  readonly asks?: string;
  /** Why a rule of the domain is never found in this lab, and where it shows instead. */
  readonly notModelled?: string;
}

/** Where documents disagree with each other or with themselves. */
export interface Contradiction {
  /** What it is about, in a few words. */
  readonly title: string;
  /** Both sides. */
  readonly text: string;
  /** What this lab does. */
  readonly decision: string;
  /** Marks of the documents, and of the assumption where the decision is one. */
  readonly sources: readonly string[];
}

/** Every source, what rests on it, and where the documents contradict each other. */
export interface Glossary {
  readonly sources: readonly SourceView[];
  readonly rules: readonly RuleGrounds[];
  readonly contradictions: readonly Contradiction[];
}
