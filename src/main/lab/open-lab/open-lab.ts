import type { BranchView } from '../../../shared/branch';
import { shortened } from '../../../shared/format';
import type { ActionSpan } from '../../../shared/joined';
import type { Refusal } from '../../../shared/refusal';
import type { Pause } from '../../../shared/slices';
import { atOnce, type Slices } from '../../../shared/slices';
import type { Step, StepName } from '../../../shared/step';
import type { FileView, LabView, StepsDelta } from '../../../shared/view';
import type { LabState } from '../../engine/state';
import { stepsLabel } from '../../engine/words/step-label';
import {
  type Branch,
  EMPTY_RECORD,
  isSettled,
  type JournalEntry,
  type LabRecord,
} from '../../store/lab-record';
import { createStore, type LabStore } from '../../store/lab-store';
import type { Stored } from '../../store/meta';
import { commonLength } from '../../store/persist';
import { cutAt, opened } from '../branches/branches';
import { buildView } from '../views/view';
import { BranchStates, type ReplayedBranch } from './branch-states';
import type { History } from './history';
import { type Mirror, mirrorOn } from './mirror';
import { type Performed, performStep } from './perform';

/** A lab as it was, with all its states. */
export interface Standing {
  readonly record: LabRecord;
  readonly history: History;
  readonly state: LabState;
}

/** Where a lab came from and was saved to. */
export interface Origin {
  readonly name: string;
  readonly path: string | null;
  readonly seal: FileView['seal'];
  /** What the file on disk was when it was read or written here; null: nobody knows. */
  readonly stamp: string | null;
}

/** Steps worked out but not accepted yet. */
export type PerformedSteps =
  | { readonly ok: true; readonly performed: readonly Performed[]; readonly after: LabState }
  | {
      readonly ok: false;
      readonly index: number;
      readonly refusal: Refusal;
      readonly state: LabState;
    }
  /** The step says that it is refused, and it is not. */
  | { readonly ok: false; readonly index: number; readonly refusal: null; readonly step: Step };

/** The newest ticks of checklists that a lab keeps. */
const MAX_TICKS = 500;
/** Steps that undo does not take back. */
const STAYS: ReadonlySet<StepName> = new Set<StepName>(['begin-lesson', 'answer', 'hint']);

/**
 * One open lab: record, state and history, with a database that follows when somebody reads from it. `commit` is the
 * only place that accepts another record or state; everything else works out what to commit.
 */
export class OpenLab {
  private history: History;
  private now: Stored;
  private readonly mirror: Mirror;
  private past: Mirror | null = null;
  private saved: LabRecord;
  private changes = 0;
  origin: Origin;
  /** It was last saved as a download. */
  isDownload = false;

  /** @param parts  `saved` is the record as it is on disk; `store` may hold an earlier moment, or nothing yet */
  constructor(parts: {
    readonly history: History;
    readonly now: Stored;
    readonly store: LabStore;
    readonly origin: Origin;
    readonly saved: LabRecord;
  }) {
    this.history = parts.history;
    this.now = parts.now;
    this.mirror = mirrorOn(parts.store);
    this.origin = parts.origin;
    this.saved = parts.saved;
  }

  /** What another one of the same lab is made of. */
  get parts() {
    const { history, now, origin, saved } = this;
    return { history, now, origin, saved };
  }

  get record(): LabRecord {
    return this.now.record;
  }

  /** Its own title, else the name of the file it came from. */
  get title(): string {
    return this.record.head.title || this.origin.name;
  }

  get state(): LabState {
    return this.now.state;
  }

  get position(): number {
    return this.record.position;
  }

  /** Grows by one with every commit. */
  get revision(): number {
    return this.changes;
  }

  get isDirty(): boolean {
    const { record, saved } = this;
    return (
      record.journal !== saved.journal ||
      record.position !== saved.position ||
      record.head !== saved.head ||
      record.branch !== saved.branch ||
      record.others !== saved.others
    );
  }

  /** Steps done or undone since the last save. */
  get unsavedSteps(): number {
    const { record, saved } = this;
    const common = Math.min(
      commonLength(record.journal, saved.journal),
      record.position,
      saved.position,
    );
    return record.position - common + (saved.position - common);
  }

  /** The state after so many steps. */
  stateAt(position: number): LabState {
    return position === this.position ? this.state : this.history.stateAt(position);
  }

