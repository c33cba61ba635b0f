import { setMaxListeners } from 'node:events';
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { CallAbout, LabEvent } from '../../shared/lab-api';
import { CHANNELS } from './channels';
import type { Log } from './log';
import { isAppUrl } from './origin';

/** What a page reaches through the four channels: the lab of its own window. */
export interface PageService {
  readonly contents: WebContents;
  /** @param gone  fires when the document that asks is left: nobody waits for the answer any more */
  readonly call: (
    command: string,
    args: unknown,
    about?: CallAbout,
    gone?: AbortSignal,
  ) => Promise<unknown>;
  readonly subscribe: (listener: (event: LabEvent) => void) => () => void;
}

/** What a page has begun. */
interface UnderWay {
  readonly subscriptions: Map<number, () => void>;
  gone: AbortController;
}

/** The part of an IPC event that says who speaks. */
export type Sender = Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>;

/**
 * Whether a message comes from the main frame of a window of ours at our address. A frame inside the page shares the
 * window, so the window alone says too little; a frame that is gone is null and gets no answer. Checklist row 12.
 */
export function isOurPage(event: Sender, contents: WebContents | null): boolean {
  const frame = event.senderFrame;
  return (
    contents !== null &&
    event.sender === contents &&
    frame !== null &&
    frame.parent === null &&
    isAppUrl(frame.url)
  );
}

/**
 * Opens the channels between pages and labs. Every message is checked for its sender first.
 *
 * @param pageOf  what the page of a window reaches; null: the window is none of ours
 */
export function setupIpc(
  ipc: IpcMain,
  pageOf: (contents: WebContents) => PageService | null,
  log: Log,
): void {
  const documents = new Map<WebContents, UnderWay>();

  handle(CHANNELS.call, (page, command, args, about) => {
    if (typeof command !== 'string') throw new Error('A call needs the name of a command.');
    // The dispatcher checks what it says about itself like the arguments.
    const { signal } = underWay(page.contents).gone;
    return page.call(command, args, about as CallAbout | undefined, signal);
  });
  handle(CHANNELS.subscribe, (page, id) => {
    const { contents } = page;
    if (typeof id !== 'number') throw new Error('A subscription needs a number.');
    const mine = underWay(contents).subscriptions;
    mine.get(id)?.();
    const stop = page.subscribe((event) => {
      if (!contents.isDestroyed()) contents.send(CHANNELS.event, id, event);
    });
    mine.set(id, stop);
  });
  handle(CHANNELS.unsubscribe, ({ contents }, id) => {
    if (typeof id !== 'number') throw new Error('A subscription needs a number.');
    const mine = underWay(contents).subscriptions;
    mine.get(id)?.();
    mine.delete(id);
  });

  function handle(
    channel: string,
    answer: (page: PageService, ...args: unknown[]) => unknown,
  ): void {
    ipc.handle(channel, (event, ...args: unknown[]) => {
      const page = pageOf(event.sender);
      if (page !== null && isOurPage(event, page.contents)) return answer(page, ...args);
      log.line(`refused ${channel} from ${event.senderFrame?.url ?? 'a frame that is gone'}`);
      throw new Error('This frame may not speak to the lab.');
    });
  }

  /** All of it ends with the document that began it: a reload or a crash starts from nothing. */
  function underWay(contents: WebContents): UnderWay {
    const known = documents.get(contents);
    if (known) return known;
    const mine: UnderWay = { subscriptions: new Map(), gone: newDocument() };
    documents.set(contents, mine);
    const clear = (): void => {
      for (const stop of mine.subscriptions.values()) stop();
      mine.subscriptions.clear();
      mine.gone.abort();
      mine.gone = newDocument();
    };
    contents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) clear();
    });
    contents.on('render-process-gone', clear);
    contents.once('destroyed', () => {
      clear();
      documents.delete(contents);
    });
    return mine;
  }
}

/** Any number of calls of one document may wait for its end. */
function newDocument(): AbortController {
  const gone = new AbortController();
  setMaxListeners(0, gone.signal);
  return gone;
}
