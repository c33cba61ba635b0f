import type { Step } from './step';

/** Codes of the rules that refuse a step. The list is closed; docs/scenario-format.md says when each applies. */
export const REFUSAL_CODES = [
  'UNKNOWN_NODE',
  'UNKNOWN_GROUP',
  'UNKNOWN_USER',
  'UNKNOWN_SNAPSHOT',
  'V34',
  'DUPLICATE',
  'V33',
  'V03',
  'V05',
  'SLOT_TAKEN',
  'CLUSTER_IN_FAILOVER',
  'NOT_ELIGIBLE',
  'ALREADY_DOWN',
  'ALREADY_UP',
  'MACHINE_DOWN',
  'NOT_NORMAL',
  'NOT_FAILED_OVER',
  'NOT_IN_FAILED_MODE',
  'NEEDS_RESTART',
  'ALREADY_CUT',
  'NOT_CUT',
  'LIMIT',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/**
 * Codes that a scenario may declare with `refused`. The last five name rules that no step can break here, the
 * very last one a rule of the first edition: a step that declares one of them is well formed and fails its run.
 */
export const DECLARED_CODES = [
  ...REFUSAL_CODES,
  'V04',
  'V06',
  'V32',
  'V35',
  'SERVICES_DOWN',
] as const;
export type DeclaredCode = (typeof DECLARED_CODES)[number];

/** Why the rules refuse a step, as a value. The words for it are made in one place: `engine/words`. */
export interface Refusal {
  readonly code: RefusalCode;
  /** What the step was about: names and counts that the words need, e.g. `{ node: 'imp2', users: 2500 }`. */
  readonly facts: Readonly<Record<string, string | number>>;
}

/** A way out that the app can do: one button, its steps in order. */
export interface Remedy {
  readonly label: string;
  readonly steps: readonly Step[];
}

/** A refusal ready to show: what happened, to what, what to do next. */
export interface RefusalView extends Refusal {
  /** Short: "imp2 still has 2 500 users". */
  readonly title: string;
  /** One sentence or two. */
  readonly message: string;
  /** At most two ways out. */
  readonly remedies: readonly Remedy[];
  /** Source chips, e.g. `["S11"]`. */
  readonly sources: readonly string[];
}
