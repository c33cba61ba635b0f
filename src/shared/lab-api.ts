/**
 * The one boundary between page and lab: a map of commands, and events. Types only.
 * Every host carries the same two verbs, `call` and `subscribe`; one dispatcher checks every argument.
 */

import type { MenuAction } from './actions';
import type { HintLevel, StudentValue } from './answer';
import type { BranchApi } from './branch';
import type { Explanation, Flip, UserEvent } from './explain';
import type { ImportApi } from './import-view';
import type { CourseView, RevealView } from './lesson-view';
import type { Outcome } from './outcome';
import type { PairView } from './pair';
import type { PlanApi, ReportPlan } from './plan-api';
import type { Frame } from './playback';
import type { Question } from './questions';
import type { Remedy } from './refusal';
import type { Glossary } from './sources';
import type { Step } from './step';
import type { LabView, RulePackView, SealVerdict, StepsDelta, UserRowView } from './view';
import type { WhatIfApi } from './what-if-view';

/** A file on its way to the page's download or a dialog of the desktop. */
export interface FileOut {
  readonly name: string;
  readonly mime: string;
  /** Bytes in base64. */
  readonly data: string;
}

export interface HostInfo {
  readonly kind: 'electron' | 'web';
  readonly platform: 'darwin' | 'win32' | 'linux';
  readonly version: string;
}

export interface SampleLab {
  readonly id: string;
  readonly title: string;
  /** What it shows, in one or two short sentences. */
  readonly text: string;
  readonly topic: 'Modes' | 'Failures' | 'Capacity';
  /** Small caption, e.g. "The community question". */
  readonly caption: string;
  /** The user whom it asks about; null: none. */
  readonly user: string | null;
  /** Its final state. */
  readonly picture: LabPicture;
}

/** What a small picture of a lab is drawn from: by group the figures of its nodes, null for a free slot. */
export type LabPicture = readonly (readonly ({
  readonly capacity: number;
  readonly own: number;
  readonly peer: number;
  readonly down: boolean;
} | null)[])[];

export interface RecentLab {
  readonly path: string;
  readonly title: string;
  /** ISO time of the last opening or saving. */
  readonly at: string;
  /** What replaying its file said then; null: nothing, as for a scenario. */
  readonly seal: SealVerdict | null;
  /** The lab then; empty where nobody knows. */
  readonly picture: LabPicture;
  /** There is no such file now. */
  readonly missing: boolean;
}

export interface UserQuery {
  readonly search?: string;
  /** A node name, `"unassigned"`, `"waiting"`, `"no-service"`, `"ineligible"`. */
  readonly filter?: string;
  readonly sort?: 'arrival' | 'id' | 'assignedTo' | 'devices' | 'step';
  readonly descending?: boolean;
  readonly offset: number;
  readonly limit: number;
  /** Look at the lab after this many steps; absent: now. */
  readonly position?: number;
}

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

/** What a bulk-administration file would do, row by row, before anything is applied. */
export interface CsvPreview {
  readonly rows: number;
  readonly good: number;
  /** Good rows whose users are new to the lab; the others are about users of it. */
  readonly fresh: number;
  /** What the good rows do, counted: "3 users come in, 1 moves"; "" for nothing. */
  readonly changes: string;
  /** What a row is called: a line of text, a record of XML or JSON. */
  readonly unit: 'line' | 'record';
  /** What to know of the file, and what to look at before it is done, a sentence each. */
  readonly notices: readonly string[];
  readonly warnings: readonly string[];
  /** The columns found by name, and those that were left alone. */
  readonly used: readonly string[];
  readonly ignored: readonly string[];
  /** Rows that are left out, with the line in the file, at most 200 of `bad`. */
  readonly problems: readonly {
    readonly line: number;
    readonly id: string;
    readonly text: string;
  }[];
  readonly bad: number;
  /** Cells a spreadsheet would run as a formula, by line. */
  readonly formulas: readonly number[];
  readonly sample: readonly {
    readonly id: string;
    readonly server: string;
    /** Where it goes: to the server, by the mode, or nowhere. */
    readonly home: 'server' | 'mode' | 'none';
    readonly eligible: boolean;
  }[];
  /** Where the good rows would go, in one sentence. */
  readonly sentence: string;
}

