import { join } from 'node:path';
import { z } from 'zod';
import type { RecentLab } from '../../../shared/lab-api';
import type { LabDisk } from './lab-files';

/** A lab as it is kept in the list: whether its file is there is looked up each time. */
export type KeptLab = Omit<RecentLab, 'missing'>;

/** Labs opened or saved lately on this machine. */
export interface Recent {
  list(): Promise<readonly RecentLab[]>;
  /** Puts a lab at the head of the list, as of now. */
  add(lab: Omit<KeptLab, 'at'>): Promise<void>;
  remove(path: string): Promise<void>;
  clear(): Promise<void>;
}

const MOST = 12;
const MAX_BYTES = 1_000_000;
/** Letters of a title that are kept: the list must stay small enough to be read. */
const MAX_TITLE = 200;

const PICTURED = z.strictObject({
  capacity: z.number(),
  own: z.number(),
  peer: z.number(),
  down: z.boolean(),
});
/** An older implab kept no seal and no picture. */
const KEPT = z.object({
  path: z.string(),
  title: z.string(),
  at: z.string(),
  seal: z.enum(['same', 'different', 'newer-engine', 'older-engine']).nullable().catch(null),
  picture: z.array(z.array(PICTURED.nullable()).max(2)).max(12).catch([]),
}) satisfies z.ZodType<KeptLab>;

/** @param folder  where the list is kept; null: nowhere, so there is none */
export function recentLabs(folder: string | null, disk: LabDisk): Recent {
  const file = folder === null ? null : join(folder, 'recent.json');
  const read = async (): Promise<readonly KeptLab[]> => {
    if (file === null) return [];
    const found = await disk.read(file, MAX_BYTES);
    return found.ok ? entriesOf(new TextDecoder().decode(found.bytes)) : [];
  };
  const write = async (entries: readonly KeptLab[]): Promise<void> => {
    if (file === null) return;
    const bytes = new TextEncoder().encode(`${JSON.stringify(entries, null, 1)}\n`);
    // A list that cannot be written is no reason to trouble anybody: the lab itself is safe.
    await disk.write(file, bytes, { keepPrevious: false, secret: true });
  };
  let changing: Promise<void> = Promise.resolve();
  /** One change after the other: several workspaces share the list. */
  const change = (next: (entries: readonly KeptLab[]) => readonly KeptLab[]): Promise<void> => {
    changing = changing.then(async () => write(next(await read())));
    return changing;
  };
  return {
    list: async () =>
      Promise.all(
        (await read()).map(async (lab) => ({
          ...lab,
          missing: (await disk.stamp(lab.path)) === null,
        })),
      ),
    add(lab) {
      const { path, title, seal, picture } = lab;
      const at = new Date().toISOString();
      const entry = { path, title: title.slice(0, MAX_TITLE), at, seal, picture };
      return change((entries) =>
        [entry, ...entries.filter((each) => each.path !== path)].slice(0, MOST),
      );
    },
    remove: (path) => change((entries) => entries.filter((each) => each.path !== path)),
    clear: () => change(() => []),
  };
}

function entriesOf(text: string): readonly KeptLab[] {
  try {
    const value: unknown = JSON.parse(text);
    const entries = Array.isArray(value) ? value : [];
    return entries.flatMap((each) => KEPT.safeParse(each).data ?? []).slice(0, MOST);
  } catch {
    // Somebody else wrote into the file: an empty list is the honest answer.
    return [];
  }
}
