import { z } from 'zod';
import { formatCount } from '../../../shared/format';
import type { Ask, Lesson, LessonPage, StudentLesson, StudentPage } from '../../../shared/lesson';
import { MAX_STEPS } from '../../../shared/limits';
import type { Expectation, Scenario, Step, StepName } from '../../../shared/step';
import { flag, leading, lessonId, name, oneOf, share, strict, text, wanted } from '../field-schema';
import { scenarioHeader } from '../scenario';
import { isStepName, parseStep } from '../step-schema';
import { markdownFault } from './markdown';

const may = z.exactOptional;

/** Most pages, options, goals and names that are asked for; far more than a lesson needs. */
const MOST = 500;
const LONGEST_TEXT = 100_000;

/** A text in the markdown of lessons. */
const markdown = z.string(wanted('a text')).superRefine((given, context) => {
  const fault = given.length > LONGEST_TEXT ? 'is too long for one text' : markdownFault(given);
  if (fault !== null) context.addIssue({ code: 'custom', message: fault });
});

const filled = markdown.refine((given) => given.trim() !== '', { error: 'must not be empty' });

function listOf<T extends z.ZodType>(what: string, item: T, least = 1) {
  return z
    .array(item, wanted(`a list of ${what}`))
    .min(least, `must hold at least ${least} of ${what}`)
    .max(MOST, `must hold at most ${MOST} of ${what}`);
}

/** A list of names, each once. */
const names = (what: string) =>
  listOf(what, name).refine((given) => new Set(given).size === given.length, {
    error: 'gives a name twice',
  });

const step = z.transform((given: unknown, context): Step => {
  const read = parseStep(given);
  if (read.ok) return read.step;
  context.issues.push({
    code: 'custom',
    input: given,
    path: [...read.path],
    message: read.message,
  });
  return z.NEVER;
});

const steps = z
  .array(step, wanted('a list of steps'))
  .max(MAX_STEPS, `must hold at most ${MAX_STEPS} steps`);

const lab: z.ZodType<Scenario> = strict('a scenario', { ...scenarioHeader, steps }).superRefine(
  (given, context) => {
    for (const [index, { do: kind }] of given.steps.entries())
      if (kind === 'expect')
        context.addIssue({
          code: 'custom',
          path: ['steps', index],
          message: 'must be no expect: the lab of a lesson is without expectations',
        });
  },
);

const expectation = z.transform((given: unknown, context): Expectation => {
  const barred = ['do', 'note', 'refused'].find(
    (field) => typeof given === 'object' && given !== null && Object.hasOwn(given, field),
  );
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  if (!isObject || barred !== undefined) {
    const message = isObject
      ? 'is no field of an expectation'
      : wanted('an expectation, an object').error({ input: given });
    context.issues.push({ code: 'custom', input: given, path: barred ? [barred] : [], message });
    return z.NEVER;
  }
  if (Object.keys(given).length === 0) {
    context.issues.push({ code: 'custom', input: given, message: 'must expect something' });
    return z.NEVER;
  }
  const read = parseStep({ ...given, do: 'expect' });
  if (read.ok) {
    const { do: _do, ...expect } = read.step as Expectation & { do: 'expect' };
    return expect;
  }
  context.issues.push({
    code: 'custom',
    input: given,
    path: [...read.path],
    message: read.message,
  });
  return z.NEVER;
});

const ASKS = {
  homes: strict('an ask', { homes: names('users') }),
  load: strict('an ask', { load: names('nodes') }),
  assigned: strict('an ask', { assigned: names('nodes') }),
  moves: strict('an ask', { moves: z.literal(true, wanted('true')) }),
  states: strict('an ask', { states: names('nodes') }),
  noService: strict('an ask', { noService: z.literal(true, wanted('true')) }),
  clock: strict('an ask', { clock: z.literal(true, wanted('true')) }),
};
const ONE_ASK = `exactly one of ${Object.keys(ASKS).join(', ')}`;

const ask = z.transform((given: unknown, context): Ask => {
  const found =
    typeof given === 'object' && given !== null
      ? Object.keys(ASKS).filter((kind) => Object.hasOwn(given, kind))
      : [];
  const fail = (path: readonly PropertyKey[], message: string): never => {
    context.issues.push({ code: 'custom', input: given, path: [...path], message });
    return z.NEVER;
  };
  if (found.length !== 1) return fail([], `must hold ${ONE_ASK}`);
  const read = ASKS[found[0] as keyof typeof ASKS].safeParse(given);
  if (read.success) return read.data;
  const issue = leading(read.error.issues);
  return fail(issue.path, issue.message);
});

const LOOK = /^(?:mode|(?:node|group|user|chart):\S(?:.{0,126}\S)?|step:\d{1,6})$/u;
const LOOK_RULE = 'a mark such as node:imp1, group:PRG-1, user:user7, step:8, chart:load or mode';
const mark = z.string(wanted(LOOK_RULE)).regex(LOOK, wanted(LOOK_RULE));
const look = z.union([mark, listOf('marks', mark)], {
  error: (issue) =>
    Array.isArray(issue.input)
      ? `must hold marks only: ${LOOK_RULE}`
      : wanted(`${LOOK_RULE}, or a list of them`).error(issue),
});

