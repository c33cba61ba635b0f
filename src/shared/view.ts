import type { BranchView } from './branch';
import type { FindingCause, FindingView } from './finding';
import type { LessonView } from './lesson-view';
import type {
  Facts,
  HaReason,
  Link,
  Mode,
  NodeState,
  Ova,
  Parameters,
  Policies,
  Reason,
  Service,
} from './model';
import type { DeclaredCode } from './refusal';
import type { StepName } from './step';

/** What a person can do to a node now; a button shows only when its action is listed. */
export type NodeAction =
  | 'fail-node'
  | 'restore-node'
  | 'stop-service'
  | 'start-service'
  | 'failover';
/** What a person can do to a group now. */
export type GroupAction = 'fallback' | 'recover' | 'heal-link' | 'cut-link';

/** A node as every page shows it. Users are counted by head in `assigned`, by device elsewhere. */
export interface NodeView {
  readonly name: string;
  readonly group: string;
  readonly slot: 1 | 2;
  readonly capacity: number;
  readonly ova: Ova | null;
  readonly generation: string;
  readonly version: string;
  /** Client re-login limits in seconds. */
  readonly reloginLower: number;
  readonly reloginUpper: number;
  readonly state: NodeState;
  /** Null for `Unreachable`. */
  readonly reason: HaReason | null;
  /** What the state means and what to do next, in words. */
  readonly remedy: string;
  readonly machineUp: boolean;
  readonly servicesUp: boolean;
  /** Its critical services that do not run; `broken` ones need a restart of the machine. */
  readonly stopped: Readonly<Partial<Record<Service, 'stopped' | 'broken'>>>;
  /** Clock second at which its initialization is over; null unless it is Initializing. */
  readonly initializingUntil: number | null;
  /** A loss that nobody has noticed yet: the timer and the clock second at which it ends. */
  readonly detection: { readonly kind: 'machine' | 'service'; readonly endsAt: number } | null;
  readonly assigned: number;
  /** Devices of its assigned users. */
  readonly demand: number;
  /** Devices it serves now: own + peer. */
  readonly load: number;
  readonly own: number;
  readonly peer: number;
  /** Load above capacity, 0 when there is none. */
  readonly over: number;
  /** Devices of its assigned users that no node serves. */
  readonly noService: number;
  /** "Served by imp2 after 60 s, all back by 537 s" while its peer serves its users; else empty. */
  readonly takenOver: string;
  /** Load it would have if its peer failed; null without HA. */
  readonly ifPeerFails: number | null;
  readonly actions: readonly NodeAction[];
  readonly notes: string;
}

export interface GroupView {
  readonly name: string;
  /** HA is enabled. */
  readonly ha: boolean;
  /** HA is enabled and the group has two nodes. */
  readonly hasHa: boolean;
  /** By slot. */
  readonly nodes: readonly [NodeView | null, NodeView | null];
  readonly assigned: number;
  readonly demand: number;
  readonly load: number;
  /** With HA the smaller of both capacities, else their sum. */
  readonly capacity: number;
  readonly condition:
    | 'off'
    | 'normal'
    | 'detecting'
    | 'changing'
    | 'backup'
    | 'split'
    | 'failed'
    | 'down';
  /** The heartbeat between its nodes. */
  readonly link: Link;
  /** The group's condition in words, e.g. "Peer Down"; empty when there is nothing to say. */
  readonly summary: string;
  readonly actions: readonly GroupAction[];
  readonly notes: string;
}

/** Counts of the whole lab. `noService` and `load` in devices, the rest in users. */
export interface Totals {
  readonly users: number;
  readonly eligible: number;
  readonly ineligible: number;
  readonly assigned: number;
  /** Eligible without a home, those who wait among them. */
  readonly unassigned: number;
  readonly waiting: number;
  readonly noService: number;
  readonly load: number;
}

