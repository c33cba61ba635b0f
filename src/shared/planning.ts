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
