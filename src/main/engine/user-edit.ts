import type { Reason } from '../../shared/model';
import type { IdTable } from './ids';
import type { Recorder } from './recorder';
import { NO_NODE, type Topology, USER_PRESENT, USER_UNASSIGNED, type UserColumns } from './state';
import { isEligible, reasonCode, WAITING } from './users';

/** Values of a user who comes in. */
export interface Arrival {
  readonly devices: number;
  /** `USER_…` bits. */
  readonly flags: number;
}

/**
 * The users of one step while it runs: the only code that writes columns. A column is copied the first
 * time it is written, so what a step leaves alone stays shared with the state before. Every home passes
 * through `place`, which is where a recorder looks on.
 */
export class UserEdit {
  private readonly base: UserColumns;
  private readonly step: number;
  private readonly recorder: Recorder | undefined;
  /** Columns that are this step's own copies; others are shared below `base.rows`. */
  private readonly copied = new Set<ColumnName>();
  private changed = false;
  private home: Uint8Array;
  private flags: Uint8Array;
  private reason: Uint8Array;
  private server: Uint8Array;
  private devices: Uint32Array;
  private placedAt: Int32Array;
  private ids: IdTable;
  private highest: ReadonlyMap<string, number>;
  private demand: Float64Array;
  private present: number;
  private eligible: number;
  private unassigned: number;
  private waitingCount: number;
  rows: number;
  /** Users by node index, as they stand now. */
  readonly assigned: Uint32Array;

  constructor(base: UserColumns, step: number, recorder?: Recorder) {
    this.base = base;
    this.step = step;
    this.recorder = recorder;
    this.home = base.home;
    this.flags = base.flags;
    this.reason = base.reason;
    this.server = base.server;
    this.devices = base.devices;
    this.placedAt = base.placedAt;
    this.ids = base.ids;
    this.highest = base.highest;
    this.rows = base.rows;
    this.present = base.counts.present;
    this.eligible = base.counts.eligible;
    this.unassigned = base.counts.unassigned;
    this.waitingCount = base.counts.waiting;
    this.assigned = base.counts.assigned.slice();
    this.demand = base.counts.demand.slice();
  }

  get waiting(): number {
    return this.waitingCount;
  }

  homeOf(row: number): number {
    return this.home[row]!;
  }

  flagsOf(row: number): number {
    return this.flags[row]!;
  }

  reasonCodeOf(row: number): number {
    return this.reason[row]!;
  }

  serverOf(row: number): number {
    return this.server[row]!;
  }

  isPresent(row: number): boolean {
    return (this.flags[row]! & USER_PRESENT) !== 0;
  }

  /** An administrator took the home away, and none was given since. */
  isUnassignedByAdmin(row: number): boolean {
    return (this.flags[row]! & USER_UNASSIGNED) !== 0;
  }

  /** Eligible and without a home. */
  isUnassigned(row: number): boolean {
    return isEligible(this.flags[row]!) && this.home[row] === NO_NODE;
  }

  /** Rows with generated names; their homes are still to be placed. Returns the first row. */
  addGenerated(prefix: string, from: number, count: number, arrival: Arrival): number {
    const first = this.grow(count);
    this.ids.appendGenerated(prefix, from, count);
    this.highest = new Map(this.highest).set(
      prefix,
      Math.max(this.highest.get(prefix) ?? 0, from + count - 1),
    );
    this.flags.fill(arrival.flags, first, first + count);
    this.devices.fill(arrival.devices, first, first + count);
    this.arrived(count, arrival.flags);
    return first;
  }

  /** Rows of listed users, in order; their homes are still to be placed. Returns the first row. */
  addListed(arrivals: readonly (Arrival & { readonly id: string })[]): number {
    const first = this.grow(arrivals.length);
    for (let i = 0; i < arrivals.length; i++) {
      const { id, flags, devices } = arrivals[i]!;
      this.ids.appendListed(id);
      this.flags[first + i] = flags;
      this.devices[first + i] = devices;
      this.arrived(1, flags);
    }
    return first;
  }

  /**
   * Gives a user a home, or none (`NO_NODE`), and the reason for it. The one place where that happens.
   * @param topology  as the rule saw it, for the recorder
   */
  place(row: number, node: number, reason: Reason, topology: Topology): void {
    if (this.recorder?.row === row)
      this.recorder.see({ row, step: this.step, node, reason, topology, assigned: this.assigned });
    if (row < this.base.rows) this.ownPlaced();
    this.changed = true;
    this.leave(row);
    const code = reasonCode(reason);
    this.markUnassigned(row, node, reason);
    this.home[row] = node;
    this.reason[row] = code;
    this.placedAt[row] = this.step;
    if (node !== NO_NODE) {
      this.assigned[node]!++;
      this.demand[node]! += this.devices[row]!;
    } else if (isEligible(this.flags[row]!)) {
      this.unassigned++;
      if (code === WAITING) this.waitingCount++;
    }
    if (code !== WAITING && this.server[row] !== NO_NODE) this.ask(row, NO_NODE);
  }

