import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { LabEvent } from '../../shared/lab-api';

/** Milliseconds after which a page tries to connect again. */
const RETRY_MS = 500;
/** A comment now and then lets either side notice that the other one is gone. */
const HEARTBEAT_MS = 15_000;

/**
 * Answers with the lab's events as server-sent events until the page goes away or the host closes.
 *
 * @param subscribe  of the lab; it tells a new listener the current view first, so a page that connects again is whole
 * @param closing    fires when the host closes
 */
export function eventStream(
  context: Context,
  subscribe: (listener: (event: LabEvent) => void) => () => void,
  closing: AbortSignal,
): Response {
  return streamSSE(context, async (stream) => {
    // One after the other: two writes at once would mix their lines.
    let last: Promise<unknown> = stream.writeSSE({ data: '', event: 'hello', retry: RETRY_MS });
    const send = (text: string): void => {
      last = last.then(() => stream.write(text));
    };
    const stop = subscribe((event) => send(`data: ${JSON.stringify(event)}\n\n`));
    const heartbeat = setInterval(() => send(':\n\n'), HEARTBEAT_MS);
    await new Promise<void>((ended) => {
      stream.onAbort(ended);
      closing.addEventListener('abort', () => ended(), { once: true });
      if (closing.aborted) ended();
    });
    clearInterval(heartbeat);
    stop();
  });
}
