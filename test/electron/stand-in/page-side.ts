import type { Wire } from './wire';

/** What the page side is given by the program side. */
export interface PageSideFacts {
  /** Name of the binding that carries messages to the program; taken off the window at once. */
  readonly binding: string;
  /** Name of the function on the window through which the program sends; likewise not the page's to see. */
  readonly receiver: string;
  /** The address that the page believes to have is ours to translate; see origin.ts. */
  readonly sandboxed: boolean;
}

/** A message of the page to the program. */
export type PageMessage =
  | { readonly kind: 'invoke' | 'send'; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'permission'; readonly permission: string }
  | { readonly kind: 'open'; readonly url: string; readonly frameName: string };

/**
 * Runs in the page before any of its scripts: the two modules a sandboxed preload may require, the context bridge's
 * copying, and the questions that Chromium would put to Electron. One self-contained function, sent as text.
 *
 * @param runPreload  the built preload as a function of its CommonJS names
 */
export function pageSide(
  facts: PageSideFacts,
  wire: Wire,
  runPreload: (require: (name: string) => unknown, module: object, exports: object) => void,
): void {
  // Preloads run in the main frame only, as long as nodeIntegrationInSubFrames is off.
  if (window.top !== window) return;
  const page = window as unknown as Record<string, unknown>;
  const ask = page[facts.binding] as (text: string) => Promise<string>;
  delete page[facts.binding];
  const tell = async (message: PageMessage): Promise<unknown> => {
    // Encoding throws here, in the caller, as Electron does for what cannot be cloned.
    const text = wire.encode(message);
    const answer = wire.decode(await ask(text)) as { ok: boolean; value: unknown };
    if (!answer.ok) throw answer.value;
    return answer.value;
  };

  type Listener = (event: object, ...args: unknown[]) => void;
  const listeners = new Map<string, Set<Listener>>();
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) => tell({ kind: 'invoke', channel, args }),
    send: (channel: string, ...args: unknown[]) => void tell({ kind: 'send', channel, args }),
    on(channel: string, listener: Listener) {
      const mine = listeners.get(channel) ?? new Set();
      listeners.set(channel, mine.add(listener));
      return ipcRenderer;
    },
    removeListener(channel: string, listener: Listener) {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
  };
  Object.defineProperty(window, facts.receiver, {
    value: (text: string) => {
      const [channel, args] = wire.decode(text) as [string, unknown[]];
      for (const listener of listeners.get(channel) ?? []) {
        listener({ sender: ipcRenderer, ports: [] }, ...args);
      }
    },
  });

  /** Functions become stand-ins, promises pass, everything else is copied and loses its prototype. */
  function copy(value: unknown, seen = new Map<object, unknown>()): unknown {
    if (typeof value === 'symbol') throw new Error('Symbols cannot cross the context bridge.');
    if (typeof value === 'function') {
      return (...args: unknown[]) => copy(value(...args.map((arg) => copy(arg))));
    }
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof Promise) {
      return value.then(
        (result) => copy(result),
        (error) => Promise.reject(error instanceof Error ? new Error(error.message) : copy(error)),
      );
    }
    if (value instanceof Date || ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
      return structuredClone(value);
    }
    const known = seen.get(value);
    if (known !== undefined) return known;
    const result: Record<string, unknown> = (Array.isArray(value) ? [] : {}) as never;
    seen.set(value, result);
    for (const [key, part] of Object.entries(value)) result[key] = copy(part, seen);
    return result;
  }
  const contextBridge = {
    exposeInMainWorld(name: string, api: unknown) {
      if (name in window) {
        throw new Error(`Cannot bind an API on top of an existing property on the window object`);
      }
      const copied = copy(api);
      if (typeof copied === 'object' && copied !== null) Object.freeze(copied);
      Object.defineProperty(window, name, { value: copied, enumerable: true });
    },
  };

  // What a sandboxed preload may require (Electron docs, "Process sandboxing"), of which ours uses one.
  const modules: Record<string, unknown> = { electron: { contextBridge, ipcRenderer } };
  const require = (name: string): unknown => {
    const found = Object.hasOwn(modules, name) ? modules[name] : undefined;
    if (found === undefined || !facts.sandboxed) throw new Error(`module not found: ${name}`);
    return found;
  };

  // Electron asks the program where Chromium would ask the person; window.open without leave gives null.
  const answer = async (permission: string): Promise<NotificationPermission> =>
    (await tell({ kind: 'permission', permission })) ? 'granted' : 'denied';
  Notification.requestPermission = () => answer('notifications');
  navigator.geolocation.getCurrentPosition = (_success, failure) => {
    void answer('geolocation').then(() => failure?.({ code: 1 } as GeolocationPositionError));
  };
  const write = navigator.clipboard.writeText.bind(navigator.clipboard);
  navigator.clipboard.writeText = async (text) => {
    if ((await answer('clipboard-sanitized-write')) === 'granted') return write(text);
    throw new DOMException('Write permission denied.', 'NotAllowedError');
  };
  window.open = (url = '', frameName = '') => {
    const address = new URL(String(url), document.baseURI).href;
    void tell({ kind: 'open', url: address, frameName });
    return null;
  };

  const module = { exports: {} };
  runPreload(require, module, module.exports);
}
