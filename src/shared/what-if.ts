/**
 * The words of *What if* (docs/planning.md): failures, the tipping point, modes side by side. Users are counted in
 * users, loads and surpluses in devices, times in seconds; nodes stand in topology order.
 */

import type { Step } from './step';

/** What fails together: one node, two nodes, all nodes of a group, or a chosen set of nodes. */
export const FAILURE_KINDS = ['one', 'two', 'group', 'set'] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** A node that carries more than it can. */
export interface NodeOver {
  readonly node: string;
  /** Devices above its capacity. */
  readonly surplus: number;
}

/** The largest surplus of nodes that are over, 0 where none is. */
export function worstSurplus(over: readonly { readonly surplus: number }[]): number {
  return over.reduce((most, { surplus }) => Math.max(most, surplus), 0);
}

/** One failure and what it leads to, settled and with nothing repaired: a case of `implab what-if --json`. */
export interface FailureCase {
  /** Names, in topology order. */
  readonly failed: readonly string[];
  /** Devices by node name. */
  readonly load: ReadonlyMap<string, number>;
  /** Devices of users with a home that no node serves. */
  readonly noService: number;
  readonly over: readonly NodeOver[];
  readonly kind: FailureKind;
  /** Devices that were served before and are now served by another node or by none. */
  readonly loggedOut: number;
  /** Seconds until the last of those that somebody serves again is back; 0: nobody moves; null: nobody serves any. */
  readonly back: number | null;
}

/** What a cell of the failure matrix says of a node: it is off, carries its peer, is over, or nobody serves its users. */
export type CellMark = 'failed' | 'peer' | 'over' | 'none';

/** The sign of each mark, for readers who see no colour. */
export const MARK_SIGNS: Readonly<Record<CellMark, string>> = {
  failed: '✕',
  peer: '◆',
  over: '▲',
  none: '∅',
};

/** A number of users at which something gives. */
export interface TipPoint {
  /** Users more than now; below 0, users who must leave, latest first, so that it has not come. */
  readonly more: number;
  /** Eligible users then. */
  readonly users: number;
  /** The node that is over its capacity, or null where a user found no room. */
  readonly node: string | null;
  /** The node whose failure it takes, or null. */
  readonly failed: string | null;
  /** Devices by which the node is over. */
  readonly surplus: number;
}

/** The three points, null where one never comes. */
export interface TipPoints {
  /** Some node is over its capacity with everything up. */
  readonly firstFull: TipPoint | null;
  /** Some single failure puts a node over its capacity. */
  readonly redundancyEnds: TipPoint | null;
  /** A user stays unassigned. */
  readonly noRoom: TipPoint | null;
}

/** One change of the lab and what it buys. */
export interface TipChange {
  readonly label: string;
  readonly steps: readonly Step[];
  readonly redundancyEnds: TipPoint | null;
  /** Users at `redundancyEnds` with the change minus without; null for a change that a rule forbids. */
  readonly gain: number | null;
  /** The rule that forbids it, in words that begin with its code; only there. */
  readonly why?: string;
}

/** `implab tip --json`. */
export interface Tip extends TipPoints {
  /** Eligible users now. */
  readonly users: number;
  /** Those that buy most first. */
  readonly changes: readonly TipChange[];
}

/** Where users are looked for a point at most: one that does not come below this many never comes. */
export const MAX_TIP_USERS = 10_000_000;

/** How the users are placed anew; by capacity is not a Cisco mode. */
export const SHOOT_OUT_MODES = ['balanced', 'active-standby', 'by-capacity'] as const;
export type ShootOutMode = (typeof SHOOT_OUT_MODES)[number];

/** The eligible users of a lab placed anew in one way: an item of `implab shoot-out --json`. */
export interface ModeResult {
  readonly mode: ShootOutMode;
  /** Users by node name. */
  readonly assigned: ReadonlyMap<string, number>;
  /** The largest demand as a fraction of the capacity of its node. */
  readonly maxShare: number;
  /** Users of the fullest node over the mean of all nodes; 0 without users. */
  readonly maxOverMean: number;
  /** Population standard deviation of the users per node. */
  readonly deviation: number;
  /** Nodes over their capacity with everything up. */
  readonly over: readonly NodeOver[];
  readonly unassigned: number;
  /** The failure of one node with the largest surplus, null where none puts a node over its capacity. */
  readonly worst: {
    readonly failed: string;
    readonly node: string;
    readonly surplus: number;
  } | null;
  /** Users whose node differs from today's. */
  readonly moved: number;
}
