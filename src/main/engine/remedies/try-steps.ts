import type { Remedy } from '../../../shared/refusal';
import type { Step } from '../../../shared/step';
import { applyStep } from '../apply';
import type { LabState } from '../state';

/** The lab after a step, done by the engine itself from the state as it is and settled; null when it is refused. */
export function tryStep(state: LabState, step: Step): LabState | null {
  const applied = applyStep(state, step, { index: 0, settle: true });
  return applied.ok ? applied.state : null;
}

/** The lab after some steps, one after the other; null when the engine refuses one of them. */
export function trySteps(state: LabState, steps: readonly Step[]): LabState | null {
  let now: LabState | null = state;
  for (const step of steps) now = now && tryStep(now, step);
  return now;
}

/** True when the lab accepts every step of a way out. */
export function isAccepted(state: LabState, { steps }: Remedy): boolean {
  return trySteps(state, steps) !== null;
}
