import { randomBytes } from 'node:crypto';
import type { LabEvent } from '../../shared/lab-api';
import type { LabMoment } from '../../shared/outcome';
import type { Pause } from '../../shared/slices';
import type { LabView, StepsDelta } from '../../shared/view';
import type { LabFiles } from './documents/lab-files';
import type { LessonRun } from './lessons/lesson-run';
import type { OpenLab } from './open-lab/open-lab';

const NO_STEPS: StepsDelta = { from: 0, rows: [], position: 0 };
/** Longest stretch of work without a pause, in milliseconds. */
const STRETCH = 50;
/** Work shorter than this shows no progress, in milliseconds (shared interface rules: half a second). */
const SILENT = 500;

/** Somebody asked for the end of a long piece of work. Nothing has changed. */
export class Cancelled extends Error {}

/** Work that may be ended before it is done. */
export interface Task {
  /** Null: nobody gave it one. */
  readonly id: string | null;
  /** Nobody wants its result any more. */
  readonly isEnded: () => boolean;
}

const NO_TASK: Task = { id: null, isEnded: () => false };

/** What leaves a workspace for another one, with all that pages know it by: a lab, or the start screen. */
export interface Leaving {
  readonly lab: OpenLab | null;
  readonly id: string | null;
  readonly earlier: number;
}

/** What a workspace does not do itself. */
export interface WorkspaceParts {
  /** Called after every change, once everybody has been told. */
  readonly changed: () => void;
  /** Its name among the workspaces of the program. */
  readonly name: string;
  /** Gives what pages stay with a workspace of its own, and answers the name of that workspace. */
  readonly keep: (leaving: Leaving) => string;
}

/** The one place where the open lab stands, with everybody who listens to it. */
export class Workspace {
  readonly files: LabFiles;
  private readonly listeners = new Set<(event: LabEvent) => void>();
  private readonly parts: WorkspaceParts;
  private open: OpenLab | null = null;
  private openId: string | null = null;
  private run: LessonRun | null = null;
  /** The person's own lab, while a lesson runs. */
  private waiting: { readonly lab: OpenLab; readonly id: string | null } | null = null;
  /** Lessons of the course, for "Lesson 2 of 12". */
  courseLength = 0;
  /** Revisions never go back, whichever lab is open. */
  private earlier = 0;
  private cancels = 0;
  /** Why unsaved work has no recovery copy; null: it has one, or needs none. */
  private unsafe: string | null = null;
  /**
   * The page whose command is under way, where other pages show the open lab too: they stay with it when the command
   * opens another one. Null: the open lab goes when another one comes.
   */
  sharedBy: string | null = null;
  /** The workspace where the person's own lab went on while a lesson runs here. */
  private elsewhere: string | null = null;

  constructor(files: LabFiles, parts: WorkspaceParts) {
    this.files = files;
    this.parts = parts;
  }

  get lab(): OpenLab | null {
    return this.open;
  }

  /** The lesson whose lab is open, or null. */
  get lesson(): LessonRun | null {
    return this.run;
  }

  /** The person's own lab, open or waiting for the end of a lesson: what is kept and asked about. */
  get own(): OpenLab | null {
    return this.run ? (this.waiting?.lab ?? null) : this.open;
  }

  get revision(): number {
    return this.earlier + (this.open?.revision ?? 0);
  }

  /** The open lab and its branch: a command that means another branch means another lab. */
  private get labId(): string | null {
    return this.open && `${this.openId}-${this.open.record.branch.order}`;
  }

  /** Which lab is open, and at which revision it stands. */
  get moment(): LabMoment {
    return { lab: this.labId, revision: this.revision };
  }

  /** The open lab as pages see it, now or after some steps. */
  viewOf(lab: OpenLab, position?: number): LabView {
    const view = { ...lab.view(position), lab: this.labId ?? '', revision: this.revision };
    if (!this.run) return { ...view, lesson: null };
    const { number, lesson } = this.run.source;
    const name = number === null ? lesson.title : `Lesson ${number}, ${lesson.title}`;
    // Nothing of a lesson can be lost; what may be lost is the work that waits.
    const dirty = this.own?.isDirty ?? false;
    const unsavedSteps = this.own?.unsavedSteps ?? 0;
    return {
      ...view,
      undo: lab.undoable < this.run.floor ? null : view.undo,
      file: { ...view.file, name, dirty, unsavedSteps },
      lesson: this.run.view(this.courseLength, this.waiting?.lab.title ?? null),
    };
  }

