import type { Remedy } from './refusal';

export const SEVERITIES = ['error', 'warning', 'advice'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Whether a finding is about how the lab is built and set, or about what is the case at this moment. */
export type FindingAbout = 'design' | 'state';

/** Where a finding stands: a group by its position in the list of groups, a node by its index. */
export type Place =
  | { readonly kind: 'cluster' }
  | { readonly kind: 'group'; readonly group: number }
  | { readonly kind: 'node'; readonly node: number };

/** One finding of lint. Source: domain page, section 6, and the lab's own codes in docs/scenario-format.md. */
export interface Finding {
  /** Stable: `V01`-`V38`, `L01`. The closed list is `FINDINGS` of the engine. */
  readonly code: string;
  readonly severity: Severity;
  /** Name of a node or group, or `cluster`. */
  readonly at: string;
  /** How much too much, in the unit of the rule, where it has one. */
  readonly surplus?: number;
  /** One sentence with names and figures. */
  readonly message: string;
}

/** Findings of one rule and severity, shown as one row. */
export interface FindingCause {
  readonly code: string;
  readonly severity: Severity;
  readonly about: FindingAbout;
  readonly label: string;
  /** "Re-login limits of 3 groups are too low for their users"; the title of the finding where it is the only one. */
  readonly title: string;
  /** Positions in the list of findings. */
  readonly findings: readonly number[];
  /** One button that mends them all; null for one finding, or where it takes a look at each. */
  readonly fixAll: Remedy | null;
}

/** A finding with what a person needs to act on it. */
export interface FindingView extends Finding {
  /** Its place by index: a node may be named like a group. */
  readonly place: Place;
  readonly about: FindingAbout;
  /** What is wrong in two or three words, for chips: "Over capacity". */
  readonly label: string;
  /** The figure beside the label, with its unit: "+600 devices"; empty where there is none. */
  readonly figure: string;
  /** Short: "imp3 serves 600 more than it can". */
  readonly title: string;
  /** Why it matters and what to do next. */
  readonly advice: string;
  /** Source marks such as `S4`, or `D3` for a lab assumption. */
  readonly sources: readonly string[];
  readonly basis: 'documented' | 'derived' | 'lab assumption';
  /** Where a step can fix it. */
  readonly fixes: readonly Remedy[];
}
