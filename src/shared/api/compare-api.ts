import type { Outcome } from '../outcome';
import type { ClockView } from './clock-view';

export interface LabDiff {
  readonly same: boolean;
  readonly a: string;
  readonly b: string;
  readonly topology: readonly {
    readonly what: string;
    readonly before: string;
    readonly after: string;
  }[];
  readonly parameters: readonly {
    readonly what: string;
    readonly before: string;
    readonly after: string;
  }[];
  readonly moves: readonly {
    readonly from: string | null;
    readonly to: string | null;
    readonly count: number;
    readonly users: readonly string[];
    /** The step that caused it, in lab B's journal. */
    readonly cause: { readonly step: number; readonly label: string } | null;
  }[];
  readonly onlyInA: number;
  readonly onlyInB: number;
  readonly nodes: readonly {
    readonly node: string;
    readonly assignedBefore: number | null;
    readonly assignedAfter: number | null;
    readonly loadBefore: number | null;
    readonly loadAfter: number | null;
    readonly capacityBefore: number | null;
    readonly capacityAfter: number | null;
    /** Of the load, devices of users who are assigned to the node; the rest is served for its peer. */
    readonly ownBefore: number | null;
    readonly ownAfter: number | null;
  }[];
  /** Nodes on both sides whose users another node serves now, or none (null). Devices of those users now. */
  readonly serving: readonly {
    readonly node: string;
    readonly before: string | null;
    readonly after: string | null;
    readonly devices: number;
  }[];
}

/** One side of a comparison: the open lab now, after some steps, at a snapshot, or a file's bytes. */
export type DiffSide =
  | { readonly kind: 'position'; readonly position: number }
  | { readonly kind: 'snapshot'; readonly name: string }
  /** Where a branch of the open lab stands. */
  | { readonly kind: 'branch'; readonly name: string }
  | { readonly kind: 'file'; readonly name: string; readonly data: string };

/** Moments of the lab, or another lab, side by side. */
export interface CompareApi {
  'lab.clock': {
    args: { readonly step: number; readonly group?: string };
    result: Outcome<{ readonly clock: ClockView }>;
  };
  'lab.diff': {
    args: { readonly a: DiffSide; readonly b: DiffSide };
    result: Outcome<{ readonly diff: LabDiff }>;
  };
}
