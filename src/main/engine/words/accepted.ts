import type { Remedy } from '../../../shared/refusal';
import type { Step } from '../../../shared/step';
import { applyStep } from '../apply';
import type { LabState } from '../state';

/** The lab after some steps, done by the engine itself from the state as it is; null when it refuses one. */
export function stateAfter(state: LabState, steps: readonly Step[]): LabState | null {
  let now = state;
  for (const step of steps) {
    const applied = applyStep(now, step, { index: 0, settle: true });
    if (!applied.ok) return null;
    now = applied.state;
  }
  return now;
}

/** True when the lab accepts every step of a way out. */
export function isAccepted(state: LabState, { steps }: Remedy): boolean {
  return stateAfter(state, steps) !== null;
}
