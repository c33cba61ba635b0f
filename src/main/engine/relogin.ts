import { formatCount, formatSeconds, shortSize } from '../../shared/format';
import type { Ova, Release } from '../../shared/model';
import { hasHa, nodeAt, nodesOf } from './order';
import {
  ACTIVE_ACTIVE,
  ACTIVE_STANDBY,
  lastRow,
  RELOGIN_EDITION,
  RELOGIN_LOWER,
  RELOGIN_NOT_READ,
  type ReloginStyle,
  type ReloginTable,
} from './relogin-tables';
import { ovaOfCapacity } from './rule-packs';
import type { Group, LabState } from './state';

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
 * The table value for a group as it is used now, by the devices of its users: every client logs in again.
 * Null without HA, and for nodes whose capacities differ or match no template.
 */
export function groupRelogin(state: LabState, group: Group): ReloginLimits | null {
  if (!hasHa(group)) return null;
  const { topology, users } = state;
  const nodes = nodesOf(group);
  const [first, second] = nodes.map((index) => nodeAt(topology, index).capacity);
  const ova = first === undefined || first !== second ? null : ovaOfCapacity(first);
  if (ova === null) return null;
  const demand = nodes.map((index) => users.counts.demand[index]!);
  const total = demand.reduce((sum, each) => sum + each, 0);
  const busiest = Math.max(...demand);
  const style = groupStyle(state, group);
  const load = style === 'active-standby' ? total : busiest;
  return reloginLimits(topology.parameters.release, ova, style, load);
}

/**
 * How a pair is used: active/standby under that mode, and where one node has all the users. A setting or a
 * placement counts, not where sessions happen to be.
 */
export function groupStyle({ topology, users }: LabState, group: Group): ReloginStyle {
  const demand = nodesOf(group).map((index) => users.counts.demand[index]!);
  const total = demand.reduce((sum, each) => sum + each, 0);
  return topology.mode === 'active-standby' || Math.max(...demand) === total
    ? 'active-standby'
    : 'active-active';
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
