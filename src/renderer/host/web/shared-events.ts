import type { LabEvent } from '../../../shared/lab-api';
import type { Connection } from '../transport';
import { readEvents } from './event-stream';

/** What the tab that reads the stream tells the others. */
type Message = { readonly event: LabEvent } | { readonly connection: Connection };

const NAME = 'implab.events';

/**
 * The host's events, over one stream for all tabs of a browser, which opens only six connections to one host. The tab
 * that holds the lock reads the stream and passes on what it hears; when it goes, another one gets the lock.
 *
 * @returns ends the subscription
 */
export function sharedEvents(
  listener: (event: LabEvent) => void,
  onConnection: (connection: Connection) => void,
): () => void {
  const channel = new BroadcastChannel(NAME);
  const ended = new AbortController();
  /** Revision of the present that this tab has; null: it has none yet and what happens means nothing to it. */
  let present: number | null = null;

  const hear = (event: LabEvent): void => {
    if (event.type === 'lab.changed') present = event.view?.revision ?? -1;
    else if (present === null) return;
    listener(event);
  };
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if ('connection' in data) onConnection(data.connection);
    // What the present told already may come once more, by the other stream.
    else if (present !== null && revisionOf(data.event, present) >= present) hear(data.event);
  };
  const tell = (message: Message): void => channel.postMessage(message);

  const lead = async (): Promise<void> => {
    // A tab that led before us told us the present; to hear it again is no lab that was opened just now.
    let again = present !== null;
    const onEvent = (event: LabEvent): void => {
      const told = again && event.type === 'lab.changed' ? { ...event, opened: false } : event;
      again = false;
      hear(told);
      tell({ event: told });
    };
    const onOwn = (connection: Connection): void => {
      onConnection(connection);
      tell({ connection });
    };
    await readEvents({ onEvent, onConnection: onOwn }, ended.signal);
  };

  const follow = async (): Promise<void> => {
    const first = new AbortController();
    const onEvent = (event: LabEvent): void => {
      first.abort();
      if (present === null) hear(event);
    };
    const signal = AbortSignal.any([ended.signal, first.signal]);
    await readEvents({ onEvent, onConnection }, signal);
    await navigator.locks.request(NAME, { signal: ended.signal }, lead);
  };

  navigator.locks
    .request(NAME, { ifAvailable: true }, (lock) => (lock ? lead() : null))
    .then(() => (ended.signal.aborted ? undefined : follow()))
    .catch(() => {
      // Ended before it was our turn.
    });
  return () => {
    ended.abort();
    channel.close();
  };
}

function revisionOf(event: LabEvent, otherwise: number): number {
  return event.type === 'lab.changed' ? (event.view?.revision ?? otherwise) : otherwise;
}
