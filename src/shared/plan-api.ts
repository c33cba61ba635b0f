import type { FileOut, StepsDone } from './lab-api';
import type { Mode, Ova, Release } from './model';
import type { Outcome } from './outcome';
import type {
  Availability,
  FailureRates,
  MoveGoal,
  MoveLimit,
  RiskMove,
  Runbook,
  RunbookRequest,
  SizeCandidate,
  SizeFeature,
  SizeStyle,
  Survive,
} from './planning';

/** A goal as the page asks for it: a file comes as it is. `data` in base64. */
export type AskedGoal =
  | Exclude<MoveGoal, { readonly kind: 'file' }>
  | { readonly kind: 'file'; readonly name: string; readonly data: string };

/** What is asked of a plan of moves, from the lab after so many steps (absent: now). */
export interface AskedMoves {
  readonly position?: number;
  readonly goal: AskedGoal;
  readonly atMost?: number;
  readonly keepPlaced?: boolean;
  readonly within?: MoveLimit;
  readonly batch?: number;
}

/** A node before and after a plan. `assigned` in users, the rest in devices. */
export interface PlannedNode {
  readonly node: string;
  readonly group: string;
  readonly slot: 1 | 2;
  readonly capacity: number;
  readonly ova: Ova | null;
  /** Users placed by hand or by bulk file. */
  readonly placed: number;
  readonly before: PlannedLoad;
  readonly after: PlannedLoad;
}

export interface PlannedLoad {
  readonly assigned: number;
  readonly demand: number;
  /** Demand of both nodes of its HA pair; null without HA. */
  readonly ifPeerFails: number | null;
}

export interface PlannedMove {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  /** The first users, in arrival order. */
  readonly first: readonly string[];
  /** The rule in words. */
  readonly why: string;
}

export interface PlannedBatch {
  readonly users: number;
  readonly to: readonly { readonly node: string; readonly count: number }[];
  /** Users by node after it, in topology order. */
  readonly after: readonly { readonly node: string; readonly assigned: number }[];
  /** Survivor surplus after it, in devices. */
  readonly surplus: number;
}

/** A failure that puts a node over its capacity. */
export interface PlannedOverload {
  readonly failed: string;
  readonly node: string;
  readonly surplus: number;
}

/** A plan of moves as the page shows it; users are asked for page by page. */
export interface MovesView {
  readonly possible: boolean;
  readonly why: string | null;
  /** The same for the same moves of the same users. */
  readonly hash: string;
  readonly total: number;
  /** Moves that the goal needs without `atMost`. */
  readonly needed: number;
  /** Moves that are left out because those users were placed by hand or by bulk file. */
  readonly held: number;
  readonly loggedOut: number;
  readonly nodes: readonly PlannedNode[];
  readonly moves: readonly PlannedMove[];
  readonly batches: readonly PlannedBatch[];
  readonly worstBefore: PlannedOverload | null;
  readonly worstAfter: PlannedOverload | null;
  readonly relogin: readonly {
    readonly node: string;
    readonly users: number;
    readonly row: number;
    readonly lower: number;
    readonly upper: number;
    readonly upperNow: number;
  }[];
}

/** Somebody who moves. */
export interface PlannedUser {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** The rule that gave the home before, in words. */
  readonly reason: string;
  /** From 1. */
  readonly batch: number;
}

/** What a topology is to carry. */
export interface AskedSize {
  readonly users: number;
  /** Tenths of a device a user. */
  readonly tenths: number;
  /** Hundredths of a percent a year. */
  readonly rate: number;
  readonly years: number;
  readonly survive: Survive;
  readonly style: SizeStyle;
  readonly release: Release;
  readonly features: readonly SizeFeature[];
}

/** A design with its figures by year, today first. */
export interface SizeDesign extends Omit<SizeCandidate, 'steps'> {
  readonly capacity: number;
  /** Users a node at the end, the larger part. */
  readonly usersPerNode: number;
  readonly years: readonly {
    readonly demand: number;
    readonly perNode: number;
    readonly afterFailure: number;
  }[];
  /** Devices that are too many today for the rule that gives least room; 0 where it fits today. */
  readonly short: number;
  /** Devices a cluster of this design carries at most. */
  readonly most: number;
  /** Upper re-login limits that the tables ask for, today and at the end; null beyond the tables. */
  readonly relogin: { readonly now: number | null; readonly end: number | null };
}

