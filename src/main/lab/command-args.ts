import { z } from 'zod';
import type { LabApi, LabCommand } from '../../shared/lab-api';
import { MAX_STEPS } from '../../shared/limits';
import type { Step } from '../../shared/step';
import type { LabFiles } from './lab-files';

/** Commands that a host answers itself, before the dispatcher. */
export type ShellCommand = Extract<LabCommand, `shell.${string}`>;
/** Commands of the lab. */
export type Command = Exclude<LabCommand, ShellCommand>;
/** Arguments of a command, checked. */
export type Args<K extends Command> = LabApi[K]['args'];

const MOST_ROWS = 5000;
const LONGEST_TITLE = 500;
const MOST_EXPLAINED = 50;

/**
 * One schema a command: nothing that comes over the boundary is used before it went through here.
 *
 * @param parseStep  the step schema of the file formats
 */
export function commandArgs(parseStep: LabFiles['parseStep']) {
  const none = z.strictObject({});
  const whole = z.int().min(0);
  const text = z.string();
  const id = z.strictObject({ id: text });
  const data = z.strictObject({ name: text.max(1000), data: text });
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
  const steps = z.strictObject({ steps: z.array(step).max(MAX_STEPS) });
  const side = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('position'), position: whole }),
    z.strictObject({ kind: z.literal('snapshot'), name: text }),
    z.strictObject({ kind: z.literal('file'), name: text, data: text }),
  ]);
  const out = z.strictObject({
    kind: z.enum(['implab', 'scenario', 'assignments-csv', 'bulk-csv', 'loads-csv', 'report']),
    scrub: z.exactOptional(
      z.strictObject({
        users: z.exactOptional(z.enum(['keep', 'pseudonyms', 'counts'])),
        nodes: z.exactOptional(z.enum(['keep', 'pseudonyms'])),
        notes: z.exactOptional(z.enum(['keep', 'drop'])),
      }),
    ),
    explain: z.exactOptional(z.array(text).max(MOST_EXPLAINED)),
  });
  return {
    'host.info': none,
    'lab.run': steps,
    'lab.undo': none,
    'lab.redo': none,
    'lab.goTo': z.strictObject({ position: whole }),
    'lab.rename': z.strictObject({ title: text.trim().min(1).max(LONGEST_TITLE) }),
    'lab.preview': steps,
    'lab.viewAt': z.strictObject({ position: whole }),
    'lab.users': z.strictObject({
      search: z.exactOptional(text),
      filter: z.exactOptional(text),
      sort: z.exactOptional(z.enum(['arrival', 'id', 'assignedTo', 'devices', 'step'])),
      descending: z.exactOptional(z.boolean()),
      offset: whole,
      limit: whole.max(MOST_ROWS),
      position: z.exactOptional(whole),
    }),
    'lab.user': z.strictObject({ id: text, position: z.exactOptional(whole) }),
    'lab.step': z.strictObject({ index: whole }),
    'lab.explain': z.strictObject({ id: text, position: z.exactOptional(whole) }),
    'lab.whyNot': z.strictObject({ id: text, node: text }),
    'lab.flips': id,
    'lab.diagnose': z.strictObject({
      question: z.enum(['secondary', 'unassigned', 'over', 'not-back', 'cannot-add']),
    }),
    'lab.clock': z.strictObject({ step: whole, group: z.exactOptional(text) }),
    'lab.diff': z.strictObject({ a: side, b: side }),
    'lab.rulePacks': none,
    'lab.sources': none,
    'users.previewCsv': data,
    'users.importCsv': data,
    'file.new': z.strictObject({ template: z.enum(['pair', 'empty']) }),
    'file.samples': none,
    'file.openSample': id,
    'file.openBytes': data,
    'file.export': out,
    'file.exportPreview': out,
    'file.saveBytes': none,
    'file.recent': none,
    'file.recovery': none,
    'task.cancel': none,
    'file.recover': z.strictObject({ accept: z.boolean() }),
  } satisfies { readonly [K in Command]: z.ZodType<Args<K>> };
}