const page = { title: filled, text: markdown, look: may(look), steps: may(steps) };
const hints = may(
  listOf('hints', markdown, 0).max(3, 'must hold at most three hints, from the first to the last'),
);
const upTo = (most: number) => {
  const rule = wanted(`a whole number from 1 to ${formatCount(most)}`);
  return z.int(rule).min(1, rule).max(most, rule);
};
const minutes = upTo(600);
const level = z.literal([1, 2, 3, 4, 5], wanted('1, 2, 3, 4 or 5'));
const atMost = upTo(MAX_STEPS);
const stepName = z.custom<StepName>((given) => isStepName(given), {
  error: 'must be the name of a step',
});
const hex = z
  .string(wanted('hexadecimal digits'))
  .regex(/^[0-9a-f]{8,128}$/, wanted('hexadecimal digits'));

const read = strict('a page to read', { kind: z.literal('read'), ...page });
const predict = strict('a prediction', {
  kind: z.literal('predict'),
  ...page,
  ask,
  then: steps,
  hints,
  because: may(markdown),
});
const option = { text: filled };
const taskLimits = { allowed: may(listOf('steps', stepName)), atMost: may(atMost), hints };
const check = z.union(
  [
    strict('a check', {
      field: z.literal('findings'),
      of: z.array(text).min(1).max(3),
      digest: hex,
    }),
    strict('a check', {
      open: strict('a bound', { maxShare: may(share), survivorShare: may(share) }),
    }),
    strict('a check', { field: text, name: may(text), digest: hex }),
  ],
  { error: 'must be a check of a sealed goal, with field and digest' },
);

/** Pages by their kind: the teacher's, and the sealed ones of a student's copy. */
const PAGES = {
  read,
  predict,
  choose: strict('a choice', {
    kind: z.literal('choose'),
    ...page,
    options: listOf('options', strict('an option', { ...option, right: flag, why: markdown }), 2),
  }),
  task: strict('a task', {
    kind: z.literal('task'),
    ...page,
    goal: listOf('goals', strict('a goal', { text: filled, expect: expectation })),
    ...taskLimits,
    solution: steps,
  }),
} satisfies { [K in LessonPage['kind']]: z.ZodType<Extract<LessonPage, { kind: K }>> };

const SEALED_PAGES = {
  read,
  predict,
  choose: strict("a choice of a student's copy", {
    kind: z.literal('choose'),
    ...page,
    options: listOf('options', strict('an option', option), 2),
  }),
  task: strict("a task of a student's copy", {
    kind: z.literal('task'),
    ...page,
    goal: listOf(
      'goals',
      strict('a sealed goal', { text: filled, salt: hex, checks: z.array(check).min(1).max(MOST) }),
    ),
    ...taskLimits,
  }),
} satisfies { [K in StudentPage['kind']]: z.ZodType<Extract<StudentPage, { kind: K }>> };

/** One of several forms by its `kind`, every problem of that form told in its place. */
function pageOf<T>(forms: Readonly<Record<string, z.ZodType<T>>>) {
  const kinds = oneOf(['read', 'predict', 'choose', 'task']);
  return z.transform((given: unknown, context): T => {
    const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
    const kind = isObject ? (given as { kind?: unknown }).kind : undefined;
    const known = kinds.safeParse(kind);
    if (!isObject || !known.success) {
      const message = isObject
        ? leading(known.error!.issues).message
        : wanted('a page, an object').error({ input: given });
      context.issues.push({
        code: 'custom',
        input: given,
        path: isObject ? ['kind'] : [],
        message,
      });
      return z.NEVER;
    }
    const parsed = forms[known.data]!.safeParse(given);
    if (parsed.success) return parsed.data;
    for (const { path, message } of everyIssue(parsed.error.issues))
      context.issues.push({ code: 'custom', input: given, path: [...path], message });
    return z.NEVER;
  });
}

const head = {
  format: oneOf(['implab-lesson']),
  version: z.literal(1, wanted('1')),
  id: lessonId,
  title: filled,
  minutes,
  level,
  question: filled,
  lab,
};

/** The teacher's file. */
export const LESSON: z.ZodType<Lesson> = strict('a lesson', {
  ...head,
  pages: listOf('pages', pageOf<LessonPage>(PAGES)),
});

/** A student's copy. */
export const STUDENT_LESSON: z.ZodType<StudentLesson> = strict('a lesson', {
  ...head,
  copy: oneOf(['student']),
  pages: listOf('pages', pageOf<StudentPage>(SEALED_PAGES)),
});

/** Issues one by one: each unknown field is a problem of its own. */
export function everyIssue(
  issues: readonly z.core.$ZodIssue[],
): readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...issue.path, key], message: issue.message }))
      : [{ path: issue.path, message: issue.message }],
  );
}
