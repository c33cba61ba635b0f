import type { LabEvent } from '../../../shared/lab-api';
import type { Connection } from '../transport';
import { KEY_HEADER, pageKey } from './page-key';

/** Milliseconds between attempts to connect again. */
const RETRY_MS = 500;

/** An event, and the workspace that it is about. */
export interface WorkspaceEvent {
  readonly workspace: string;
  readonly event: LabEvent;
}

export interface StreamListener {
  /** The workspace whose present comes first; null: the one that was meant last. Asked at each connection. */
  workspace(): string | null;
  onEvent(said: WorkspaceEvent): void;
  onConnection(connection: Connection): void;
  /** The host knows no such workspace. The stream is tried again: another workspace may be meant by then. */
  onNoWorkspace(): Promise<void>;
}

/**
 * Reads the host's events until the signal fires. A stream and not `EventSource`, which cannot send the key. Each
 * connection begins with the whole present of one workspace, so that one after an interruption makes up for what was missed.
 */
export async function readEvents(listener: StreamListener, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const ended = await readOnce(listener, signal).catch(() => false);
    if (signal.aborted) return;
    listener.onConnection(ended ? 'ended' : 'lost');
    if (ended) return;
    await new Promise((next) => setTimeout(next, RETRY_MS));
  }
}

/** True when the host does not know us: it is another run, or we have no key. */
async function readOnce(listener: StreamListener, signal: AbortSignal): Promise<boolean> {
  const headers = { [KEY_HEADER]: await pageKey() };
  const workspace = listener.workspace();
  const query = workspace === null ? '' : `?${new URLSearchParams({ workspace })}`;
  const response = await fetch(`/api/events${query}`, { headers, signal });
  if (response.status === 403) return true;
  if (response.status === 404) await listener.onNoWorkspace();
  if (!response.ok || response.body === null) return false;
  listener.onConnection('connected');
  const blocks = new Blocks();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return false;
    for (const block of blocks.add(value)) deliver(block, listener);
  }
}

/** Cuts a stream into the blocks that an empty line ends. What has come of a long one is not searched again. */
export class Blocks {
  private parts: string[] = [];
  /** The end of a line: an empty one may come in two pieces. */
  private held = '';

  /** The blocks that end in this piece of the stream. */
  add(piece: string): readonly string[] {
    const text = this.held + piece;
    this.held = text.endsWith('\n') && !text.endsWith('\n\n') ? '\n' : '';
    const cut = text.slice(0, text.length - this.held.length).split('\n\n');
    return cut.flatMap((part, index) => {
      this.parts.push(part);
      if (index === cut.length - 1) return [];
      const block = this.parts.join('');
      this.parts = [];
      return [block];
    });
  }
}

/** A block of lines; comments and the greeting carry nothing. */
function deliver(block: string, listener: StreamListener): void {
  const data = block
    .split('\n')
    .filter((line) => line.startsWith('data: '))
    .map((line) => line.slice('data: '.length))
    .join('\n');
  if (data !== '') listener.onEvent(JSON.parse(data));
}
