import { z } from 'zod';
import type { StepApi } from '../../../shared/lab-api';
import type { OpenLab } from '../open-lab/open-lab';
import { previewOf } from '../open-lab/preview';
import { refusalAnswer, runSteps } from '../open-lab/run-steps';
import { problem } from '../problem';
import { none, text, whole } from './args';
import type { Commands, LabCall, StepSchemas } from './command';

const LONGEST_TITLE = 500;

const stepsOnly = ({ steps }: StepSchemas) => z.strictObject({ steps });
const positionOnly = z.strictObject({ position: whole });

/** Commands that change the lab by steps, or show what they would do. */
export const stepCommands: Commands<StepApi> = {
  'lab.run': {
    args: stepsOnly,
    needs: 'lab',
    changes: true,
    run: ({ steps }, call) => runSteps(call, steps),
  },

  'lab.undo': {
    args: none,
    needs: 'lab',
    changes: true,
    run: (_, call) => {
      const action = call.lab.next('undo');
      if (!action || action.from < (call.workspace.lesson?.floor ?? 0))
        return problem('nothing-to-undo');
      return move(call, action.from, action.label, `Undone: ${action.label}`);
    },
  },

  'lab.redo': {
    args: none,
    needs: 'lab',
    changes: true,
    run: (_, call) => {
      const action = call.lab.next('redo');
      if (!action) return problem('nothing-to-redo');
      const redone = call.lab.record.journal.slice(action.from, action.to);
      const barred = call.workspace.lesson?.barred(redone.map(({ step }) => step));
      if (barred) return barred;
      return move(call, action.to, action.label, `Done again: ${action.label}`);
    },
  },

  'lab.goTo': {
    args: positionOnly,
    needs: 'lab',
    changes: true,
    run: ({ position }, call) => {
      const { length } = call.lab.record.journal;
      if (position > length) return noSuchStep(call.lab);
      const whole = call.lab.wholeActions(position);
      if (
        call.workspace.lesson &&
        (whole < call.workspace.lesson.floor || whole > call.lab.position)
      )
        return problem('lesson-stays');
      const label = whole === 0 ? 'Before the first step' : `After step ${whole}`;
      return move(call, whole, label, label);
    },
  },

  'lab.rename': {
    args: z.strictObject({ title: text.trim().min(1).max(LONGEST_TITLE) }),
    needs: 'lab',
    changes: true,
    run: ({ title }, { lab, workspace }) => {
      workspace.tell(lab.rename(title));
      return { ok: true };
    },
  },

  'lab.preview': {
    args: stepsOnly,
    needs: 'lab',
    changes: false,
    run: ({ steps }, { lab }) => {
      const result = lab.perform(steps);
      if (!result.ok) return refusalAnswer(result, steps);
      return { ok: true, preview: previewOf(lab.state, result.after, steps) };
    },
  },

  'lab.viewAt': {
    args: positionOnly,
    needs: 'lab',
    changes: false,
    run: ({ position }, { lab, workspace }) =>
      position > lab.record.journal.length
        ? noSuchStep(lab)
        : { ok: true, view: workspace.viewOf(lab, position) },
  },

  'lab.step': {
    args: z.strictObject({ index: whole }),
    needs: 'lab',
    changes: false,
    run: ({ index }, { lab }) => {
      const entry = lab.record.journal[index];
      return entry ? { ok: true, step: entry.step } : noSuchStep(lab);
    },
  },
};

/** Undo or redo to so many steps done. */
function move({ lab, workspace }: LabCall, position: number, label: string, effect: string) {
  const from = lab.position;
  workspace.tell(position < from ? lab.backTo(position) : lab.goTo(position));
  return { ok: true, label, effect, from } as const;
}

function noSuchStep(lab: OpenLab) {
  return problem('unknown-step', { name: String(lab.record.journal.length) });
}
