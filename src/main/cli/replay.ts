import type { RefusalCode } from '../../shared/refusal';
import type { Scenario, Step, StepName } from '../../shared/step';
import { type Applied, applyStep } from '../engine/apply';
import { Spending } from '../engine/budget';
import { checkExpectation } from '../engine/expect';
import type { DoneStep, Journal } from '../engine/explain/journal';
import { newState } from '../engine/new-state';
import type { LabState } from '../engine/state';
import { bytesBeyond } from '../engine/state-size';
import { refusalWords, refusedCase } from '../engine/words/refusal';
import { budgetInForce } from './budget';
import { EvenStates } from './even-states';
import { KeptStates } from './kept-states';

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
      const words = applied.ok
        ? undefined
        : refusalWords(refusedCase(applied.refusal, step, before)).message;
      failures.push(misrefused(index, step, refused, words));
    }
    if (step.do === 'expect')
      for (const failure of checkExpectation(now, step)) failures.push({ step: index, ...failure });
    steps.push({ index, do: step.do, clock: now.clock, refused });
    if (applied.ok) onDone({ step, before, after: now });
  });
  return { steps, failures, state };
}

/** A scenario as the journal that explanations read. */
export function journalOf(scenario: Scenario): Journal {
  const settle = scenario.settle ?? true;
  let kept: EvenStates | null = null;
  let last: { readonly index: number; readonly state: LabState } | null = null;
  const stateBefore = (index: number): LabState => {
    kept ??= evenStates(scenario);
    let { at, state } = kept.near(index);
    for (; at < index; at++) {
      const context = { index: at, settle, stateAt: stateBefore };
      const applied = applyStep(state, scenario.steps[at]!, context);
      if (applied.ok) state = applied.state;
    }
    return state;
  };
  return {
    length: scenario.steps.length,
    settle,
    stepAt: (index) => scenario.steps[index]!,
    stateBefore(index) {
      // Explanations look at the same few moments over and over.
      if (last?.index !== index) last = { index, state: stateBefore(index) };
      return last.state;
    },
  };
}

function evenStates(scenario: Scenario): EvenStates {
  const states = new EvenStates();
  walk(scenario, scenario.steps.length, (index, _, __, before) => states.offer(index, before));
  return states;
}

type Visit = (index: number, step: Step, applied: Applied, before: LabState) => void;

/**
 * The state after the first `count` steps. Only the newest state is kept, and those of snapshots that a later step
 * restores. Throws `OverBudget`.
 */
function walk(scenario: Scenario, count: number, visit: Visit): LabState {
  const settle = scenario.settle ?? true;
  const restored = new Set(
    scenario.steps.map((step) => (step.do === 'restore-snapshot' ? step.name : null)),
  );
  const spending = new Spending(budgetInForce(), count);
  const kept = new KeptStates();
  let newest = 0;
  let state = newState();
  for (let index = 0; index < count; index++) {
    const step = scenario.steps[index]!;
    const { meter } = spending;
    const context = { index, settle, meter, stateAt: (at: number) => kept.at(at) };
    const applied = applyStep(state, step, context);
    if (applied.ok && step.do === 'take-snapshot' && restored.has(step.name))
      kept.keep(index, state);
    if (applied.ok && step.do === 'delete-snapshot') kept.drop(snapshotStep(state, step.name));
    visit(index, step, applied, state);
    const before = state;
    if (applied.ok) state = applied.state;
    newest += bytesBeyond(state, before) - bytesBeyond(before, state);
    const { groups, nodes } = state.topology;
    // A step stands between two states.
    spending.step(index + 1, groups.length + nodes.length, kept.bytes + 2 * newest);
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

/** The step that took a snapshot. */
function snapshotStep({ topology }: LabState, name: string): number {
  return topology.snapshots.find((snapshot) => snapshot.name === name)!.step;
}
