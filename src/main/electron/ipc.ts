import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { CallAbout, LabEvent } from '../../shared/lab-api';
import { CHANNELS } from './channels';
import type { Log } from './log';
import { isAppUrl } from './origin';

/** What a page reaches through the four channels: the lab of its own window. */
export interface PageService {
  readonly contents: WebContents;
  readonly call: (command: string, args: unknown, about?: CallAbout) => Promise<unknown>;
  readonly subscribe: (listener: (event: LabEvent) => void) => () => void;
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
  const subscriptions = new Map<WebContents, Map<number, () => void>>();

  handle(CHANNELS.call, (page, command, args, about) => {
    if (typeof command !== 'string') throw new Error('A call needs the name of a command.');
    // The dispatcher checks what it says about itself like the arguments.
    return page.call(command, args, about as CallAbout | undefined);
  });
  handle(CHANNELS.subscribe, (page, id) => {
    const { contents } = page;
    if (typeof id !== 'number') throw new Error('A subscription needs a number.');
    const mine = subscriptionsOf(contents);
    mine.get(id)?.();
    const stop = page.subscribe((event) => {
      if (!contents.isDestroyed()) contents.send(CHANNELS.event, id, event);
    });
    mine.set(id, stop);
  });
  handle(CHANNELS.unsubscribe, ({ contents }, id) => {
    if (typeof id !== 'number') throw new Error('A subscription needs a number.');
    const mine = subscriptionsOf(contents);
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

  /** Subscriptions end with the document that made them: a reload or a crash starts from nothing. */
  function subscriptionsOf(contents: WebContents): Map<number, () => void> {
    const known = subscriptions.get(contents);
    if (known) return known;
    const mine = new Map<number, () => void>();
    subscriptions.set(contents, mine);
    const clear = (): void => {
      for (const stop of mine.values()) stop();
      mine.clear();
    };
    contents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) clear();
    });
    contents.on('render-process-gone', clear);
    contents.once('destroyed', () => {
      clear();
      subscriptions.delete(contents);
    });
    return mine;
  }
}