  /** Works steps out from here. Stops at the first one that does not go as it says. */
  perform(steps: readonly Step[]): PerformedSteps {
    return atOnce(this.performInSlices(steps));
  }

  /** The same, stopping after every step. */
  *performInSlices(steps: readonly Step[]): Slices<PerformedSteps> {
    const { position, record } = this;
    const performed: Performed[] = [];
    let after = this.state;
    const stateAt = (wanted: number) =>
      wanted <= position ? this.stateAt(wanted) : performed[wanted - position - 1]!.after;
    for (const [offset, step] of steps.entries()) {
      const index = position + offset;
      const one = performStep(after, step, { index, settle: isSettled(record.head), stateAt });
      if (one.entry.refused !== (step.refused ?? null))
        return one.refusal
          ? { ok: false, index: offset, refusal: one.refusal, state: after }
          : { ok: false, index: offset, refusal: null, step };
      performed.push(one);
      after = one.after;
      yield;
    }
    return { ok: true, performed, after };
  }

  /** Accepts steps that were worked out from the present position; undone steps are given up. */
  accept(performed: readonly Performed[]): StepsDelta {
    const { position } = this;
    const journal: JournalEntry[] = this.record.journal.slice(0, position);
    for (const { entry } of performed) journal.push(entry);
    const after = performed.at(-1)?.after ?? this.state;
    const isTogether =
      performed[0]?.entry.step.joined || this.record.journal[position]?.step.joined;
    const cut = position < this.record.journal.length ? cutAt(this.record, position) : {};
    this.commit({ ...this.record, ...cut, journal, position: journal.length }, after);
    this.history.replaceFrom(position, journal, performed);
    // What the first of them did together with the others is told on its row.
    return this.delta(
      isTogether && position > 0 ? this.history.actionAt(position - 1).from : position,
    );
  }

  /** Does steps of another journal after the present one, without those that go otherwise than they say. */
  acceptWhatGoes(entries: readonly JournalEntry[]): StepsDelta {
    const from = this.position;
    for (const { step } of entries) {
      const result = this.perform([step]);
      if (result.ok) this.accept(result.performed);
    }
    return this.delta(from === 0 ? 0 : this.history.actionAt(from - 1).from);
  }

  /** The action whose undoing or redoing comes next: steps that belong together. Null: there is none. */
  next(way: 'undo' | 'redo'): (ActionSpan & { readonly label: string }) | null {
    const index = way === 'undo' ? this.undoable : this.position;
    if (index < 0 || index >= this.record.journal.length) return null;
    const { from, to } = this.history.actionAt(index);
    const steps = this.record.journal.slice(from, to).map(({ step }) => step);
    return { from, to, label: stepsLabel(steps) };
  }

  /** The end of the action that step number `position` belongs to: no action is done by half. */
  wholeActions(position: number): number {
    return position === 0 ? 0 : this.history.actionAt(position - 1).to;
  }

  /** Undo or redo to this many steps done; see `wholeActions`. */
  goTo(position: number): StepsDelta {
    this.commit({ ...this.record, position }, this.stateAt(position));
    return this.delta(this.history.length);
  }

  /**
   * Number of the step that undo takes back, or -1. What a student answered and the hints opened stay
   * (docs/lesson-format.md, "What a student does is a step").
   */
  get undoable(): number {
    const { journal } = this.record;
    let last = this.position - 1;
    while (last >= 0 && STAYS.has(journal[last]!.step.do)) last--;
    return last;
  }

  /** Undo to this many steps done; answers and hints that came later are kept, behind them. */
  backTo(position: number): StepsDelta {
    const kept = this.record.journal
      .slice(position, this.position)
      .map(({ step }) => step)
      .filter((step) => STAYS.has(step.do));
    if (kept.length === 0) return this.goTo(position);
    this.goTo(position);
    const result = this.perform(kept);
    if (!result.ok) throw new Error('an answer or a hint is never refused');
    return this.accept(result.performed);
  }

  /** Other names or origins of branches; the open one keeps its steps. */
  keepBranches(record: LabRecord): StepsDelta {
    this.commit(record, this.state);
    return this.delta(this.history.length);
  }

  /** What the branches that are not open come to. */
  readonly branches = new BranchStates();

  /** Works a branch out, without opening it. */
  async replayBranch(branch: Branch, pause: Pause): Promise<ReplayedBranch> {
    const { record, history, state } = this;
    if (branch.order === record.branch.order) return { branch, history, state };
    return this.branches.replay(branch, history, isSettled(record.head), pause);
  }