/** One row of the journal. */
export interface StepRow {
  /** From 0, as in scenarios. People see `index + 1`. */
  readonly index: number;
  readonly do: StepName;
  /** "Fail imp4". */
  readonly label: string;
  /** "imp3 serves 5 600, 600 over", "Nobody moves". */
  readonly effect: string;
  /** Seconds after the step. */
  readonly clock: number;
  readonly note: string;
  /** The step was refused, as its `refused` says. */
  readonly refused: DeclaredCode | null;
  /** An `expect` step that does not hold. */
  readonly failed: boolean;
  /** It belongs to the step before, and is done and undone with it. */
  readonly joined: boolean;
  /** On the first of several steps that belong together: how many they are, and what they did together, in words. */
  readonly action: {
    readonly steps: number;
    readonly label: string;
    readonly effect: string;
  } | null;
  /**
   * What the step changed, by node name: users assigned and devices served after it; null: no node of that name is in
   * the lab any more. As a whole null: no figure changed.
   */
  readonly nodes: Readonly<
    Record<string, { readonly assigned: number; readonly load: number } | null>
  > | null;
}

/** The journal, as what changed since the last event: rows from `from` on are new. */
export interface StepsDelta {
  readonly from: number;
  readonly rows: readonly StepRow[];
  /** Steps done; rows from here on are undone and can be redone. */
  readonly position: number;
}

/** Where the next user without an explicit server would go. */
export interface NextPlacement {
  readonly node: string | null;
  readonly reason: Reason;
  /** How many users go there before the choice changes; null: all of them. */
  readonly run: number | null;
  /** "New users go to imp-sub until it holds 800." */
  readonly text: string;
}

/** What replaying a file said at its opening: the same as the file, or why not. */
export type SealVerdict = 'same' | 'different' | 'newer-engine' | 'older-engine';

export interface FileView {
  /** Name shown: the file's name without extension, or the lab's title. */
  readonly name: string;
  /** Where it is saved, for people; null when it never was. */
  readonly path: string | null;
  readonly dirty: boolean;
  /** Steps since the last save. */
  readonly unsavedSteps: number;
  /** Verdict of the replay at opening; null for a lab that was not opened from a file. */
  readonly seal: {
    readonly verdict: SealVerdict;
    readonly text: string;
  } | null;
}

/** Everything a page needs at one moment, except lists that are paged. */
export interface LabView {
  /** Another one with each lab that is opened; a command may say that it means this one. */
  readonly lab: string;
  readonly revision: number;
  readonly title: string;
  readonly notes: string;
  /** Settled labs run the clock on after each step. */
  readonly settle: boolean;
  readonly clock: number;
  readonly mode: Mode;
  readonly policies: Policies;
  readonly parameters: Parameters;
  readonly facts: Facts;
  readonly groups: readonly GroupView[];
  readonly totals: Totals;
  readonly findings: readonly FindingView[];
  /** The findings by cause: one row for each in the list. */
  readonly causes: readonly FindingCause[];
  readonly next: NextPlacement;
  readonly snapshots: readonly { readonly name: string; readonly step: number }[];
  /** Label of the step that undo or redo would take, or null. */
  readonly undo: string | null;
  readonly redo: string | null;
  readonly branch: BranchView;
  readonly file: FileView;
  /** One sentence made from the loads, for the head of the load graphs. */
  readonly loadSentence: string;
  /** The lesson that runs in this lab, at its page; null for any other lab. */
  readonly lesson: LessonView | null;
}

/** One row of the users table. */
export interface UserRowView {
  readonly id: string;
  readonly assignedTo: string | null;
  readonly servedBy: string | null;
  readonly devices: number;
  readonly eligible: boolean;
  readonly waiting: boolean;
  readonly reason: Reason;
  /** "fewest assigned". */
  readonly reasonText: string;
  /** Step of the placement, from 0; for people add 1. */
  readonly step: number;
}

/** Figures of the re-login tables and of limits, per release. */
export interface RulePackView {
  readonly release: string;
  readonly nodesPerCluster: number;
  readonly groupsPerCluster: number;
  readonly usersPerNode: number;
  readonly usersPerGroup: number;
  readonly usersPerCluster: number;
  readonly sources: readonly string[];
  /** Contradictions of the documents that touch this pack, in words. */
  readonly conflicts: readonly string[];
}
