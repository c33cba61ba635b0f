import { z } from 'zod';
import type { StepApi } from '../../../shared/lab-api';
import { stepLabel } from '../../engine/words/step-label';
import type { OpenLab } from '../open-lab';
import { previewOf } from '../preview';
import { problem } from '../problem';
import { refusalAnswer, runSteps } from '../run-steps';
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
    run: ({ steps }, { lab, desk }) => runSteps(desk, lab, steps),
  },

  'lab.undo': {
    args: none,
    needs: 'lab',
    changes: true,
    run: (_, call) => {
      const at = call.lab.undoable;
      const entry = call.lab.record.journal[at];
      if (!entry || at < (call.desk.lesson?.floor ?? 0)) return problem('nothing-to-undo');
      const label = stepLabel(entry.step);
      return move(call, at, label, `Undone: ${label}`);
    },
  },

  'lab.redo': {
    args: none,
    needs: 'lab',
    changes: true,
    run: (_, call) => {
      const entry = call.lab.record.journal[call.lab.position];
      if (!entry) return problem('nothing-to-redo');
      const barred = call.desk.lesson?.barred([entry.step]);
      if (barred) return barred;
      const label = stepLabel(entry.step);
      return move(call, call.lab.position + 1, label, `Done again: ${label}`);
    },
  },

  'lab.goTo': {
    args: positionOnly,
    needs: 'lab',
    changes: true,
    run: ({ position }, call) => {
      const { length } = call.lab.record.journal;
      if (position > length) return noSuchStep(call.lab);
      if (call.desk.lesson && (position < call.desk.lesson.floor || position > call.lab.position))
        return problem('lesson-stays');
      const label = position === 0 ? 'Before the first step' : `After step ${position}`;
      return move(call, position, label, label);
    },
  },

  'lab.rename': {
    args: z.strictObject({ title: text.trim().min(1).max(LONGEST_TITLE) }),
    needs: 'lab',
    changes: true,
    run: ({ title }, { lab, desk }) => {
      desk.tell(lab.rename(title));
      return { ok: true };
    },
  },

  'lab.preview': {
    args: stepsOnly,
    needs: 'lab',
    changes: false,
    run: ({ steps }, { lab }) => {
      const worked = lab.work(steps);
      if (!worked.ok) return refusalAnswer(worked, steps);
      return { ok: true, preview: previewOf(lab.state, worked.after, steps) };
    },
  },

  'lab.viewAt': {
    args: positionOnly,
    needs: 'lab',
    changes: false,
    run: ({ position }, { lab, desk }) =>
      position > lab.record.journal.length
        ? noSuchStep(lab)
        : { ok: true, view: desk.viewOf(lab, position) },
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
function move({ lab, desk }: LabCall, position: number, label: string, effect: string) {
  const from = lab.position;
  desk.tell(position < from ? lab.backTo(position) : lab.goTo(position));
  return { ok: true, label, effect, from } as const;
}

function noSuchStep(lab: OpenLab) {
  return problem('unknown-step', { name: String(lab.record.journal.length) });
}
