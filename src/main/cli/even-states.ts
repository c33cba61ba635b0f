import { newState } from '../engine/new-state';
import type { LabState } from '../engine/state';
import { bytesBeyond } from '../engine/state-size';

/** Most states kept, and the memory that they may take together. */
const MAX_KEPT = 1_000;
const MAX_BYTES = 250_000_000;

/**
 * States of a journal at even distances, for looking back: what lies between is done again from the one before it.
 * Where they become too many, or too large, every second one is let go.
 */
export class EvenStates {
  private apart = 1;
  private states: LabState[] = [newState()];
  private bytes = 0;

  /** Every state of the journal is offered once, in order: the one before step `index`. */
  offer(index: number, state: LabState): void {
    if (index === 0 || index % this.apart !== 0) return;
    this.bytes += bytesBeyond(state, this.states.at(-1)!);
    this.states.push(state);
    while (this.states.length > MAX_KEPT || (this.bytes > MAX_BYTES && this.states.length > 1))
      this.thin();
  }

  /** The last state kept that is not after step `index`, and the number of the step that it is before. */
  near(index: number): { at: number; state: LabState } {
    const place = Math.min(Math.floor(index / this.apart), this.states.length - 1);
    return { at: place * this.apart, state: this.states[place]! };
  }

  private thin(): void {
    this.apart *= 2;
    this.states = this.states.filter((_, place) => place % 2 === 0);
    this.bytes = this.states.reduce(
      (sum, state, place) => (place === 0 ? 0 : sum + bytesBeyond(state, this.states[place - 1]!)),
      0,
    );
  }
}
