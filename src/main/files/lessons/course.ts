import type { CourseLesson } from '../../../shared/lesson';

/** The course, in its order: three chapters, twelve lessons. */
export const COURSE: readonly CourseLesson[] = [];
