import type { CallAbout, HostInfo, LabEvent } from '../../shared/lab-api';
import { createDispatcher } from './dispatcher';
import { type LabDocument, labDocument } from './documents/document';
import type { LabFiles } from './documents/lab-files';
import type { Recent } from './documents/recent';
import { keepRecovery, type Recovery } from './documents/recovery';
import { type Lessons, lessonsOn } from './lessons/lessons';
import type { ProgressStore } from './lessons/progress';
import type { Thread } from './opening/thread';
import { createTurns } from './turns';
import { type Leaving, Workspace } from './workspace';

/** A workspace with at most one open lab on it, behind the two verbs that every host carries. */
export interface Lab {
  /** Names its workspace among those of the program. */
  readonly workspace: string;
  /** Does a command. Unknown ones and bad arguments are answers; it never throws for bad input. */
  /** @param gone  fires when nobody waits for the answer any more: a question, and the opening of a lab, then end. */
  call(command: string, args: unknown, about?: CallAbout, gone?: AbortSignal): Promise<unknown>;
  /** Hears every event; the whole lab comes first. Returns how to stop. */
  subscribe(listener: (event: LabEvent) => void): () => void;
  /** Puts here what left another workspace, just as it stands there. */
  take(leaving: Leaving): void;
  /** Ends it. Unsaved work that nobody was asked about is kept for the next start. */
  close(): Promise<void>;
  readonly document: LabDocument;
}

/** What all workspaces of a program have in common. */
export interface LabParts {
  readonly files: LabFiles;
  readonly host: HostInfo;
  /** Starts a thread in which labs that take long are opened; absent: they are opened in this one. */
  readonly startThread?: (() => Thread) | undefined;
  readonly log: (line: string) => void;
  /** Where recovery copies are kept; null: nowhere. */
  readonly folder: string | null;
  /** The folder that was asked for cannot be used. */
  readonly isUnsafe: boolean;
  readonly recent: Recent;
  readonly progress: ProgressStore;
  /** Gives what pages stay with a workspace of its own. Returns the name of that workspace. */
  readonly keep: (leaving: Leaving) => string;
}

/** Makes a workspace with nothing on it. @param workspace  its name */
export function makeLab(workspace: string, common: LabParts): Lab {
  const { files, host, startThread, log, folder, isUnsafe, recent, progress, keep } = common;
  let recovery: Recovery | null = null;
  let lessons: Lessons | null = null;
  const place = new Workspace(files, {
    changed() {
      recovery?.changed();
      lessons?.changed();
    },
    name: workspace,
    keep,
  });
  recovery = keepRecovery(folder, place, log);
  if (isUnsafe) place.tellUnsafe('the folder of implab cannot be used');
  lessons = lessonsOn(place, progress);
  const importing = files.startImport();
  const parts = {
    workspace: place,
    files,
    recent,
    recovery,
    importing,
    lessons,
    host,
    startThread,
    log,
  };
  const turns = createTurns();
  const { call, end } = createDispatcher(parts, turns, log);
  const kept = recovery;
  return {
    workspace,
    call,
    subscribe: (listener) => place.subscribe(listener),
    take(leaving) {
      place.take(leaving);
      void kept.flush();
    },
    async close() {
      // The desktop asks before it closes; nobody asks when the loopback host is stopped.
      end();
      await turns.take(() => kept.close(host.kind === 'web'));
      await lessons?.flush();
      place.end();
    },
    document: labDocument({
      workspace: place,
      recent,
      recovery: kept,
      lessons,
      turns,
      startThread,
      log,
    }),
  };
}
