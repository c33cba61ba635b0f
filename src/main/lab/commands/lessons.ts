import { z } from 'zod';
import { HINT_LEVELS } from '../../../shared/answer';
import type { LessonApi } from '../../../shared/lab-api';
import { framesOf } from '../../engine/lessons/frames';
import { isSettled } from '../../store/lab-record';
import { problem } from '../problem';
import { none, text, whole } from './args';
import type { Commands } from './command';

const MAX_PARTS = 1000;

/** An answer: a figure, positions of options, or a value for each name asked. */
const value = z.union([
  z.int(),
  z.array(whole).max(MAX_PARTS),
  z.record(text, z.union([text, z.int(), z.null()])),
]);

/** Commands of lessons, and the frames inside steps that playback shows. */
export const lessonCommands: Commands<LessonApi> = {
  'lesson.course': {
    args: none,
    needs: 'nothing',
    changes: false,
    run: async (_, { lessons }) => ({ ok: true, course: await lessons.course() }),
  },

  'lesson.open': {
    args: z.strictObject({ key: text, again: z.exactOptional(z.boolean()) }),
    needs: 'nothing',
    changes: true,
    run: ({ key, again = false }, { lessons }) => lessons.open(key, again),
  },

  'lesson.turn': {
    args: z.strictObject({ page: whole, present: z.exactOptional(z.boolean()) }),
    needs: 'lab',
    changes: true,
    run: ({ page, present = false }, { lessons }) => lessons.act((run) => run.turn(page, present)),
  },

  'lesson.peek': {
    args: z.strictObject({ page: whole }),
    needs: 'lab',
    changes: false,
    run: ({ page }, { workspace }) => {
      const { lesson } = workspace;
      return lesson ? { ok: true, reveal: lesson.peek(page) } : problem('no-lesson');
    },
  },

  'lesson.answer': {
    args: z.strictObject({ value }),
    needs: 'lab',
    changes: true,
    run: ({ value: given }, { lessons }) => lessons.act((run) => run.answer(given)),
  },

  'lesson.hint': {
    args: z.strictObject({ level: z.literal(HINT_LEVELS) }),
    needs: 'lab',
    changes: true,
    run: ({ level }, { lessons }) => lessons.act((run) => run.hint(level)),
  },

  'lesson.reset': {
    args: none,
    needs: 'lab',
    changes: true,
    run: (_, { lessons }) => lessons.act((run) => run.reset()),
  },

  'lesson.leave': {
    args: none,
    needs: 'nothing',
    changes: true,
    run: (_, { workspace }) => {
      workspace.leave();
      return { ok: true };
    },
  },

  'lesson.forget': {
    args: z.strictObject({ key: text }),
    needs: 'nothing',
    changes: true,
    run: async ({ key }, { lessons }) => {
      await lessons.forget(key);
      return { ok: true };
    },
  },

  'lab.frames': {
    args: z.strictObject({ step: whole }),
    needs: 'lab',
    changes: false,
    run: ({ step }, { lab }) => {
      const entry = lab.record.journal[step];
      if (!entry) return problem('unknown-step', { name: String(lab.record.journal.length) });
      const from = {
        state: lab.stateAt(step),
        index: step,
        settle: isSettled(lab.record.head),
        stateAt: (index: number) => lab.stateAt(index),
      };
      return { ok: true, frames: framesOf(from, [entry.step]) };
    },
  },
};
