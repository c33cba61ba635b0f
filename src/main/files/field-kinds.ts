import { z } from 'zod';
import {
  type Choice,
  type FieldKind,
  type FieldMeaning,
  type FieldTypes,
  isOptional,
  meaningOf,
  type Optional,
} from '../../shared/field';
import { RULE_CODES } from '../engine/lint/table';
import {
  all,
  capacity,
  count,
  expected,
  figure,
  flag,
  hintLevel,
  lessonId,
  mapOf,
  name,
  oneOf,
  position,
  prefix,
  seconds,
  share,
  slot,
  strict,
  studentCode,
  studentValue,
  text,
  userIds,
  userRows,
  wanted,
} from './field-schema';

const LAST_CODE = RULE_CODES.filter((code) => code.startsWith('L')).at(-1)!;
const CODES = `V01 to V38 or L01 to ${LAST_CODE}`;
const FINDING_CODE = wanted(`a finding code, ${CODES}`);
const findingCode = z
  .string(FINDING_CODE)
  .refine((code) => RULE_CODES.some((known) => known === code), FINDING_CODE);

/** How a value of each kind is read. */
const KINDS: { readonly [K in FieldKind]: z.ZodType<FieldTypes[K]> } = {
  node: name,
  group: name,
  snapshot: name,
  noted: name,
  home: name,
  homeOrNull: z.union([name, z.null()], wanted('the name of a node, or null')),
  users: userIds,
  userRows,
  prefix,
  text,
  generation: text,
  version: text,
  flag,
  all,
  slot,
  count,
  capacity,
  seconds,
  figure,
  position,
  expected,
  share,
  findings: z.array(
    strict('an expected finding', {
      code: findingCode,
      at: z.exactOptional(name),
      surplus: z.exactOptional(expected),
    }),
    wanted('a list of findings'),
  ),
  findingCodes: z.union([oneOf(['all']), z.array(findingCode)], {
    error: (issue) =>
      Array.isArray(issue.input)
        ? `must hold finding codes only, ${CODES}`
        : wanted('a list of finding codes, or "all"').error(issue),
  }),
  lesson: lessonId,
  student: studentCode,
  answer: studentValue,
  hintLevel,
};

/** The schema of a field as a step declares it. */
export function fieldSchema(field: FieldMeaning | Optional): z.ZodType {
  const schema = meaningSchema(meaningOf(field));
  return isOptional(field) ? z.exactOptional(schema) : schema;
}

function meaningSchema(meaning: FieldMeaning): z.ZodType {
  if (typeof meaning === 'string') return KINDS[meaning];
  return 'by' in meaning ? mapOf(meaning.what, valueSchema(meaning.of)) : valueSchema(meaning);
}

function valueSchema(meaning: FieldKind | Choice): z.ZodType {
  if (typeof meaning === 'string') return KINDS[meaning];
  const { oneOf: words, orNull } = meaning;
  return orNull === undefined ? oneOf(words) : z.union([oneOf(words), z.null()], wanted(orNull));
}