  /** The state at the end of a branch, worked out once. */
  async branchState(branch: Branch, pause: Pause): Promise<LabState> {
    return this.branches.endOf(branch) ?? (await this.replayBranch(branch, pause)).state;
  }

  /** What the lab is now, to come back to. */
  get standing(): Standing {
    return { record: this.record, history: this.history, state: this.state };
  }

  /** Takes back what was opened since, of which nobody was told. */
  standAgain({ record, history, state }: Standing): void {
    this.commit(record, state);
    this.history = history;
  }

  /** Opens a branch that was worked out; the open one joins the others. */
  openBranch({ branch, history, state }: ReplayedBranch): StepsDelta {
    const common = commonLength(this.record.journal, history.journal);
    const { journal } = history;
    const was = this.state;
    const leaving = this.record.branch.name;
    this.commit(
      { ...this.record, ...opened(this.record, branch), journal, position: branch.position },
      state,
    );
    this.history = history;
    const left = this.record.others.find(({ name }) => name === leaving);
    if (left) this.branches.keepEnd(left, was);
    return this.delta(common === 0 ? 0 : history.actionAt(common - 1).from);
  }

  /** A lab that has no file yet goes by its title. */
  rename(title: string): StepsDelta {
    if (this.origin.path === null) this.origin = { ...this.origin, name: title };
    this.commit({ ...this.record, head: { ...this.record.head, title } }, this.state);
    return this.delta(this.history.length);
  }

  /** Ticks a line of a checklist off, or takes the tick away. */
  tick(line: string, on: boolean): StepsDelta {
    const { ticks = [], ...head } = this.record.head;
    const left = ticks.filter((each) => each !== line);
    const next = on ? [...left, line].slice(-MAX_TICKS) : left;
    this.commit({ ...this.record, head: { ...head, ticks: next } }, this.state);
    return this.delta(this.history.length);
  }

  /** The present record is the one on disk. */
  markSaved(origin: Partial<Origin> = {}): void {
    this.isDownload = false;
    this.saved = this.record;
    this.origin = { ...this.origin, ...origin };
  }

  /** The present record was given to a browser's download; whether it reached a disk nobody tells. */
  markDownloaded(): void {
    this.markSaved();
    this.isDownload = true;
  }

  /** Nothing of it is on disk. */
  markUnsaved(): void {
    this.saved = { ...this.record, journal: [], position: 0 };
  }

  /** Everything a page shows of it but which lab it is, which the workspace knows. */
  view(position = this.position): Omit<LabView, 'lab' | 'lesson'> {
    const { head } = this.record;
    const now = position === this.position;
    return buildView(this.stateAt(position), {
      revision: this.revision,
      title: shortened(this.title),
      notes: head.notes ?? '',
      settle: isSettled(head),
      undo: now ? (this.next('undo')?.label ?? null) : null,
      redo: now ? (this.next('redo')?.label ?? null) : null,
      branch: this.branchView(),
      file: {
        name: shortened(this.origin.name),
        path: this.origin.path,
        dirty: this.isDirty,
        unsavedSteps: this.unsavedSteps,
        seal: this.origin.seal,
      },
    });
  }

  private branchView(): BranchView {
    const { branch, others } = this.record;
    const { name, from, at } = branch;
    return { name, from, at, count: others.length + 1 };
  }

  /** Journal rows from `from` on. */
  delta(from = 0): StepsDelta {
    return { from, rows: this.history.rows.slice(from), position: this.position };
  }

  /**
   * Reads from a database that mirrors the lab after so many steps as it is now, whatever is done to it meanwhile; for
   * a look back one of its own is kept. It is brought there first.
   */
  async read<T>(
    position: number,
    pause: Pause,
    read: (store: LabStore) => T | Promise<T>,
  ): Promise<T> {
    if (position === this.position) return this.mirror.read(this.now, pause, read);
    const state = this.stateAt(position);
    this.past ??= mirrorOn(await createStore());
    return this.past.read({ record: EMPTY_RECORD, state }, pause, read);
  }

  /** The lab as a file. */
  bytes(pause: Pause): Promise<Uint8Array> {
    return this.read(this.position, pause, (store) => store.bytesSlowly(() => pause(0, 0)));
  }

  close(): void {
    this.mirror.close();
    this.past?.close();
  }

  private commit(record: LabRecord, state: LabState): void {
    this.now = { record, state };
    this.changes++;
  }
}
