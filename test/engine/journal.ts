import { applyStep } from '../../src/main/engine/apply';
import type { Journal } from '../../src/main/engine/explain/journal';
import { newState } from '../../src/main/engine/new-state';
import type { LabState } from '../../src/main/engine/state';
import type { Step } from '../../src/shared/step';

/** A journal of the steps that the rules allow, with every state kept. */
export function journalOf(steps: readonly Step[], settle = true): Journal & { now: LabState } {
  const states: LabState[] = [newState()];
  const done: Step[] = [];
  for (const step of steps) {
    const applied = applyStep(states.at(-1)!, step, {
      index: done.length,
      settle,
      stateAt: (index) => states[index]!,
    });
    if (!applied.ok) continue;
    done.push(step);
    states.push(applied.state);
  }
  return {
    length: done.length,
    settle,
    stepAt: (index) => done[index]!,
    stateBefore: (index) => states[index]!,
    now: states.at(-1)!,
  };
}
