import { randomBytes } from 'node:crypto';
import type { HostInfo, LabEvent, OpenDesk } from '../../shared/lab-api';
import { isLarge } from './commands';
import type { Leaving } from './desk';
import { type Lab, makeLab } from './lab';
import type { LabFiles } from './lab-files';
import { progressStore } from './lessons/progress';
import { recentLabs } from './recent';
import type { Thread } from './thread';

/**
 * Every desk of the program, with at most one open lab on each: a window of the desktop has one, the tabs of a browser
 * say which one they mean. Each has its own commands, undo, recovery copy and document; what is kept on this machine,
 * as the recent labs and the progress of lessons, they share.
 */
export interface Labs {
  /** Makes one more desk, with nothing on it. */
  add(): Lab;
  /** The arguments of this command hold a file, so they may be long. */
  isLarge(command: string): boolean;
  /** The desk of this name, or null; without a name the one that was made or meant last. */
  find(desk?: string): Lab | null;
  /** The desks with a lab on them, in the order in which they were made. */
  list(): readonly OpenDesk[];
  /** Hears the events of all desks; what stands on `desk` comes first. Returns how to stop. */
  subscribe(desk: string, hear: (desk: string, event: LabEvent) => void): () => void;
  close(): Promise<void>;
}

export interface LabOptions {
  readonly files: LabFiles;
  /** Where recovery copies and the list of recent labs are kept; absent or null: nowhere. */
  readonly dataFolder?: string | null;
  readonly host: HostInfo;
  /** Starts a thread in which labs that take long are opened; absent: they are opened in this one. */
  readonly startThread?: () => Thread;
  /** One line about an internal error, with its reference. */
  readonly log?: (line: string) => void;
}

/** Makes the labs of a program, with no desk yet. */
export async function createLabs({
  files,
  dataFolder = null,
  host,
  startThread,
  log = () => {},
}: LabOptions): Promise<Labs> {
  const folder = await usable(dataFolder, files, log);
  const desks = new Map<string, Lab>();
  const listeners = new Set<(desk: string, event: LabEvent) => void>();
  let meant: string | null = null;
  const common = {
    files,
    host,
    startThread,
    log,
    folder,
    isUnsafe: dataFolder !== null && folder === null,
    recent: recentLabs(folder, files.disk),
    progress: progressStore(folder, files.disk, files.parseStep),
    keep(leaving: Leaving) {
      const lab = made();
      lab.take(leaving);
      return lab.desk;
    },
  };
  const made = (): Lab => {
    const one = makeLab(randomBytes(4).toString('hex'), common);
    const lab: Lab = {
      ...one,
      async close() {
        await one.close();
        desks.delete(one.desk);
      },
    };
    desks.set(lab.desk, lab);
    lab.subscribe((event) => {
      for (const hear of [...listeners]) hear(lab.desk, event);
    });
    return lab;
  };
  return {
    add() {
      const lab = made();
      meant = lab.desk;
      return lab;
    },
    isLarge,
    find(desk = meant ?? '') {
      const lab = desks.get(desk) ?? null;
      if (lab) meant = desk;
      return lab;
    },
    list: () =>
      [...desks.values()].flatMap(({ desk, document }) => {
        const { open, title, dirty } = document.state();
        return open ? [{ desk, title, dirty }] : [];
      }),
    subscribe(desk, hear) {
      // Its present is told at once, and only that: what comes next is told of every desk.
      desks.get(desk)?.subscribe((event) => hear(desk, event))();
      listeners.add(hear);
      return () => {
        listeners.delete(hear);
      };
    },
    async close() {
      await Promise.all([...desks.values()].map((lab) => lab.close()));
    },
  };
}

/** One desk by itself, for programs that have no other. */
export async function createLab(options: LabOptions): Promise<Lab> {
  return (await createLabs(options)).add();
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
