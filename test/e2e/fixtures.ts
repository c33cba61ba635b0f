import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test';
import type { DesktopBridge } from '../../src/renderer/host/transport';
import type { LabApi, LabCommand } from '../../src/shared/lab-api';
import { launchStandIn, type StandIn } from '../electron/stand-in/launch';
import { serveWebApp } from './web-app';

export { expect } from '@playwright/test';

/** Set by the project in playwright.config.ts. */
export interface HostOption {
  /** `desktop`: the built Electron program on the stand-in. */
  readonly host: 'web' | 'desktop';
}

/** Speaks to the lab behind the page, for setting a scene quickly. */
export interface LabHandle {
  call<K extends LabCommand>(command: K, args: LabApi[K]['args']): Promise<LabApi[K]['result']>;
  /** The same where the answer must be a good one. */
  ask<K extends LabCommand>(
    command: K,
    args: LabApi[K]['args'],
  ): Promise<Extract<LabApi[K]['result'], { readonly ok: true }>>;
}

interface AppFixtures extends HostOption {
  /** Folder of this test alone, for recovery, recent labs and files. */
  readonly dataFolder: string;
  /** More of the app's command line, such as a file to open: `test.use({ appArgs: [...] })`. */
  readonly appArgs: readonly string[];
  /** Console messages that this test causes on purpose. */
  readonly allowedMessages: RegExp | null;
  /** The lab of this test's app. */
  readonly lab: LabHandle;
  /** The system around the desktop app: dialogs, menu, window. Only with the `desktop` host. */
  readonly desktop: StandIn;
  readonly app: RunningApp;
}

interface RunningApp {
  readonly page: Page;
  readonly desktop: StandIn | null;
}

/**
 * Every test has an app of its own; `page` is its window, open at the start. The lab of the web host runs in the
 * test's own process, which costs no start of a program; what is about the program starts it (`startWebApp`).
 * A console warning, a console error, an error of the page or a request that leaves the app fails the test.
 */
export const test = base.extend<AppFixtures>({
  host: ['web', { option: true }],
  appArgs: [[], { option: true }],
  allowedMessages: [null, { option: true }],

  dataFolder: async ({ browserName: _ }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'implab-e2e-'));
    await use(folder);
    // The host may still be writing its last recovery copy.
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  },

  app: async (
    {
      host,
      browser,
      context,
      contextOptions,
      viewport,
      colorScheme,
      dataFolder,
      appArgs,
      allowedMessages,
    },
    use,
  ) => {
    const complaints: string[] = [];
    const onPage = (page: Page): void => watch(page, allowedMessages, complaints);
    if (host === 'web') {
      await withWebApp(context, { dataFolder, appArgs, onPage }, use);
    } else {
      const options: BrowserContextOptions = { ...contextOptions, viewport, colorScheme };
      const electron = await launchStandIn({
        newContext: (given) => browser.newContext({ ...options, ...given }),
        userData: dataFolder,
        args: appArgs,
        onPage,
      });
      try {
        await use({ page: await electron.page(), desktop: electron });
      } finally {
        await electron.kill();
      }
      expect(electron.dialog.unexpected, 'dialogs that nobody answered').toEqual([]);
    }
    expect(complaints, 'messages of the page').toEqual([]);
  },

  page: async ({ app }, use) => use(app.page),

  desktop: async ({ app }, use) => {
    if (!app.desktop) throw new Error('Only the desktop host has a system around it');
    await use(app.desktop);
  },

  lab: async ({ page }, use) => {
    await use({
      call: (command, args) => callFromPage(page, command, args),
      async ask(command, args) {
        const answer = await callFromPage(page, command, args);
        if (!answer.ok) throw new Error(`${command}: ${JSON.stringify(answer)}`);
        return answer as never;
      },
    });
  },
});

interface WebAppOptions {
  readonly dataFolder: string;
  readonly appArgs: readonly string[];
  readonly onPage: (page: Page) => void;
}

async function withWebApp(
  context: BrowserContext,
  { dataFolder, appArgs, onPage }: WebAppOptions,
  run: (app: RunningApp) => Promise<void>,
): Promise<void> {
  const app = await serveWebApp(dataFolder, appArgs);
  try {
    const page = await context.newPage();
    onPage(page);
    await page.goto(app.address);
    await run({ page, desktop: null });
    // Before the host ends: a page that is still open would complain that it is gone.
    await page.close();
  } finally {
    await app.close();
  }
}

/** Collects what a page complains about, and its requests for anything but itself. */
export function watch(page: Page, allowed: RegExp | null, complaints: string[]): void {
  const note = (text: string): void => {
    if (!allowed?.test(text)) complaints.push(text);
  };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') note(message.text());
  });
  page.on('pageerror', (error) => note(String(error)));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const inner = protocol === 'blob:' || protocol === 'data:';
    if (!inner && hostname !== '127.0.0.1' && !hostname.endsWith('.app.invalid')) {
      note(`The page asked for ${request.url()}`);
    }
  });
}

function callFromPage<K extends LabCommand>(
  page: Page,
  command: K,
  args: LabApi[K]['args'],
): Promise<LabApi[K]['result']> {
  return page.evaluate(
    async ([name, given]) => {
      const { implab } = window as { readonly implab?: DesktopBridge };
      if (implab) return implab.call(name, given);
      const response = await fetch(`/api/call/${name}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-implab-key': sessionStorage.getItem('implab.key') ?? '',
        },
        body: JSON.stringify(given),
      });
      return response.json();
    },
    [command, args] as const,
  ) as Promise<LabApi[K]['result']>;
}
