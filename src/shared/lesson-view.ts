/** Lessons as pages show them. Types only. */
import type { StudentValue } from './answer';
import type { AskKind, PageKind } from './lesson';
import type { NodeState } from './model';
import type { Frame } from './playback';

/** One lesson in the course or among the person's own. */
export interface LessonCard {
  /** What opens it: the id of a lesson of the course, or `own:` and a number. */
  readonly key: string;
  readonly title: string;
  readonly question: string;
  readonly minutes: number;
  /** Place in the course from 1; null for an own lesson. */
  readonly number: number | null;
  readonly pages: number;
  readonly state: 'open' | 'begun' | 'done';
  /** Page where it goes on, from 0. */
  readonly page: number;
  /** Minutes left, from the pages that are left. */
  readonly left: number;
  /** Predictions and choices answered right, and how many there are. */
  readonly right: number;
  readonly of: number;
  /** "lesson 6": where it is easier afterwards; empty elsewhere. */
  readonly after: string;
  /** Where an own lesson lies, for people; empty for one of the course. */
  readonly path: string;
  /** Why it cannot be read; empty where it can. */
  readonly problem: string;
}

export interface CourseView {
  readonly chapters: readonly {
    readonly title: string;
    readonly minutes: number;
    readonly lessons: readonly LessonCard[];
  }[];
  readonly done: number;
  readonly total: number;
  /** Minutes left in the whole course. */
  readonly left: number;
  /** The lesson to go on with: begun, else the next that is open; null when all are done. */
  readonly current: string | null;
  readonly own: readonly LessonCard[];
}

/** One part of a prediction, with its truth once it is answered. */
export interface AskedPart {
  /** The user or node asked about; empty where one figure is asked. */
  readonly name: string;
  readonly said: string | number | null;
  readonly truth: string | number | null;
  readonly right: boolean;
  /** What the rule saw, or how it came. */
  readonly why: string;
  /** Frame of the reveal at which it shows; the last where it shows at the end. */
  readonly frame: number;
}

export interface AskView {
  readonly kind: AskKind;
  /** What is asked, in words: "Devices served by each node". */
  readonly label: string;
  /** "User", "Node" or empty. */
  readonly heading: string;
  readonly names: readonly string[];
  /** Nodes to choose from where homes are asked. */
  readonly nodes: readonly string[];
  /** States to choose from where states are asked. */
  readonly states: readonly NodeState[];
  /** "devices", "users", "s". */
  readonly unit: string;
}

/** What is shown once a prediction is answered. */
export interface RevealView {
  readonly right: boolean;
  readonly parts: readonly AskedPart[];
  /** What `then` did, the lab before first. */
  readonly frames: readonly Frame[];
  /** What was done, in words: "Enable 4 users". */
  readonly label: string;
  readonly misconception: {
    readonly name: string;
    readonly title: string;
    /** The wrong idea, and what is true. */
    readonly text: string;
    /** What the wrong rule would give, part by part, as `parts`. */
    readonly parts: readonly (string | number | null)[];
  } | null;
  /** Why it is so, as the lesson says it; empty where it does not. */
  readonly because: string;
}

export interface OptionView {
  readonly text: string;
  readonly chosen: boolean;
  /** Null before the answer, and in a student's copy. */
  readonly right: boolean | null;
  readonly why: string;
}

export interface GoalView {
  readonly text: string;
  readonly held: boolean;
  /** What is still missing; empty where it holds or where the copy does not tell. */
  readonly why: string;
}

export interface TaskView {
  readonly goals: readonly GoalView[];
  /** Every goal holds and the limits are kept. */
  readonly done: boolean;
  /** Names of the steps that may be used; empty: all. */
  readonly allowed: readonly string[];
  readonly atMost: number | null;
  /** Work steps since the start of the task. */
  readonly used: number;
}

/** The lesson that is open, at its page. */
export interface LessonView {
  readonly key: string;
  readonly title: string;
  readonly question: string;
  readonly minutes: number;
  /** Place in the course from 1, and how many it has; null for an own lesson. */
  readonly number: number | null;
  readonly course: number;
  readonly isCopy: boolean;
  readonly pages: readonly {
    readonly title: string;
    readonly kind: PageKind;
    readonly state: 'done' | 'now' | 'open';
  }[];
  /** From 0. */
  readonly page: number;
  /** Furthest page reached. */
  readonly reached: number;
  readonly kind: PageKind;
  readonly heading: string;
  /** Markdown with its figures filled in. */
  readonly text: string;
  /** Marks in the lab. */
  readonly look: readonly string[];
  /** Words of the glossary that the text uses. */
  readonly words: readonly { readonly word: string; readonly text: string }[];
  /** Marks of sources that the page names. */
  readonly sources: readonly string[];
  /** Hints opened, in order, and how many there are. */
  readonly hints: readonly string[];
  readonly hintCount: number;
  readonly ask: AskView | null;
  readonly answer: StudentValue | null;
  readonly reveal: RevealView | null;
  readonly options: readonly OptionView[];
  readonly task: TaskView | null;
  /** Predictions and choices so far. */
  readonly right: number;
  readonly answered: number;
  readonly hintsUsed: number;
  /** Why the next page is not open yet; empty where it is. */
  readonly held: string;
  /** The last page is done. */
  readonly done: boolean;
  /** The person's own lab, which waits; null where none was open. */
  readonly waiting: string | null;
}
