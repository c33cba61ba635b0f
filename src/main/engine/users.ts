import { REASONS, type Reason } from '../../shared/model';
import { PersistentMap } from './collections/persistent-map';
import type { UserBlock } from './collections/user-block';
import { IdTable } from './ids';
import {
  NO_NODE,
  USER_ENABLED,
  USER_HOME_CLUSTER,
  USER_PRESENT,
  USER_UNASSIGNED,
  UserColumns,
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
  return REASONS[users.reasonAt(row)]!;
}

/** Code of the users who wait. */
export const WAITING = reasonCode('BLOCKED_CLUSTER_IN_FAILOVER');

/** Eligible = home cluster set and enabled for IM and Presence (domain 2.8). */
export function isEligible(flags: number): boolean {
  return (flags & ELIGIBLE) === ELIGIBLE;
}

/** The user waits for the end of a failover (docs/scenario-format.md, "Placement, exactly"). */
export function isWaiting(users: UserColumns, row: number): boolean {
  return users.reasonAt(row) === WAITING && (users.flagsAt(row) & USER_PRESENT) !== 0;
}

const BY_FILE = reasonCode('EXPLICIT_BAT');
const BY_HAND = reasonCode('EXPLICIT_MANUAL');

/** The user has the home that a bulk file or an administrator named: a planner may keep it. */
export function wasPlaced(users: UserColumns, row: number): boolean {
  const reason = users.reasonAt(row);
  return reason === BY_FILE || reason === BY_HAND;
}

/** Eligible, without a home and not explicitly unassigned: the next sync places the user (D5). */
export function awaitsSync(users: UserColumns, row: number): boolean {
  const flags = users.flagsAt(row);
  return isEligible(flags) && users.homeAt(row) === NO_NODE && (flags & USER_UNASSIGNED) === 0;
}

/** Row of a user in the lab by name, or -1. */
export function rowOf(users: UserColumns, id: string): number {
  const row = users.ids.rowOf(id, users.rows);
  return row >= 0 && (users.flagsAt(row) & USER_PRESENT) !== 0 ? row : -1;
}

/** Columns with nobody in them. */
export function noUsers(): UserColumns {
  return new UserColumns({
    rows: 0,
    ids: new IdTable(),
    blocks: [],
    highest: PersistentMap.of(),
    counts: countUsers([]),
  });
}

/** The sums of `UserCounts`, made from the columns alone: what a load from the database starts from. */
export function countUsers(blocks: readonly UserBlock[]): UserCounts {
  const assigned = new Uint32Array(256);
  const demand = new Float64Array(256);
  let present = 0;
  let eligible = 0;
  let unassigned = 0;
  let waiting = 0;
  for (const block of blocks)
    for (let index = 0; index < block.flags.length; index++) {
      const flags = block.flags[index]!;
      if ((flags & USER_PRESENT) === 0) continue;
      present++;
      const home = block.home[index]!;
      if (home !== NO_NODE) {
        assigned[home]!++;
        demand[home]! += block.devices[index]!;
      }
      if (!isEligible(flags)) continue;
      eligible++;
      if (home === NO_NODE) unassigned++;
      if (block.reason[index] === WAITING) waiting++;
    }
  return { present, eligible, unassigned, waiting, assigned, demand };
}

/** Counts one row into what its block holds (1), or out of it (-1). A row that was never placed counts nowhere. */
export function countInBlock(block: UserBlock, index: number, sign: 1 | -1): void {
  const flags = block.flags[index]!;
  if ((flags & USER_PRESENT) === 0) return;
  block.present += sign;
  const home = block.home[index]!;
  if (home !== NO_NODE) block.assigned[home]! += sign;
  else if (isEligible(flags)) {
    block.unassigned += sign;
    if ((flags & USER_UNASSIGNED) === 0) block.awaitsSync += sign;
    if (block.reason[index] === WAITING) block.waiting += sign;
  }
}
