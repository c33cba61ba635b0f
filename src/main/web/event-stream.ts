import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { LabEvent } from '../../shared/lab-api';

/** Milliseconds after which a page tries to connect again. */
const RETRY_MS = 500;
/** A comment now and then lets either side notice that the other one is gone. */
const HEARTBEAT_MS = 15_000;
/** Characters that may wait for a page that does not read. Past it the page is let go; it connects again by itself. */
const MAX_BUFFERED_BYTES = 32 * 1024 * 1024;

/**
 * Answers with the events of all workspaces as server-sent events until the page goes away or the host closes; each says
 * whose it is.
 *
 * @param subscribe  it tells a new listener what stands in the workspace that the page means first, so that a page that
 *                   connects again is whole
 * @param closing    fires when the host closes
 */
export function eventStream(
  context: Context,
  subscribe: (hear: (workspace: string, event: LabEvent) => void) => () => void,
  closing: AbortSignal,
): Response {
  return streamSSE(context, async (stream) => {
    let end = (): void => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    // One after the other: two writes at once would mix their lines.
    let last: Promise<unknown> = stream.writeSSE({ data: '', event: 'hello', retry: RETRY_MS });
    let waiting = 0;
    const send = (text: string): void => {
      // One event may be larger than that: the steps of a long lab.
      if (waiting > 0 && waiting + text.length > MAX_BUFFERED_BYTES) {
        end();
        return;
      }
      waiting += text.length;
      last = last
        .then(() => stream.write(text))
        .then(() => {
          waiting -= text.length;
        });
    };
    const stop = subscribe((workspace, event) =>
      send(`data: ${JSON.stringify({ workspace, event })}\n\n`),
    );
    const heartbeat = setInterval(() => send(':\n\n'), HEARTBEAT_MS);
    stream.onAbort(end);
    closing.addEventListener('abort', end, { once: true });
    if (closing.aborted) end();
    await ended;
    closing.removeEventListener('abort', end);
    clearInterval(heartbeat);
    stop();
  });
}
