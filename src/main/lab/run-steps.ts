import { formatCount } from '../../shared/format';
import type { StepsDone } from '../../shared/lab-api';
import { MAX_STEPS } from '../../shared/limits';
import type { Outcome } from '../../shared/outcome';
import type { Step } from '../../shared/step';
import { describeRefusal } from '../engine/remedies/describe-refusal';
import { changesInWords } from '../engine/words/step-effect';
import { stepsLabel } from '../engine/words/step-label';
import type { Desk } from './desk';
import { MOST_ROWS, type OpenLab, type Worked } from './open-lab';
import { problem } from './problem';

/** Works steps out, commits them and tells everybody; all of them or none. */
export function runSteps(desk: Desk, lab: OpenLab, steps: readonly Step[]): Outcome<StepsDone> {
  const barred = desk.lesson?.barred(steps);
  if (barred) return barred;
  const from = lab.position;
  if (from + steps.length > MAX_STEPS)
    return problem('too-many-steps', { name: String(from + steps.length) });
  const before = lab.state;
  const worked = lab.work(steps);
  if (!worked.ok) return refusalAnswer(worked, steps);
  if (worked.after.users.rows > MOST_ROWS)
    return problem('too-many-users', { name: formatCount(MOST_ROWS) });
  if (steps.length === 0) return { ok: true, label: '', effect: '', from };
  const delta = lab.accept(worked.performed);
  desk.tell(delta);
  const [only] = delta.rows;
  const effect =
    delta.rows.length === 1 && only ? only.effect : changesInWords(before, worked.after);
  return { ok: true, label: stepsLabel(steps), effect, from };
}

/** Why steps were not done, in words. */
export function refusalAnswer(worked: Extract<Worked, { ok: false }>, steps: readonly Step[]) {
  const { index } = worked;
  if (worked.refusal === null)
    return problem('not-refused', { place: `steps[${index}]`, name: worked.step.refused });
  return {
    ok: false,
    index,
    refusal: describeRefusal(worked.refusal, steps[index]!, worked.state),
  } as const;
}
