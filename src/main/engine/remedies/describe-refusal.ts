import type { Refusal, RefusalView } from '../../../shared/refusal';
import type { Step } from '../../../shared/step';
import type { LabState } from '../state';
import { refusalWords, refusedCase } from '../words/refusal';
import { refusalSources } from '../words/sources';
import { REFUSAL_REMEDIES } from './refusal-remedies';
import { isAccepted } from './try-steps';

/**
 * A refusal ready to show. `state` is the lab the step met; a refused step has changed nothing of it.
 * Every remedy is a list of steps that this lab accepts.
 */
export function describeRefusal(refusal: Refusal, step: Step, state: LabState): RefusalView {
  const refused = refusedCase(refusal, step, state);
  const remedies = REFUSAL_REMEDIES[refusal.code]?.(refused) ?? [];
  return {
    ...refusal,
    ...refusalWords(refused),
    remedies: remedies.filter((way) => isAccepted(state, way)),
    sources: refusalSources(refusal.code),
  };
}
