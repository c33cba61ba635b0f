import type { CallAbout, LabApi, LabCommand, LabEvent, LabTransport } from '../../shared/lab-api';

/** Whether events arrive: `lost` while the page tries to connect again, `ended` when it no longer does. */
export type Connection = 'connected' | 'lost' | 'ended';

/** The functions that the desktop's preload puts into the page; see `main/electron/preload.ts`. */
export interface DesktopBridge {
  readonly call: (command: string, args: unknown, about?: CallAbout) => Promise<unknown>;
  /** Returns the function that ends the subscription. */
  readonly subscribe: (listener: (event: LabEvent) => void) => () => void;
}

declare global {
  interface Window {
    readonly implab?: DesktopBridge;
  }
}

/** A call that did not reach the lab. The lab's own refusals and problems are results, not errors. */
class TransportError extends Error {
  override readonly name = 'TransportError';
}

/**
 * Reaches the lab of the host this page runs in.
 *
 * @param onConnection  told when events stop arriving and when they arrive again; never called on the desktop
 */
export function connect(onConnection: (connection: Connection) => void = () => {}): LabTransport {
  return window.implab ? connectElectron(window.implab) : connectWeb(onConnection);
}

/** The desktop: calls and events go through the preload's bridge. */
function connectElectron(bridge: DesktopBridge): LabTransport {
  return {
    call<K extends LabCommand>(command: K, args: LabApi[K]['args'], about?: CallAbout) {
      return bridge.call(command, args, about) as Promise<LabApi[K]['result']>;
    },
    subscribe: (listener) => bridge.subscribe(listener),
  };
}

/** A browser: calls are POSTs, events come as server-sent events from where the page came from. */
function connectWeb(onConnection: (connection: Connection) => void = () => {}): LabTransport {
  // One request after the other: a browser sends them over several connections, which keep no order between them.
  let last: Promise<unknown> = Promise.resolve();
  return {
    call(command, args, about = {}) {
      // What ends a call must not wait for it.
      if (command === 'task.cancel') return callByHttp(command, args, about);
      const answer = last.then(() => callByHttp(command, args, about));
      // A call with an id is a question, which may take long: it keeps its place and holds up nobody.
      if (about.id === undefined) last = answer.catch(() => {});
      return answer;
    },
    subscribe: (listener) => subscribeBySse(listener, onConnection),
  };
}

async function callByHttp<K extends LabCommand>(
  command: K,
  args: LabApi[K]['args'],
  about: CallAbout,
): Promise<LabApi[K]['result']> {
  const said = new URLSearchParams(
    Object.entries(about).map(([name, value]) => [name, String(value)]),
  );
  let response: Response;
  try {
    response = await fetch(`/api/call/${encodeURIComponent(command)}?${said}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
  } catch {
    throw new TransportError('implab does not answer. Its window in the terminal may be closed.');
  }
  if (!response.ok) throw new TransportError((await response.text()).trim());
  return response.json();
}

/** Ends with the returned function. After an interruption the host sends the whole view again. */
function subscribeBySse(
  listener: (event: LabEvent) => void,
  onConnection: (connection: Connection) => void,
): () => void {
  const source = new EventSource('/api/events');
  source.onopen = () => onConnection('connected');
  source.onmessage = (message) => listener(JSON.parse(message.data));
  source.onerror = () => {
    onConnection(source.readyState === EventSource.CLOSED ? 'ended' : 'lost');
  };
  return () => source.close();
}
