import type { Reason } from '../../shared/model';
import type { Topology } from './state';

/** What the deciding code saw when it gave one user a home, or none. */
export interface RawDecision {
  readonly row: number;
  readonly step: number;
  /** Node index, or `NO_NODE`. */
  readonly node: number;
  readonly reason: Reason;
  readonly topology: Topology;
  /** Users by node index, just before. */
  readonly assigned: Uint32Array;
}

/** Looks on while one user is placed. Recording never changes what is decided. */
export class Recorder {
  /** Row of the user to look at. */
  readonly row: number;
  private readonly seen: RawDecision[] = [];

  constructor(row: number) {
    this.row = row;
  }

  /** Keeps a decision; the counts are copied, since they go on changing. */
  see(decision: RawDecision): void {
    this.seen.push({ ...decision, assigned: decision.assigned.slice() });
  }

  /** The decision that stands, or null when the user was not placed meanwhile. */
  get last(): RawDecision | null {
    return this.seen.at(-1) ?? null;
  }
}
