import type { Remedy } from '../../../shared/refusal';
import { applyStep } from '../apply';
import type { LabState } from '../state';

/** True when the lab accepts every step of a way out, tried by the engine itself on the state as it is. */
export function isAccepted(state: LabState, { steps }: Remedy): boolean {
  let now = state;
  for (const step of steps) {
    const applied = applyStep(now, step, { index: 0, settle: true });
    if (!applied.ok) return false;
    now = applied.state;
  }
  return true;
}
