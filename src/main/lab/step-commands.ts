import { formatCount } from '../../shared/format';
import { MAX_STEPS } from '../../shared/limits';
import type { Step } from '../../shared/step';
import type { StepsDelta } from '../../shared/view';
import { describeRefusal } from '../engine/remedies/describe-refusal';
import { changesInWords } from '../engine/words/step-effect';
import { stepLabel } from '../engine/words/step-label';
import type { Desk } from './desk';
import type { Handlers } from './dispatcher';
import { MOST_ROWS, type OpenLab, type Worked } from './open-lab';
import { previewOf } from './preview';
import { problem } from './problem';

type StepCommand =
  | 'lab.run'
  | 'lab.undo'
  | 'lab.redo'
  | 'lab.goTo'
  | 'lab.rename'
  | 'lab.preview'
  | 'lab.viewAt'
  | 'lab.step';

/** Commands that change the lab by steps, or show what they would do. */
export function stepCommands(desk: Desk): Pick<Handlers, StepCommand> {
  const move = (lab: OpenLab, position: number, effect: string) => {
    desk.tell(lab.goTo(position));
    return { ok: true, effect } as const;
  };
  return {
    'lab.run': ({ steps }) => desk.need((lab) => runSteps(desk, lab, steps)),

    'lab.undo': () =>
      desk.need((lab) => {
        const entry = lab.record.journal[lab.position - 1];
        return entry
          ? move(lab, lab.position - 1, `Undone: ${stepLabel(entry.step)}`)
          : problem('nothing-to-undo');
      }),

    'lab.redo': () =>
      desk.need((lab) => {
        const entry = lab.record.journal[lab.position];
        return entry
          ? move(lab, lab.position + 1, `Done again: ${stepLabel(entry.step)}`)
          : problem('nothing-to-redo');
      }),

    'lab.goTo': ({ position }) =>
      desk.need((lab) => {
        const { length } = lab.record.journal;
        if (position > length) return problem('unknown-step', { name: String(length) });
        return move(
          lab,
          position,
          position === 0 ? 'Before the first step' : `After step ${position}`,
        );
      }),

    'lab.rename': ({ title }) =>
      desk.need((lab) => {
        desk.tell(lab.rename(title));
        return { ok: true } as const;
      }),

    'lab.preview': ({ steps }) =>
      desk.need((lab) => {
        const worked = lab.work(steps);
        if (!worked.ok) return refusalAnswer(worked, steps);
        return { ok: true, preview: previewOf(lab.state, worked.after, steps) } as const;
      }),

    'lab.viewAt': ({ position }) =>
      desk.need((lab) => {
        const { length } = lab.record.journal;
        if (position > length) return problem('unknown-step', { name: String(length) });
        return { ok: true, view: { ...lab.view(position), revision: desk.revision } } as const;
      }),

    'lab.step': ({ index }) =>
      desk.need((lab) => {
        const entry = lab.record.journal[index];
        return entry
          ? ({ ok: true, step: entry.step } as const)
          : problem('unknown-step', { name: String(lab.record.journal.length) });
      }),
  };
}

/** Works steps out, commits them and tells everybody; all of them or none. */
export function runSteps(desk: Desk, lab: OpenLab, steps: readonly Step[]) {
  if (lab.position + steps.length > MAX_STEPS)
    return problem('too-many-steps', { name: String(lab.position + steps.length) });
  const before = lab.state;
  const worked = lab.work(steps);
  if (!worked.ok) return refusalAnswer(worked, steps);
  if (worked.after.users.rows > MOST_ROWS)
    return problem('too-many-users', { name: formatCount(MOST_ROWS) });
  if (steps.length === 0) return { ok: true, effect: '' } as const;
  const delta = lab.accept(worked.performed);
  desk.tell(delta);
  return { ok: true, effect: effectOf(delta, () => changesInWords(before, worked.after)) } as const;
}

function effectOf({ rows }: StepsDelta, several: () => string): string {
  const [only] = rows;
  return rows.length === 1 && only ? only.effect : several();
}

/** Why steps were not done, in words. */
export function refusalAnswer(worked: Extract<Worked, { ok: false }>, steps: readonly Step[]) {
  const { at } = worked;
  if (worked.refusal === null)
    return problem('not-refused', { place: `steps[${at}]`, name: worked.step.refused });
  return {
    ok: false,
    at,
    refusal: describeRefusal(worked.refusal, steps[at]!, worked.state),
  } as const;
}