/** The failure of one step second by second: the same engine with `settle` off. Times are seconds after the loss. */
export interface ClockView {
  readonly step: number;
  readonly label: string;
  readonly group: string;
  readonly lost: string;
  readonly peer: string | null;
  readonly lossAt: number;
  readonly until: number;
  readonly events: readonly {
    readonly second: number;
    readonly kind: string;
    readonly label: string;
    /** The node that was lost, came back or took over; absent where it is about the pair. */
    readonly node?: string;
  }[];
  readonly tracks: readonly {
    readonly node: string;
    readonly spans: readonly {
      readonly from: number;
      readonly to: number;
      readonly state: string;
      readonly reason: string;
    }[];
  }[];
  /** Services, link and status of the pair, each only where something happens in it. */
  readonly lanes: readonly {
    readonly name: string;
    readonly note: string;
    readonly spans: readonly {
      readonly from: number;
      readonly to: number;
      /** As the states of a node look. */
      readonly look: 'ok' | 'bad' | 'dead' | 'backup' | 'fo' | 'none' | 'plain';
      readonly text: string;
    }[];
  }[];
  /** Devices that the carrying node serves of its own and for the lost node, and what the lost node serves itself. */
  readonly loads: readonly {
    readonly second: number;
    readonly own: number;
    readonly peer: number;
    readonly lost: number;
  }[];
  readonly capacity: number;
  readonly relogin: {
    readonly clients: number;
    readonly lower: number;
    readonly upper: number;
    readonly tableLower: number | null;
    readonly tableUpper: number | null;
    readonly tableRow: string;
    readonly fits: boolean;
    readonly flag: string;
    readonly sources: readonly string[];
  };
  readonly sentence: string;
}

/** A lint or diagnosis answer: ranked causes with evidence from the journal. */
export interface Diagnosis {
  readonly question: string;
  readonly answer: string;
  readonly causes: readonly {
    readonly title: string;
    readonly evidence: readonly { readonly text: string; readonly step: number | null }[];
    readonly remedy: Remedy | null;
    readonly sources: readonly string[];
  }[];
}

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

/** What is written out of a lab. */
export interface ExportArgs {
  readonly kind: ExportKind;
  readonly scrub?: ScrubOptions;
  /** Users whose explanations a report holds; other kinds of file hold none. */
  readonly explain?: readonly string[];
  /** What of *Plan* a report holds. */
  readonly plan?: ReportPlan;
}

/** What can be written out. */
export type ExportKind =
  | 'implab'
  | 'scenario'
  | 'assignments-csv'
  | 'bulk-csv'
  /** Users whom the last action moved, as a bulk file to update from. */
  | 'moves-csv'
  | 'loads-csv'
  | 'report';

/** What to hide on the way out (privacy scrub). */
export interface ScrubOptions {
  readonly users?: 'keep' | 'pseudonyms' | 'counts';
  readonly nodes?: 'keep' | 'pseudonyms';
  readonly notes?: 'keep' | 'drop';
}

export interface UserDetail extends UserRowView {
  readonly notes: string;
  readonly events: readonly UserEvent[];
}

type None = Record<string, never>;

/** What steps did: the steps in words, what came of them, and how many steps were done before. */
export interface StepsDone {
  /** "Fail imp4", "Add PRG-3 and 2 more". */
  readonly label: string;
  /** "imp3 serves 5 600, 600 over". */
  readonly effect: string;
  readonly from: number;
}

/** Commands about the program itself. */
export interface HostApi {
  'host.info': { args: None; result: Outcome<HostInfo> };
  /**
   * Ends a call under way or waiting, by the id it was made with, or without one all long work: it then answers
   * `cancelled` and the lab stays as it was.
   */
  'task.cancel': { args: { readonly id?: string }; result: Outcome<object> };
}

