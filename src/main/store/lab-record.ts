import { type BranchHead, MAIN } from '../../shared/branch';
import type { DeclaredCode } from '../../shared/refusal';
import type { Scenario, Step } from '../../shared/step';

/**
 * Grows when the same steps lead to another result than before, so that a file can say which rules
 * made it.
 */
export const ENGINE_VERSION = 2;

/** A lab as it is written down: everything but the state, which its steps lead to. */
export interface LabRecord {
  /** As in the scenario it came from: what was left out there stays left out. */
  readonly head: LabHead;
  /** `ENGINE_VERSION` of the program that worked the state out. */
  readonly engine: number;
  /** Every step in order; those from `position` on are undone and can be redone. */
  readonly journal: readonly JournalEntry[];
  /** Steps done. */
  readonly position: number;
  /** The branch that is open: `journal` and `position` are its own. */
  readonly branch: BranchHead;
  /** The branches that are not open. */
  readonly others: readonly Branch[];
}

/** A branch that is not open: all its steps, those shared with where it was forked first. */
export interface Branch extends BranchHead {
  readonly steps: readonly Step[];
  /** Steps done. */
  readonly position: number;
}

/** The branch that every lab begins with. */
export const MAIN_BRANCH: BranchHead = { name: MAIN, from: null, at: 0, order: 0 };

/** Title, notes and `settle` of a scenario (docs/scenario-format.md, "File"). */
export type ScenarioHead = Pick<Scenario, 'title' | 'notes' | 'settle'>;

/** What a lab keeps beside its steps: the head of its scenario, and what is ticked off on its checklists. */
export interface LabHead extends ScenarioHead {
  /** Names of lines, by plan. Never part of a scenario. */
  readonly ticks?: readonly string[];
}

/** The clock runs on after each step, unless the head says otherwise. */
export function isSettled({ settle = true }: ScenarioHead): boolean {
  return settle;
}

/** One step and how it ended. */
export interface JournalEntry {
  readonly step: Step;
  /** The code it was refused with, declared or not; null where it was carried out. Files may hold codes of older rules. */
  readonly refused: DeclaredCode | null;
  /** It did not go as written: refused without saying so, or an expectation that does not hold. */
  readonly failed: boolean;
  /** Figures of nodes that the step changed. */
  readonly loads: readonly LoadSample[];
}

/** Figures of a node that is there no more. */
export const GONE = -1;

/** Figures of one node after one step, where they are others than before it; `GONE` for one that left. */
export interface LoadSample {
  /** Node index. */
  readonly node: number;
  /** Users. */
  readonly assigned: number;
  /** Devices. */
  readonly load: number;
}

/** A lab with nothing in it. */
export const EMPTY_RECORD: LabRecord = {
  head: {},
  engine: ENGINE_VERSION,
  journal: [],
  position: 0,
  branch: MAIN_BRANCH,
  others: [],
};
