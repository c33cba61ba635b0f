/** A small lab in which every rule has something to refuse. */
import { applyStep } from '../../src/main/engine/apply';
import { newState } from '../../src/main/engine/new-state';
import type { LabState } from '../../src/main/engine/state';
import type { Step } from '../../src/shared/step';

/** user1 and user3 on A, user2 and user4 on B; C stands alone and empty. */
export const LAB: readonly Step[] = [
  { do: 'add-group', name: 'G', ha: true },
  { do: 'add-node', group: 'G', name: 'A', capacity: 100 },
  { do: 'add-node', group: 'G', name: 'B', capacity: 100 },
  { do: 'enable-users', count: 4 },
  { do: 'add-group', name: 'H' },
  { do: 'add-node', group: 'H', name: 'C', capacity: 100 },
  { do: 'enable-users', users: [{ id: 'odd', enabled: false }] },
  { do: 'take-snapshot', name: 'before' },
];

export function tryStep(state: LabState, step: Step, index: number) {
  return applyStep(state, step, { index, settle: true });
}

export function labAfter(steps: readonly Step[]): LabState {
  return steps.reduce((state, step, index) => {
    const applied = tryStep(state, step, index);
    if (!applied.ok) throw new Error(`${step.do} is refused ${applied.refusal.code}`);
    return applied.state;
  }, newState());
}
