import { readFileSync } from 'node:fs';
import type { BrowserContext, Frame, Page, Request as PageRequest } from '@playwright/test';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { StandInApp } from './app';
import { AskingEmitter } from './events';
import type { StandInIpcMain } from './ipc-main';
import { toChromium, toElectron } from './origin';
import { type PageMessage, pageSide } from './page-side';
import type { StandInSession } from './session';
import { StandInWebContents } from './web-contents';
import { createWire } from './wire';

/** What windows need of the run they belong to. */
export interface WindowWorld {
  readonly app: StandInApp;
  readonly session: StandInSession;
  readonly ipcMain: StandInIpcMain;
  /** A new context of Chromium, with script or without. */
  readonly newContext: (options: { javaScriptEnabled: boolean }) => Promise<BrowserContext>;
  /** Told about each page before it loads anything. */
  readonly onPage: (page: Page) => void;
}

const BINDING = 'standInAsk';
const RECEIVER = 'standInHear';
const wire = createWire();
let lastId = 0;

/** `BrowserWindow` over a page of Chromium. */
export class StandInWindow extends AskingEmitter {
  readonly id = ++lastId;
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents: StandInWebContents;
  /** What was told to the system about this window, by the name of the call. */
  readonly told: Record<string, unknown> = {};
  title: string;
  private readonly world: WindowWorld;
  private bounds: Rectangle;
  private maximized = false;
  private minimized = false;
  private visible = false;
  private destroyed = false;
  private page: Page | null = null;
  private address = '';
  private restarting: Promise<void> = Promise.resolve();
  /** The program itself sent the page to this address; the guards are for the page's own wishes. */
  private expected: string | null = null;

  constructor(world: WindowWorld, options: BrowserWindowConstructorOptions) {
    super();
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.world = world;
    this.options = options;
    this.bounds = { x, y, width, height };
    this.title = options.title ?? 'Electron';
    this.visible = options.show ?? true;
    this.webContents = new StandInWebContents(RECEIVER, {
      restart: () => {
        this.restarting = this.restarting.then(() => this.restart());
      },
      print: (given) => {
        world.app.told['print'] = given;
      },
    });
    world.app.windows.add(this);
    world.app.emit('web-contents-created', {}, this.webContents);
    world.app.emit('browser-window-created', {}, this);
  }

  async loadURL(address: string): Promise<void> {
    this.address = address;
    const page = this.page ?? (await this.openPage());
    this.expected = toChromium(address);
    await page.goto(this.expected, { waitUntil: 'load' });
    if (this.destroyed) return;
    const title = await page.title();
    if (!this.ask('page-title-updated', {}, title, true)) this.title = title;
    this.webContents.emit('did-finish-load');
    this.emit('ready-to-show');
  }

  /** The page of Chromium, once there is one. */
  currentPage(): Page | null {
    return this.page;
  }

  private async restart(): Promise<void> {
    // A page that has crashed cannot be brought back; Electron starts a new process for the same window.
    const { page } = this;
    this.page = null;
    await page?.context().close();
    if (!this.destroyed) await this.loadURL(this.address).catch(this.unlessGone);
  }

  /** What fails because the window has gone meanwhile has not failed. */
  private readonly unlessGone = (error: unknown): void => {
    if (!this.destroyed) throw error;
  };

  private async openPage(): Promise<Page> {
    const preferences = this.options.webPreferences ?? {};
    const script = preferences.javascript !== false;
    const context = await this.world.newContext({ javaScriptEnabled: script });
    const page = await context.newPage();
    this.page = page;
    if (script) this.world.onPage(page);
    this.webContents.attach(page);
    await context.route('**/*', (route, request) => this.answer(route, request));
    context.on('page', (other) => {
      if (other !== page) void other.close();
    });
    page.on('response', (response) => {
      const request = response.request();
      if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return;
      const url = toElectron(response.url());
      this.webContents.emit('did-navigate', {}, url, response.status(), response.statusText());
    });
    page.on('crash', () => {
      const details = { reason: 'crashed', exitCode: 5 };
      this.webContents.emit('render-process-gone', {}, details);
    });
    if (script && preferences.preload) await this.installPreload(page, preferences.preload);
    return page;
  }

