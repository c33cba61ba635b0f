import type { RefusalCode } from '../../shared/refusal';
import type { Step } from '../../shared/step';

/** A lab as it is written down: everything but the state, which its steps lead to. */
export interface LabRecord {
  readonly title: string;
  /** The notes at the head of the scenario it came from. */
  readonly notes: string;
  /** The clock runs on after each step (docs/scenario-format.md, "File"). */
  readonly settle: boolean;
  /** Every step in order; those from `position` on are undone and can be redone. */
  readonly journal: readonly JournalEntry[];
  /** Steps done. */
  readonly position: number;
}

/** One step and how it ended. */
export interface JournalEntry {
  readonly step: Step;
  /** The code it was refused with, declared or not; null where it was carried out. */
  readonly refused: RefusalCode | null;
  /** It did not go as written: refused without saying so, or an expectation that does not hold. */
  readonly failed: boolean;
  /** By node index, after the step. */
  readonly loads: readonly LoadSample[];
}

/** Figures of one node after one step. */
export interface LoadSample {
  readonly node: number;
  /** Users. */
  readonly assigned: number;
  /** Devices. */
  readonly load: number;
}

/** A lab with nothing in it. */
export const EMPTY_RECORD: LabRecord = {
  title: '',
  notes: '',
  settle: true,
  journal: [],
  position: 0,
};
