import type { Ova } from './model';
import type { Step } from './step';

/**
 * The words of planning (docs/planning.md): what is asked of a plan and what it answers. Users are counted in users,
 * loads in devices, times in seconds. Nodes stand in topology order.
 */

/** How the users of an emptied or retired node are shared over others. */
export const EMPTY_TO = ['peer', 'even', 'capacity'] as const;
export type EmptyTo = (typeof EMPTY_TO)[number];

/** What the moves are to reach. */
export type MoveGoal =
  | { readonly kind: 'even' }
  | { readonly kind: 'capacity' }
  | { readonly kind: 'pairs' }
  | { readonly kind: 'empty'; readonly node: string; readonly to: EmptyTo }
  | { readonly kind: 'first-nodes' }
  | { readonly kind: 'file'; readonly homes: readonly UserHome[] };

/** A user and the node it shall be on. */
export interface UserHome {
  readonly user: string;
  readonly node: string;
}

/** Limits that the state after the plan, and after every batch of it, must keep. */
export const MOVE_LIMITS = ['capacity', 'survivor'] as const;
export type MoveLimit = (typeof MOVE_LIMITS)[number];

export interface MoveRequest {
  readonly goal: MoveGoal;
  /** Most moves; absent: as many as the goal needs. */
  readonly atMost?: number;
  /** Users placed by hand or by bulk file stay. */
  readonly keepPlaced?: boolean;
  readonly within?: MoveLimit;
  /** Most users a batch; absent: one batch. */
  readonly batch?: number;
}

/** Users who go from one node to another, in arrival order. */
export interface MoveLine {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly users: readonly string[];
}

/** Re-login limits that the table asks of a node of a HA pair, where they differ from what is set. */
export interface ReloginChange {
  readonly node: string;
  readonly lower: number;
  readonly upper: number;
  readonly upperNow: number;
}

export interface MoveBatch {
  readonly users: number;
  readonly steps: readonly Step[];
}

/** `implab plan --json`, with the maps as objects there. */
export interface MovePlan {
  readonly goal: string;
  readonly possible: boolean;
  /** What is in the way, in words; null for a possible plan. */
  readonly why: string | null;
  readonly moves: readonly MoveLine[];
  readonly total: number;
  readonly before: ReadonlyMap<string, number>;
  readonly after: ReadonlyMap<string, number>;
  readonly survivorSurplus: { readonly before: number; readonly after: number };
  /** Devices of the moved users that are served now. */
  readonly loggedOut: number;
  readonly relogin: readonly ReloginChange[];
  readonly batches: readonly MoveBatch[];
  readonly steps: readonly Step[];
}

/** Features that ask for a least size of node. */
export const SIZE_FEATURES = [
  'persistent-chat',
  'intercluster',
  'centralized',
  'file-transfer',
] as const;
export type SizeFeature = (typeof SIZE_FEATURES)[number];

export const SIZE_STYLES = ['balanced', 'active-standby'] as const;
export type SizeStyle = (typeof SIZE_STYLES)[number];

export const SURVIVE = ['none', 'one'] as const;
export type Survive = (typeof SURVIVE)[number];

/** One topology that was tried: `implab size --json`. Demands in devices, at the end of the plan. */
export interface SizeCandidate {
  readonly ova: Ova;
  readonly groups: number;
  readonly nodes: number;
  /** Largest demand of a node with everything up. */
  readonly perNode: number;
  /** Largest load of a node after the failure of any one node. */
  readonly afterFailure: number;
  readonly fits: boolean;
  /** Last whole month, 0 = today, for which it fits; null where not even today. */
  readonly untilMonths: number | null;
  /** Codes of the rules that it breaks at the end. */
  readonly why: readonly string[];
  /** Steps that make the lab, without users. */
  readonly steps: readonly Step[];
}

/** `implab size --json`. */
export interface Sizing {
  /** Users at the end. */
  readonly end: number;
  /** Devices at the end. */
  readonly demand: number;
  readonly candidates: readonly SizeCandidate[];
  /** Index of the fitting one with the fewest groups, then the smallest OVA; null where none fits. */
  readonly best: number | null;
}

