import type { Step } from '../../../shared/step';
import { applyStep } from '../apply';
import type { Meter } from '../budget';
import { type RawDecision, Recorder } from '../recorder';
import type { LabState } from '../state';

/** The journal as explanations read it: steps by number, and the state before each of them. */
export interface Journal {
  readonly length: number;
  readonly settle: boolean;
  stepAt(index: number): Step;
  /** State just before step `index`; `index` may be `length`, for the state now. */
  stateBefore(index: number): LabState;
  /** Counts the work of steps that are done again. */
  readonly meter?: Meter | undefined;
}

/**
 * The decision that gave a row its present home, or none: the engine's own step, run again with a recorder
 * looking on. Throws when the journal does not lead to the state, which would be a broken invariant.
 */
export function decisionFor(journal: Journal, state: LabState, row: number): RawDecision {
  const index = state.users.placedAt(row);
  const recorder = new Recorder(row);
  applyStep(journal.stateBefore(index), journal.stepAt(index), {
    index,
    settle: journal.settle,
    stateAt: (step) => journal.stateBefore(step),
    recorder,
    meter: journal.meter,
  });
  const decision = recorder.last;
  if (!decision) throw new Error(`step ${index} did not place row ${row}`);
  return decision;
}

/** A step that was done, with the lab before and after it. */
export interface DoneStep {
  readonly step: Step;
  readonly before: LabState;
  readonly after: LabState;
}
