import { z } from 'zod';
import type { LabApi, LabCommand } from '../../shared/lab-api';

/** Commands that the desktop answers itself. */
export type ShellCommand = Extract<LabCommand, `shell.${string}`>;

/** One schema a command, as in the dispatcher. What to export is checked there, by `file.export`. */
export const SHELL_ARGS = {
  'shell.open': z.strictObject({ recent: z.exactOptional(z.string()) }),
  'shell.save': z.strictObject({ as: z.boolean() }),
  'shell.export': z.strictObject({
    kind: z.enum(['implab', 'scenario', 'assignments-csv', 'bulk-csv', 'loads-csv', 'report']),
    scrub: z.exactOptional(
      z.strictObject({
        users: z.exactOptional(z.enum(['keep', 'pseudonyms', 'counts'])),
        nodes: z.exactOptional(z.enum(['keep', 'pseudonyms'])),
        notes: z.exactOptional(z.enum(['keep', 'drop'])),
      }),
    ),
  }),
} satisfies { readonly [K in ShellCommand]: z.ZodType<LabApi[K]['args']> };
