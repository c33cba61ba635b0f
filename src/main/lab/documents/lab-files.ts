import type { Explanation } from '../../../shared/explain';
import type { ImportAnswer, ImportView } from '../../../shared/import-view';
import type { ScrubOptions, TableLayout } from '../../../shared/lab-api';
import type { AnyLesson, CourseLesson } from '../../../shared/lesson';
import type { Journal } from '../../../shared/load-journal';
import type { Mode } from '../../../shared/model';
import type { ReportedPlan } from '../../../shared/plan-api';
import type { UserHome } from '../../../shared/planning';
import type { Scenario, Step, UserRow } from '../../../shared/step';
import type { GroupView, StepRow } from '../../../shared/view';
import type { LabState } from '../../engine/state';
import type { LabStore } from '../../store/lab-store';

/**
 * What the lab needs of files and formats. The modules of `files` satisfy it; the hosts put both
 * together, since the lab may not import formats.
 */
export interface LabFiles {
  readonly parseStep: (
    value: unknown,
  ) =>
    | { readonly ok: true; readonly step: Step }
    | { readonly ok: false; readonly place: string; readonly message: string };
  readonly parseScenario: (bytes: Uint8Array | string) =>
    | { readonly ok: true; readonly scenario: Scenario }
    | {
        readonly ok: false;
        readonly place: string;
        readonly message: string;
        readonly more: readonly string[];
      };
  readonly formatScenario: (scenario: Scenario) => string;
  /** The bytes begin like an `.implab` file. */
  readonly isImplab: (bytes: Uint8Array) => boolean;
  /** The opening pipeline, up to a database that can be trusted. */
  readonly openImplab: (bytes: Uint8Array) => Promise<ImplabRead>;
  /** The same for a file of at most so many rows; null for one with more, of which nothing is read. */
  readonly openSmallImplab: (bytes: Uint8Array, mostRows: number) => Promise<ImplabRead | null>;
  /** The scenario inside a report, or null for any other text. */
  readonly scenarioOfReport: (bytes: Uint8Array) => string | null;
  readonly readUserFile: (
    bytes: Uint8Array,
    lab: LabUsers,
    progress: (done: number, total: number) => Promise<void>,
  ) => Promise<UserFileRead>;
  /** Who shall be on which node. */
  readonly readMoveFile: (
    bytes: Uint8Array,
  ) =>
    | { readonly ok: true; readonly homes: readonly UserHome[] }
    | { readonly ok: false; readonly detail: string };
  /** Moves as a bulk-administration file. */
  readonly movesCsv: (
    moves: readonly { readonly to: string; readonly users: readonly string[] }[],
  ) => string;
  /** A new import without pieces. */
  readonly startImport: () => Importing;
  /** Tables in pieces of some thousand lines. */
  readonly assignmentsCsv: (state: LabState) => Iterable<string>;
  readonly bulkCsv: (state: LabState) => Iterable<string>;
  /** The users whose node differs between two moments, as a bulk file, with what it cannot carry. */
  readonly movesTable: (before: LabState, after: LabState, layout?: TableLayout) => UserTable;
  /** Tables of all users as somebody wants them. */
  readonly assignmentsTable: (state: LabState, layout: TableLayout) => UserTable;
  readonly bulkTable: (state: LabState, layout: TableLayout) => UserTable;
  /** What the bulk file of a lab cannot carry, a sentence each. */
  readonly bulkLosses: (state: LabState) => readonly string[];
  readonly loadsCsv: (state: LabState) => string;
  readonly report: (source: ReportSource) => string;
  /** A scenario with names hidden. */
  readonly scrub: (scenario: Scenario, options: ScrubOptions) => Scenario;
  /** The text begins like a lesson file. */
  readonly isLesson: (bytes: Uint8Array) => boolean;
  readonly parseLesson: (bytes: Uint8Array | string) => LessonFileRead;
  /** The lessons that ship, in the order of the course. */
  readonly course: readonly CourseLesson[];
  readonly samples: readonly SampleScenario[];
  readonly disk: LabDisk;
}

/** A lesson from a file, or the first thing that is wrong with it. */
export type LessonFileRead =
  | { readonly ok: true; readonly lesson: AnyLesson }
  | { readonly ok: false; readonly place: string; readonly message: string };

export type ImplabRead =
  | {
      readonly ok: true;
      readonly store: LabStore;
      /** Version of the schema it was saved with, where that was an older one. */
      readonly migratedFrom: number | null;
    }
  | { readonly ok: false; readonly failure: ImplabFailure };

/** Why bytes are not opened as a lab. Closed. */
export interface ImplabFailure {
  readonly code: 'not-a-lab' | 'newer-version' | 'damaged' | 'foreign-object' | 'too-large';
  /** What exactly, as a part of a sentence. */
  readonly detail: string;
}