/** Commands that change the lab by steps, or show what they would do. */
export interface StepApi {
  /** All steps or none; one commit, one event. */
  'lab.run': { args: { readonly steps: readonly Step[] }; result: Outcome<StepsDone> };
  'lab.undo': { args: None; result: Outcome<StepsDone> };
  'lab.redo': { args: None; result: Outcome<StepsDone> };
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

/** Questions about users, rules and causes. */
export interface QuestionApi {
  'lab.users': {
    args: UserQuery;
    result: Outcome<{ readonly total: number; readonly rows: readonly UserRowView[] }>;
  };
  'lab.user': {
    args: { readonly id: string; readonly position?: number };
    result: Outcome<{ readonly user: UserDetail }>;
  };
  'lab.explain': {
    args: { readonly id: string; readonly position?: number };
    result: Outcome<{ readonly explanation: Explanation }>;
  };
  'lab.whyNot': {
    args: { readonly id: string; readonly node: string };
    result: Outcome<{ readonly text: string; readonly flips: readonly Flip[] }>;
  };
  'lab.flips': {
    args: { readonly id: string };
    result: Outcome<{ readonly flips: readonly Flip[] }>;
  };
  'lab.diagnose': {
    args: { readonly question: Question };
    result: Outcome<{ readonly diagnosis: Diagnosis }>;
  };
  /** A group in the product's own words, and the picture of its statuses. */
  'lab.pair': {
    args: { readonly group: string; readonly position?: number };
    result: Outcome<{ readonly pair: PairView }>;
  };
  'lab.rulePacks': { args: None; result: Outcome<{ readonly packs: readonly RulePackView[] }> };
  /** The documents and assumptions behind every rule; the same whatever lab is open. */
  'lab.sources': { args: None; result: Outcome<Glossary> };
}

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

/** Bulk-administration files of users. `data` in base64. */
export interface UserFileApi {
  'users.previewCsv': {
    args: { readonly name: string; readonly data: string };
    result: Outcome<{ readonly preview: CsvPreview }>;
  };
  /** Enables the good rows of the file in file order; the bad ones are left out and listed. */
  'users.importCsv': {
    args: { readonly name: string; readonly data: string };
    result: Outcome<StepsDone & { readonly left: number }>;
  };
}

/** Opening labs and writing files out. */
export interface FileApi {
  /** A new lab: one HA pair, ready to change, or empty. */
  'file.new': { args: { readonly template: 'pair' | 'empty' }; result: Outcome<object> };
  'file.samples': { args: None; result: Outcome<{ readonly samples: readonly SampleLab[] }> };
  'file.openSample': { args: { readonly id: string }; result: Outcome<object> };
  /** Opens an `.implab` or scenario by content. The open lab is untouched on failure. `data` in base64. */
  'file.openBytes': {
    args: { readonly name: string; readonly data: string };
    result: Outcome<object>;
  };
  'file.export': { args: ExportArgs; result: Outcome<{ readonly file: FileOut }> };
  'file.exportPreview': {
    args: ExportArgs;
    result: Outcome<{
      /** What leaves and what stays, a sentence each. */
      readonly lines: readonly string[];
      /** The first lines of the file, for kinds that can be read as text. */
      readonly sample: readonly string[];
    }>;
  };
  /** The web host's save: the bytes for a download; the lab counts as saved. */
  'file.saveBytes': { args: None; result: Outcome<{ readonly file: FileOut }> };
  'file.recent': { args: None; result: Outcome<{ readonly recent: readonly RecentLab[] }> };
  /** Takes a lab off the list of recent ones, or all of them; their files stay. */
  'file.forget': { args: { readonly path?: string }; result: Outcome<object> };
  'file.recovery': {
    args: None;
    result: Outcome<{
      readonly offer: {
        readonly title: string;
        readonly steps: number;
        readonly at: string;
      } | null;
    }>;
  };
  'file.recover': { args: { readonly accept: boolean }; result: Outcome<object> };
}

/** Desktop only: dialogs of the system. The page never names a path, except one from the recent list. */
/** Lessons: each runs in a lab of its own, while the person's own lab waits. */
export interface LessonApi {
  /** The course and the own lessons, with the progress that is kept on this machine. */
  'lesson.course': {
    args: Record<string, never>;
    result: Outcome<{ readonly course: CourseView }>;
  };
  /** Opens a lesson where it was left, or from its beginning. `key` as in its card. */
  'lesson.open': {
    args: { readonly key: string; readonly again?: boolean };
    result: Outcome<object>;
  };
  /**
   * Goes to a page that was reached, or to the next one. `present`: whether or not the page before is done; what is
   * to come of it is run without an answer.
   */
  'lesson.turn': {
    args: { readonly page: number; readonly present?: boolean };
    result: Outcome<object>;
  };
  /** The truth of a prediction, for a presenter: nothing is recorded. Null where the page predicts nothing. */
  'lesson.peek': {
    args: { readonly page: number };
    result: Outcome<{ readonly reveal: RevealView | null }>;
  };
  /** Records the answer to the page and then lets the engine run. */
  'lesson.answer': { args: { readonly value: StudentValue }; result: Outcome<object> };
  'lesson.hint': { args: { readonly level: HintLevel }; result: Outcome<object> };
  /** Back to the start of the page. */
  'lesson.reset': { args: Record<string, never>; result: Outcome<object> };
  /** Leaves the lesson; the lab that waited comes back. */
  'lesson.leave': { args: Record<string, never>; result: Outcome<object> };
  /** Takes an own lesson off the list, with its progress. */
  'lesson.forget': { args: { readonly key: string }; result: Outcome<object> };
  /** What happened inside a step of the journal, placement after placement and second after second. */
  'lab.frames': {
    args: { readonly step: number };
    result: Outcome<{ readonly frames: readonly Frame[] }>;
  };
}

export interface ShellApi {
  /** One more window, with nothing open in it. */
  'shell.newWindow': { args: None; result: Outcome<object> };
  /** Opens a file where it is open already, in this window while nothing is open in it, else in one of its own. */
  'shell.open': {
    args: { readonly recent?: string };
    result: Outcome<{ readonly opened: boolean }>;
  };
  'shell.save': { args: { readonly as: boolean }; result: Outcome<{ readonly saved: boolean }> };
  'shell.export': { args: ExportArgs; result: Outcome<{ readonly saved: boolean }> };
  /** What stands in the menu bar now; the page tells it whenever it changes. */
  'shell.offer': { args: { readonly actions: readonly MenuAction[] }; result: Outcome<object> };
}

/**
 * Every command: its arguments and its answer. A feature writes its own interface beside its types and adds it
 * here; until `main/lab/commands` declares what it names, nothing compiles.
 */
export interface LabApi
  extends BranchApi,
    HostApi,
    LessonApi,
    StepApi,
    QuestionApi,
    CompareApi,
    PlanApi,
    WhatIfApi,
    UserFileApi,
    ImportApi,
    FileApi,
    ShellApi {}

/** One side of a comparison: the open lab now, after some steps, at a snapshot, or a file's bytes. */
export type DiffSide =
  | { readonly kind: 'position'; readonly position: number }
  | { readonly kind: 'snapshot'; readonly name: string }
  /** Where a branch of the open lab stands. */
  | { readonly kind: 'branch'; readonly name: string }
  | { readonly kind: 'file'; readonly name: string; readonly data: string };

export type LabCommand = keyof LabApi;

/** Pushed to every page. A page that connects gets one `lab.changed` with all rows first. */
export type LabEvent =
  | {
      readonly type: 'lab.changed';
      readonly view: LabView | null;
      readonly steps: StepsDelta;
      readonly opened: boolean;
    }
  | {
      readonly type: 'task.progress';
      /** Id of the call that works, where it was made with one: `task.cancel` ends it. */
      readonly id: string | null;
      readonly label: string;
      readonly done: number;
      readonly total: number;
    }
  /** `failed`: why unsaved work has no recovery copy, as a sentence without a full stop; null: it has one again. */
  | { readonly type: 'recovery.state'; readonly failed: string | null }
  /**
   * The page `by` opens another lab, of this title, in the workspace `workspace`. What was there goes on in the workspace `left`, for
   * the other pages that showed it.
   */
  | {
      readonly type: 'workspace.left';
      readonly by: string;
      readonly workspace: string;
      readonly left: string;
      readonly title: string;
    }
  /** What is to be seen now stands in another workspace. */
  | { readonly type: 'workspace.goTo'; readonly workspace: string }
  | { readonly type: 'shell.menu'; readonly action: string };

/** A workspace with a lab on it. */
export interface OpenWorkspace {
  readonly workspace: string;
  readonly title: string;
  /** It has changes that are not saved. */
  readonly dirty: boolean;
}

/** What a call may say about itself beside its arguments. */
export interface CallAbout {
  /** For `task.cancel`; any text that no other call under way has. */
  readonly id?: string;
  /** `LabView.lab` of the lab that is meant: with another one open the command is refused `another-lab`. */
  readonly lab?: string;
  /** `LabView.revision` that is meant: after any change the command is refused `lab-changed`. */
  readonly revision?: number;
  /**
   * Name of the page that asks, where other pages show the open lab too: where the command opens another lab, they
   * stay with the one that was open, and are told (`workspace.left`).
   */
  readonly sharedBy?: string;
}

/** How a page reaches the lab, whatever carries the messages. */
export interface LabTransport {
  call<K extends LabCommand>(
    command: K,
    args: LabApi[K]['args'],
    about?: CallAbout,
  ): Promise<LabApi[K]['result']>;
  subscribe(listener: (event: LabEvent) => void): () => void;
  /** The workspaces of the program, where a page may go from one to another: in a browser. */
  readonly workspaces?: {
    /** Told the workspace that the page is at, now and when it is another one. */
    readonly watch: (at: (workspace: string) => void) => void;
    readonly go: (workspace: string) => void;
    readonly list: () => Promise<readonly OpenWorkspace[]>;
  };
}
