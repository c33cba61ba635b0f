import type { Frame, Page } from '@playwright/test';
import { AskingEmitter } from './events';
import { toElectron } from './origin';
import { createWire } from './wire';

type OpenHandler = (details: {
  readonly url: string;
  readonly frameName: string;
  readonly disposition: string;
}) => { readonly action: 'allow' | 'deny' };

/** What the window does for its contents. */
interface ContentsHooks {
  readonly restart: () => void;
  readonly print: (options: object) => void;
}

const wire = createWire();
let lastId = 0;

/** `webContents` of a window: the page of Chromium behind it comes and goes. */
export class StandInWebContents extends AskingEmitter {
  readonly id = ++lastId;
  private page: Page | null = null;
  private openHandler: OpenHandler | null = null;
  private gone = false;
  private sending: Promise<unknown> = Promise.resolve();
  private readonly receiver: string;
  private readonly hooks: ContentsHooks;

  constructor(receiver: string, hooks: ContentsHooks) {
    super();
    this.receiver = receiver;
    this.hooks = hooks;
  }

  attach(page: Page): void {
    this.page = page;
  }

  get mainFrame(): object | null {
    return this.page ? this.frame(this.page.mainFrame()) : null;
  }

  /** A frame as `senderFrame` shows it. */
  frame(frame: Frame): object {
    const parent = frame.parentFrame();
    return {
      url: toElectron(frame.url()),
      parent: parent ? this.frame(parent) : null,
      name: frame.name(),
    };
  }

  getURL(): string {
    return this.page ? toElectron(this.page.url()) : '';
  }

  /** Arguments are cloned here and now; messages arrive in order. */
  send(channel: string, ...args: unknown[]): void {
    if (this.gone) throw new TypeError('Object has been destroyed');
    const text = wire.encode([channel, args]);
    const { page, receiver } = this;
    if (page === null) return;
    this.sending = this.sending.then(() =>
      page
        .evaluate(
          ([name, message]) =>
            (window as unknown as Record<string, (text: string) => void>)[name]?.(message),
          [receiver, text] as const,
        )
        // A message to a page that is going away is lost, in Electron too.
        .catch(() => {}),
    );
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  /** What the program says to a new window. Without a handler Electron opens it. */
  askOpen(url: string, frameName: string): 'allow' | 'deny' {
    const details = { url: toElectron(url), frameName, disposition: 'foreground-tab' };
    return this.openHandler?.(details).action ?? 'allow';
  }

  /** Whether the program lets a page of its own accord go to an address. */
  mayNavigate(url: string, isMainFrame: boolean): boolean {
    const details = { url: toElectron(url), isMainFrame, isSameDocument: false };
    const refused = this.ask('will-frame-navigate', details);
    return !(isMainFrame && this.ask('will-navigate', details)) && !refused;
  }

  /** A navigation begins, whoever asked for it. */
  navigationStarts(url: string, isMainFrame: boolean): void {
    this.emit('did-start-navigation', {
      url: toElectron(url),
      isMainFrame,
      isSameDocument: false,
    });
  }

  reload(): void {
    this.hooks.restart();
  }

  forcefullyCrashRenderer(): void {
    this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 1 });
  }

  async printToPDF(options: { readonly printBackground?: boolean }): Promise<Buffer> {
    if (!this.page) throw new Error('No page to print');
    return this.page.pdf({ printBackground: options.printBackground ?? false });
  }

  print(options: object, done?: (success: boolean, reason: string) => void): void {
    this.hooks.print(options);
    done?.(true, '');
  }

  isDestroyed(): boolean {
    return this.gone;
  }

  destroyed(): void {
    if (this.gone) return;
    this.gone = true;
    this.emit('destroyed');
  }
}
