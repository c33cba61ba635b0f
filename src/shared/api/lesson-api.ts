import type { HintLevel, StudentValue } from '../answer';
import type { CourseView, RevealView } from '../lesson-view';
import type { Outcome } from '../outcome';
import type { Frame } from '../playback';

/** Lessons: each runs in a lab of its own, while the person's own lab waits. */
export interface LessonApi {
  /** The course and the own lessons, with the progress that is kept on this machine. */
  'lesson.course': {
    args: Record<string, never>;
    result: Outcome<{ readonly course: CourseView }>;
  };
  /** Opens a lesson where it was left, or from its beginning. `key` as in its card. */
  'lesson.open': {
    args: { readonly key: string; readonly again?: boolean };
    result: Outcome<object>;
  };
  /**
   * Goes to a page that was reached, or to the next one. `present`: whether or not the page before is done; what is
   * to come of it is run without an answer.
   */
  'lesson.turn': {
    args: { readonly page: number; readonly present?: boolean };
    result: Outcome<object>;
  };
  /** The truth of a prediction, for a presenter: nothing is recorded. Null where the page predicts nothing. */
  'lesson.peek': {
    args: { readonly page: number };
    result: Outcome<{ readonly reveal: RevealView | null }>;
  };
  /** Records the answer to the page and then lets the engine run. */
  'lesson.answer': { args: { readonly value: StudentValue }; result: Outcome<object> };
  'lesson.hint': { args: { readonly level: HintLevel }; result: Outcome<object> };
  /** Back to the start of the page. */
  'lesson.reset': { args: Record<string, never>; result: Outcome<object> };
  /** Leaves the lesson; the lab that waited comes back. */
  'lesson.leave': { args: Record<string, never>; result: Outcome<object> };
  /** Takes an own lesson off the list, with its progress. */
  'lesson.forget': { args: { readonly key: string }; result: Outcome<object> };
  /** What happened inside a step of the journal, placement after placement and second after second. */
  'lab.frames': {
    args: { readonly step: number };
    result: Outcome<{ readonly frames: readonly Frame[] }>;
  };
}
