import type { CourseLesson } from '../../../shared/lesson';
import type { CourseView, LessonCard } from '../../../shared/lesson-view';
import { askedPages, type LessonSource } from './course';
import type { Progress } from './progress';

/** A lesson in a list, with how far somebody is in it. */
export function lessonCard(
  { key, lesson, number, path }: LessonSource,
  progress: Progress | undefined,
  after: number | undefined,
): LessonCard {
  const { title, question, minutes, pages } = lesson;
  const share = progress ? (pages.length - progress.page) / pages.length : 1;
  return {
    key,
    title,
    question,
    minutes,
    number,
    pages: pages.length,
    state: progress === undefined ? 'open' : progress.done ? 'done' : 'begun',
    page: progress?.page ?? 0,
    left: progress?.done ? 0 : Math.max(1, Math.round(minutes * share)),
    right: progress?.right ?? 0,
    of: askedPages(lesson),
    after: after === undefined ? '' : `lesson ${after}`,
    path,
    problem: '',
  };
}

/** The course as its home shows it. */
export function courseView(
  course: readonly CourseLesson[],
  own: readonly LessonCard[],
  progress: ReadonlyMap<string, Progress>,
): CourseView {
  const cards = course.map(({ lesson, after }, index) =>
    lessonCard(
      { key: lesson.id, lesson, number: index + 1, path: '' },
      progress.get(lesson.id),
      after,
    ),
  );
  const titles = [...new Set(course.map(({ chapter }) => chapter))];
  // The one somebody was in last stands last in the store.
  const begun = [...progress.keys()]
    .reverse()
    .find((key) => cards.some((card) => card.key === key && card.state === 'begun'));
  return {
    chapters: titles.map((title) => {
      const lessons = cards.filter((_, index) => course[index]!.chapter === title);
      return { title, minutes: lessons.reduce((sum, { minutes }) => sum + minutes, 0), lessons };
    }),
    done: cards.filter(({ state }) => state === 'done').length,
    total: cards.length,
    left: cards.reduce((sum, { left }) => sum + left, 0),
    current: begun ?? cards.find(({ state }) => state === 'open')?.key ?? null,
    own,
  };
}
