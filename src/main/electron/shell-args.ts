import { z } from 'zod';
import type { LabApi, LabCommand } from '../../shared/lab-api';

/** Commands that the desktop answers itself. */
export type ShellCommand = Extract<LabCommand, `shell.${string}`>;

/** One schema a command, as in the dispatcher. */
export const SHELL_ARGS = {
  'shell.open': z.strictObject({
    recent: z.exactOptional(z.string()),
    anyway: z.exactOptional(z.literal(true)),
  }),
  'shell.newWindow': z.strictObject({}),
  'shell.save': z.strictObject({ as: z.boolean() }),
  'shell.offer': z.strictObject({
    actions: z.array(
      z.strictObject({
        id: z.string().max(60),
        label: z.string().max(300),
        menu: z.enum(['file', 'edit', 'view', 'lab', 'help']),
        separated: z.boolean(),
        keys: z
          .string()
          .regex(/^Mod\+(Shift\+)?\w$/)
          .nullable(),
        enabled: z.boolean(),
      }),
    ),
  }),
  // Handed on as it is to `file.export`, which checks the same arguments.
  'shell.export': z.custom<LabApi['shell.export']['args']>(),
} satisfies { readonly [K in ShellCommand]: z.ZodType<LabApi[K]['args']> };
