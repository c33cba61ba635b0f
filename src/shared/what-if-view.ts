import type { Mode } from './model';
import type { Outcome } from './outcome';
import type { CellMark, FailureKind, ModeResult, NodeOver, Tip } from './what-if';

/** Failures that a matrix looks at. */
export const FAILURE_SCOPES = ['one', 'two', 'groups', 'set'] as const;
export type FailureScopeName = (typeof FAILURE_SCOPES)[number];

/** A node as a column of the matrix. */
export interface MatrixNode {
  readonly name: string;
  readonly group: string;
  readonly capacity: number;
  /** "5K OVA". */
  readonly size: string;
}

/** One failure as a row of the matrix; loads and marks in the order of the nodes. */
export interface MatrixRow {
  readonly kind: FailureKind;
  readonly failed: readonly string[];
  /** The group, where all of it fails. */
  readonly group: string | null;
  /** Devices served. */
  readonly loads: readonly number[];
  readonly marks: readonly (CellMark | null)[];
  readonly over: readonly NodeOver[];
  readonly noService: number;
  readonly loggedOut: number;
  readonly back: number | null;
}

/** The failures of a lab, or the stretch of them that was asked for. */
export interface FailureMatrix {
  /** What they come to, in words. */
  readonly sentence: string;
  /** In topology order. */
  readonly nodes: readonly MatrixNode[];
  /** Cases of the scope, and those that do harm. */
  readonly cases: number;
  readonly harmful: number;
  /** What there is to pin: as `survives`, `maxShare` and `survivorShare` of an expectation. */
  readonly now: {
    readonly survives: boolean;
    readonly maxShare: number;
    readonly survivorShare: number;
  };
  /** Worst first. */
  readonly rows: readonly MatrixRow[];
}

/** The tipping point, or why it cannot be told. */
export type TipView =
  | { readonly why: string; readonly tip: null }
  | { readonly why: null; readonly tip: Tip & { readonly sentence: string } };

/** A mode of the shoot-out with what each node would have, in topology order. */
export interface ModeView extends Omit<ModeResult, 'assigned'> {
  readonly nodes: readonly {
    readonly name: string;
    readonly group: string;
    readonly users: number;
    readonly devices: number;
    readonly capacity: number;
  }[];
}

/** Questions of *What if*, about the lab now or after so many steps. Each works on a copy. */
export interface WhatIfApi {
  'lab.failures': {
    args: {
      readonly scope: FailureScopeName;
      /** Nodes that fail together, for the scope `set`. */
      readonly set?: readonly string[];
      /** Only cases that do harm. */
      readonly problemsOnly?: boolean;
      readonly offset: number;
      readonly limit: number;
      readonly position?: number;
    };
    result: Outcome<{ readonly matrix: FailureMatrix }>;
  };
  'lab.tip': {
    args: { readonly devices: number; readonly position?: number };
    result: Outcome<TipView>;
  };
  'lab.shootOut': {
    args: { readonly position?: number };
    result: Outcome<{
      readonly modes: readonly ModeView[];
      /** The mode of the lab. */
      readonly mode: Mode;
      /** Eligible users, who are placed anew. */
      readonly users: number;
    }>;
  };
}
