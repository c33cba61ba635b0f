/**
 * The key of this run of implab (src/main/web/session.ts): the address brings it behind #, the tab keeps it in its own
 * session storage, and every call sends it in a header. Another tab of this browser asks the tabs that have it.
 */
const STORED = 'implab.key';
const CHANNEL = 'implab.key';
/** Milliseconds that a tab waits for another one to answer. */
const PATIENCE_MS = 1500;

export const KEY_HEADER = 'x-implab-key';

let key: Promise<string> | null = null;

/** The key, or an empty text where neither the address nor another tab has it. */
export function pageKey(): Promise<string> {
  key ??= findKey().then((found) => {
    if (found === '') return found;
    answerOthers(found);
    return found;
  });
  return key;
}

async function findKey(): Promise<string> {
  const given = /^#key=([\w-]+)$/.exec(location.hash)?.[1];
  if (given !== undefined) {
    sessionStorage.setItem(STORED, given);
    // Out of the address bar and the history.
    history.replaceState(history.state, '', location.pathname + location.search);
    return given;
  }
  return sessionStorage.getItem(STORED) ?? askOthers();
}

function askOthers(): Promise<string> {
  const channel = new BroadcastChannel(CHANNEL);
  return new Promise((resolve) => {
    const end = (found: string): void => {
      channel.close();
      clearTimeout(timer);
      if (found !== '') sessionStorage.setItem(STORED, found);
      resolve(found);
    };
    const timer = setTimeout(() => end(''), PATIENCE_MS);
    channel.onmessage = ({ data }: MessageEvent<{ readonly key?: string }>) => {
      if (data.key !== undefined) end(data.key);
    };
    channel.postMessage({ wants: true });
  });
}

function answerOthers(found: string): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<{ readonly wants?: boolean }>) => {
    if (data.wants) channel.postMessage({ key: found });
  };
}
