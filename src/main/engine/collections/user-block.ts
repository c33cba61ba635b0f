import { NO_NODE } from '../no-node';

/** Rows of one block. A step that touches one user copies one block: 25 KB. */
export const BLOCK_ROWS = 2048;
/** Row number to number of its block, and to its place there. */
export const BLOCK_BITS = 11;
export const IN_BLOCK = BLOCK_ROWS - 1;

const BYTES = 4 * BLOCK_ROWS + 4 * BLOCK_ROWS + 2 * 256 + 4 * BLOCK_ROWS;

/**
 * The columns of so many users, and how many of them are of a kind, so that a search passes over a block that holds
 * none. Blocks are shared between states: only `UserEdit` writes, and only into blocks that it has copied.
 */
export class UserBlock {
  /** Node index, 255 = none. */
  readonly home: Uint8Array;
  /** `USER_…` bits. */
  readonly flags: Uint8Array;
  /** Index into `REASONS`. */
  readonly reason: Uint8Array;
  /** Node index of the server a waiting user asked for, 255 = none. */
  readonly server: Uint8Array;
  readonly devices: Int32Array;
  /** Step that gave the present home, or none. */
  readonly placedAt: Int32Array;
  /** Users assigned, by node index, 256 entries. */
  readonly assigned: Uint16Array;
  /** Users in the lab. */
  present = 0;
  /** Eligible without a home, those who wait among them. */
  unassigned = 0;
  /** Eligible without a home whom the next sync places: an administrator has not taken it away. */
  awaitsSync = 0;
  waiting = 0;
  private readonly bytes: ArrayBuffer;

  constructor(bytes: ArrayBuffer = new ArrayBuffer(BYTES)) {
    this.bytes = bytes;
    this.devices = new Int32Array(bytes, 0, BLOCK_ROWS);
    this.placedAt = new Int32Array(bytes, 4 * BLOCK_ROWS, BLOCK_ROWS);
    this.assigned = new Uint16Array(bytes, 8 * BLOCK_ROWS, 256);
    const column = (index: number) =>
      new Uint8Array(bytes, 8 * BLOCK_ROWS + 512 + index * BLOCK_ROWS, BLOCK_ROWS);
    this.home = column(0);
    this.flags = column(1);
    this.reason = column(2);
    this.server = column(3);
  }

  /** Another block that says the same. */
  copy(): UserBlock {
    const copy = new UserBlock(this.bytes.slice(0));
    copy.present = this.present;
    copy.unassigned = this.unassigned;
    copy.awaitsSync = this.awaitsSync;
    copy.waiting = this.waiting;
    return copy;
  }
}

/** Memory of one block, in bytes. */
export const BLOCK_BYTES = BYTES;

/** A block whose users have all left, or not yet come: one for all, to copy from. */
export const EMPTY_BLOCK: UserBlock = new UserBlock();
EMPTY_BLOCK.home.fill(NO_NODE);
EMPTY_BLOCK.server.fill(NO_NODE);
EMPTY_BLOCK.devices.fill(1);
EMPTY_BLOCK.placedAt.fill(-1);
