import type { LabEvent } from '../../../shared/lab-api';
import type { Connection } from '../transport';
import { readEvents, type StreamListener, type WorkspaceEvent } from './event-stream';

/** What the tab that reads the stream tells the others. */
type Message = WorkspaceEvent | { readonly connection: Connection };

const NAME = 'implab.events';

export interface WorkspaceListener {
  /** Name of this page; what it does itself is no news to it. */
  readonly page: string;
  /** The workspace that the address names; null: the one that was meant last. */
  readonly workspace: string | null;
  onEvent(event: LabEvent): void;
  onConnection(connection: Connection): void;
  /** The page is in this workspace now. */
  onWorkspace(workspace: string): void;
  /** The workspace that was asked for is not there; answers another one. */
  other(): Promise<string | null>;
}

export interface WorkspaceEvents {
  /** Hears another workspace from now on. */
  go(workspace: string): void;
  stop(): void;
}

/**
 * The events of the workspace that a page is at, over one stream for all tabs of a browser, which opens only six connections
 * to one host. The tab that holds the lock reads the stream and passes on what it hears of every workspace; when it goes,
 * another one gets the lock.
 */
export function sharedEvents(listener: WorkspaceListener): WorkspaceEvents {
  const channel = new BroadcastChannel(NAME);
  const ended = new AbortController();
  let { workspace } = listener;
  /** Revision of the present that this tab has; null: it has none yet and what happens means nothing to it. */
  let present: number | null = null;
  let meeting = new AbortController();

  const moved = (next: string): void => {
    if (next !== workspace || present === null) listener.onWorkspace(next);
    workspace = next;
  };
  const hear = ({ workspace: of, event }: WorkspaceEvent): void => {
    if (workspace !== null && of !== workspace) return;
    if (event.type === 'lab.changed') {
      moved(of);
      present = event.view?.revision ?? -1;
    } else if (present === null) return;
    if (event.type === 'workspace.left') {
      if (event.by === listener.page) return;
      // It is the same lab, at the same revision: only its workspace is another one.
      moved(event.left);
    }
    if (event.type === 'workspace.goTo') go(event.workspace);
    else listener.onEvent(event);
  };
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if ('connection' in data) listener.onConnection(data.connection);
    // What the present told already may come once more, by the other stream.
    else if (present !== null && revisionOf(data.event, present) >= present) hear(data);
  };
  const tell = (message: Message): void => channel.postMessage(message);
  const common: Pick<StreamListener, 'workspace' | 'onNoWorkspace'> = {
    workspace: () => workspace,
    async onNoWorkspace() {
      workspace = await listener.other();
    },
  };

  const lead = async (): Promise<void> => {
    // A tab that led before us told us the present; to hear it again is no lab that was opened just now.
    let again = present !== null;
    const onEvent = ({ workspace: of, event }: WorkspaceEvent): void => {
      const told = again && event.type === 'lab.changed' ? { ...event, opened: false } : event;
      again = false;
      hear({ workspace: of, event: told });
      tell({ workspace: of, event: told });
    };
    const onConnection = (connection: Connection): void => {
      listener.onConnection(connection);
      tell({ connection });
    };
    await readEvents({ ...common, onEvent, onConnection }, ended.signal);
  };

  /** Hears the present of its workspace, and no more. */
  const meet = async (): Promise<void> => {
    meeting.abort();
    const mine = new AbortController();
    meeting = mine;
    const onEvent = (said: WorkspaceEvent): void => {
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
    workspace = next;
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
