import { z } from 'zod';
import { HINT_LEVELS, type StudentValue } from '../../shared/answer';
import { formatCount } from '../../shared/format';
import { MAX_CAPACITY, MAX_COUNT, MAX_NAME, MAX_SECONDS } from '../../shared/limits';
import { NAME_RULE, readName, readPrefix } from '../../shared/names';
import type { UserRow } from '../../shared/step';
import { shown } from './place';

/** Message for a value that is missing or not what is allowed. */
export function wanted(allowed: string) {
  return {
    error: (issue: { readonly input?: unknown }) =>
      issue.input === undefined
        ? `is missing; it must be ${allowed}`
        : `must be ${allowed}, not ${shown(issue.input)}`,
  };
}

/** An object with these fields and no others; `what` names it in messages. */
export function strict<S extends z.ZodRawShape>(what: string, shape: S) {
  const fields = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `is no field of ${what}, which has ${fields}`
        : wanted(`an object with ${fields}`).error(issue),
  });
}

function whole(least: number, most: number) {
  const rule = wanted(`a whole number from ${formatCount(least)} to ${formatCount(most)}`);
  return z.int(rule).min(least, rule).max(most, rule);
}

/** A whole number of any size: beyond 2^53 the nearest one that there is. */
function anyWhole(allowed: string) {
  return z.number(wanted(allowed)).refine(Number.isInteger, wanted(allowed));
}

/** One of a closed list of words. */
export function oneOf<const W extends readonly [string, ...string[]]>(words: W) {
  const list = words.map((word) => JSON.stringify(word)).join(', ');
  return z.enum(words, wanted(words.length === 1 ? list : `one of ${list}`));
}

/** `count` and `devices`. */
export const count = whole(1, MAX_COUNT);
export const capacity = whole(1, MAX_CAPACITY);
export const seconds = whole(0, MAX_SECONDS);
/** First number of generated names, and figures that only lint reads: as large as times may be. */
export const figure = seconds;
/** A position from 0; past the end is the end. */
export const position = anyWhole('a whole number from 0 up').min(
  0,
  wanted('a whole number from 0 up'),
);
export const slot = z.literal([1, 2], wanted('1 or 2'));
/** A figure that an expectation names. A wrong one fails the expectation, not the file. */
export const expected = anyWhole('a whole number');
/** A part of a whole that an expectation names. */
export const share = z.number(wanted('a number from 0 up')).min(0, wanted('a number from 0 up'));
export const flag = z.boolean(wanted('true or false'));
export const text = z.string(wanted('a text'));
export const all = z.literal(true, wanted('true'));

/** Name of a user, node, group or snapshot, trimmed. */
export const name = z.string(wanted(NAME_RULE)).transform((given, context) => {
  const found = readName(given);
  if (found !== null) return found;
  context.issues.push({
    code: 'custom',
    input: given,
    message: wanted(NAME_RULE).error({ input: given }),
  });
  return z.NEVER;
});

const PREFIX_RULE = `the beginning of a name: fewer than ${MAX_NAME} characters without control characters`;

/** Beginning of generated names; the engine refuses `LIMIT` what would become too long a name. */
export const prefix = z.string(wanted(PREFIX_RULE)).transform((given, context) => {
  const found = readPrefix(given);
  if (found !== null) return found;
  context.issues.push({
    code: 'custom',
    input: given,
    message: wanted(PREFIX_RULE).error({ input: given }),
  });
  return z.NEVER;
});

/** A list of user names. Own loop: one file may list 10,000,000 of them. */
export const userIds = z.transform((given: unknown, context): readonly string[] => {
  if (!Array.isArray(given)) return refuse(context, [], wanted('a list of user names'), given);
  const names: string[] = [];
  for (const [index, item] of given.entries()) {
    const found = typeof item === 'string' ? readName(item) : null;
    if (found === null) return refuse(context, [index], wanted(NAME_RULE), item);
    names.push(found);
  }
  return names;
});

const userRow = strict('a user', {
  id: name,
  server: z.exactOptional(name),
  homeCluster: z.exactOptional(flag),
  enabled: z.exactOptional(flag),
  devices: z.exactOptional(count),
});

/** Fields of a row of `enable-users`, in canonical order. */
export const USER_ROW_FIELDS: readonly string[] = Object.keys(userRow.shape);

