/**
 * The one boundary between page and lab: a map of commands, and events. Types only.
 * Its parts stand in `api`, by what they are about.
 * Every host carries the same two verbs, `call` and `subscribe`; one dispatcher checks every argument.
 */

import type { CompareApi } from './api/compare-api';
import type { FileApi } from './api/file-api';
import type { HostApi, ShellApi } from './api/host-api';
import type { LessonApi } from './api/lesson-api';
import type { QuestionApi } from './api/question-api';
import type { StepApi } from './api/step-api';
import type { UserFileApi } from './api/user-file-api';
import type { BranchApi } from './branch';
import type { ImportApi } from './import-view';
import type { PlanApi } from './plan-api';
import type { LabView, StepsDelta } from './view';
import type { WhatIfApi } from './what-if-view';

export type * from './api/clock-view';
export type * from './api/compare-api';
export type * from './api/file-api';
export type * from './api/host-api';
export type * from './api/lesson-api';
export type * from './api/question-api';
export type * from './api/step-api';
export type * from './api/user-file-api';

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

/** A workspace as the tabs of a browser see it. */
export interface ListedWorkspace extends OpenWorkspace {
  /** Some tab shows it; where none does, its tab was closed. */
  readonly isShown: boolean;
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
    readonly list: () => Promise<readonly ListedWorkspace[]>;
    /** Closes the lab of a workspace that no tab shows. Work that is not saved is kept as a copy, as when implab ends. */
    readonly close: (workspace: string) => Promise<void>;
  };
}
