import type { CourseView } from '../../../shared/lesson-view';
import type { Outcome } from '../../../shared/outcome';
import { openScenario } from '../opening/open';
import { labName } from '../opening/open-bytes';
import { problem } from '../problem';
import type { Workspace } from '../workspace';
import { courseView, lessonCard } from './cards';
import type { LessonSource } from './course';
import { LessonRun } from './lesson-run';
import type { Progress, ProgressStore } from './progress';

/** The lessons of one program: the course, the own ones, and how far somebody is in each. */
export interface Lessons {
  course(): Promise<CourseView>;
  /** Opens a lesson by the key of its card. @param again  from its beginning, whatever was done */
  open(key: string, again: boolean): Promise<Outcome<object>>;
  /** Opens a lesson file, and keeps it among the own ones. @param path  where it lies, for people */
  openBytes(bytes: Uint8Array, path: string): Promise<Outcome<object>>;
  /** Does something with the open lesson and tells everybody. */
  act(action: (run: LessonRun) => Outcome<object>): Outcome<object>;
  forget(key: string): Promise<void>;
  /** The lab in the workspace changed: the progress of the lesson is kept. */
  changed(): void;
  /** Everything that is to be kept is written. */
  flush(): Promise<void>;
}

/** The lessons of one workspace. @param store  the progress of all workspaces */
export function lessonsOn(workspace: Workspace, store: ProgressStore): Lessons {
  const { files } = workspace;
  const { course } = files;
  workspace.courseLength = course.length;
  let keeping: Promise<void> = Promise.resolve();

  const ownSource = (key: string, { own }: Progress): LessonSource | null => {
    const read = own ? files.parseLesson(own.text) : null;
    return read?.ok ? { key, lesson: read.lesson, number: null, path: own?.path ?? '' } : null;
  };
  const sourceOf = async (key: string): Promise<LessonSource | null> => {
    const index = course.findIndex(({ lesson }) => lesson.id === key);
    if (index >= 0) return { key, lesson: course[index]!.lesson, number: index + 1, path: '' };
    const progress = (await store.all()).get(key);
    return progress ? ownSource(key, progress) : null;
  };
  const begin = async (
    source: LessonSource,
    progress: Progress | undefined,
  ): Promise<Outcome<object>> => {
    const { lab, title } = source.lesson;
    const steps = progress && beginsAs(progress, lab.steps.length) ? progress.steps : null;
    const scenario = { ...lab, title, steps: steps ?? lab.steps };
    const opened = await openScenario(scenario, { name: title, path: null }, async () => {});
    const run = new LessonRun(source, opened, steps ? progress : undefined);
    const begun = steps ? ({ ok: true } as const) : run.begin();
    if (!begun.ok) {
      opened.close();
      return begun;
    }
    workspace.enter(run);
    return { ok: true };
  };

  return {
    async course() {
      await keeping;
      const progress = await store.all();
      const own = [...progress].reverse().flatMap(([key, each]) => {
        const source = each.own && ownSource(key, each);
        return source ? [lessonCard(source, each, undefined)] : [];
      });
      return courseView(course, own, progress);
    },

    async open(key, again) {
      await keeping;
      const source = await sourceOf(key);
      if (!source) return problem('unknown-lesson', { name: key });
      return begin(source, again ? undefined : (await store.all()).get(key));
    },

    async openBytes(bytes, path) {
      const read = files.parseLesson(bytes);
      if (!read.ok)
        return problem('not-a-lesson', {
          name: labName(path),
          place: read.place,
          detail: read.message,
        });
      const key = `own:${path}`;
      const known = (await store.all()).get(key);
      const isSame = known?.own?.text === JSON.stringify(read.lesson);
      return begin({ key, lesson: read.lesson, number: null, path }, isSame ? known : undefined);
    },

    act(action) {
      const run = workspace.lesson;
      if (!run) return problem('no-lesson');
      const done = action(run);
      if (done.ok) workspace.tell(run.lab.delta());
      return done;
    },

    async forget(key) {
      await keeping;
      await store.remove(key);
    },

    changed() {
      const run = workspace.lesson;
      if (!run) return;
      const progress = run.progress();
      keeping = keeping.then(() => store.put(run.source.key, progress));
    },

    flush: () => keeping,
  };
}

/** The journal that was kept begins with the lab of the lesson, then its begin-lesson. */
function beginsAs({ steps }: Progress, length: number): boolean {
  return steps[length]?.do === 'begin-lesson';
}
