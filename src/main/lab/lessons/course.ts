import type { AnyLesson } from '../../../shared/lesson';

/** Where an open lesson comes from, and how it goes on. */
export interface LessonSource {
  /** Id of a lesson of the course, or `own:` and its path or id. */
  readonly key: string;
  readonly lesson: AnyLesson;
  /** Place in the course from 1; null for an own one. */
  readonly number: number | null;
  /** Where it lies, for people; empty for one of the course. */
  readonly path: string;
}

/** Predictions and choices of a lesson. */
export function askedPages(lesson: AnyLesson): number {
  return lesson.pages.filter(({ kind }) => kind === 'predict' || kind === 'choose').length;
}
