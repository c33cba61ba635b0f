import type { MessagePort } from 'node:worker_threads';
import type { Pause } from '../../../shared/slices';
import type { LabFiles } from '../documents/lab-files';
import { batchesOfLab } from '../handover/lab';
import { openHere } from './open-bytes';
import type { Job, Said } from './thread';

/** From one word of progress to the next, in milliseconds. */
const TELL_MS = 100;

/** What runs in a thread of its own: does the one job that comes, and tells how far it is. */
export function workInThread(main: MessagePort, files: LabFiles): void {
  const say = (said: Said): void => main.postMessage(said);
  main.once('message', (job: Job) => {
    say({ kind: 'begun' });
    void work(job, files, say).catch((error: unknown) => {
      // Out of the promise, so that the thread ends with it and the other side hears of it.
      setImmediate(() => {
        throw error;
      });
    });
  });
}

async function work(
  { source, came, port }: Job,
  files: LabFiles,
  say: (said: Said) => void,
): Promise<void> {
  let told = performance.now();
  const pause: Pause = async (done, total) => {
    const now = performance.now();
    if (now - told < TELL_MS) return;
    told = now;
    say({ kind: 'progress', done, total });
  };
  const parts = { files, pause: () => pause, log: () => {}, isThread: true } as const;
  const opened = await openHere(parts, source, came, false);
  if (!opened.ok) {
    say({ kind: 'refused', answer: opened });
    return;
  }
  const batches = await batchesOfLab(opened.lab, pause);
  port.on('message', () => {
    const { value } = batches.next();
    if (value) port.postMessage(value, [...value.given]);
  });
  say({ kind: 'opened', migratedFrom: opened.migratedFrom });
}