  private async installPreload(page: Page, path: string): Promise<void> {
    await page.exposeBinding(BINDING, async ({ frame }, text: string) => {
      const answer = await this.hear(frame, wire.decode(text) as PageMessage);
      return wire.encode(answer);
    });
    const { sandbox, contextIsolation, nodeIntegration } = this.options.webPreferences ?? {};
    const facts = {
      binding: BINDING,
      receiver: RECEIVER,
      sandboxed: sandbox !== false && contextIsolation !== false && !nodeIntegration,
    };
    const preload = readFileSync(path, 'utf8');
    await page.addInitScript({
      content: `(${pageSide})(${JSON.stringify(facts)}, (${createWire})(), function (require, module, exports) {${preload}
});`,
    });
  }

  private async hear(
    frame: Parameters<StandInWebContents['frame']>[0],
    message: PageMessage,
  ): Promise<{ ok: boolean; value: unknown }> {
    const contents = this.webContents;
    try {
      switch (message.kind) {
        case 'invoke':
        case 'send': {
          const event = { sender: contents, senderFrame: contents.frame(frame) };
          const value = await this.world.ipcMain.invoke(message.channel, event, message.args);
          return { ok: true, value };
        }
        case 'permission':
          return {
            ok: true,
            value: await this.world.session.askPermission(contents, message.permission),
          };
        case 'open':
          this.openFor(message.url, message.frameName);
          return { ok: true, value: null };
      }
    } catch (error) {
      return { ok: false, value: error };
    }
  }

  private async answer(
    route: Parameters<Parameters<BrowserContext['route']>[1]>[0],
    request: PageRequest,
  ): Promise<void> {
    const url = request.url();
    if (request.isNavigationRequest() && !this.lets(request)) return route.abort('aborted');
    const response = await this.world.session.fetch(
      toElectron(url),
      request.method(),
      request.resourceType(),
    );
    if (response === null) return route.abort('blockedbyclient');
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  private lets(request: PageRequest): boolean {
    const frame = frameOf(request);
    if (this.page === null || frame?.page() !== this.page) {
      // A link that wants a window of its own: Electron asks first, and opens it where the program allows that.
      this.openFor(request.url(), '');
      return false;
    }
    const main = frame === this.page.mainFrame();
    const own = main && request.url() === this.expected;
    if (own) this.expected = null;
    // A page may load itself again; Electron asks nobody for that.
    const reload = main && request.url() === this.page.url();
    if (!own && !reload && !this.webContents.mayNavigate(request.url(), main)) return false;
    this.webContents.navigationStarts(request.url(), main);
    return true;
  }

  /** A page wants a window: Electron asks the program, and makes one where it is allowed. */
  private openFor(url: string, frameName: string): void {
    if (this.webContents.askOpen(url, frameName) === 'allow') new StandInWindow(this.world, {});
  }

  close(): void {
    if (this.destroyed || this.ask('close')) return;
    this.destroy();
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.webContents.destroyed();
    if (this.page) this.world.app.closing.push(this.page.context().close());
    this.world.app.closing.push(this.restarting);
    this.emit('closed');
    this.world.app.windowClosed(this);
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  show(): void {
    this.visible = true;
    this.emit('show');
    this.emit('focus');
  }

  isVisible(): boolean {
    return this.visible;
  }

  focus(): void {
    this.told['focus'] = true;
    this.emit('focus');
  }

  minimize(): void {
    this.minimized = true;
  }

  restore(): void {
    this.minimized = false;
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  maximize(): void {
    this.maximized = true;
    this.emit('maximize');
  }

  isMaximized(): boolean {
    return this.maximized;
  }

  getBounds(): Rectangle {
    return this.bounds;
  }

  getNormalBounds(): Rectangle {
    return this.bounds;
  }

  /** As if the person had moved it. */
  setBounds(bounds: Rectangle): void {
    this.bounds = bounds;
    this.emit('resize');
    this.emit('move');
  }

  setTitle(title: string): void {
    this.title = title;
  }

  setRepresentedFilename(path: string): void {
    this.told['representedFilename'] = path;
  }

  setDocumentEdited(edited: boolean): void {
    this.told['documentEdited'] = edited;
  }

  setProgressBar(share: number): void {
    this.told['progress'] = share;
  }
}

/** The frame that navigates; null for a window that is not there yet. */
function frameOf(request: PageRequest): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}
