import { formatCount, formatSeconds, shortSize } from './format';
import type { Ova, Release } from './model';
import {
  ACTIVE_ACTIVE,
  ACTIVE_STANDBY,
  lastRow,
  RELOGIN_EDITION,
  RELOGIN_LOWER,
  RELOGIN_NOT_READ,
  RELOGIN_UPPER,
  type ReloginStyle,
  type ReloginTable,
} from './relogin-tables';
import { INITIAL_PARAMETERS, shippedWith } from './settings';

/** What the tables say for one load (domain 4.6). Limits in seconds. */
export interface ReloginLimits {
  readonly ova: Ova;
  readonly style: ReloginStyle;
  readonly users: number;
  readonly lower: number;
  /** As printed; null beyond the last row. */
  readonly upper: number | null;
  /** What `round(120 + users / rate)` gives for the row; null beyond the last row. */
  readonly computed: number | null;
  /** The row that counts, in users: the load rounded up; null beyond the last row. */
  readonly row: number | null;
  /** The last row of its table, in users. */
  readonly lastRow: number;
  /** What is odd about the answer, in words; empty when nothing is. */
  readonly flag: string;
  readonly sources: readonly string[];
}

/**
 * Looks the client re-login limits of a load up in the tables of a release.
 *
 * @param users  active/active: on the busiest node; active/standby: in the whole group
 * @source       domain 4.6 (S5, S6): choose size and style, round up to the next row, read the upper limit
 */
export function reloginLimits(
  release: Release,
  ova: Ova,
  style: ReloginStyle,
  users: number,
): ReloginLimits {
  const edition = RELOGIN_EDITION[release];
  const table = style === 'active-active' ? ACTIVE_ACTIVE[ova] : ACTIVE_STANDBY[edition][ova];
  const row = table.rows.find((size) => users <= size) ?? null;
  const computed = row === null ? null : upperOf(row, table.rate);
  const upper = row === null ? null : (table.odd[row] ?? computed);
  return {
    ova,
    style,
    users,
    lower: RELOGIN_LOWER,
    upper,
    computed,
    row,
    lastRow: lastRow(table),
    flag: flagOf(release, ova, table, users, row),
    sources: [edition],
  };
}

/**
 * Re-login limits of a new node that fit its pair as the product ships (V24, V25): with multiple device
 * messaging a stopped service fails over after twice the delay, so the lower limit moves there, and the
 * upper one keeps the span of the table (derived, domain V24). Never below the product's own limits.
 *
 * @param users  active/active: on the busier node; active/standby: in the whole group
 */
export function fittingLimits(node: string, ova: Ova, style: ReloginStyle, users: number) {
  const { release, criticalServiceDelay } = INITIAL_PARAMETERS;
  const doubled = shippedWith(release).multiDeviceMessaging ? 2 : 1;
  const table = reloginLimits(release, ova, style, users);
  const reloginLower = Math.max(RELOGIN_LOWER, criticalServiceDelay * doubled);
  const span = (table.upper ?? RELOGIN_UPPER) - RELOGIN_LOWER;
  const reloginUpper = Math.max(RELOGIN_UPPER, reloginLower + span);
  return { do: 'set-node', node, reloginLower, reloginUpper } as const;
}

/** Name of the row in words: "5K OVA, active/active, 2 500 users". */
export function reloginRowName(limits: ReloginLimits): string {
  const style = limits.style === 'active-active' ? 'active/active' : 'active/standby';
  const row = limits.row === null ? 'beyond the last row' : `${formatCount(limits.row)} users`;
  return `${shortSize(Number(limits.ova))} OVA, ${style}, ${row}`;
}

/** Halves round up: 25,000 users at 16 a second give 1683. */
function upperOf(users: number, rate: number): number {
  return Math.floor(RELOGIN_LOWER + users / rate + 0.5);
}

function flagOf(
  release: Release,
  ova: Ova,
  table: ReloginTable,
  users: number,
  row: number | null,
): string {
  const parts: string[] = [];
  const name = `${shortSize(Number(ova))} OVA`;
  if (row === null) {
    const last = formatCount(lastRow(table));
    parts.push(
      `The table for the ${name} ends at ${last} users, so it has no value for ${formatCount(users)}.`,
    );
  } else if (table.odd[row] !== undefined) {
    parts.push(
      `The row for ${formatCount(row)} users prints ${formatSeconds(table.odd[row])}, though the rule of the other rows gives ${formatSeconds(upperOf(row, table.rate))}.`,
    );
  }
  if (RELOGIN_NOT_READ.has(release)) {
    parts.push(`The tables of release ${release} could not be read; those of 12.5(1) are used.`);
  }
  return parts.join(' ');
}
