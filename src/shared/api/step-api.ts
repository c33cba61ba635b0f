import type { Outcome } from '../outcome';
import type { Step } from '../step';
import type { LabView } from '../view';

/** What a step would do, without doing it. */
export interface Preview {
  readonly sentence: string;
  /** Users whose home would change. */
  readonly moves: number;
  readonly nodes: readonly {
    readonly node: string;
    readonly assignedBefore: number;
    readonly assignedAfter: number;
    readonly loadBefore: number;
    readonly loadAfter: number;
    readonly capacity: number;
  }[];
  readonly unassignedAfter: number;
  readonly waitingAfter: number;
  /** Where the users after that go. */
  readonly next: string;
  /** What the failure of any one node leads to now, and would then. */
  readonly anyFailure: { readonly before: string; readonly after: string };
}

/** What steps did: the steps in words, what came of them, and how many steps were done before. */
export interface StepsDone {
  /** "Fail imp4", "Add PRG-3 and 2 more". */
  readonly label: string;
  /** "imp3 serves 5 600, 600 over". */
  readonly effect: string;
  readonly from: number;
}

/** Commands that change the lab by steps, or show what they would do. */
export interface StepApi {
  /** All steps or none; one commit, one event. */
  'lab.run': { args: { readonly steps: readonly Step[] }; result: Outcome<StepsDone> };
  'lab.undo': { args: Record<string, never>; result: Outcome<StepsDone> };
  'lab.redo': { args: Record<string, never>; result: Outcome<StepsDone> };
  /** Undo or redo to this many steps done. */
  'lab.goTo': { args: { readonly position: number }; result: Outcome<StepsDone> };
  'lab.rename': { args: { readonly title: string }; result: Outcome<object> };
  'lab.preview': {
    args: { readonly steps: readonly Step[] };
    result: Outcome<{ readonly preview: Preview }>;
  };
  /** The lab after this many steps, read-only. */
  'lab.viewAt': {
    args: { readonly position: number };
    result: Outcome<{ readonly view: LabView }>;
  };
  'lab.step': { args: { readonly index: number }; result: Outcome<{ readonly step: Step }> };
}