export interface SizingView {
  readonly end: number;
  readonly now: number;
  readonly demand: number;
  readonly designs: readonly SizeDesign[];
  readonly best: number | null;
}

/** A maintenance night, from the lab after so many steps (absent: now). */
export type AskedNight = RunbookRequest & { readonly position?: number };

/** What a report holds of *Plan*, from the lab as it is reported; each part only where it was chosen. */
export interface ReportPlan {
  /** `firstNight` as `2026-11-30`. */
  readonly moves?: Omit<AskedMoves, 'position'> & { readonly firstNight: string };
  /** `design`: the one that was chosen; null: the smallest that fits. */
  readonly size?: AskedSize & { readonly design: number | null };
  /** `day` as `2026-11-30`, `start` as `22:00`. */
  readonly night?: RunbookRequest & { readonly day: string; readonly start: string };
  /** Null: the assumptions of the lab. */
  readonly availability?: { readonly rates: FailureRates | null };
}

/** What *Plan* answers to that: the parts of a report. */
export interface ReportedPlan {
  readonly moves?: {
    readonly plan: MovesView;
    readonly goal: AskedGoal['kind'];
    readonly mode: Mode;
    readonly firstNight: string;
    /** Lines of checklists that are ticked off, as `plan.ticks` has them. */
    readonly ticks: readonly string[];
  };
  readonly size?: {
    readonly asked: AskedSize;
    readonly sizing: SizingView;
    readonly design: number | null;
  };
  readonly night?: { readonly runbook: Runbook; readonly day: string; readonly start: string };
  readonly availability?: {
    readonly rates: FailureRates;
    /** They are the assumptions of the lab. */
    readonly assumed: boolean;
    readonly availability: Availability;
  };
}

/** Commands of the planner. All but `plan.apply` leave the lab as it is. */
export interface PlanApi {
  'plan.moves': { args: AskedMoves; result: Outcome<{ readonly plan: MovesView }> };
  'plan.moveUsers': {
    args: AskedMoves & { readonly offset: number; readonly limit: number };
    result: Outcome<{ readonly total: number; readonly rows: readonly PlannedUser[] }>;
  };
  /** Does the plan that was shown; refused where the lab would have another one now. */
  'plan.apply': {
    args: AskedMoves & { readonly hash: string };
    result: Outcome<StepsDone>;
  };
  /** The same on a new branch, which is opened; the lab itself stays. */
  'plan.keep': {
    args: AskedMoves & { readonly hash: string; readonly name: string };
    result: Outcome<StepsDone & { readonly branch: string }>;
  };
  /** Lines of checklists that are ticked off, kept in the lab. */
  'plan.ticks': {
    args: Record<string, never>;
    result: Outcome<{ readonly ticks: readonly string[] }>;
  };
  'plan.tick': { args: { readonly line: string; readonly on: boolean }; result: Outcome<object> };
  /** The moves as a bulk-administration file, of one batch (from 1) or of all. */
  'plan.bulkFile': {
    args: AskedMoves & { readonly number?: number };
    result: Outcome<{ readonly file: FileOut }>;
  };
  'plan.size': { args: AskedSize; result: Outcome<{ readonly sizing: SizingView }> };
  /** Steps of a design, with its users of today. */
  'plan.sizeSteps': {
    args: AskedSize & { readonly design: number };
    result: Outcome<{ readonly steps: SizeCandidate['steps'] }>;
  };
  'plan.runbook': {
    args: AskedNight;
    result: Outcome<{ readonly runbook: Runbook }>;
  };
  /** The one move that lowers the risk of a night most; null where none does. */
  'plan.lowerRisk': {
    args: AskedNight;
    result: Outcome<{ readonly move: RiskMove | null }>;
  };
  /** Plays a night on a new branch, which is opened: one action of the night is one of the lab. */
  'plan.play': {
    args: AskedNight & { readonly name: string };
    result: Outcome<StepsDone & { readonly branch: string }>;
  };
  'plan.availability': {
    args: { readonly rates: FailureRates | null; readonly position?: number };
    result: Outcome<{ readonly rates: FailureRates; readonly availability: Availability }>;
  };
}
