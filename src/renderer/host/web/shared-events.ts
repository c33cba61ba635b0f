import type { LabEvent } from '../../../shared/lab-api';
import type { Connection } from '../transport';
import { type DeskEvent, readEvents, type StreamListener } from './event-stream';

/** What the tab that reads the stream tells the others. */
type Message = DeskEvent | { readonly connection: Connection };

const NAME = 'implab.events';

export interface DeskListener {
  /** Name of this page; what it does itself is no news to it. */
  readonly page: string;
  /** The desk that the address names; null: the one that was meant last. */
  readonly desk: string | null;
  onEvent(event: LabEvent): void;
  onConnection(connection: Connection): void;
  /** The page is at this desk now. */
  onDesk(desk: string): void;
  /** The desk that was asked for is not there; answers another one. */
  other(): Promise<string | null>;
}

export interface DeskEvents {
  /** Hears another desk from now on. */
  go(desk: string): void;
  stop(): void;
}

/**
 * The events of the desk that a page is at, over one stream for all tabs of a browser, which opens only six connections
 * to one host. The tab that holds the lock reads the stream and passes on what it hears of every desk; when it goes,
 * another one gets the lock.
 */
export function sharedEvents(listener: DeskListener): DeskEvents {
  const channel = new BroadcastChannel(NAME);
  const ended = new AbortController();
  let { desk } = listener;
  /** Revision of the present that this tab has; null: it has none yet and what happens means nothing to it. */
  let present: number | null = null;
  let meeting = new AbortController();

  const at = (next: string): void => {
    if (next !== desk || present === null) listener.onDesk(next);
    desk = next;
  };
  const hear = ({ desk: of, event }: DeskEvent): void => {
    if (desk !== null && of !== desk) return;
    if (event.type === 'lab.changed') {
      at(of);
      present = event.view?.revision ?? -1;
    } else if (present === null) return;
    if (event.type === 'desk.left') {
      if (event.by === listener.page) return;
      // It is the same lab, at the same revision: only its desk is another one.
      at(event.left);
    }
    if (event.type === 'desk.goTo') go(event.desk);
    else listener.onEvent(event);
  };
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if ('connection' in data) listener.onConnection(data.connection);
    // What the present told already may come once more, by the other stream.
    else if (present !== null && revisionOf(data.event, present) >= present) hear(data);
  };
  const tell = (message: Message): void => channel.postMessage(message);
  const common: Pick<StreamListener, 'desk' | 'onNoDesk'> = {
    desk: () => desk,
    async onNoDesk() {
      desk = await listener.other();
    },
  };

  const lead = async (): Promise<void> => {
    // A tab that led before us told us the present; to hear it again is no lab that was opened just now.
    let again = present !== null;
    const onEvent = ({ desk: of, event }: DeskEvent): void => {
      const told = again && event.type === 'lab.changed' ? { ...event, opened: false } : event;
      again = false;
      hear({ desk: of, event: told });
      tell({ desk: of, event: told });
    };
    const onConnection = (connection: Connection): void => {
      listener.onConnection(connection);
      tell({ connection });
    };
    await readEvents({ ...common, onEvent, onConnection }, ended.signal);
  };

  /** Hears the present of its desk, and no more. */
  const meet = async (): Promise<void> => {
    meeting.abort();
    const mine = new AbortController();
    meeting = mine;
    const onEvent = (said: DeskEvent): void => {
      mine.abort();
      if (present === null) hear(said);
    };
    const { onConnection } = listener;
    await readEvents(
      { ...common, onEvent, onConnection },
      AbortSignal.any([ended.signal, mine.signal]),
    );
  };

  function go(next: string): void {
    desk = next;
    present = null;
    void meet();
  }

  navigator.locks
    .request(NAME, { ifAvailable: true }, (lock) => (lock ? lead() : null))
    .then(async () => {
      if (ended.signal.aborted) return;
      await meet();
      await navigator.locks.request(NAME, { signal: ended.signal }, lead);
    })
    .catch(() => {
      // Ended before it was our turn.
    });
  return {
    go,
    stop() {
      ended.abort();
      channel.close();
    },
  };
}

function revisionOf(event: LabEvent, otherwise: number): number {
  return event.type === 'lab.changed' ? (event.view?.revision ?? otherwise) : otherwise;
}
