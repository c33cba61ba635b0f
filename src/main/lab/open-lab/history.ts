import { type ActionSpan, actionOf } from '../../../shared/joined';
import type { StepRow } from '../../../shared/view';
import { applyStep } from '../../engine/apply';
import type { Meter } from '../../engine/budget';
import { newState } from '../../engine/new-state';
import type { LabState } from '../../engine/state';
import { bytesBeyond } from '../../engine/state-size';
import { changesInWords } from '../../engine/words/step-effect';
import { stepsLabel } from '../../engine/words/step-label';
import type { JournalEntry } from '../../store/lab-record';
import type { Performed } from './perform';
import { stepRow } from './step-row';

/** Memory that kept states may take. 75 000 users cost at most 0.9 MB a step, mostly far less. */
const DEFAULT_BUDGET = 256 * 1024 * 1024;
/** What a state takes beside its columns: records of nodes and groups, counts, measures. */
const STATE_OVERHEAD = 16 * 1024;

/**
 * The states of a lab, one after each step, with the journal that leads to them. States share what steps
 * left alone. Beyond a budget in bytes older states are dropped, every second one first, and made again
 * from the nearest kept one when somebody asks.
 */
export class History {
  private readonly settle: boolean;
  private readonly budget: number;
  /** `states[n]` is the state after n steps, or null where it was dropped. Never null at 0. */
  private states: (LabState | null)[] = [newState()];
  private entries: readonly JournalEntry[] = [];
  private stepRows: StepRow[] = [];
  /** Memory of the states that are kept. */
  bytes = 0;
  /** Counts the work of steps that are done again. */
  meter: Meter | undefined;

  constructor(settle: boolean, budget: number = DEFAULT_BUDGET) {
    this.settle = settle;
    this.budget = budget;
  }

  /** Every step, done or undone. */
  get journal(): readonly JournalEntry[] {
    return this.entries;
  }

  /** The journal as people see it. */
  get rows(): readonly StepRow[] {
    return this.stepRows;
  }

  get length(): number {
    return this.entries.length;
  }

  /**
   * Puts steps in the place of all from `position` on.
   *
   * @param journal  the whole list after that
   */
  replaceFrom(
    position: number,
    journal: readonly JournalEntry[],
    performed: readonly Performed[],
  ): void {
    const isCut = this.stepRows[position]?.joined === true;
    this.entries = journal;
    this.states.length = position + 1;
    this.stepRows.length = position;
    if (isCut) this.tellAction(this.stateAt(position));
    for (const [index, each] of performed.entries()) {
      this.states.push(each.after);
      this.stepRows.push(stepRow(each, this.stepRows.length));
      this.bytes += stateBytes(each.after, each.before);
      const isLast = !performed[index + 1]?.entry.step.joined;
      if (isLast && this.stepRows.at(-1)?.joined) this.tellAction(each.after);
    }
    if (this.bytes > this.budget) this.thin();
  }

  /**
   * What another history of the same lab is made of: states by position, at most about so many, the first and the last
   * two among them.
   */
  kept(most: number): readonly (readonly [position: number, state: LabState])[] {
    const all = [...this.states.entries()].flatMap(([position, state]) =>
      state === null ? [] : [[position, state] as const],
    );
    const every = Math.ceil(all.length / most);
    return all.filter((_, index) => index % every === 0 || index >= all.length - 2);
  }

  /** A history that was kept: every step with its row, and some of the states, the first among them. */
  static of(
    settle: boolean,
    journal: readonly JournalEntry[],
    rows: readonly StepRow[],
    kept: readonly (readonly [position: number, state: LabState])[],
  ): History {
    const history = new History(settle);
    history.entries = journal;
    history.stepRows = [...rows];
    history.states = Array<LabState | null>(journal.length + 1).fill(null);
    for (const [position, state] of kept) history.states[position] = state;
    history.thin();
    return history;
  }

  /** Another history that begins with the first steps of this one and shares their states. */
  fork(length: number): History {
    const other = new History(this.settle, this.budget);
    other.entries = this.entries;
    other.states = [...this.states];
    other.stepRows = [...this.stepRows];
    other.bytes = this.bytes;
    other.replaceFrom(length, this.entries.slice(0, length), []);
    return other;
  }

  /** The steps that belong together with one of them: one action of a person. */
  actionAt(index: number): ActionSpan {
    return actionOf(index, this.stepRows.length, (index) => this.stepRows[index]!.joined);
  }

  /** Takes an equal journal as its own. */
  adopt(journal: readonly JournalEntry[]): void {
    this.entries = journal;
  }

  /** The state after so many steps. */
  stateAt(position: number): LabState {
    if (position < 0 || position >= this.states.length)
      throw new Error(`no state after ${position} steps`);
    const kept = this.states[position];
    if (kept) return kept;
    let from = position;
    while (!this.states[from]) from--;
    // Making it anew may ask for other old states and so drop the one it began from.
    const base = this.states[from]!;
    let state = base;
    for (let index = from; index < position; index++) state = this.redo(state, index);
    this.states[position] = state;
    this.bytes += stateBytes(state, base);
    if (this.bytes > this.budget) this.thin();
    return state;
  }

  /** Tells on the first of the last steps, which belong together, what they did together. */
  private tellAction(after: LabState): void {
    const { length } = this.stepRows;
    const { from } = this.actionAt(length - 1);
    const steps = this.entries.slice(from, length).map(({ step }) => step);
    const effect = changesInWords(this.stateAt(from), after);
    const action =
      steps.length === 1 ? null : { steps: steps.length, label: stepsLabel(steps), effect };
    this.stepRows[from] = { ...this.stepRows[from]!, action };
  }

  private redo(state: LabState, index: number): LabState {
    const { step, refused } = this.entries[index]!;
    if (refused !== null) return state;
    const applied = applyStep(state, step, {
      index,
      settle: this.settle,
      meter: this.meter,
      stateAt: (position) => this.stateAt(position),
    });
    if (!applied.ok) throw new Error(`step ${index} was done once and is refused on replay`);
    return applied.state;
  }

  /** Drops every second kept state but the first and the last two, until the budget holds. */
  private thin(): void {
    for (;;) {
      const kept = [...this.states.keys()].filter((position) => this.states[position]);
      this.bytes = 0;
      kept.forEach((position, index) => {
        if (index > 0)
          this.bytes += stateBytes(this.states[position]!, this.states[kept[index - 1]!]!);
      });
      if (this.bytes <= this.budget || kept.length <= 3) return;
      kept.slice(1, -2).forEach((position, index) => {
        if (index % 2 === 0) this.states[position] = null;
      });
    }
  }
}

/** Bytes that keeping a state takes beyond what it shares with another. */
export function stateBytes(state: LabState, other: LabState): number {
  return bytesBeyond(state, other) + STATE_OVERHEAD;
}
