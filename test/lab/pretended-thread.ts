import { EventEmitter } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { LAB_FILES } from '../../src/main/files/lab-files';
import type { Job, Said, Thread } from '../../src/main/lab/opening/thread';
import { workInThread } from '../../src/main/lab/opening/thread-work';

/** The work of a thread behind real messages, in this one; `silent`: it hears nothing and never answers. */
export function pretendedThread({ silent = false } = {}): Thread & { isEnded: boolean } {
  const emitter = new EventEmitter();
  const { port1: near, port2: far } = new MessageChannel();
  if (!silent) workInThread(far, LAB_FILES);
  near.on('message', (said: Said) => emitter.emit('message', said));
  return {
    isEnded: false,
    postMessage: (job: Job, transfer) => near.postMessage(job, [...transfer]),
    on: (event: string, listener: (...args: never[]) => void) =>
      emitter.on(event, listener as (...args: unknown[]) => void),
    terminate() {
      this.isEnded = true;
      near.close();
    },
  } as Thread & { isEnded: boolean };
}
