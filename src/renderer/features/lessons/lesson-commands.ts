import { goodAnswer } from '../../stores/answers';
import type { App } from '../../stores/app-context';
import { showView } from '../../stores/navigate';

/** Opens a lesson where it was left. The open lab waits, so nothing is asked. */
export async function startLesson(app: App, key: string, again = false): Promise<void> {
  const opened = await app.lab.attempt('lesson.open', again ? { key, again } : { key });
  if (opened !== null) showView(app, 'lessons');
}

/** Leaves the lesson for the course; the lab that waited is open again. */
export async function leaveLesson(app: App): Promise<void> {
  await app.lab.attempt('lesson.leave', {});
  showView(app, 'lessons');
}

/** From the last page: to the next lesson of the course, or back to the course. */
export async function openLesson(app: App, key: string, to: 'next' | 'leave'): Promise<void> {
  if (to === 'leave') return leaveLesson(app);
  const { course } = await goodAnswer(app.lab.call('lesson.course', {}));
  const keys = course.chapters.flatMap(({ lessons }) => lessons.map((card) => card.key));
  const next = keys[keys.indexOf(key) + 1];
  if (next === undefined) return leaveLesson(app);
  return startLesson(app, next);
}
