import type { Reason } from '../../shared/model';
import type { Meter } from './budget';
import type { PersistentMap } from './collections/persistent-map';
import {
  BLOCK_BITS,
  BLOCK_ROWS,
  EMPTY_BLOCK,
  IN_BLOCK,
  type UserBlock,
} from './collections/user-block';
import type { IdTable } from './ids';
import type { Recorder } from './recorder';
import { NO_NODE, type Topology, USER_PRESENT, USER_UNASSIGNED, UserColumns } from './state';
import type { RowRange } from './user-columns';
import { countInBlock, isEligible, reasonCode, WAITING } from './users';

/** What is to be known of the step that is being done. */
export interface Moment {
  /** Number of the step in its journal, from 0. */
  readonly index: number;
  /** Looks on while one user is placed. */
  readonly recorder?: Recorder | undefined;
  /** Counts the work. */
  readonly meter?: Meter | undefined;
}

/** Values of a user who comes in. */
export interface Arrival {
  readonly devices: number;
  /** `USER_…` bits. */
  readonly flags: number;
}

/**
 * The users of one step while it runs: the only code that writes columns. A block is copied the first
 * time it is written, so what a step leaves alone stays shared with the state before. Every home passes
 * through `place`, which is where a recorder looks on.
 */
export class UserEdit {
  private readonly base: UserColumns;
  private readonly step: number;
  private readonly recorder: Recorder | undefined;
  private readonly meter: Meter | undefined;
  private work: number;
  private readonly blocks: UserBlock[];
  /** Numbers of the blocks that are this step's own copies; the others are shared with older states. */
  private readonly own = new Set<number>();
  /** The block written last: a step mostly goes on in the same one. */
  private last = -1;
  private everybodyLeft = false;
  private ids: IdTable;
  private highest: PersistentMap<string, number>;
  private demand: Float64Array;
  private present: number;
  private eligible: number;
  private unassigned: number;
  private waitingCount: number;
  rows: number;
  /** Users by node index, as they stand now. */
  readonly assigned: Uint32Array;

