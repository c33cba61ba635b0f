import type { Refusal } from '../../shared/refusal';
import type { Step, StepName, StepOf } from '../../shared/step';
import type { LabState } from './state';
import { HA_STEPS } from './steps/ha-steps';
import { SETTING_STEPS } from './steps/setting-steps';
import { TOPOLOGY_STEPS } from './steps/topology-steps';
import { USER_STEPS } from './steps/user-steps';
import { fireDue, runFor, settle } from './time';
import type { Moment } from './user-edit';

/** What a step must know beside the state. */
export interface ApplyContext extends Moment {
  /** After the step the clock runs on until no detection timer and no transition is pending. */
  readonly settle: boolean;
  /** State just before a step of the journal, for `restore-snapshot`. */
  readonly stateAt?: ((step: number) => LabState) | undefined;
}

/** The state after a step, or why the rules refuse it; a refused step changes nothing. */
export type Applied =
  | { readonly ok: true; readonly state: LabState }
  | { readonly ok: false; readonly refusal: Refusal };

/** What one kind of step does, before the clock runs on. */
export type StepRule<K extends StepName> = (
  state: LabState,
  step: StepOf<K>,
  context: ApplyContext,
) => LabState | Refusal;

const RULES: { readonly [K in StepName]: StepRule<K> } = {
  ...TOPOLOGY_STEPS,
  ...USER_STEPS,
  ...HA_STEPS,
  ...SETTING_STEPS,
  wait: (state, step, context) => runFor(state, step.seconds, context),
};

/**
 * Does one step: the only way a lab changes. Pure: the same state, step and context give the same result.
 * `refused` and `note` of the step are the journal's business and are not looked at.
 */
export function applyStep(state: LabState, step: Step, context: ApplyContext): Applied {
  const rule = RULES[step.do] as StepRule<StepName>;
  const result = rule(state, step, context);
  if ('code' in result) return { ok: false, refusal: result };
  return {
    ok: true,
    state: context.settle ? settle(result, context) : fireDue(result, context),
  };
}

/** Whether the rules accept a step, without the time that passes after it: for what is asked of many steps at once. */
export function isAcceptedNow(state: LabState, step: Step, context: ApplyContext): boolean {
  const rule = RULES[step.do] as StepRule<StepName>;
  return !('code' in rule(state, step, context));
}
