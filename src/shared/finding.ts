import type { Remedy } from './refusal';

export const SEVERITIES = ['error', 'warning', 'advice'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One finding of lint, or `L01` of the present load. Source: domain page, section 6. */
export interface Finding {
  /** Stable: `V01`-`V38`, `L01`. */
  readonly code: string;
  readonly severity: Severity;
  /** Name of a node or group, or `cluster`. */
  readonly at: string;
  /** How much too much, in the unit of the rule, where it has one. */
  readonly surplus?: number;
  /** One sentence with names and figures. */
  readonly message: string;
}

/** A finding with what a person needs to act on it. */
export interface FindingView extends Finding {
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
