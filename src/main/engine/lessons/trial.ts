import type { Refusal } from '../../../shared/refusal';
import type { Step } from '../../../shared/step';
import { applyStep } from '../apply';
import type { LabState } from '../state';
import { nextDue } from '../time';

/** A place in a journal from which steps are tried: the state there and those before it. */
export interface Standpoint {
  readonly state: LabState;
  /** Number of the next step. */
  readonly index: number;
  readonly settle: boolean;
  /** State just before a step of the journal, for `restore-snapshot`. */
  readonly stateAt: (index: number) => LabState;
}

/** What came of trying steps. */
export interface Trial {
  readonly before: LabState;
  readonly after: LabState;
  /** The lab at every second in which something happens, `before` first and `after` last. */
  readonly moments: readonly LabState[];
  /** The first step that did not go as it says, or null: refused, or not refused as it says. */
  readonly failed: { readonly index: number; readonly refusal: Refusal | null } | null;
}

/**
 * Changes what one step came to: how a wrong rule is played.
 * @param before  the state before the step, by the same wrong rule
 * @param index   number of the step
 */
export type Twist = (before: LabState, after: LabState, step: Step, index: number) => LabState;

/** Tries steps from a standpoint. One that is refused changes nothing, and the next is tried. */
export function tryOut(standpoint: Standpoint, steps: readonly Step[], twist?: Twist): Trial {
  const before = standpoint.state;
  const states = [before];
  const moments = [before];
  let failed: Trial['failed'] = null;
  for (const [offset, step] of steps.entries()) {
    const now = states[offset]!;
    const index = standpoint.index + offset;
    const context = {
      index,
      settle: standpoint.settle,
      stateAt: (wanted: number) =>
        wanted < standpoint.index ? standpoint.stateAt(wanted) : states[wanted - standpoint.index]!,
    };
    const applied = applyStep(now, step, context);
    const refusal = applied.ok ? null : applied.refusal;
    if ((refusal?.code ?? null) !== (step.refused ?? null)) failed ??= { index: offset, refusal };
    if (!applied.ok) {
      states.push(now);
      continue;
    }
    const after = twist ? twist(now, applied.state, step, index) : applied.state;
    moments.push(...secondsInside(now, step, applied.state, context), after);
    states.push(after);
  }
  return { before, after: states.at(-1)!, moments, failed };
}

/** The states between the beginning of a step and its end, one for each second in which something happens. */
export function secondsInside(
  before: LabState,
  step: Step,
  end: LabState,
  context: { readonly index: number; readonly stateAt: (index: number) => LabState },
): LabState[] {
  if (end.clock <= before.clock) return [];
  const started =
    step.do === 'wait' ? before : applied(before, step, { ...context, settle: false });
  const states = step.do === 'wait' ? [] : [started];
  for (let now = started; ; ) {
    const next = nextDue(now.topology);
    if (next === null || next >= end.clock) return states;
    // Something due at once is over after the second in which it is.
    const seconds = Math.max(next - now.clock, now === started ? 0 : 1);
    now = applied(now, { do: 'wait', seconds }, { ...context, settle: false });
    states.push(now);
  }
}

function applied(state: LabState, step: Step, context: Parameters<typeof applyStep>[2]): LabState {
  const done = applyStep(state, step, context);
  if (!done.ok) throw new Error(`a step that was done is refused when its seconds are looked at`);
  return done.state;
}
