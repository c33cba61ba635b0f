import { z } from 'zod';
import { MAX_STEPS } from '../../../shared/limits';
import type { Step } from '../../../shared/step';
import type { LabFiles } from '../documents/lab-files';
import type { StepSchemas } from './command';

/** Pieces of arguments that several commands take. */
export const none = z.strictObject({});
export const whole = z.int().min(0);
export const text = z.string();
export const idOnly = z.strictObject({ id: text });

const LONGEST_FILE_NAME = 1000;
/** A file by its name, its bytes in base64. */
export const fileData = z.strictObject({ name: text.max(LONGEST_FILE_NAME), data: text });

/** What opens a lab, whatever it takes. */
export const anyway = z.exactOptional(z.literal(true));

/** @param parseStep  the step schema of the file formats */
export function stepSchemas(parseStep: LabFiles['parseStep']): StepSchemas {
  const step = z.unknown().transform((value, context): Step => {
    const read = parseStep(value);
    if (read.ok) return read.step;
    context.issues.push({
      code: 'custom',
      input: value,
      message: read.place === '' ? read.message : `${read.place} ${read.message}`,
    });
    return z.NEVER;
  });
  return { steps: z.array(step).max(MAX_STEPS) };
}
