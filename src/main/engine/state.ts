import type {
  Facts,
  HaReason,
  Mode,
  NodeState,
  Ova,
  Parameters,
  Policies,
} from '../../shared/model';
import type { IdTable } from './ids';

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
  readonly groups: ReadonlyMap<string, string>;
  readonly nodes: ReadonlyMap<number, string>;
  readonly users: ReadonlyMap<number, string>;
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
  /** A change of state that takes `transitionSeconds`, or null. */
  readonly transition: Transition | null;
}

/** A failover or fallback under way in a group; losses and repairs meanwhile act when it ends. */
export interface Transition {
  readonly kind: 'failover' | 'fallback';
  /** Node index of the node that is failed over, or that takes its users back. */
  readonly node: number;
  /** An administrator asked for it: the node becomes Idle. */
  readonly byAdmin: boolean;
  readonly endsAt: number;
}

export interface Node {
  readonly name: string;
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
  /** Its critical services run (or would, were the machine up). */
  readonly servicesUp: boolean;
  readonly state: NodeState;
  readonly reason: HaReason;
  /** A loss nobody has noticed yet (only in a Normal/Normal pair). */
  readonly timer: Timer | null;
  /** It was failed over by an administrator and is to be Idle again when its machine returns. */
  readonly heldIdle: boolean;
  /** Second at which it became Failed Over, for automatic fallback; null otherwise. */
  readonly failedOverSince: number | null;
}

/** A detection timer. It keeps the length it started with. */
export interface Timer {
  readonly kind: 'machine' | 'service';
  readonly endsAt: number;
}

/** Value in `home` and `server` for "no node". */
export const NO_NODE = 255;

/** Bits of `users.flags`. */
export const USER_PRESENT = 1;
export const USER_HOME_CLUSTER = 2;
export const USER_ENABLED = 4;

/**
 * One row per user that ever came, in arrival order; a row that left keeps its place with `USER_PRESENT`
 * cleared, so row numbers never move. All columns have at least `rows` entries.
 */
export interface UserColumns {
  readonly rows: number;
  readonly ids: IdTable;
  /** Node index, 255 = none. */
  readonly home: Uint8Array;
  readonly flags: Uint8Array;
  /** Index into `REASONS`. */
  readonly reason: Uint8Array;
  /** Node index of the server a waiting user asked for, 255 = none. */
  readonly server: Uint8Array;
  readonly devices: Uint32Array;
  /** Step that gave the present home, or none. */
  readonly placedAt: Int32Array;
  /** Highest number ever generated, by prefix. */
  readonly highest: ReadonlyMap<string, number>;
  readonly counts: UserCounts;
}

/** Sums over the columns, kept in step with them; `countUsers` makes them from scratch. */
export interface UserCounts {
  /** Users in the lab. */
  readonly present: number;
  readonly eligible: number;
  /** Eligible without a home, those who wait among them. */
  readonly unassigned: number;
  readonly waiting: number;
  /** By node index, 256 entries: users assigned. */
  readonly assigned: Uint32Array;
  /** By node index, 256 entries: devices of the users assigned. */
  readonly demand: Float64Array;
}
