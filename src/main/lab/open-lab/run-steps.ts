import { formatCount } from '../../../shared/format';
import type { StepsDone } from '../../../shared/lab-api';
import { MAX_STEPS } from '../../../shared/limits';
import type { Outcome } from '../../../shared/outcome';
import { inSlices } from '../../../shared/slices';
import type { Step } from '../../../shared/step';
import { describeRefusal } from '../../engine/remedies/describe-refusal';
import { changesInWords } from '../../engine/words/step-effect';
import { stepsLabel } from '../../engine/words/step-label';
import type { LabCall } from '../commands/command';
import { problem } from '../problem';
import type { PerformedSteps } from './open-lab';
import { MAX_ROWS } from './replay';

/**
 * Works steps out, with a pause between them, commits them and tells everybody; all of them or none.
 *
 * @param pause  one that may end it, unless something was done before that goes with it
 */
export async function runSteps(
  { workspace, lab, pause }: Pick<LabCall, 'workspace' | 'lab' | 'pause'>,
  steps: readonly Step[],
): Promise<Outcome<StepsDone>> {
  const barred = workspace.lesson?.barred(steps);
  if (barred) return barred;
  const from = lab.position;
  if (from + steps.length > MAX_STEPS)
    return problem('too-many-steps', { name: String(from + steps.length) });
  const before = lab.state;
  const result = await inSlices(lab.performInSlices(steps), pause(stepsLabel(steps)));
  if (!result.ok) return refusalAnswer(result, steps);
  if (result.after.users.rows > MAX_ROWS)
    return problem('too-many-users', { name: formatCount(MAX_ROWS) });
  if (steps.length === 0) return { ok: true, label: '', effect: '', from };
  const delta = lab.accept(result.performed);
  workspace.tell(delta);
  const [only] = delta.rows;
  const effect =
    delta.rows.length === 1 && only ? only.effect : changesInWords(before, result.after);
  return { ok: true, label: stepsLabel(steps), effect, from };
}

/** Why steps were not done, in words. */
export function refusalAnswer(
  result: Extract<PerformedSteps, { ok: false }>,
  steps: readonly Step[],
) {
  const { index } = result;
  if (result.refusal === null)
    return problem('not-refused', { place: `steps[${index}]`, name: result.step.refused });
  return {
    ok: false,
    index,
    refusal: describeRefusal(result.refusal, steps[index]!, result.state),
  } as const;
}
