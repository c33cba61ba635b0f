import type { RefusalCode } from '../../shared/refusal';
import type { Scenario, Step, StepName } from '../../shared/step';
import { type Applied, applyStep } from '../engine/apply';
import { checkExpectation } from '../engine/expect';
import type { DoneStep, Journal } from '../engine/explain/journal';
import { newState } from '../engine/new-state';
import { describeRefusal } from '../engine/remedies/describe-refusal';
import type { LabState } from '../engine/state';

/** What one step did. Numbers from 0, clock in seconds after the step. */
export interface StepResult {
  readonly index: number;
  readonly do: StepName;
  readonly clock: number;
  /** The code it was refused with, as its `refused` says or not; null when it was done. */
  readonly refused: RefusalCode | null;
}

/** A check that did not hold, or a refusal that was not, or not so, announced. */
export interface Failure {
  readonly step: number;
  /** `assigned.imp2`, `refused`. */
  readonly field: string;
  readonly expected: unknown;
  readonly actual: unknown;
  /** Why, in words, where there is more to say. Not part of the JSON. */
  readonly words?: string;
}

export interface Replay {
  readonly steps: readonly StepResult[];
  readonly failures: readonly Failure[];
  /** The lab after the last step. */
  readonly state: LabState;
}

/**
 * Does the steps of a scenario one after another, to the end whatever fails (docs/scenario-format.md,
 * "Headless runs").
 * @param onDone  called for every step that was done
 */
export function replay(scenario: Scenario, onDone: (done: DoneStep) => void = () => {}): Replay {
  const steps: StepResult[] = [];
  const failures: Failure[] = [];
  const state = walk(scenario, scenario.steps.length, (index, step, applied, before) => {
    const now = applied.ok ? applied.state : before;
    const refused = applied.ok ? null : applied.refusal.code;
    if (refused !== (step.refused ?? null)) {
      const words = applied.ok ? undefined : describeRefusal(applied.refusal, step, before).message;
      failures.push(misrefused(index, step, refused, words));
    }
    if (step.do === 'expect')
      for (const failure of checkExpectation(now, step)) failures.push({ step: index, ...failure });
    steps.push({ index, do: step.do, clock: now.clock, refused });
    if (applied.ok) onDone({ step, before, after: now });
  });
  return { steps, failures, state };
}

/** A scenario as the journal that explanations read. Each look back replays: nothing is kept for it. */
export function journalOf(scenario: Scenario): Journal {
  return {
    length: scenario.steps.length,
    settle: scenario.settle ?? true,
    stepAt: (index) => scenario.steps[index]!,
    stateBefore: (index) => walk(scenario, index, () => {}),
  };
}

type Visit = (index: number, step: Step, applied: Applied, before: LabState) => void;

/** The state after the first `count` steps. Only the newest state is kept, and those that a snapshot names. */
function walk(scenario: Scenario, count: number, visit: Visit): LabState {
  const settle = scenario.settle ?? true;
  const kept = new Map<number, LabState>();
  let state = newState();
  for (let index = 0; index < count; index++) {
    const step = scenario.steps[index]!;
    const applied = applyStep(state, step, {
      index,
      settle,
      stateAt: (position) => keptAt(kept, position),
    });
    if (applied.ok && step.do === 'take-snapshot') kept.set(index, state);
    visit(index, step, applied, state);
    if (applied.ok) state = applied.state;
  }
  return state;
}

function misrefused(
  index: number,
  step: Step,
  actual: RefusalCode | null,
  words: string | undefined,
): Failure {
  const expected = step.refused ?? null;
  return { step: index, field: 'refused', expected, actual, ...(words !== undefined && { words }) };
}

function keptAt(kept: ReadonlyMap<number, LabState>, step: number): LabState {
  const state = kept.get(step);
  if (!state) throw new Error(`no state was kept before step ${step}`);
  return state;
}
