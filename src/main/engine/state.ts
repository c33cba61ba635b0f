import type {
  Facts,
  HaReason,
  Mode,
  NodeState,
  Ova,
  Parameters,
  Policies,
  Service,
} from '../../shared/model';
import type { PersistentMap } from './collections/persistent-map';
import type { UserColumns } from './user-columns';

export { NO_NODE } from './no-node';
export { UserColumns, type UserCounts } from './user-columns';

/**
 * The whole lab at one moment: a value. Nothing in it is ever changed; a step returns a new one that
 * shares what it left alone. Untouched columns are the same objects, so a history of states is cheap.
 */
export interface LabState {
  readonly topology: Topology;
  readonly users: UserColumns;
  /** Seconds since the lab began. */
  readonly clock: number;
}

export interface Topology {
  /** In topology order, group-major. */
  readonly groups: readonly Group[];
  /** By node index, the number that `users.home` holds; null where a node was removed. */
  readonly nodes: readonly (Node | null)[];
  readonly mode: Mode;
  readonly policies: Policies;
  readonly parameters: Parameters;
  readonly facts: StoredFacts;
  readonly notes: Notes;
  readonly snapshots: readonly Snapshot[];
}

/** Facts as kept: the publisher by node index, so that a rename follows; -1 when that node has left the lab. */
export type StoredFacts = Omit<Facts, 'publisher'> & { readonly publisher?: number };

/** Notes by what they stand on: groups by name, nodes by index, users by row. */
export interface Notes {
  readonly lab: string;
  readonly groups: PersistentMap<string, string>;
  readonly nodes: PersistentMap<number, string>;
  readonly users: PersistentMap<number, string>;
}

/** A named moment: the lab as it was just before step `step` of its journal took the snapshot. */
export interface Snapshot {
  readonly name: string;
  readonly step: number;
}

export interface Group {
  readonly name: string;
  /** HA is enabled; it takes effect with two nodes. */
  readonly ha: boolean;
  /** Node index by slot, or null. */
  readonly slots: readonly [number | null, number | null];
  /** The heartbeat between its two nodes is lost: a fact of the group, with or without HA or nodes (D14). */
  readonly linkCut: boolean;
  /** Second at which the cut of the link is noticed, or null where nobody times it. */
  readonly linkTimer: number | null;
  /** Status of a group with HA; null without. */
  readonly status: Status | null;
  /** A change of state that takes `transitionSeconds`, or null. */
  readonly transition: Transition | null;
}

/**
 * Status of a group with HA (docs/scenario-format.md, "High availability, exactly"). `by` is the index of the
 * node that carries the group. `admin`: an administrator failed the other one over; `carrierLost`: the
 * machine of the carrier is off and that has been noticed.
 */
export type Status =
  | { readonly kind: 'normal' | 'split' | 'failed' | 'dark' }
  | { readonly kind: 'carried'; readonly by: number }
  | { readonly kind: 'admin'; readonly by: number; readonly carrierLost: boolean };

/**
 * A failover or fallback under way. The group has its new status already, but no state moves before the end;
 * losses and repairs meanwhile act then.
 */
export interface Transition {
  readonly kind: 'failover' | 'fallback';
  /** Node index of the node that is failed over, or that takes its users back. */
  readonly node: number;
  readonly endsAt: number;
}

export interface Node {
  readonly name: string;
  /** Number of the step that added it. Indexes of removed nodes are used again; this tells which node it is. */
  readonly addedAt: number;
  /** Users it can carry. */
  readonly capacity: number;
  /** Template its capacity came from, or null when the capacity was given as a number. */
  readonly ova: Ova | null;
  readonly generation: string;
  readonly version: string;
  /** Client re-login limits in seconds (domain 4.1). */
  readonly reloginLower: number;
  readonly reloginUpper: number;
  readonly machineUp: boolean;
  /** Its critical services that do not run (or would not, were the machine up). */
  readonly stopped: StoppedServices;
  readonly state: NodeState;
  /** Why it is in that state; null for `Unreachable`. */
  readonly reason: HaReason | null;
  /** A loss nobody has noticed yet. */
  readonly timer: Timer | null;
  /** Second at which its initialization is over; null unless it is `Initializing`. */
  readonly initializingUntil: number | null;
  /** Second at which it became Failed Over, for automatic fallback; null otherwise. */
  readonly failedOverSince: number | null;
}

/** Stopped services, in the order of `SERVICES`; `broken` ones do not start before the machine was off and is back. */
export type StoppedServices = Readonly<Partial<Record<Service, 'stopped' | 'broken'>>>;

/** A detection timer. It keeps the length it started with. */
export interface Timer {
  readonly kind: 'machine' | 'service';
  readonly endsAt: number;
}

/** Bits of `users.flags`. */
export const USER_PRESENT = 1;
export const USER_HOME_CLUSTER = 2;
export const USER_ENABLED = 4;
/** An administrator took the home away, and none was given since: no sync places the user (D5). */
export const USER_UNASSIGNED = 8;
