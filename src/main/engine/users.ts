import { REASONS, type Reason } from '../../shared/model';
import { IdTable } from './ids';
import {
  NO_NODE,
  USER_ENABLED,
  USER_HOME_CLUSTER,
  USER_PRESENT,
  USER_UNASSIGNED,
  type UserColumns,
  type UserCounts,
} from './state';

/** Flags of an eligible user. */
export const ELIGIBLE = USER_PRESENT | USER_HOME_CLUSTER | USER_ENABLED;
const CODE_OF = new Map<Reason, number>(REASONS.map((reason, code) => [reason, code]));

/** Number that stands for a reason in the `reason` column. */
export function reasonCode(reason: Reason): number {
  return CODE_OF.get(reason)!;
}

/** Reason of a row. */
export function reasonOf(users: UserColumns, row: number): Reason {
  return REASONS[users.reason[row]!]!;
}

/** Code of the users who wait. */
export const WAITING = reasonCode('BLOCKED_CLUSTER_IN_FAILOVER');

/** Eligible = home cluster set and enabled for IM and Presence (domain 2.8). */
export function isEligible(flags: number): boolean {
  return (flags & ELIGIBLE) === ELIGIBLE;
}

/** The user waits for the end of a failover (docs/scenario-format.md, "Placement, exactly"). */
export function isWaiting(users: UserColumns, row: number): boolean {
  return users.reason[row] === WAITING && (users.flags[row]! & USER_PRESENT) !== 0;
}

const BY_FILE = reasonCode('EXPLICIT_BAT');
const BY_HAND = reasonCode('EXPLICIT_MANUAL');

/** The user has the home that a bulk file or an administrator named: a planner may keep it. */
export function wasPlaced(users: UserColumns, row: number): boolean {
  const reason = users.reason[row];
  return reason === BY_FILE || reason === BY_HAND;
}

/** Eligible, without a home and not explicitly unassigned: the next sync places the user (D5). */
export function awaitsSync(users: UserColumns, row: number): boolean {
  const flags = users.flags[row]!;
  return isEligible(flags) && users.home[row] === NO_NODE && (flags & USER_UNASSIGNED) === 0;
}

/** Row of a user in the lab by name, or -1. */
export function rowOf(users: UserColumns, id: string): number {
  for (const row of users.ids.rowsNamed(id))
    if (row < users.rows && (users.flags[row]! & USER_PRESENT) !== 0) return row;
  return -1;
}

/** Columns with nobody in them. */
export function noUsers(): UserColumns {
  return {
    rows: 0,
    ids: new IdTable(),
    home: new Uint8Array(0),
    flags: new Uint8Array(0),
    reason: new Uint8Array(0),
    server: new Uint8Array(0),
    devices: new Uint32Array(0),
    placedAt: new Int32Array(0),
    highest: new Map(),
    counts: {
      present: 0,
      eligible: 0,
      unassigned: 0,
      waiting: 0,
      assigned: new Uint32Array(256),
      demand: new Float64Array(256),
    },
  };
}

/** The sums of `UserCounts`, made from the columns alone: what a load from the database starts from. */
export function countUsers(users: Omit<UserColumns, 'counts'>): UserCounts {
  const assigned = new Uint32Array(256);
  const demand = new Float64Array(256);
  let present = 0;
  let eligible = 0;
  let unassigned = 0;
  let waiting = 0;
  for (let row = 0; row < users.rows; row++) {
    const flags = users.flags[row]!;
    if ((flags & USER_PRESENT) === 0) continue;
    present++;
    const home = users.home[row]!;
    if (home !== NO_NODE) {
      assigned[home]!++;
      demand[home]! += users.devices[row]!;
    }
    if (!isEligible(flags)) continue;
    eligible++;
    if (home === NO_NODE) unassigned++;
    if (users.reason[row] === WAITING) waiting++;
  }
  return { present, eligible, unassigned, waiting, assigned, demand };
}