  /** A lesson's lab takes the place of the open one, which waits for its end. */
  enter(run: LessonRun): void {
    const left = this.keepOpen(run.lab.title);
    if (left !== null) this.elsewhere = left;
    this.earlier = this.revision + 1;
    if (this.run) this.open?.close();
    else this.waiting = this.open && { lab: this.open, id: this.openId };
    this.run = run;
    this.open = run.lab;
    this.openId = randomBytes(6).toString('hex');
    this.tell(run.lab.delta(), true);
  }

  /** Ends the lesson; the lab that waited is open again, just as it was. */
  leave(): void {
    if (!this.run) return;
    this.earlier = this.revision + 1;
    this.run = null;
    this.open?.close();
    this.open = this.waiting?.lab ?? null;
    this.openId = this.waiting?.id ?? null;
    this.waiting = null;
    if (this.elsewhere !== null) this.send({ type: 'workspace.goTo', workspace: this.elsewhere });
    this.elsewhere = null;
    this.tell(this.open?.delta() ?? NO_STEPS, true);
  }

  /** Puts a lab in the workspace in the place of the one before, and tells everybody. */
  replace(lab: OpenLab | null): void {
    this.keepOpen(lab?.title ?? '');
    this.earlier = this.revision + 1;
    this.open?.close();
    this.waiting?.lab.close();
    this.waiting = null;
    this.elsewhere = null;
    this.run = null;
    this.open = lab;
    this.openId = lab && randomBytes(6).toString('hex');
    this.tell(lab?.delta() ?? NO_STEPS, true);
  }

  /** Puts here what left another workspace. It stays what its pages know. */
  take({ lab, id, earlier }: Leaving): void {
    this.open = lab;
    this.openId = id;
    this.earlier = earlier;
    this.tell(lab?.delta() ?? NO_STEPS, true);
  }

  /**
   * Other pages stay with what they show, which leaves for a workspace of its own; the lab of a lesson does not.
   *
   * @param title  of the lab that comes
   * @returns      that workspace, or null
   */
  private keepOpen(title: string): string | null {
    const { open, openId, sharedBy, earlier } = this;
    const { name, keep } = this.parts;
    if (sharedBy === null || this.run) return null;
    const left = keep({ lab: open, id: openId, earlier });
    this.send({ type: 'workspace.left', by: sharedBy, workspace: name, left, title });
    this.earlier = this.revision;
    this.open = null;
    this.openId = null;
    return left;
  }

  /** Closes the lab without a word: nobody listens any more. */
  end(): void {
    this.listeners.clear();
    this.open?.close();
    this.waiting?.lab.close();
    this.open = null;
    this.waiting = null;
    this.run = null;
  }

  /** One event with the finished view, after each commit. */
  tell(steps: StepsDelta, opened = false): void {
    this.send(this.event(steps, opened));
    this.parts.changed();
  }

  /** The lab is on disk now: the same revision, shown as saved. */
  tellSaved(): void {
    if (this.open) this.tell(this.open.delta(this.open.record.journal.length));
  }

  /** Unsaved work has no recovery copy, or has one again. */
  tellUnsafe(why: string | null): void {
    if (why === this.unsafe) return;
    this.unsafe = why;
    this.send({ type: 'recovery.state', failed: why });
  }

  /** A page that connects gets the whole lab first. */
  subscribe(listener: (event: LabEvent) => void): () => void {
    this.listeners.add(listener);
    listener(this.event(this.open?.delta() ?? NO_STEPS, true));
    if (this.unsafe !== null) listener({ type: 'recovery.state', failed: this.unsafe });
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Ends all long work under way, each at its next pause. */
  cancel(): void {
    this.cancels++;
  }

  /**
   * Lets others have a turn now and then, and tells how far the work is. Throws `Cancelled` when somebody
   * asked for the end of it.
   *
   * @param task  the call that works; absent: work that no call asked for
   */
  pause(label: string, task: Task = NO_TASK): Pause {
    const begun = this.cancels;
    const start = performance.now();
    let last = start;
    return async (done, total) => {
      if (this.cancels !== begun || task.isEnded()) throw new Cancelled(label);
      const now = performance.now();
      if (now - last < STRETCH) return;
      if (now - start > SILENT)
        this.send({ type: 'task.progress', id: task.id, label, done, total });
      await new Promise((resolve) => setImmediate(resolve));
      last = performance.now();
    };
  }

  private send(event: LabEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }

  private event(steps: StepsDelta, opened: boolean): LabEvent {
    const view = this.open && this.viewOf(this.open);
    return { type: 'lab.changed', view, steps, opened };
  }
}
