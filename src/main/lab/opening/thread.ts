import { once } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Pause } from '../../../shared/slices';
import type { Scenario } from '../../../shared/step';
import { type Batch, reader } from '../handover/codec';
import { LAB_VOCABULARY, labOf } from '../handover/lab';
import type { OpenLab } from '../open-lab/open-lab';
import type { problem } from '../problem';
import type { LabOrigin } from './open';

/** A thread of its own for one piece of work; `Worker` of Node is one. */
export interface Thread {
  postMessage(message: Job, transfer: readonly MessagePort[]): void;
  on(event: 'message', listener: (said: Said) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: () => void): unknown;
  terminate(): unknown;
}

/** What is opened: the bytes of a file, or steps that were put together here. */
export type Source = Uint8Array | Scenario;

/** What a thread is to do. It says when it is done, and then sends one batch of the lab for each word on the port. */
export interface Job {
  readonly source: Source;
  readonly came: LabOrigin;
  readonly port: MessagePort;
}

/** What a thread says. */
export type Said =
  | { readonly kind: 'begun' }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'opened'; readonly migratedFrom: number | null }
  | { readonly kind: 'refused'; readonly answer: ReturnType<typeof problem> };

/** The answer of a thread, or that it could not even begin. */
export type OpenedThere =
  | { readonly kind: 'opened'; readonly lab: OpenLab; readonly migratedFrom: number | null }
  | { readonly kind: 'refused'; readonly answer: ReturnType<typeof problem> }
  | { readonly kind: 'not-begun'; readonly why: string }
  | { readonly kind: 'no-memory' };

/** Labs that are opened at a time, however many pages ask: each takes a processor and its memory. */
const MAX_THREADS = 2;
let running = 0;

/** From one look at the thread to the next, in milliseconds: so soon is it ended when nobody wants it any more. */
const LOOK_MS = 40;

/**
 * Opens a lab in another thread. Whatever it takes there, this one goes on answering; where `pause` throws, the thread
 * is ended at once, in the middle of whatever it does.
 */
export async function openInThread(
  start: () => Thread,
  source: Source,
  came: LabOrigin,
  pause: Pause,
): Promise<OpenedThere> {
  while (running >= MAX_THREADS) {
    await sleep(LOOK_MS);
    await pause(0, 0);
  }
  const { port1: batches, port2: port } = new MessageChannel();
  const thread = start();
  let last: { readonly done: number; readonly total: number } = { done: 0, total: 0 };
  let hasBegun = false;
  const ended = new Promise<Exclude<Said, { kind: 'begun' | 'progress' }>>((resolve) => {
    thread.on('message', (said) => {
      if (said.kind === 'begun') hasBegun = true;
      else if (said.kind === 'progress') last = said;
      else resolve(said);
    });
  });
  const lost = new Promise<Error>((resolve) => {
    thread.on('error', resolve);
    thread.on('exit', () => resolve(new Error('the thread ended without an answer')));
  });
  running++;
  try {
    thread.postMessage({ source, came, port }, [port]);
    for (;;) {
      const said = await Promise.race([ended, lost, sleep(LOOK_MS)]);
      await pause(last.done, last.total);
      if (said === undefined) continue;
      if (said instanceof Error) {
        if (!hasBegun) return { kind: 'not-begun', why: said.message };
        throw said;
      }
      if (said.kind === 'refused') return said;
      const lab = await takenOver(batches, lost, pause);
      return { kind: 'opened', lab, migratedFrom: said.migratedFrom };
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY')
      return { kind: 'no-memory' };
    throw error;
  } finally {
    batches.close();
    void thread.terminate();
    running--;
  }
}

/** Batch after batch, so that no more than one is on its way. */
async function takenOver(port: MessagePort, lost: Promise<Error>, pause: Pause): Promise<OpenLab> {
  const read = reader(LAB_VOCABULARY);
  for (let done = 1; ; done++) {
    const heard = once(port, 'message');
    port.postMessage('next');
    const said = await Promise.race([heard, lost]);
    if (said instanceof Error) throw said;
    const whole = read(said[0] as Batch);
    await pause(done, 0);
    if (whole !== null) return labOf(whole);
  }
}

function sleep(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, undefined));
}