  constructor(base: UserColumns, { index, recorder, meter }: Moment) {
    this.base = base;
    this.step = index;
    this.recorder = recorder;
    this.meter = meter;
    this.work = base.blocks.length * WORK.pointer;
    this.blocks = base.blocks.slice();
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

  flagsOf(row: number): number {
    return this.blocks[row >> BLOCK_BITS]!.flags[row & IN_BLOCK]!;
  }

  reasonCodeOf(row: number): number {
    return this.blocks[row >> BLOCK_BITS]!.reason[row & IN_BLOCK]!;
  }

  serverOf(row: number): number {
    return this.blocks[row >> BLOCK_BITS]!.server[row & IN_BLOCK]!;
  }

  isPresent(row: number): boolean {
    return (this.flagsOf(row) & USER_PRESENT) !== 0;
  }

  /** An administrator took the home away, and none was given since. */
  isUnassignedByAdmin(row: number): boolean {
    return (this.flagsOf(row) & USER_UNASSIGNED) !== 0;
  }

  /** Eligible and without a home. */
  isUnassigned(row: number): boolean {
    const block = this.blocks[row >> BLOCK_BITS]!;
    return isEligible(block.flags[row & IN_BLOCK]!) && block.home[row & IN_BLOCK] === NO_NODE;
  }

  /** Rows to look at, in arrival order: of the blocks that hold something when their turn comes. */
  *ranges(holds: (block: UserBlock) => boolean | number): Generator<RowRange> {
    for (let index = 0; index < this.blocks.length; index++)
      if (holds(this.blocks[index]!)) {
        this.work += WORK.search;
        yield [index * BLOCK_ROWS, Math.min(this.rows, (index + 1) * BLOCK_ROWS)];
      }
  }

  /** Rows with generated names; their homes are still to be placed. Returns the first row. */
  addGenerated(prefix: string, from: number, count: number, arrival: Arrival): number {
    const first = this.grow(count);
    this.ids.appendGenerated(prefix, from, count);
    const highest = Math.max(this.highest.get(prefix) ?? 0, from + count - 1);
    this.highest = this.highest.set(prefix, highest);
    for (let row = first; row < this.rows; row++) this.arrive(row, arrival);
    return first;
  }

  /** Rows of listed users, in order; their homes are still to be placed. Returns the first row. */
  addListed(arrivals: readonly (Arrival & { readonly id: string })[]): number {
    const first = this.grow(arrivals.length);
    arrivals.forEach((arrival, i) => {
      this.ids.appendListed(arrival.id);
      this.arrive(first + i, arrival);
    });
    return first;
  }

  /**
   * Gives a user a home, or none (`NO_NODE`), and the reason for it. The one place where that happens.
   * @param topology  as the rule saw it, for the recorder
   */
  place(row: number, node: number, reason: Reason, topology: Topology): void {
    this.work += 1;
    if (this.recorder?.row === row)
      this.recorder.see({ row, step: this.step, node, reason, topology, assigned: this.assigned });
    const block = this.write(row);
    const index = row & IN_BLOCK;
    this.leave(block, index);
    const code = reasonCode(reason);
    block.flags[index] = marked(block.flags[index]!, node, reason);
    block.home[index] = node;
    block.reason[index] = code;
    block.placedAt[index] = this.step;
    if (code !== WAITING) block.server[index] = NO_NODE;
    countInBlock(block, index, 1);
    if (node !== NO_NODE) {
      this.assigned[node]!++;
      this.demand[node]! += block.devices[index]!;
    } else if (isEligible(block.flags[index]!)) {
      this.unassigned++;
      if (code === WAITING) this.waitingCount++;
    }
  }

  /** Remembers the server a waiting user asked for. */
  ask(row: number, server: number): void {
    this.write(row).server[row & IN_BLOCK] = server;
  }

  /** The user leaves the lab; the row stays, so that row numbers never move. */
  remove(row: number): void {
    const block = this.write(row);
    const index = row & IN_BLOCK;
    this.leave(block, index);
    block.home[index] = NO_NODE;
    this.present--;
    if (isEligible(block.flags[index]!)) this.eligible--;
    block.flags[index]! &= ~USER_PRESENT;
  }

  /** Everybody leaves the lab: what no row holds any more needs no look at each. */
  removeAll(): void {
    this.blocks.fill(EMPTY_BLOCK);
    this.everybodyLeft = true;
    this.present = 0;
    this.eligible = 0;
    this.unassigned = 0;
    this.waitingCount = 0;
    this.assigned.fill(0);
    this.demand.fill(0);
  }

  /** Nobody asks any more for a server that left the lab. */
  forgetServer(node: number): void {
    if (this.waitingCount === 0) return;
    for (const [first, end] of this.ranges((block) => block.waiting))
      for (let row = first; row < end; row++)
        if (this.serverOf(row) === node) this.ask(row, NO_NODE);
  }

  /** The columns after the step. */
  done(): UserColumns {
    this.meter?.add(this.work);
    this.work = 0;
    if (this.own.size === 0 && !this.everybodyLeft) return this.base;
    // Nobody asks what those who left were like: a block of theirs needs no memory of its own.
    for (const index of this.own)
      if (this.blocks[index]!.present === 0 && (index + 1) * BLOCK_ROWS <= this.rows)
        this.blocks[index] = EMPTY_BLOCK;
    return new UserColumns({
      rows: this.rows,
      ids: this.ids,
      blocks: this.blocks,
      highest: this.highest,
      counts: {
        present: this.present,
        eligible: this.eligible,
        unassigned: this.unassigned,
        waiting: this.waitingCount,
        assigned: this.assigned,
        demand: this.demand,
      },
    });
  }

  /** Takes a user out of the sums before the home changes; a row that just came in counts nowhere yet. */
  private leave(block: UserBlock, index: number): void {
    if (block.reason[index] === NEVER_PLACED) return;
    countInBlock(block, index, -1);
    const home = block.home[index]!;
    if (home !== NO_NODE) {
      this.assigned[home]!--;
      this.demand[home]! -= block.devices[index]!;
    } else if (isEligible(block.flags[index]!)) {
      this.unassigned--;
      if (block.reason[index] === WAITING) this.waitingCount--;
    }
  }

  private arrive(row: number, { devices, flags }: Arrival): void {
    const block = this.write(row);
    const index = row & IN_BLOCK;
    block.reason[index] = NEVER_PLACED;
    block.flags[index] = flags;
    block.devices[index] = devices;
    this.present++;
    if (isEligible(flags)) this.eligible++;
  }

  /** The block of a row, to be written: one that older states can see is copied first. */
  private write(row: number): UserBlock {
    const index = row >> BLOCK_BITS;
    if (index === this.last) return this.blocks[index]!;
    if (!this.own.has(index)) {
      this.own.add(index);
      this.work += WORK.copy;
      this.blocks[index] = this.blocks[index]!.copy();
    }
    this.last = index;
    return this.blocks[index]!;
  }

  /** Makes room behind the last row. Names go into the table that all states share, if this one is the newest. */
  private grow(count: number): number {
    const first = this.rows;
    if (this.ids.length !== first) {
      this.work += this.ids.pieces * WORK.name;
      this.ids = this.ids.truncated(first);
    }
    this.rows += count;
    while (this.blocks.length * BLOCK_ROWS < this.rows) this.blocks.push(EMPTY_BLOCK);
    return first;
  }
}

/** Explicitly unassigned lasts until a home is given (D5). */
function marked(flags: number, node: number, reason: Reason): number {
  if (node !== NO_NODE) return flags & ~USER_UNASSIGNED;
  return reason === 'UNASSIGNED_BY_ADMIN' ? flags | USER_UNASSIGNED : flags;
}

/** Work in looks at one user: of a block that is copied or searched, a name taken over, a block that is only listed. */
const WORK = { copy: 256, search: 256, name: 5, pointer: 1 / 8 } as const;

/** Reason code of a row between its arrival and its first placement, inside one step only. */
const NEVER_PLACED = 255;
