/**
 * The words of *What if* (docs/planning.md): failures, the tipping point, modes side by side. Users are counted in
 * users, loads and surpluses in devices, times in seconds; nodes stand in topology order.
 */

/** What fails together: one node, two nodes, all nodes of a group, or a chosen set of nodes. */
export const FAILURE_KINDS = ['one', 'two', 'group', 'set'] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** A node that carries more than it can. */
export interface NodeOver {
  readonly node: string;
  /** Devices above its capacity. */
  readonly surplus: number;
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
