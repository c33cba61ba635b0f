import type { CallAbout, LabApi, LabCommand, LabTransport } from '../../../shared/lab-api';
import type { Connection } from '../transport';
import { KEY_HEADER, pageKey } from './page-key';
import { sharedEvents } from './shared-events';

/** A call that did not reach the lab. The lab's own refusals and problems are results, not errors. */
class TransportError extends Error {
  override readonly name = 'TransportError';
}

/** A browser: calls are POSTs, events come as a stream from where the page came from. */
export function connectWeb(onConnection: (connection: Connection) => void): LabTransport {
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
    subscribe: (listener) => sharedEvents(listener, onConnection),
  };
}

async function callByHttp<K extends LabCommand>(
  command: K,
  args: LabApi[K]['args'],
  about: CallAbout,
): Promise<LabApi[K]['result']> {
  const headers = { 'content-type': 'application/json', [KEY_HEADER]: await pageKey() };
  const said = new URLSearchParams(
    Object.entries(about).map(([name, value]) => [name, String(value)]),
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
