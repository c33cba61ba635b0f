import { randomBytes } from 'node:crypto';
import type { HostInfo, LabEvent, OpenWorkspace } from '../../shared/lab-api';
import { isLarge } from './commands';
import type { LabFiles } from './documents/lab-files';
import { recentLabs } from './documents/recent';
import { type Lab, makeLab } from './lab';
import { progressStore } from './lessons/progress';
import type { Thread } from './opening/thread';
import type { Leaving } from './workspace';

/**
 * Every workspace of the program, with at most one open lab on each: a window of the desktop has one, the tabs of a browser
 * say which one they mean. Each has its own commands, undo, recovery copy and document; what is kept on this machine,
 * as the recent labs and the progress of lessons, they share.
 */
export interface Labs {
  /** Makes one more workspace, with nothing on it. */
  add(): Lab;
  /** The arguments of this command hold a file, so they may be long. */
  isLarge(command: string): boolean;
  /** The workspace of this name, or null; without a name the one that was made or meant last. */
  find(workspace?: string): Lab | null;
  /** The workspaces with a lab on them, in the order in which they were made. */
  list(): readonly OpenWorkspace[];
  /** Hears the events of all workspaces; what stands on `workspace` comes first. Returns how to stop. */
  subscribe(workspace: string, hear: (workspace: string, event: LabEvent) => void): () => void;
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

/** Makes the labs of a program, with no workspace yet. */
export async function createLabs({
  files,
  dataFolder = null,
  host,
  startThread,
  log = () => {},
}: LabOptions): Promise<Labs> {
  const folder = await usable(dataFolder, files, log);
  const workspaces = new Map<string, Lab>();
  const listeners = new Set<(workspace: string, event: LabEvent) => void>();
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
      return lab.workspace;
    },
  };
  const made = (): Lab => {
    const one = makeLab(randomBytes(4).toString('hex'), common);
    const lab: Lab = {
      ...one,
      async close() {
        await one.close();
        workspaces.delete(one.workspace);
        // Who names none means one that is there.
        if (meant === one.workspace) meant = [...workspaces.keys()].at(-1) ?? null;
      },
    };
    workspaces.set(lab.workspace, lab);
    lab.subscribe((event) => {
      for (const hear of [...listeners]) hear(lab.workspace, event);
    });
    return lab;
  };
  return {
    add() {
      const lab = made();
      meant = lab.workspace;
      return lab;
    },
    isLarge,
    find(workspace = meant ?? '') {
      const lab = workspaces.get(workspace) ?? null;
      if (lab) meant = workspace;
      return lab;
    },
    list: () =>
      [...workspaces.values()].flatMap(({ workspace, document }) => {
        const { open, title, dirty } = document.state();
        return open ? [{ workspace, title, dirty }] : [];
      }),
    subscribe(workspace, hear) {
      // Its present is told at once, and only that: what comes next is told of every workspace.
      workspaces.get(workspace)?.subscribe((event) => hear(workspace, event))();
      listeners.add(hear);
      return () => {
        listeners.delete(hear);
      };
    },
    async close() {
      await Promise.all([...workspaces.values()].map((lab) => lab.close()));
    },
  };
}

/** One workspace by itself, for programs that have no other. */
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
