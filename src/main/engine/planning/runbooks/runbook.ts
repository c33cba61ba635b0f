/** How long an action lasts. */
export type Time =
  /** A figure of the documents; of a range the longer end. `text` as printed. */
  | { readonly kind: 'documented'; readonly seconds: number; readonly text: string }
  /** No document gives a figure: the lab assumes one, and the user may give his own. */
  | { readonly kind: 'assumed'; readonly seconds: number }
  /** Until the clients are back: the upper re-login limit of the node. Failover and fallback themselves have no figure. */
  | { readonly kind: 'relogin' }
  /** The bulk job at the rate of Cisco's lab figures; that a real cluster keeps it is an assumption. */
  | { readonly kind: 'bulk' };

/** What an action does in the lab. `wait` is the place of its duration; without it the duration comes last. */
export type Operation =
  | 'failover'
  | 'fallback'
  | 'ha-off'
  | 'ha-on'
  | 'all-ha-off'
  | 'all-ha-on'
  | 'node-off'
  | 'node-on'
  | 'others-off'
  | 'others-on'
  | 'move-out'
  | 'move-back'
  | 'remove-node'
  | 'add-node'
  | 'relogin'
  | 'repair'
  | 'recover'
  | 'restart-lost'
  | 'wait';

/** When an action belongs to the job. */
export type Condition =
  /** The group of the node has HA. */
  | 'ha'
  /** HA is enabled for the group, be it of one node. */
  | 'ha-set'
  /** Some group of the cluster has HA. */
  | 'any-ha'
  /** Users are moved before and come back after. */
  | 'moves'
  /** The pair is still in failed mode after Recover. */
  | 'still-failed';

/**
 * One action of a runbook, as data. In the texts `{node}`, `{peer}`, `{group}` and `{to}` stand for the names of this lab.
 * Source of everything here: the runbooks of the product; what is marked inferred there has the mark `inferred`.
 */
export interface RunbookEntry {
  readonly id: string;
  readonly title: string;
  readonly where: string;
  readonly cli: string | null;
  readonly notice: string;
  readonly time: Time;
  readonly check: string;
  readonly sources: readonly string[];
  readonly if?: Condition;
  /** Restarts of services that log users out without a change that the lab would show. */
  readonly interrupts?: 'group' | 'cluster';
  readonly operations?: readonly Operation[];
}

/** A job of the real product. */
export interface RunbookData {
  readonly entries: readonly RunbookEntry[];
  readonly warnings: readonly { readonly text: string; readonly sources: readonly string[] }[];
}

/** Places that many actions share. */
export const ALL_GROUPS = 'Cisco Unified CM Administration > System > Presence Redundancy Groups';
export const GROUPS_PAGE = `${ALL_GROUPS} > {group}`;
export const TOPOLOGY_PAGE =
  'Cisco Unified CM IM and Presence Administration > System > Presence Topology';
export const ASSIGN_PAGE =
  'Cisco Unified CM Administration > User Management > Assign Presence Users';
export const NODE_CLI = 'Command line of {node}';

/** Commands whose figures are compared. */
export const SESSIONS = 'show perf query counter "Cisco Presence Engine" ActiveJsmSessions';

/** Shared checks. */
export const STATES_NORMAL = 'both nodes of {group} are Normal';
export const SESSIONS_EQUAL =
  'ActiveJsmSessions on each node equals the users assigned to it, as recorded before; after 30 min without, look for a fault';

const MINUTE = 60;

export function minutes(count: number, text: string): Time {
  return { kind: 'documented', seconds: count * MINUTE, text };
}

export function assumedMinutes(count: number): Time {
  return { kind: 'assumed', seconds: count * MINUTE };
}
