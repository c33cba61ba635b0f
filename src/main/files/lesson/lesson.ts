import type { AnyLesson, Lesson } from '../../../shared/lesson';
import { type Digest, sealGoal } from '../../engine/lessons/goals';
import { decodeText } from '../decode-text';
import { readJson } from '../json-reader';
import { type Path, placeText } from '../place';
import { everyIssue, LESSON, STUDENT_LESSON } from './schema';

/** Something in a lesson file that breaks its format. */
export interface FormatProblem {
  /** `pages[2].ask`, `minutes`; "" for the whole. */
  readonly place: string;
  /** Page from 0, or null for the lesson itself and its lab. */
  readonly page: number | null;
  readonly message: string;
}

/**
 * A lesson, or why not. `unreadable`: no text, no JSON, or something else than a lesson; `broken`: a lesson that
 * breaks the format, with everything that is wrong.
 */
export type LessonRead =
  | { readonly ok: true; readonly lesson: AnyLesson }
  | {
      readonly ok: false;
      readonly kind: 'unreadable';
      readonly place: string;
      readonly message: string;
    }
  | { readonly ok: false; readonly kind: 'broken'; readonly problems: readonly FormatProblem[] };

/** Largest lesson that is read, in bytes. */
export const MAX_LESSON_BYTES = 50_000_000;

/** Reads a lesson file (docs/lesson-format.md), the teacher's or a student's copy. Nothing throws. */
export function parseLesson(input: Uint8Array | string): LessonRead {
  if (input.length > MAX_LESSON_BYTES) return unreadable('', 'is too large for a lesson');
  const content = decodeText(input);
  if (content === null) return unreadable('', 'is not UTF-8 text');
  if (!/\S/.test(content)) return unreadable('', 'is empty');
  const json = readJson(content, (reader) => reader.value());
  if (!json.ok) return unreadable(json.place, json.message);
  const { value } = json;
  if (!isLesson(value))
    return unreadable('', 'is no lesson: a lesson is a JSON object with "format": "implab-lesson"');
  if (value['version'] !== 1) return unreadable('version', 'must be 1; this implab reads no other');
  const schema = Object.hasOwn(value, 'copy') ? STUDENT_LESSON : LESSON;
  const read = schema.safeParse(value);
  if (read.success) return { ok: true, lesson: read.data };
  return { ok: false, kind: 'broken', problems: everyIssue(read.error.issues).map(problemAt) };
}

/** A lesson, or the first thing that is wrong with it. */
export function readLesson(
  input: Uint8Array | string,
):
  | { readonly ok: true; readonly lesson: AnyLesson }
  | { readonly ok: false; readonly place: string; readonly message: string } {
  const read = parseLesson(input);
  if (read.ok) return read;
  if (read.kind === 'unreadable') return { ok: false, place: read.place, message: read.message };
  const [first, ...more] = read.problems;
  const rest = more.length === 0 ? '' : `, and ${more.length} more`;
  return { ok: false, place: first?.place ?? '', message: `${first?.message ?? ''}${rest}` };
}

/** How far the name of the format is looked for. */
const HEAD = 5000;

/** The bytes begin a JSON object that says, near its beginning, that it is a lesson. */
export function looksLikeLesson(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD));
  return /^\s*\{/.test(head) && /"format"\s*:\s*"implab-lesson"/.test(head);
}

function isLesson(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, 'format') &&
    (value as Record<string, unknown>)['format'] === 'implab-lesson'
  );
}

function problemAt({ path, message }: ReturnType<typeof everyIssue>[number]): FormatProblem {
  const [field, page] = path;
  return {
    place: placeText(path as Path),
    page: field === 'pages' && typeof page === 'number' ? page : null,
    message,
  };
}

function unreadable(place: string, message: string): LessonRead {
  return { ok: false, kind: 'unreadable', place, message };
}

/**
 * The student's copy: no solution, no `right` and no `why` of options, goals as salted digests; predictions as they
 * are (docs/lesson-format.md, "The student's copy").
 *
 * @param salt  gives another hexadecimal text at every call
 */
export function studentCopy(lesson: Lesson, salt: () => string, digest: Digest): AnyLesson {
  const { pages, ...head } = lesson;
  return {
    ...head,
    copy: 'student',
    pages: pages.map((page) => {
      if (page.kind === 'choose')
        return { ...page, options: page.options.map(({ text }) => ({ text })) };
      if (page.kind !== 'task') return page;
      const { solution: _solution, ...rest } = page;
      return { ...rest, goal: page.goal.map((goal) => sealGoal(goal, salt(), digest)) };
    }),
  };
}

/** The text of a lesson file, to be read by people as well. */
export function formatLesson(lesson: AnyLesson): string {
  return `${JSON.stringify(lesson, null, 2)}\n`;
}
