import type { PersistentMap } from './collections/persistent-map';
import {
  BLOCK_BITS,
  BLOCK_BYTES,
  BLOCK_ROWS,
  EMPTY_BLOCK,
  IN_BLOCK,
  type UserBlock,
} from './collections/user-block';
import type { IdTable } from './ids';

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

/** What the columns of all users are made of. */
interface Parts {
  readonly rows: number;
  readonly ids: IdTable;
  readonly blocks: readonly UserBlock[];
  readonly highest: PersistentMap<string, number>;
  readonly counts: UserCounts;
}

/** First row, and the row behind the last one. */
export type RowRange = readonly [first: number, end: number];

/**
 * One row per user that ever came, in arrival order; a row that left keeps its place with `USER_PRESENT`
 * cleared, so row numbers never move. Rows stand in blocks, which states share: a step copies the blocks that it
 * writes. A block whose users have all left is the same empty one wherever it stands.
 */
export class UserColumns {
  readonly rows: number;
  readonly ids: IdTable;
  readonly blocks: readonly UserBlock[];
  /** Highest number ever generated, by prefix. */
  readonly highest: PersistentMap<string, number>;
  readonly counts: UserCounts;

  constructor({ rows, ids, blocks, highest, counts }: Parts) {
    this.rows = rows;
    this.ids = ids;
    this.blocks = blocks;
    this.highest = highest;
    this.counts = counts;
  }

  /** Node index, 255 = none. */
  homeAt(row: number): number {
    return this.blocks[row >> BLOCK_BITS]!.home[row & IN_BLOCK]!;
  }

  /** `USER_…` bits. */
  flagsAt(row: number): number {
    return this.blocks[row >> BLOCK_BITS]!.flags[row & IN_BLOCK]!;
  }

  /** Index into `REASONS`. */
  reasonAt(row: number): number {
    return this.blocks[row >> BLOCK_BITS]!.reason[row & IN_BLOCK]!;
  }

  /** Node index of the server a waiting user asked for, 255 = none. */
  serverAt(row: number): number {
    return this.blocks[row >> BLOCK_BITS]!.server[row & IN_BLOCK]!;
  }

  devicesAt(row: number): number {
    return this.blocks[row >> BLOCK_BITS]!.devices[row & IN_BLOCK]!;
  }

  /** Step that gave the present home, or none. */
  placedAt(row: number): number {
    return this.blocks[row >> BLOCK_BITS]!.placedAt[row & IN_BLOCK]!;
  }

  /** The same rows under other sums, for a look ahead. */
  withCounts(counts: UserCounts): UserColumns {
    const { rows, ids, blocks, highest } = this;
    return new UserColumns({ rows, ids, blocks, highest, counts });
  }

  /** Rows to look at for something that only some blocks hold, in arrival order. */
  *ranges(holds: (block: UserBlock) => boolean | number): Generator<RowRange> {
    for (const [index, block] of this.blocks.entries())
      if (holds(block)) yield [index * BLOCK_ROWS, Math.min(this.rows, (index + 1) * BLOCK_ROWS)];
  }

  /** Rows that may differ from those of other columns; both may have rows that the other one lacks. */
  *rangesUnlike(other: UserColumns): Generator<RowRange> {
    const blocks = Math.max(this.blocks.length, other.blocks.length);
    const rows = Math.max(this.rows, other.rows);
    for (let index = 0; index < blocks; index++)
      if (this.blocks[index] !== other.blocks[index])
        yield [index * BLOCK_ROWS, Math.min(rows, (index + 1) * BLOCK_ROWS)];
  }

  /** Memory that the columns take beyond what they share with others, in bytes. */
  bytesBeyond(other: UserColumns | null): number {
    if (other?.blocks === this.blocks) return 0;
    let own = 0;
    for (const [index, block] of this.blocks.entries())
      if (block !== EMPTY_BLOCK && block !== other?.blocks[index]) own++;
    return own * BLOCK_BYTES + this.blocks.length * 8;
  }
}
