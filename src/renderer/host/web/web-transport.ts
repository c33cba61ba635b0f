import type {
  CallAbout,
  LabApi,
  LabCommand,
  LabTransport,
  OpenWorkspace,
} from '../../../shared/lab-api';
import type { Connection } from '../transport';
import { KEY_HEADER, pageKey } from './page-key';
import { sharedEvents, type WorkspaceEvents } from './shared-events';
import { addressWorkspace, isShared, standAt, tabsIn } from './tab-workspace';

/** A call that did not reach the lab. The lab's own refusals and problems are results, not errors. */
class TransportError extends Error {
  override readonly name = 'TransportError';
}

/** A browser: calls are POSTs, events come as a stream from where the page came from. */
export function connectWeb(onConnection: (connection: Connection) => void): LabTransport {
  const page = crypto.randomUUID();
  const asked = addressWorkspace();
  /** The workspace that calls are about: known at once, or as soon as the host has told or made it. */
  let workspace: Promise<string | null> = asked === 'new' ? newWorkspace() : Promise.resolve(asked);
  let shown: WorkspaceEvents | null = null;
  const watchers: ((workspace: string) => void)[] = [];
  // One request after the other: a browser sends them over several connections, which keep no order between them.
  let last: Promise<unknown> = Promise.resolve();

  const send = async <K extends LabCommand>(
    command: K,
    args: LabApi[K]['args'],
    about: CallAbout,
  ): Promise<LabApi[K]['result']> => {
    const joined = await workspace;
    // What asks about the open lab opens none.
    const opens = joined !== null && !command.startsWith('lab.');
    const shared = opens && (await isShared(joined)) ? { sharedBy: page } : {};
    return callByHttp(command, args, { ...about, ...shared }, joined);
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
      let events: WorkspaceEvents | null = null;
      void workspace.then((first) => {
        if (ended) return;
        events = sharedEvents({
          page,
          workspace: first,
          onEvent: listener,
          onConnection,
          onWorkspace(next) {
            workspace = Promise.resolve(next);
            standAt(next);
            for (const watch of watchers) watch(next);
          },
          other: newWorkspace,
        });
        shown = events;
      });
      return () => {
        ended = true;
        events?.stop();
      };
    },
    workspaces: {
      watch: (watch) => void watchers.push(watch),
      go: (next) => shown?.go(next),
      async list() {
        const response = await fetch('/api/workspaces', {
          headers: { [KEY_HEADER]: await pageKey() },
        });
        const open = response.ok ? ((await response.json()) as readonly OpenWorkspace[]) : [];
        return Promise.all(
          open.map(async (each) => ({ ...each, isShown: (await tabsIn(each.workspace)) > 0 })),
        );
      },
      async close(closed) {
        const headers = { 'content-type': 'application/json', [KEY_HEADER]: await pageKey() };
        const path = `/api/workspaces/${encodeURIComponent(closed)}/close`;
        await fetch(path, { method: 'POST', headers, body: '{}' });
      },
    },
  };
}

/** A workspace of its own, with nothing on it; null where the host makes no more, or does not answer. */
async function newWorkspace(): Promise<string | null> {
  const headers = { 'content-type': 'application/json', [KEY_HEADER]: await pageKey() };
  try {
    const response = await fetch('/api/workspaces', { method: 'POST', headers, body: '{}' });
    return response.ok
      ? ((await response.json()) as { readonly workspace: string }).workspace
      : null;
  } catch {
    return null;
  }
}

async function callByHttp<K extends LabCommand>(
  command: K,
  args: LabApi[K]['args'],
  about: CallAbout,
  workspace: string | null,
): Promise<LabApi[K]['result']> {
  const headers = { 'content-type': 'application/json', [KEY_HEADER]: await pageKey() };
  const said = new URLSearchParams(
    Object.entries({ ...about, ...(workspace === null ? {} : { workspace }) }).map(
      ([name, value]) => [name, String(value)],
    ),
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