/** The rows of `enable-users`: the plain ones are read here, the others and the wrong ones by their schema. */
export const userRows = z.transform((given: unknown, context): readonly UserRow[] => {
  if (!Array.isArray(given)) return refuse(context, [], wanted('a list of users'), given);
  const rows: UserRow[] = [];
  for (const [index, item] of given.entries()) {
    const plain = plainRow(item);
    if (plain) {
      rows.push(plain);
      continue;
    }
    const read = userRow.safeParse(item);
    if (!read.success) {
      const issue = leading(read.error.issues);
      context.issues.push({
        code: 'custom',
        input: item,
        path: [index, ...issue.path],
        message: issue.message,
      });
      return z.NEVER;
    }
    rows.push(read.data);
  }
  return rows;
});

/** A row with no more than an id and a server, or null; the rest is the schema's. */
function plainRow(item: unknown): UserRow | null {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return null;
  const row = item as Record<string, unknown>;
  const fields = Object.keys(row);
  if (fields.length > 2 || typeof row['id'] !== 'string' || !Object.hasOwn(row, 'id')) return null;
  const id = readName(row['id']);
  if (id === null) return null;
  if (fields.length === 1) return { id };
  if (!Object.hasOwn(row, 'server') || typeof row['server'] !== 'string') return null;
  const server = readName(row['server']);
  return server === null ? null : { id, server };
}

/**
 * An object keyed by names. The result has no prototype, so `constructor` and `__proto__` are names
 * like any other; zod's own record would drop the latter.
 */
export function mapOf<V>(what: string, value: z.ZodType<V>) {
  const rule = wanted(`an object of ${what}`);
  return z.transform((given: unknown, context): Readonly<Record<string, V>> => {
    if (typeof given !== 'object' || given === null || Array.isArray(given))
      return refuse(context, [], rule, given);
    const map: Record<string, V> = Object.create(null);
    for (const [key, item] of Object.entries(given)) {
      const found = readName(key);
      if (found === null)
        return refuse(context, [key], { error: () => `the field must be ${NAME_RULE}` }, key);
      if (Object.hasOwn(map, found)) return refuse(context, [key], TWICE, key);
      const read = value.safeParse(item);
      if (!read.success)
        return refuse(context, [key], { error: () => leading(read.error.issues).message }, item);
      map[found] = read.data;
    }
    return map;
  });
}

const TWICE = { error: () => 'the same name is given twice' };

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The issue to tell: a field that does not exist comes before one that is missing, since it is likely the same one misspelt. */
export function leading(issues: readonly z.core.$ZodIssue[]): Issue {
  const unknown = issues.find((issue) => issue.code === 'unrecognized_keys');
  if (unknown) return { path: [...unknown.path, unknown.keys[0]!], message: unknown.message };
  return issues[0]!;
}

function refuse(
  context: z.core.ParsePayload,
  path: PropertyKey[],
  rule: { error: (issue: { input?: unknown }) => string },
  input: unknown,
): never {
  context.issues.push({ code: 'custom', input, path, message: rule.error({ input }) });
  return z.NEVER;
}

/** The `id` of a lesson. */
export const lessonId = z
  .string(wanted('letters, digits and -'))
  .regex(/^[A-Za-z0-9-]{1,64}$/, wanted('1 to 64 letters, digits and -'));
/** What a student goes by: a code, no name. */
export const studentCode = z
  .string(wanted('a code of 1 to 64 characters'))
  .regex(/^[^\p{Cc}\p{Cs}]{1,64}$/u, wanted('a code of 1 to 64 characters'));
export const hintLevel = z.literal(HINT_LEVELS, wanted('1, 2 or 3'));

const ANSWER = 'a number, a list of positions, or an object of values by name';

/** What a student answers: a figure, the positions of options, or a value for each name asked. */
export const studentValue = z.transform((given: unknown, context): StudentValue => {
  if (typeof given === 'number') return given;
  if (Array.isArray(given)) {
    const read = z.array(position, wanted('a list of positions')).safeParse(given);
    return read.success ? read.data : refuse(context, [], wanted(ANSWER), given);
  }
  const read = mapOf('values by name', answerPart).safeParse(given);
  return read.success ? read.data : refuse(context, [], wanted(ANSWER), given);
});

const answerPart = z.union([text, expected, z.null()], wanted('a text, a whole number or null'));
