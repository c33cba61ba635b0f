import type {
  CallAbout,
  LabApi,
  LabCommand,
  LabTransport,
  OpenDesk,
} from '../../../shared/lab-api';
import type { Connection } from '../transport';
import { KEY_HEADER, pageKey } from './page-key';
import { type DeskEvents, sharedEvents } from './shared-events';
import { addressDesk, isShared, standAt } from './tab-desk';

/** A call that did not reach the lab. The lab's own refusals and problems are results, not errors. */
class TransportError extends Error {
  override readonly name = 'TransportError';
}

/** A browser: calls are POSTs, events come as a stream from where the page came from. */
export function connectWeb(onConnection: (connection: Connection) => void): LabTransport {
  const page = crypto.randomUUID();
  const asked = addressDesk();
  /** The desk that calls are about: known at once, or as soon as the host has told or made it. */
  let desk: Promise<string | null> = asked === 'new' ? newDesk() : Promise.resolve(asked);
  let shown: DeskEvents | null = null;
  const watchers: ((desk: string) => void)[] = [];
  // One request after the other: a browser sends them over several connections, which keep no order between them.
  let last: Promise<unknown> = Promise.resolve();

  const send = async <K extends LabCommand>(
    command: K,
    args: LabApi[K]['args'],
    about: CallAbout,
  ): Promise<LabApi[K]['result']> => {
    const at = await desk;
    // What asks about the open lab opens none.
    const opens = at !== null && !command.startsWith('lab.');
    const shared = opens && (await isShared(at)) ? { sharedBy: page } : {};
    return callByHttp(command, args, { ...about, ...shared }, at);
  };

  return {
    call(command, args, about = {}) {
      // What ends a call must not wait for it.
      if (command === 'task.cancel') return send(command, args, about);
      const answer = last.then(() => send(command, args, about));
      // A call with an id is a question, which may take long: it keeps its place and holds up nobody.
      if (about.id === undefined) last = answer.catch(() => {});
      return answer;
    },
    subscribe(listener) {
      let ended = false;
      let events: DeskEvents | null = null;
      void desk.then((first) => {
        if (ended) return;
        events = sharedEvents({
          page,
          desk: first,
          onEvent: listener,
          onConnection,
          onDesk(next) {
            desk = Promise.resolve(next);
            standAt(next);
            for (const at of watchers) at(next);
          },
          other: newDesk,
        });
        shown = events;
      });
      return () => {
        ended = true;
        events?.stop();
      };
    },
    desks: {
      watch: (at) => void watchers.push(at),
      go: (next) => shown?.go(next),
      async list() {
        const response = await fetch('/api/desks', { headers: { [KEY_HEADER]: await pageKey() } });
        return response.ok ? ((await response.json()) as readonly OpenDesk[]) : [];
      },
    },
  };
}

/** A desk of its own, with nothing on it; null where the host makes no more, or does not answer. */
async function newDesk(): Promise<string | null> {
  const headers = { 'content-type': 'application/json', [KEY_HEADER]: await pageKey() };
  try {
    const response = await fetch('/api/desks', { method: 'POST', headers, body: '{}' });
    return response.ok ? ((await response.json()) as { readonly desk: string }).desk : null;
  } catch {
    return null;
  }
}

async function callByHttp<K extends LabCommand>(
  command: K,
  args: LabApi[K]['args'],
  about: CallAbout,
  desk: string | null,
): Promise<LabApi[K]['result']> {
  const headers = { 'content-type': 'application/json', [KEY_HEADER]: await pageKey() };
  const said = new URLSearchParams(
    Object.entries({ ...about, ...(desk === null ? {} : { desk }) }).map(([name, value]) => [
      name,
      String(value),
    ]),
  );
  let response: Response;
  try {
    response = await fetch(`/api/call/${encodeURIComponent(command)}?${said}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(args),
    });
  } catch {
    throw new TransportError('implab does not answer. Its window in the terminal may be closed.');
  }
  if (!response.ok) throw new TransportError((await response.text()).trim());
  return response.json();
}