  /** Explicitly unassigned lasts until a home is given (D5). */
  private markUnassigned(row: number, node: number, reason: Reason): void {
    const flags = this.flags[row]!;
    const marked =
      node !== NO_NODE
        ? flags & ~USER_UNASSIGNED
        : reason === 'UNASSIGNED_BY_ADMIN'
          ? flags | USER_UNASSIGNED
          : flags;
    if (marked === flags) return;
    this.own('flags', row);
    this.flags[row] = marked;
  }

  /** Remembers the server a waiting user asked for. */
  ask(row: number, server: number): void {
    this.own('server', row);
    this.server[row] = server;
  }

  /** The user leaves the lab; the row stays, so that row numbers never move. */
  remove(row: number): void {
    this.own('flags', row);
    this.own('home', row);
    this.leave(row);
    this.home[row] = NO_NODE;
    this.present--;
    if (isEligible(this.flags[row]!)) this.eligible--;
    this.flags[row]! &= ~USER_PRESENT;
  }

  /** Nobody asks any more for a server that left the lab. */
  forgetServer(node: number): void {
    if (this.waitingCount === 0) return;
    for (let row = 0; row < this.rows; row++) if (this.server[row] === node) this.ask(row, NO_NODE);
  }

  /** The columns after the step. */
  done(): UserColumns {
    if (!this.changed) return this.base;
    const { rows, ids, home, flags, reason, server, devices, placedAt, highest } = this;
    return {
      rows,
      ids,
      home,
      flags,
      reason,
      server,
      devices,
      placedAt,
      highest,
      counts: {
        present: this.present,
        eligible: this.eligible,
        unassigned: this.unassigned,
        waiting: this.waitingCount,
        assigned: this.assigned,
        demand: this.demand,
      },
    };
  }

  /** Takes a user out of the sums before the home changes; a row that just came in counts nowhere yet. */
  private leave(row: number): void {
    const home = this.home[row]!;
    if (home !== NO_NODE) {
      this.assigned[home]!--;
      this.demand[home]! -= this.devices[row]!;
    } else if (isEligible(this.flags[row]!) && this.reason[row] !== NEVER_PLACED) {
      this.unassigned--;
      if (this.reason[row] === WAITING) this.waitingCount--;
    }
  }

  private arrived(count: number, flags: number): void {
    this.present += count;
    if (isEligible(flags)) this.eligible += count;
  }

  /** Before a row is written: rows that older states can see are written in a copy of the column only. */
  private own(name: ColumnName, row: number): void {
    this.changed = true;
    if (row >= this.base.rows || this.copied.has(name)) return;
    this.copied.add(name);
    if (name === 'devices') this.devices = this.devices.slice();
    else if (name === 'placedAt') this.placedAt = this.placedAt.slice();
    else this[name] = this[name].slice();
  }

  private ownPlaced(): void {
    if (this.copied.has('placedAt')) return;
    for (const name of PLACED) this.own(name, 0);
  }

  /**
   * Makes room behind the last row. The newest state writes into the spare room of columns that older
   * states share: they never look behind their own last row.
   */
  private grow(count: number): number {
    const first = this.rows;
    const rows = first + count;
    const newest = this.ids.length === first;
    if (!newest) this.ids = this.ids.truncated(first);
    if (!newest || rows > this.home.length) {
      const room = first === 0 ? rows : Math.max(rows, Math.ceil(this.home.length * 1.5));
      for (const name of BYTE_COLUMNS) {
        const bytes = new Uint8Array(room);
        bytes.set(this[name].subarray(0, first));
        this[name] = bytes;
      }
      const devices = new Uint32Array(room);
      devices.set(this.devices.subarray(0, first));
      this.devices = devices;
      const placedAt = new Int32Array(room);
      placedAt.set(this.placedAt.subarray(0, first));
      this.placedAt = placedAt;
      for (const name of COLUMNS) this.copied.add(name);
    }
    this.changed = true;
    this.home.fill(NO_NODE, first, rows);
    this.server.fill(NO_NODE, first, rows);
    this.reason.fill(NEVER_PLACED, first, rows);
    this.rows = rows;
    return first;
  }
}

const BYTE_COLUMNS = ['home', 'flags', 'reason', 'server'] as const;
const COLUMNS = [...BYTE_COLUMNS, 'devices', 'placedAt'] as const;
const PLACED = ['home', 'reason', 'placedAt'] as const;
type ColumnName = (typeof COLUMNS)[number];

/** Reason code of a row between its arrival and its first placement, inside one step only. */
const NEVER_PLACED = 255;
