import type { z } from 'zod';
import type { HostInfo, LabApi, LabCommand } from '../../../shared/lab-api';
import type { Pause } from '../../../shared/slices';
import type { Step } from '../../../shared/step';
import type { Meter } from '../../engine/budget';
import type { Importing, LabFiles } from '../documents/lab-files';
import type { Recent } from '../documents/recent';
import type { Recovery } from '../documents/recovery';
import type { Lessons } from '../lessons/lessons';
import type { OpenLab } from '../open-lab/open-lab';
import type { Thread } from '../opening/thread';
import type { problem } from '../problem';
import type { Workspace } from '../workspace';

/** Commands that a host answers itself, before the dispatcher. */
export type ShellCommand = Extract<LabCommand, `shell.${string}`>;
/** Commands of the lab. */
export type Command = Exclude<LabCommand, ShellCommand>;
type Args<K extends LabCommand> = LabApi[K]['args'];
type Result<K extends LabCommand> = LabApi[K]['result'];

/** What every command has at hand. */
export interface CommandParts {
  readonly workspace: Workspace;
  readonly files: LabFiles;
  readonly recent: Recent;
  readonly recovery: Recovery;
  /** The pieces of *From your cluster*. */
  readonly importing: Importing;
  readonly lessons: Lessons;
  readonly host: HostInfo;
  /** Starts a thread for work that may take long; absent: all is done in this one. */
  readonly startThread?: (() => Thread) | undefined;
  readonly log: (line: string) => void;
}

/** One call of a command. */
export interface Call extends CommandParts {
  /**
   * For work that may take long: called now and then it lets others have a turn, tells the pages how far the work
   * is, and throws `Cancelled` when somebody ended this call.
   *
   * @param label  what is done, e.g. "Opening lab-7"
   */
  readonly pause: (label: string) => Pause;
  /** Counts the work of the answer: beyond what any file may take it ends it. */
  readonly meter: Meter;
  /** From here on others have their turns. */
  readonly giveWay: () => void;
  /**
   * A turn again for the end of work that gave way; at once where it did not. Where the lab has changed meanwhile
   * nothing is done and the answer says so.
   */
  readonly again: <T>(end: () => T | Promise<T>) => Promise<T | ReturnType<typeof problem>>;
  /** Ends the call of this id, or without one all long work. */
  readonly cancel: (id?: string) => void;
}

/** One call of a command about the open lab. */
export interface LabCall extends Call {
  readonly lab: OpenLab;
}

/** Schemas that come from the file formats, which this folder may not import. */
export interface StepSchemas {
  /** A list of steps, each checked as in a scenario. */
  readonly steps: z.ZodType<readonly Step[]>;
}

type Schema<K extends LabCommand> = z.ZodType<Args<K>>;

interface Declared<K extends LabCommand> {
  /** Nothing that comes over the boundary is used before it went through here. */
  readonly args: Schema<K> | ((of: StepSchemas) => Schema<K>);
  /** It changes the lab, its file or what is kept about it; its answer then says where the lab stands (`now`). */
  readonly changes: boolean;
  /**
   * Commands run one after another, so that each meets the lab the one before left. `beside`: it begins in turn
   * and lets the others go on while it works, on what it took from the lab at the beginning. `at-once`: it does
   * not wait at all.
   */
  readonly turn?: 'beside' | 'at-once';
  /** It opens another lab. Who asked for it and went away before it was open does not want it any more. */
  readonly opens?: true;
  /** Its arguments hold a file. */
  readonly large?: true;
}

/** One command: its arguments, what it needs, whether it changes anything, and its work. */
export type Declaration<K extends LabCommand> = Declared<K> &
  (
    | {
        /** It is about the open lab: without one, or where another one was meant, it is refused. */
        readonly needs: 'lab';
        readonly run: (args: Args<K>, call: LabCall) => Result<K> | Promise<Result<K>>;
      }
    | {
        readonly needs: 'nothing';
        readonly run: (args: Args<K>, call: Call) => Result<K> | Promise<Result<K>>;
      }
  );

/** The declarations of all commands of an interface of `shared`: one that is missing does not compile. */
export type Commands<Api> = {
  readonly [K in Extract<keyof Api, LabCommand>]: Declaration<K>;
};
