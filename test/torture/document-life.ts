/**
 * A desktop's lab in a program of its own, which a test kills: it goes on where the last one ended, adds one user after
 * the other, and saves to a path now and then. What it did it tells its parent.
 */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { LAB_FILES } from '../../src/main/files/lab-files';
import { createLab } from '../../src/main/lab/labs';
import type { LabApi, LabCommand } from '../../src/shared/lab-api';

/** What a life tells. */
export type Told =
  /** What was there at its start: users of the copy that another life left behind, and of the saved file. */
  | { readonly kind: 'found'; readonly copy: number | null; readonly file: number | null }
  /** So many users are in the lab. */
  | { readonly kind: 'done'; readonly users: number }
  /** So many will be in the file, or are. */
  | { readonly kind: 'saving' | 'saved'; readonly users: number }
  | { readonly kind: 'failed'; readonly why: string };

const [dataFolder, path, savesEvery] = process.argv.slice(2) as [string, string, string];
const tell = (told: Told): unknown => process.send!(told);

async function live(): Promise<void> {
  const lab = await createLab({
    files: LAB_FILES,
    dataFolder,
    host: { kind: 'electron', platform: 'linux', version: '1.0.0' },
    log: (line) => tell({ kind: 'failed', why: line }),
  });
  const ask = async <K extends LabCommand>(command: K, args: LabApi[K]['args']) => {
    const answer = (await lab.call(command, args)) as LabApi[K]['result'];
    if (!answer.ok) throw new Error(`${command}: ${JSON.stringify(answer)}`);
    return answer as Extract<LabApi[K]['result'], { readonly ok: true }>;
  };
  const users = async () => (await ask('lab.users', { offset: 0, limit: 1 })).total;

  const { offer } = await ask('file.recovery', {});
  let copy: number | null = null;
  let file: number | null = null;
  if (existsSync(path)) {
    const opened = await lab.document.openPath(path);
    if (!opened.ok) throw new Error(JSON.stringify(opened));
    file = await users();
  }
  if (offer) {
    await ask('file.recover', { accept: true });
    copy = await users();
    // A copy from before the last save, whose program died before it took the copy away.
    if (file !== null && copy < file) await lab.document.openPath(path);
  } else if (file === null) {
    await ask('file.new', { template: 'pair' });
    // By this the test knows the lab again.
    await ask('lab.run', { steps: [{ do: 'add-group', name: basename(path) }] });
  }
  let held = await users();
  tell({ kind: 'found', copy, file });

  for (let round = 1; ; round++) {
    await ask('lab.run', { steps: [{ do: 'enable-users', count: 1 }] });
    held++;
    tell({ kind: 'done', users: held });
    if (round % Number(savesEvery) === 0) {
      tell({ kind: 'saving', users: held });
      let saved = await lab.document.savePath(path);
      // A lab that was recovered was read from another state of this file: the second word replaces it.
      if (!saved.ok && 'problem' in saved && saved.problem.code === 'changed-on-disk')
        saved = await lab.document.savePath(path);
      if (!saved.ok) throw new Error(JSON.stringify(saved));
      tell({ kind: 'saved', users: held });
    }
    await wait(10);
  }
}

live().catch((error: unknown) => {
  tell({ kind: 'failed', why: String(error) });
  process.exitCode = 1;
});