/** Jobs of the maintenance planner. */
export const JOBS = ['patch', 'upgrade', 'replace', 'retire', 'add-node', 'recover'] as const;
export type Job = (typeof JOBS)[number];

/** The two documented ways to take a node of a HA pair out for work. */
export const PATCH_WAYS = ['failover', 'ha-off'] as const;
export type PatchWay = (typeof PATCH_WAYS)[number];

export interface RunbookRequest {
  readonly job: Job;
  /** Upgrade: the IM and Presence database publisher, where the lab does not tell it. */
  readonly node: string;
  /** Patch of a node in a HA pair; default failover. */
  readonly way?: PatchWay;
  /** Retire: where its users go; default to its peer. */
  readonly to?: EmptyTo;
  /** Replace: its users go to the peer before and come back after. */
  readonly moveFirst?: boolean;
  /** The user's own durations in seconds, by the id of an action. */
  readonly seconds?: Readonly<Record<string, number>>;
}

/** What one more failure would cost while an action lasts; devices. */
export interface RunbookRisk {
  readonly failed: string;
  readonly noService: number;
  readonly surplus: number;
}

/** One action in the real product and what it is in the lab. */
export interface RunbookAction {
  /** Names the action within its runbook, for own durations and ticks. */
  readonly id: string;
  readonly title: string;
  /** Menu path or place in the real product. */
  readonly where: string;
  readonly cli: string | null;
  readonly seconds: number;
  /** The duration is an assumption of the lab, not a documented figure. */
  readonly assumed: boolean;
  /** What the documents say about the duration, in words. */
  readonly time: string;
  /** What users notice. */
  readonly notice: string;
  /** Devices that lose the server they had. */
  readonly loggedOut: number;
  /** Most devices without service while it lasts. */
  readonly noService: number;
  readonly risk: RunbookRisk | null;
  readonly check: string;
  /** Marks of documents; `inferred` where no document says it. */
  readonly sources: readonly string[];
  readonly steps: readonly Step[];
  /** Devices that each node serves while it lasts, in topology order. */
  readonly load: readonly { readonly node: string; readonly devices: number }[];
  /** Nodes whose machine is off meanwhile. */
  readonly off: readonly string[];
  /** Groups with HA in which one node carries all meanwhile, or without HA for the time being. */
  readonly unprotected: readonly string[];
}

/** The one move of users before a night that lowers its risk most. */
export interface RiskMove {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly steps: readonly Step[];
  /** The worst moment of the night without the move, and with it; null: one more failure costs nothing then. */
  readonly before: RunbookRisk;
  readonly after: RunbookRisk | null;
}

export interface Runbook {
  readonly job: Job;
  readonly node: string;
  /** Why the job cannot begin, in words; null where it can. */
  readonly why: string | null;
  readonly actions: readonly RunbookAction[];
  readonly total: { readonly seconds: number; readonly loggedOut: number };
  /** What the documents warn of, with their marks. */
  readonly warnings: readonly { readonly text: string; readonly sources: readonly string[] }[];
}

/** A figure that nobody knows exactly: from its lower to its upper end. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

/** What the user gives of failures; per node. */
export interface FailureRates {
  /** Failures of the machine a year, and hours until it is back. */
  readonly machineFailures: Span;
  readonly machineHours: Span;
  /** Failures of a critical service a year, and hours until it runs again. */
  readonly serviceFailures: Span;
  readonly serviceHours: Span;
  /** Hours until somebody falls a repaired node back by hand. */
  readonly fallbackHours: Span;
}

/** Expected minutes without service a user and year, in one arrangement of the cluster. */
export interface AvailabilityCase {
  readonly label: string;
  /** From the lower ends of what is given to the upper ends. */
  readonly minutes: Span;
  /** What is assumed for this case beside what is given; empty where nothing is. */
  readonly note: string;
}

export interface Availability {
  /** The lab as it is first. */
  readonly cases: readonly AvailabilityCase[];
  readonly assumptions: readonly { readonly text: string; readonly sources: readonly string[] }[];
}
