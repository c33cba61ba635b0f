import type { Explanation, Flip, UserEvent } from '../explain';
import type { Outcome } from '../outcome';
import type { PairView } from '../pair';
import type { Question } from '../questions';
import type { Remedy } from '../refusal';
import type { Glossary } from '../sources';
import type { RulePackView, UserRowView } from '../view';

export interface UserQuery {
  readonly search?: string;
  /** A node name, `"unassigned"`, `"waiting"`, `"no-service"`, `"ineligible"`. */
  readonly filter?: string;
  readonly sort?: 'arrival' | 'id' | 'assignedTo' | 'devices' | 'step';
  readonly descending?: boolean;
  readonly offset: number;
  readonly limit: number;
  /** Look at the lab after this many steps; absent: now. */
  readonly position?: number;
}

export interface UserDetail extends UserRowView {
  readonly notes: string;
  readonly events: readonly UserEvent[];
}

/** A lint or diagnosis answer: ranked causes with evidence from the journal. */
export interface Diagnosis {
  readonly question: string;
  readonly answer: string;
  readonly causes: readonly {
    readonly title: string;
    readonly evidence: readonly { readonly text: string; readonly step: number | null }[];
    readonly remedy: Remedy | null;
    readonly sources: readonly string[];
  }[];
}

/** Questions about users, rules and causes. */
export interface QuestionApi {
  'lab.users': {
    args: UserQuery;
    result: Outcome<{ readonly total: number; readonly rows: readonly UserRowView[] }>;
  };
  'lab.user': {
    args: { readonly id: string; readonly position?: number };
    result: Outcome<{ readonly user: UserDetail }>;
  };
  'lab.explain': {
    args: { readonly id: string; readonly position?: number };
    result: Outcome<{ readonly explanation: Explanation }>;
  };
  'lab.whyNot': {
    args: { readonly id: string; readonly node: string };
    result: Outcome<{ readonly text: string; readonly flips: readonly Flip[] }>;
  };
  'lab.flips': {
    args: { readonly id: string };
    result: Outcome<{ readonly flips: readonly Flip[] }>;
  };
  'lab.diagnose': {
    args: { readonly question: Question };
    result: Outcome<{ readonly diagnosis: Diagnosis }>;
  };
  /** A group in the product's own words, and the picture of its statuses. */
  'lab.pair': {
    args: { readonly group: string; readonly position?: number };
    result: Outcome<{ readonly pair: PairView }>;
  };
  'lab.rulePacks': {
    args: Record<string, never>;
    result: Outcome<{ readonly packs: readonly RulePackView[] }>;
  };
  /** The documents and assumptions behind every rule; the same whatever lab is open. */
  'lab.sources': { args: Record<string, never>; result: Outcome<Glossary> };
}
