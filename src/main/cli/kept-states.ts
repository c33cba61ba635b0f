import type { LabState } from '../engine/state';
import { bytesBeyond } from '../engine/state-size';

interface Kept {
  readonly state: LabState;
  bytes: number;
}

/** States that snapshots name, by the step that took them, and the memory that they hold together. */
export class KeptStates {
  private readonly states = new Map<number, Kept>();
  private newest: Kept | null = null;
  bytes = 0;

  /** @param step  later than those of all states kept */
  keep(step: number, state: LabState): void {
    const bytes = bytesBeyond(state, this.newest?.state ?? null);
    this.newest = { state, bytes };
    this.states.set(step, this.newest);
    this.bytes += bytes;
  }

  /** The snapshot was deleted. What its state shared with the next one is counted there from now on. */
  drop(step: number): void {
    const gone = this.states.get(step);
    if (!gone) return;
    this.states.delete(step);
    let before: Kept | null = null;
    let after: Kept | null = null;
    for (const [at, kept] of this.states) {
      if (at < step) before = kept;
      else after ??= kept;
    }
    this.bytes -= gone.bytes;
    if (after === null) this.newest = before;
    else {
      this.bytes -= after.bytes;
      after.bytes = bytesBeyond(after.state, before?.state ?? null);
      this.bytes += after.bytes;
    }
  }

  /** The state before the step that took a snapshot. */
  at(step: number): LabState {
    const kept = this.states.get(step);
    if (!kept) throw new Error(`no state was kept before step ${step}`);
    return kept.state;
  }
}
