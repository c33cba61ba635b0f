import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { AskingEmitter } from './events';
import type { StandInWindow } from './window';

/** What a test sets up before the program runs. */
export interface AppFacts {
  readonly userData: string;
  /** The repository; `app.getAppPath()` of an app that is not packaged. */
  readonly appPath: string;
  readonly version: string;
  /** False: another instance runs already. */
  readonly firstInstance: boolean;
  /** Command line behind the program. */
  readonly args: readonly string[];
}

/** `app`: life cycle in Electron's order, and what the system would be told. */
export class StandInApp extends AskingEmitter {
  readonly isPackaged = false;
  readonly name = 'implab';
  readonly windows = new Set<StandInWindow>();
  /** Pages of Chromium on their way out. */
  readonly closing: Promise<unknown>[] = [];
  /** Schemes registered as standard and secure, in time. */
  readonly privilegedSchemes = new Set<string>();
  readonly recentDocuments: string[] = [];
  /** What was told to the system, by the name of the call. */
  readonly told: Record<string, unknown> = {};
  sandboxed = false;
  /** What this instance tells the first one. */
  instanceData: unknown;
  /** Set when the program has ended. */
  exitCode: number | null = null;
  private ready = false;
  private quitting = false;
  private readonly facts: AppFacts;
  private readonly switches: Set<string>;
  private readonly paths = new Map<string, string>();
  private readonly becameReady: Promise<void>;
  private markReady: () => void = () => {};
  private markExited: () => void = () => {};
  /** Resolves when the program has ended. */
  readonly exited: Promise<void>;

  constructor(facts: AppFacts) {
    super();
    this.facts = facts;
    this.switches = new Set(
      facts.args.filter((arg) => arg.startsWith('--')).map((arg) => arg.slice(2)),
    );
    this.becameReady = new Promise((resolve) => {
      this.markReady = resolve;
    });
    this.exited = new Promise((resolve) => {
      this.markExited = resolve;
    });
  }

  /** Electron is ready some time after the main module has been read, never within it. */
  start(): void {
    this.emit('will-finish-launching');
    this.ready = true;
    this.emit('ready', {}, {});
    this.markReady();
  }

  isReady(): boolean {
    return this.ready;
  }

  whenReady(): Promise<void> {
    return this.becameReady;
  }

  enableSandbox(): void {
    this.onlyBefore('enableSandbox');
    this.switches.delete('no-sandbox');
    this.sandboxed = true;
  }

  readonly commandLine = {
    hasSwitch: (name: string): boolean => this.switches.has(name),
  };

  registerSchemes(
    schemes: readonly { scheme: string; privileges: Record<string, boolean> }[],
  ): void {
    this.onlyBefore('protocol.registerSchemesAsPrivileged');
    for (const { scheme, privileges } of schemes) {
      if (privileges['standard'] && privileges['secure']) this.privilegedSchemes.add(scheme);
    }
  }

  private onlyBefore(call: string): void {
    if (this.ready) throw new Error(`${call} must be called before app is ready`);
  }

  requestSingleInstanceLock(data: unknown = {}): boolean {
    this.instanceData = structuredClone(data);
    return this.facts.firstInstance;
  }

  getPath(name: string): string {
    return this.paths.get(name) ?? join(this.facts.userData, name === 'userData' ? '' : name);
  }

  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    if (!existsSync(path)) throw new Error('Failed to set path');
    this.paths.set(name, path);
  }

  getAppPath(): string {
    return this.facts.appPath;
  }

  getVersion(): string {
    return this.facts.version;
  }

  addRecentDocument(path: string): void {
    this.recentDocuments.push(path);
  }

  setAboutPanelOptions(options: object): void {
    this.told['about'] = options;
  }

  setAppUserModelId(id: string): void {
    this.told['appUserModelId'] = id;
  }

  focus(): void {
    this.told['focus'] = true;
  }

  /** before-quit, then every window may refuse, then will-quit and quit. */
  quit(): void {
    if (this.exitCode !== null || this.ask('before-quit')) return;
    this.quitting = true;
    for (const window of [...this.windows]) window.close();
    if (this.windows.size > 0) this.quitting = false;
    else this.finish();
  }

  exit(code = 0): void {
    this.exitCode = code;
    for (const window of [...this.windows]) window.destroy();
    this.end(code);
  }

  /** Called by a window that is gone. */
  windowClosed(window: StandInWindow): void {
    this.windows.delete(window);
    if (this.windows.size > 0 || this.quitting || this.exitCode !== null) return;
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  private finish(): void {
    if (this.ask('will-quit')) {
      this.quitting = false;
      return;
    }
    this.emit('quit', {}, 0);
    this.end(0);
  }

  /** The program has ended when its pages have gone too. */
  private end(code: number): void {
    this.exitCode = code;
    void Promise.all(this.closing).then(() => this.markExited());
  }
}
