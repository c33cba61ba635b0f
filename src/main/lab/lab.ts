import type { CallAbout, HostInfo, LabEvent } from '../../shared/lab-api';
import { isLarge } from './commands';
import { Desk } from './desk';
import { createDispatcher } from './dispatcher';
import { type LabDocument, labDocument } from './document';
import type { LabFiles } from './lab-files';
import { type Lessons, lessonsOn } from './lessons/lessons';
import { recentLabs } from './recent';
import { keepRecovery, type Recovery } from './recovery';

/** A lab behind the two verbs that every host carries. */
export interface Lab {
  /** Does a command. Unknown ones and bad arguments are answers; it never throws for bad input. */
  call(command: string, args: unknown, about?: CallAbout): Promise<unknown>;
  /** The arguments of this command hold a file, so they may be long. */
  isLarge(command: string): boolean;
  /** Hears every event; the whole lab comes first. Returns how to stop. */
  subscribe(listener: (event: LabEvent) => void): () => void;
  /** Ends it. Unsaved work that nobody was asked about is kept for the next start. */
  close(): Promise<void>;
  readonly document: LabDocument;
}

export interface LabOptions {
  readonly files: LabFiles;
  /** Where recovery copies and the list of recent labs are kept; absent or null: nowhere. */
  readonly dataFolder?: string | null;
  readonly host: HostInfo;
  /** One line about an internal error, with its reference. */
  readonly log?: (line: string) => void;
}

/** Makes a lab with nothing open in it. */
export async function createLab({
  files,
  dataFolder = null,
  host,
  log = () => {},
}: LabOptions): Promise<Lab> {
  const folder = await usable(dataFolder, files, log);
  let recovery: Recovery | null = null;
  let lessons: Lessons | null = null;
  const desk = new Desk(files, () => {
    recovery?.changed();
    lessons?.changed();
  });
  recovery = keepRecovery(folder, desk, log);
  if (dataFolder !== null && folder === null)
    desk.tellUnsafe('the folder of implab cannot be used');
  const recent = recentLabs(folder, files.disk);
  lessons = lessonsOn(desk, folder);
  const importing = files.startImport();
  const parts = { desk, files, recent, recovery, importing, lessons, host };
  const { call, serial } = createDispatcher(parts, log);
  const kept = recovery;
  return {
    call,
    isLarge,
    subscribe: (listener) => desk.subscribe(listener),
    async close() {
      // The desktop asks before it closes; nobody asks when the loopback host is stopped.
      await serial(() => kept.close(host.kind === 'web'));
      await lessons?.flush();
      desk.end();
    },
    document: labDocument(desk, recent, kept, serial, lessons),
  };
}

/** A lab works without a folder of its own, only without recovery and recent labs. */
async function usable(
  folder: string | null,
  { disk }: LabFiles,
  log: (line: string) => void,
): Promise<string | null> {
  if (folder === null) return null;
  try {
    await disk.prepareFolder(folder);
    return folder;
  } catch (error) {
    log(`No recovery copies and no recent labs: ${String(error)}`);
    return null;
  }
}