/** A table of users that is written out. */
export interface UserTable {
  readonly text: string;
  readonly rows: number;
  /** What it cannot carry, a sentence each. */
  readonly losses: readonly string[];
}

/** The pieces of an import, the answers given, and what comes of both. */
export interface Importing {
  readonly add: (
    name: string,
    bytes: Uint8Array,
    pause: (rows: number) => Promise<void>,
  ) => Promise<void>;
  readonly remove: (id: number) => void;
  readonly answer: (answer: ImportAnswer) => Promise<void>;
  readonly clear: () => void;
  readonly summary: () => Omit<ImportView, 'lab' | 'isReady'>;
  /** The lab that the pieces make; null while groups, nodes or users are missing. */
  readonly scenario: () => Scenario | null;
}

/** What a user file must know of the lab it is for. */
export interface LabUsers {
  readonly nodes: readonly { readonly name: string }[];
  readonly mode: Mode;
  /** Unassigned users are placed whenever the mode is set (D5). */
  readonly placesOnSync: boolean;
  /** The user of this id as the lab has it, or null. */
  readonly user: (id: string) => {
    readonly home: string | null;
    readonly homeCluster: boolean;
    readonly enabled: boolean;
  } | null;
  /** Every id in the lab. */
  readonly ids: () => Iterable<string>;
}

/** A user file against a lab: what it would do, and what it leaves out. */
export type UserFileRead =
  | {
      readonly ok: true;
      readonly rows: number;
      readonly used: readonly string[];
      readonly ignored: readonly string[];
      /** What a row is called. */
      readonly unit: 'line' | 'record';
      /** The steps that do it; none where nothing changes. */
      readonly steps: readonly Step[];
      readonly changes: {
        readonly fresh: readonly { readonly row: UserRow; readonly isUnassigned: boolean }[];
        readonly moves: readonly { readonly id: string; readonly server: string }[];
        readonly unassign: readonly string[];
        readonly changed: readonly UserRow[];
        readonly unchanged: number;
      };
      readonly problems: readonly {
        readonly line: number;
        readonly id: string;
        readonly text: string;
      }[];
      /** What it does, in one sentence; "" for nothing. */
      readonly sentence: string;
      readonly notices: readonly string[];
      readonly warnings: readonly string[];
      readonly formulas: readonly number[];
    }
  | { readonly ok: false; readonly detail: string };

/** What a report is made from. */
export interface ReportSource {
  readonly title: string;
  readonly notes: string;
  /** The day it is made on, `2026-11-30`. */
  readonly day: string;
  readonly state: LabState;
  readonly groups: readonly GroupView[];
  readonly scenario: Scenario;
  /** The steps done, and the loads after each of them. */
  readonly steps: readonly StepRow[];
  readonly journal: Journal;
  readonly loadSentence: string;
  /** The node that each user was enabled with, by row. */
  readonly serverOf: (row: number) => number | undefined;
  /** Of the users that were chosen. */
  readonly explanations: readonly Explanation[];
  /** What of *Plan* was chosen. */
  readonly plan: ReportedPlan;
  readonly version: string;
}

/** A sample lab: a scenario with the words of its card. */
export interface SampleScenario {
  readonly id: string;
  readonly topic: 'Modes' | 'Failures' | 'Capacity';
  readonly caption: string;
  readonly text: string;
  /** The user whom the sample asks about, selected when it opens. */
  readonly user?: string;
  readonly scenario: Scenario;
}

/** Reading and writing whole files. Nothing here throws for what a disk can do. */
export interface LabDisk {
  /** @param most  bytes; a larger file is not read */
  readonly read: (path: string, most: number) => Promise<DiskRead>;
  /** Old file or new one, never half; keeps the one before as `name~` when asked. */
  readonly write: (path: string, bytes: Uint8Array, options: WriteOptions) => Promise<DiskWrite>;
  readonly remove: (path: string) => Promise<void>;
  /** Changes when somebody writes the file; null where there is none. */
  readonly stamp: (path: string) => Promise<string | null>;
  /** Changes the stamp of a file, without its contents; nothing where there is none. */
  readonly touch: (path: string) => Promise<void>;
  /** Names of what lies in a folder; none where it cannot be looked at. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Makes a folder of the app's own where there is none. Throws where that cannot be. */
  readonly prepareFolder: (path: string) => Promise<void>;
}

export interface WriteOptions {
  readonly keepPrevious: boolean;
  /** Readable by its owner only. */
  readonly secret: boolean;
  /** A file that is marked read-only is replaced as well; without this it is refused, so that somebody can ask. */
  readonly replaceReadOnly?: boolean;
}

export type DiskRead =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | {
      readonly ok: false;
      readonly code: 'no-such-file' | 'too-large' | 'read-failed';
      readonly detail: string;
    };

export type DiskWrite =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly code:
        | 'marked-read-only'
        | 'read-only'
        | 'disk-full'
        | 'file-locked'
        | 'write-failed';
      readonly detail: string;
    };
