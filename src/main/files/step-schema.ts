import { z } from 'zod';
import { DECLARED_CODES } from '../../shared/refusal';
import type { Step, StepName } from '../../shared/step';
import { STEPS } from '../../shared/steps';
import type { FieldMeanings, StepDeclaration } from '../../shared/steps/declaration';
import { fieldSchema } from './field-kinds';
import { all, leading, oneOf, strict, text } from './field-schema';
import { nearest } from './nearest';
import { type Path, placeText, shown } from './place';

type Form = z.ZodType<Step> & { readonly shape: z.ZodRawShape };
/** A step with several forms has them by the field that tells them apart: exactly one of these must be given. */
type Shape = Form | Readonly<Record<string, Form>>;

/** One form of a step: its fields in canonical order, those that every step may carry last. */
function form(kind: StepName, fields: FieldMeanings): Form {
  const shape = {
    do: z.literal(kind),
    ...Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)]),
    ),
    note: z.exactOptional(text),
    refused: z.exactOptional(oneOf(DECLARED_CODES)),
    joined: z.exactOptional(all),
  };
  const schema = strict(kind, shape);
  const rule = RULES.find((each) => each.of === kind && each.needs in fields);
  // The declarations are held to the types of the steps field by field (shared/steps.ts).
  return (rule
    ? schema.refine(rule.holds as never, { path: [...rule.path], error: rule.error })
    : schema) as unknown as Form;
}

/** Rules between the fields of one step. */
const RULES = [
  {
    of: 'set-notes',
    needs: 'on',
    holds: (given: { readonly on: string; readonly name?: string }) =>
      given.on === 'lab' || given.name !== undefined,
    path: ['name'],
    error: 'is missing; only the notes of the lab need no name',
  },
] as const;

const SHAPES = new Map<string, Shape>(
  Object.entries<StepDeclaration>(STEPS).map(([name, { fields, forms }]) => [
    name,
    forms
      ? Object.fromEntries(
          Object.entries(forms).map(([telling, each]) => [telling, form(name as StepName, each)]),
        )
      : form(name as StepName, fields),
  ]),
);

/** A step, or what is wrong with it and where in it: `path` and, in words, `place` such as `users[3].id`. */
export type StepRead =
  | { readonly ok: true; readonly step: Step }
  | {
      readonly ok: false;
      readonly path: Path;
      readonly place: string;
      readonly message: string;
    };

/**
 * Reads one step: every field checked, names trimmed, unknown steps and fields refused.
 * Rules of the lab (unknown nodes, limits) are the engine's.
 */
export function parseStep(value: unknown): StepRead {
  const form = formOf(value);
  if (!form.ok) return form;
  const read = form.schema.safeParse(value);
  if (read.success) return { ok: true, step: read.data };
  const issue = leading(read.error.issues);
  return problem(issue.path as Path, issue.message);
}

/** The fields that this step may have, in canonical order. Throws for what is no step. */
export function fieldsOf(given: Step): readonly string[] {
  const form = formOf(given);
  if (!form.ok) throw new Error(form.message);
  return Object.keys(form.schema.shape);
}

/** True for the name of a step. */
export function isStepName(value: unknown): value is StepName {
  return typeof value === 'string' && Object.hasOwn(STEPS, value);
}

/** The steps that somebody who wrote this may have meant. */
function nearestWords(kind: unknown): string {
  const near = typeof kind === 'string' ? nearest(kind, [...SHAPES.keys()]) : [];
  return near.length === 0
    ? ''
    : `; the nearest ${near.length === 1 ? 'is' : 'are'} ${near.join(', ')}`;
}

type FormFound = { readonly ok: true; readonly schema: Form } | Extract<StepRead, { ok: false }>;

function formOf(value: unknown): FormFound {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return problem([], `must be a step, an object with the field do, not ${shown(value)}`);
  if (!Object.hasOwn(value, 'do')) return problem(['do'], 'is missing; it names the step');
  const kind: unknown = (value as { do?: unknown }).do;
  const shape = typeof kind === 'string' ? SHAPES.get(kind) : undefined;
  if (shape === undefined)
    return problem(['do'], `must name a step, and ${shown(kind)} is none${nearestWords(kind)}`);
  if (shape instanceof z.ZodType) return { ok: true, schema: shape };
  const telling = Object.keys(shape);
  const [given, second] = telling.filter((field) => Object.hasOwn(value, field));
  const choice = telling.join(', ');
  if (given === undefined) return problem([], `${kind} needs exactly one of ${choice}`);
  if (second !== undefined) return problem([second], `${kind} takes only one of ${choice}`);
  const schema = shape[given]!;
  for (const field of Object.keys(value)) {
    if (Object.hasOwn(schema.shape, field)) continue;
    const others = telling.filter((other) => Object.hasOwn(shape[other]!.shape, field));
    if (others.length > 0)
      return problem([field], `goes with ${others.join(' or ')}, not with ${given}`);
  }
  return { ok: true, schema };
}

function problem(path: Path, message: string): Extract<StepRead, { ok: false }> {
  return { ok: false, path, place: placeText(path), message };
}
