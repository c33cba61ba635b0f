import { randomBytes } from 'node:crypto';
import type { LabEvent } from '../../shared/lab-api';
import type { LabMoment } from '../../shared/outcome';
import type { LabView, StepsDelta } from '../../shared/view';
import type { LabFiles } from './lab-files';
import type { Pause } from './open';
import type { OpenLab } from './open-lab';

const NO_STEPS: StepsDelta = { from: 0, rows: [], position: 0 };
/** Longest stretch of work without a breath, in milliseconds. */
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

/** The one place where the open lab stands, with everybody who listens to it. */
export class Desk {
  readonly files: LabFiles;
  private readonly listeners = new Set<(event: LabEvent) => void>();
  private readonly changed: () => void;
  private open: OpenLab | null = null;
  private openId: string | null = null;
  /** Revisions never go back, whichever lab is open. */
  private earlier = 0;
  private cancels = 0;

  /** @param changed  called after every change, once everybody has been told */
  constructor(files: LabFiles, changed: () => void) {
    this.files = files;
    this.changed = changed;
  }

  get lab(): OpenLab | null {
    return this.open;
  }

  get revision(): number {
    return this.earlier + (this.open?.revision ?? 0);
  }

  /** Which lab is open, and at which revision it stands. */
  get moment(): LabMoment {
    return { lab: this.openId, revision: this.revision };
  }

  /** The open lab as pages see it, now or after some steps. */
  viewOf(lab: OpenLab, position?: number): LabView {
    return { ...lab.view(position), lab: this.openId ?? '', revision: this.revision };
  }

  /** Puts a lab on the desk in the place of the one before, and tells everybody. */
  replace(lab: OpenLab | null): void {
    this.earlier = this.revision + 1;
    this.open?.close();
    this.open = lab;
    this.openId = lab && randomBytes(6).toString('hex');
    this.tell(lab?.delta() ?? NO_STEPS, true);
  }

  /** Closes the lab without a word: nobody listens any more. */
  end(): void {
    this.listeners.clear();
    this.open?.close();
    this.open = null;
  }

  /** One event with the finished view, after each commit. */
  tell(steps: StepsDelta, opened = false): void {
    const event = this.event(steps, opened);
    for (const listener of [...this.listeners]) listener(event);
    this.changed();
  }

  /** The lab is on disk now: the same revision, shown as saved. */
  tellSaved(): void {
    if (this.open) this.tell(this.open.delta(this.open.record.journal.length));
  }

  /** A page that connects gets the whole lab first. */
  subscribe(listener: (event: LabEvent) => void): () => void {
    this.listeners.add(listener);
    listener(this.event(this.open?.delta() ?? NO_STEPS, true));
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
        for (const listener of [...this.listeners])
          listener({ type: 'task.progress', id: task.id, label, done, total });
      await new Promise((resolve) => setImmediate(resolve));
      last = performance.now();
    };
  }

  private event(steps: StepsDelta, opened: boolean): LabEvent {
    const view = this.open && this.viewOf(this.open);
    return { type: 'lab.changed', view, steps, opened };
  }
}
