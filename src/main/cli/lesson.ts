import { createHash, randomBytes } from 'node:crypto';
import type { AnswerValue } from '../../shared/answer';
import { countOf } from '../../shared/format';
import type { AnyLesson, Misconception } from '../../shared/lesson';
import { MISCONCEPTIONS } from '../../shared/lesson';
import { answerOf, sameAnswer } from '../engine/lessons/answers';
import { checkLesson, type LessonProblem } from '../engine/lessons/check';
import { wrongAnswer } from '../engine/lessons/misconceptions';
import { tryOut } from '../engine/lessons/trial';
import { labOf } from '../engine/lessons/walk';
import { formatLesson, type LessonRead, parseLesson, studentCopy } from '../files/lesson/lesson';
import { printable } from '../files/place';
import { defineCommand } from './command';
import { JSON_OUT } from './options';
import { type ExitCode, type Output, printJson } from './output';
import { readBytes } from './read-bytes';
import { isSameFile, saveFile } from './save-file';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const newSalt = () => randomBytes(16).toString('hex');

/** `implab lesson check FILE`: 0 the lesson is sound, 1 with every problem by page, 2 it cannot be read. */
async function check(file: string, json: boolean, output: Output): Promise<ExitCode> {
  const { out, err } = output;
  const read = readLesson(file);
  if (!read.ok && read.kind === 'unreadable') {
    const message = unreadableText(file, read);
    if (json) printJson(output, { file, ok: false, error: message, problems: [], predictions: [] });
    else err(message);
    return 2;
  }
  const problems = read.ok ? checkLesson(read.lesson, sha256) : read.problems;
  const ok = problems.length === 0;
  if (json) {
    const predictions = ok && read.ok ? predictionsOf(read.lesson) : [];
    printJson(output, { file, ok, error: null, problems: problems.map(bare), predictions });
  } else if (ok && read.ok) {
    const { title, pages } = read.lesson;
    out(`${printable(file)}: ok, ${printable(title)}, ${countOf(pages.length, 'page')}`);
  } else {
    for (const problem of problems) err(`${printable(file)}: ${problemText(problem)}`);
  }
  return ok ? 0 : 1;
}

/** `implab lesson student FILE OUT`: the lesson without its answers. 1: the lesson breaks its format. */
async function student(file: string, to: string, output: Output): Promise<ExitCode> {
  const read = readLesson(file);
  if (!read.ok) {
    if (read.kind === 'unreadable') output.err(unreadableText(file, read));
    else for (const each of read.problems) output.err(`${printable(file)}: ${problemText(each)}`);
    return read.kind === 'unreadable' ? 2 : 1;
  }
  const { lesson } = read;
  if (isSameFile(file, to)) {
    output.err(`${printable(to)}: is the teacher's file itself. Give another name.`);
    return 2;
  }
  if ('copy' in lesson) {
    output.err(`${printable(file)}: is a student's copy already. Give the teacher's file.`);
    return 1;
  }
  const copy = formatLesson(studentCopy(lesson, newSalt, sha256));
  const failure = await saveFile(to, new TextEncoder().encode(copy));
  if (failure !== null) {
    output.err(failure);
    return 2;
  }
  output.out(`${printable(to)}: ${printable(lesson.title)}, without its answers`);
  return 0;
}

function readLesson(file: string): LessonRead {
  const bytes = readBytes(file);
  return typeof bytes === 'string'
    ? { ok: false, kind: 'unreadable', place: '', message: bytes }
    : parseLesson(bytes);
}

function unreadableText(file: string, read: { place: string; message: string }): string {
  return [printable(file), read.place, read.message].filter((part) => part !== '').join(': ');
}

/** Pages count from 0 in places and from 1 for people, as steps do. */
function problemText({ page, place, message }: LessonProblem): string {
  const where = [page === null ? '' : `page ${page + 1}`, place].filter((part) => part !== '');
  return `${where.join(', ')}${where.length > 0 ? ': ' : ''}${printable(message)}`;
}

function bare({ page, place, message }: LessonProblem): LessonProblem {
  return { page, place, message };
}

/** What the engine says of each prediction of a sound lesson, and what each wrong idea would have said. */
function predictionsOf(lesson: AnyLesson): readonly {
  readonly page: number;
  readonly truth: AnswerValue | null;
  readonly misconceptions: Partial<Record<Misconception, AnswerValue>>;
}[] {
  const { trail } = labOf(lesson);
  return lesson.pages.flatMap((page, index) => {
    trail.run(page.steps ?? []);
    if (page.kind === 'task' && 'solution' in page) trail.run(page.solution);
    if (page.kind !== 'predict') return [];
    const question = { ask: page.ask, steps: page.then, from: trail.here };
    const trial = tryOut(question.from, page.then);
    const wrong = MISCONCEPTIONS.map((name) => [name, wrongAnswer(name, question, trial)] as const);
    const truth = answerOf(page.ask, trial);
    trail.run(page.then);
    return [
      {
        page: index,
        truth,
        misconceptions: Object.fromEntries(
          wrong.filter(([, answer]) => answer !== null && !sameAnswer(page.ask, answer, truth)),
        ),
      },
    ];
  });
}

export const LESSON_CHECK = defineCommand({
  name: 'lesson check',
  usage: 'FILE [--json]',
  summary: 'whether a lesson runs, asks what has an answer and can be solved',
  words: [1, 1],
  options: { json: JSON_OUT },
  run: ([file], { json = false }, { output }) => check(file!, json, output),
});

export const LESSON_STUDENT = defineCommand({
  name: 'lesson student',
  usage: 'FILE OUT',
  summary: "the student's copy of a lesson, without its answers",
  words: [2, 2],
  options: {},
  run: ([file, to], _given, { output }) => student(file!, to!, output),
});
