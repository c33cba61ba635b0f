import type { HintLevel, StudentValue } from './answer';
import type {
  ExpectedReason,
  ExpectedState,
  Facts,
  HaReason,
  Link,
  Mode,
  Ova,
  Parameters,
  Policies,
  Service,
} from './model';
import type { DeclaredCode } from './refusal';

/**
 * One step of a lab, exactly as on the wire (docs/scenario-format.md, "Steps").
 * The UI, the command line, the tests, the files and the lessons all speak steps.
 */
export type Step = StepBody & StepExtras;

/** Fields that every step may carry. */
export interface StepExtras {
  readonly note?: string;
  /** The code this step must be refused with; without it the step must succeed. */
  readonly refused?: DeclaredCode;
  /** It belongs to the step before: one action of a person, done and undone together. */
  readonly joined?: true;
}

/** One user of an `enable-users` list. Defaults: homeCluster and enabled true, devices 1. */
export interface UserRow {
  readonly id: string;
  /** Assigned Presence Server, the bulk-administration column: it wins over the mode. */
  readonly server?: string;
  readonly homeCluster?: boolean;
  readonly enabled?: boolean;
  readonly devices?: number;
}

/** Size of a node: exactly one of a capacity in users or a VM template. */
export type NodeSize =
  | { readonly capacity: number; readonly ova?: never }
  | { readonly ova: Ova; readonly capacity?: never };

export type StepBody =
  | { readonly do: 'add-group'; readonly name: string; readonly ha?: boolean; readonly at?: number }
  | { readonly do: 'remove-group'; readonly group: string }
  | { readonly do: 'rename-group'; readonly group: string; readonly name: string }
  | { readonly do: 'move-group'; readonly group: string; readonly at: number }
  | { readonly do: 'swap-nodes'; readonly group: string }
  | { readonly do: 'set-ha'; readonly group: string; readonly enabled: boolean }
  | ({
      readonly do: 'add-node';
      readonly group: string;
      readonly name: string;
      readonly slot?: 1 | 2;
      readonly generation?: string;
      readonly version?: string;
    } & NodeSize)
  | { readonly do: 'remove-node'; readonly node: string }
  | { readonly do: 'rename-node'; readonly node: string; readonly name: string }
  | {
      readonly do: 'set-node';
      readonly node: string;
      readonly capacity?: number;
      readonly ova?: Ova;
      readonly generation?: string;
      readonly version?: string;
      readonly reloginLower?: number;
      readonly reloginUpper?: number;
    }
  | {
      readonly do: 'move-node';
      readonly node: string;
      readonly group: string;
      readonly slot?: 1 | 2;
    }
  | ({ readonly do: 'set-facts' } & Facts)
  | {
      readonly do: 'set-notes';
      readonly on: 'lab' | 'group' | 'node' | 'user';
      /** Absent only for the lab. */
      readonly name?: string;
      readonly text: string;
    }
  | { readonly do: 'set-mode'; readonly mode: Mode }
  | ({ readonly do: 'set-policy' } & Partial<Policies>)
  | ({ readonly do: 'set-parameter' } & Partial<Parameters>)
  | {
      readonly do: 'enable-users';
      readonly count: number;
      readonly prefix?: string;
      readonly from?: number;
      readonly devices?: number;
      readonly users?: never;
    }
  | { readonly do: 'enable-users'; readonly users: readonly UserRow[]; readonly count?: never }
  | {
      readonly do: 'disable-users';
      readonly users?: readonly string[];
      readonly count?: number;
      readonly node?: string;
      readonly all?: true;
    }
  | {
      readonly do: 'assign';
      readonly users?: readonly string[];
      readonly count?: number;
      /** `"unassigned"` or a node name. */
      readonly of?: string;
      readonly node: string;
    }
  | {
      readonly do: 'unassign';
      readonly users?: readonly string[];
      readonly count?: number;
      readonly of?: string;
      readonly node?: string;
      readonly all?: true;
    }
  | { readonly do: 'assign-unassigned' }
  | { readonly do: 'rebalance'; readonly strategy: 'even' | 'capacity' }
  | { readonly do: 'fail-node'; readonly node: string }
  | { readonly do: 'restore-node'; readonly node: string }
  | {
      readonly do: 'stop-service';
      readonly node: string;
      /** Default `presence-engine`. */
      readonly service?: Service;
      /** It will not start before the machine has been off and is back. Default false; `database` is always broken. */
      readonly broken?: boolean;
    }
  | {
      readonly do: 'start-service';
      readonly node: string;
      /** Default all of them. */
      readonly service?: Service;
    }
  | { readonly do: 'cut-link'; readonly group: string }
  | { readonly do: 'heal-link'; readonly group: string }
  | { readonly do: 'failover'; readonly node: string }
  | { readonly do: 'fallback'; readonly group: string }
  | { readonly do: 'recover'; readonly group: string }
  | { readonly do: 'wait'; readonly seconds: number }
  | { readonly do: 'note'; readonly text: string }
  | ({ readonly do: 'expect' } & Expectation)
  /* implab's own: named snapshots are steps too, so they replay, undo and compare like everything else. */
  | { readonly do: 'take-snapshot'; readonly name: string }
  | { readonly do: 'restore-snapshot'; readonly name: string }
  | { readonly do: 'delete-snapshot'; readonly name: string }
  /* What a student does in a lesson: no effect on the lab, neither work nor time (docs/lesson-format.md). */
  | {
      readonly do: 'begin-lesson';
      readonly lesson: string;
      readonly title: string;
      /** A code, no name. */
      readonly student?: string;
    }
  | { readonly do: 'answer'; readonly page: number; readonly value: StudentValue }
  | { readonly do: 'hint'; readonly page: number; readonly level: HintLevel };

export type StepName = StepBody['do'];
/** The step of one name: `StepOf<'fail-node'>`. */
export type StepOf<K extends StepName> = Extract<StepBody, { readonly do: K }>;

/** A finding that must be present; `at` and `surplus` are checked where given. */
export interface ExpectedFinding {
  readonly code: string;
  readonly at?: string;
  readonly surplus?: number;
}

/** Checks of an `expect` step: every given field must hold at this moment. */
export interface Expectation {
  readonly assigned?: Readonly<Record<string, number>>;
  readonly load?: Readonly<Record<string, number>>;
  readonly unassigned?: number;
  readonly noService?: number;
  readonly states?: Readonly<Record<string, ExpectedState>>;
  readonly homes?: Readonly<Record<string, string | null>>;
  readonly reasons?: Readonly<Record<string, ExpectedReason>>;
  readonly findings?: readonly ExpectedFinding[];
  readonly noFindings?: readonly string[] | 'all';
  /** The reason beside the state; null for none. */
  readonly haReasons?: Readonly<Record<string, HaReason | null>>;
  readonly link?: Readonly<Record<string, Link>>;
  readonly clock?: number;
  /** implab: `one`: no failure of one node puts a node over its capacity. */
  readonly survives?: Survival;
  /** implab: the largest share of its capacity that any node serves now; 0.9 is 90 %. */
  readonly maxShare?: number;
  /** implab: the largest share that any node serves after the failure of any one node. */
  readonly survivorShare?: number;
}

/** What a lab gets over without a node over its capacity: any failure of one node. */
export const SURVIVALS = ['one'] as const;
export type Survival = (typeof SURVIVALS)[number];

/** A lab as a scenario file (docs/scenario-format.md, "File"). */
export interface Scenario {
  readonly format: 'implab-scenario';
  readonly version: 1;
  readonly title?: string;
  readonly notes?: string;
  readonly settle?: boolean;
  readonly steps: readonly Step[];
}
