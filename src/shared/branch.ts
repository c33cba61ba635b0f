import type { LabDiff, StepsDone } from './lab-api';
import type { Outcome } from './outcome';
import type { Step } from './step';

/** Name of the branch that every lab begins with; it cannot be renamed or deleted. */
export const MAIN = 'Main';

/** Where a branch came from. A lab's own line has no `from`. */
export interface BranchHead {
  readonly name: string;
  /** The branch that it shares its first `at` steps with; null: it is the main one. */
  readonly from: string | null;
  readonly at: number;
  /** In order of their forks, from 0 for the main one; a number is not given out again. */
  readonly order: number;
}

/** The open branch, as every page shows it. */
export interface BranchView {
  readonly name: string;
  readonly from: string | null;
  readonly at: number;
  /** Branches of the lab, this one included. */
  readonly count: number;
}

/** A branch in the list. */
export interface BranchRow {
  readonly name: string;
  readonly from: string | null;
  /** Steps shared with `from`. */
  readonly at: number;
  /** Own steps done after the fork. */
  readonly steps: number;
  readonly current: boolean;
  /** How the lab stands at its end, in one line. */
  readonly effect: string;
  /** Something is over its capacity or without service. */
  readonly isBad: boolean;
}

/** One step of a branch, tried at the end of another. */
export interface ReplayRow {
  /** Number of the step in its branch, from 0. */
  readonly index: number;
  readonly label: string;
  /** It does the same there, something else, or the rules refuse it. */
  readonly outcome: 'same' | 'other' | 'refused';
  /** The code it is refused with, or null. */
  readonly code: string | null;
  /** Why it is refused, or what it does there, in words. */
  readonly text: string;
}

/** Branches of the open lab. A branch that is not there is answered with the problem `unknown-branch`. */
export interface BranchApi {
  'branch.list': {
    args: Record<string, never>;
    result: Outcome<{ readonly branches: readonly BranchRow[] }>;
  };
  /**
   * Makes a branch of the first `at` steps of the open one, opens it, and runs `steps` on it as one action. Nothing
   * is made where a step is refused. `numbered`: where the name is taken a number is added. `replays`: the steps
   * that were done after the fork follow, without those that are refused now.
   */
  'branch.fork': {
    args: {
      readonly at: number;
      readonly name: string;
      readonly numbered?: boolean;
      readonly steps?: readonly Step[];
      readonly replays?: boolean;
    };
    result: Outcome<StepsDone & { readonly branch: string }>;
  };
  'branch.switch': { args: { readonly name: string }; result: Outcome<object> };
  'branch.rename': {
    args: { readonly name: string; readonly to: string };
    result: Outcome<object>;
  };
  /** What was forked from it is forked from where it was forked itself. The open one gives way to that, too. */
  'branch.delete': { args: { readonly name: string }; result: Outcome<object> };
  /** Brings a deleted branch back, until the lab is closed. */
  'branch.restore': { args: { readonly name: string }; result: Outcome<object> };
  /** What the own steps of a branch would do after the last step of the main one. Changes nothing. */
  'branch.tryReplay': {
    args: { readonly name: string };
    result: Outcome<{ readonly rows: readonly ReplayRow[] }>;
  };
  /** Does them there, those left out by index excepted, as one action, and opens the main branch. */
  'branch.replay': {
    args: { readonly name: string; readonly leaveOut: readonly number[] };
    result: Outcome<StepsDone>;
  };
  /** A branch against the main one, as both stand. */
  'branch.compare': {
    args: { readonly name: string };
    result: Outcome<{
      readonly diff: LabDiff;
      /** What is different, in one sentence. */
      readonly sentence: string;
      /** Findings that only the main one has, and that only the branch has. */
      readonly gone: readonly BranchFinding[];
      readonly come: readonly BranchFinding[];
    }>;
  };
}

export interface BranchFinding {
  readonly code: string;
  /** Name of a node or group, or `cluster`. */
  readonly at: string;
  /** "Over capacity". */
  readonly label: string;
}
