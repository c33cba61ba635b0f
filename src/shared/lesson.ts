/**
 * Lessons, exactly as on the wire (docs/lesson-format.md). Steps, expectations and names are those of
 * scenarios. Types and constants only.
 */
import type { Expectation, Scenario, Step, StepName } from './step';

/** A lesson file: a lab and the pages that lead through it. Markdown in all texts, as the format limits it. */
export interface Lesson {
  readonly format: 'implab-lesson';
  readonly version: 1;
  /** Letters, digits and `-`. */
  readonly id: string;
  readonly title: string;
  /** Minutes of reading and doing. */
  readonly minutes: number;
  /** 1 (beginner) to 5. */
  readonly level: number;
  /** The question that the lesson answers. */
  readonly question: string;
  /** Without expectations. */
  readonly lab: Scenario;
  readonly pages: readonly LessonPage[];
}

/** What every page has. */
interface PageBase {
  readonly title: string;
  readonly text: string;
  /** What is marked in the lab: `node:imp1`, `group:PRG-1`, `user:user7`, `step:8`, `chart:load`, `mode`. */
  readonly look?: string | readonly string[];
  /** Run when the page is first reached. */
  readonly steps?: readonly Step[];
}

export interface ReadPage extends PageBase {
  readonly kind: 'read';
}

/** The answer is recorded before `then` is run; its truth is the engine's and stands nowhere in the file. */
export interface PredictPage extends PageBase {
  readonly kind: 'predict';
  readonly ask: Ask;
  readonly then: readonly Step[];
  readonly hints?: readonly string[];
  /** Shown with the truth: why it is so. */
  readonly because?: string;
}

export interface ChooseOption {
  readonly text: string;
  readonly right: boolean;
  readonly why: string;
}

export interface ChoosePage extends PageBase {
  readonly kind: 'choose';
  readonly options: readonly ChooseOption[];
}

export interface Goal {
  readonly text: string;
  readonly expect: Expectation;
}

export interface TaskPage extends PageBase {
  readonly kind: 'task';
  readonly goal: readonly Goal[];
  /** Names of the steps that may be used; absent: all. */
  readonly allowed?: readonly StepName[];
  /** Most steps that may be used; absent: any number. */
  readonly atMost?: number;
  readonly hints?: readonly string[];
  readonly solution: readonly Step[];
}

export type LessonPage = ReadPage | PredictPage | ChoosePage | TaskPage;
export type PageKind = LessonPage['kind'];

/** What a prediction asks: exactly one of these. */
export type Ask =
  /** On which node, or none, will each of these users be? */
  | { readonly homes: readonly string[] }
  /** How many devices will each of these nodes serve? */
  | { readonly load: readonly string[] }
  /** How many users will be assigned to each of these nodes? */
  | { readonly assigned: readonly string[] }
  /** How many users change their node? */
  | { readonly moves: true }
  /** Which state will each of these nodes show? */
  | { readonly states: readonly string[] }
  /** How many devices will be without service? */
  | { readonly noService: true }
  /** How many seconds until the last device is served again, detection included, re-login not? */
  | { readonly clock: true };

export const ASK_KINDS = [
  'homes',
  'load',
  'assigned',
  'moves',
  'states',
  'noService',
  'clock',
] as const;
export type AskKind = (typeof ASK_KINDS)[number];

/**
 * Wrong ideas that are recognised by name, in the order in which they are looked for. What each of them
 * would answer is worked out in `engine/lessons/misconceptions`.
 */
export const MISCONCEPTIONS = [
  'round-robin',
  'capacity-weighted',
  'secondary-spared',
  'fill-first',
  'mode-moves-users',
  'users-come-back',
  'homes-follow-failover',
  'other-groups-help',
  'instant-failover',
] as const;
export type Misconception = (typeof MISCONCEPTIONS)[number];

/** A lesson without its answers: what `implab lesson student` writes. */
export interface StudentLesson extends Omit<Lesson, 'pages'> {
  /** Tells the copy from the teacher's file. */
  readonly copy: 'student';
  readonly pages: readonly StudentPage[];
}

export interface SealedChoosePage extends Omit<ChoosePage, 'options'> {
  readonly options: readonly { readonly text: string }[];
}

export interface SealedTaskPage extends Omit<TaskPage, 'goal' | 'solution'> {
  readonly goal: readonly SealedGoal[];
}

export type StudentPage = ReadPage | PredictPage | SealedChoosePage | SealedTaskPage;

/** A goal whose expectation is kept as digests: one sees whether it holds, not what it wants. */
export interface SealedGoal {
  readonly text: string;
  /** Hexadecimal; part of everything that is digested. */
  readonly salt: string;
  readonly checks: readonly SealedCheck[];
}

/** One check of a sealed goal. `digest` is SHA-256 in hexadecimal of salt, field, name and the value wanted. */
export type SealedCheck =
  /** A bound, kept open: the value that keeps it is mostly another one and digests to something else. */
  | { readonly open: Pick<Expectation, 'maxShare' | 'survivorShare'> }
  /** The value of the field (for the name) digests to this. */
  | { readonly field: string; readonly name?: string; readonly digest: string }
  /** One of the findings, reduced to these of its fields, digests to this. */
  | { readonly field: 'findings'; readonly of: readonly string[]; readonly digest: string }
  /** No finding has the code that digests to this; the word `all` may stand behind it, too. */
  | { readonly field: 'noFindings'; readonly digest: string };

/** A lesson that can be run: the teacher's file or a student's copy. */
export type AnyLesson = Lesson | StudentLesson;

/** A lesson that ships, with its place in the course. */
export interface CourseLesson {
  readonly chapter: string;
  readonly lesson: Lesson;
  /** Number of the lesson after which it is easier, from 1; absent: none. */
  readonly after?: number;
}
