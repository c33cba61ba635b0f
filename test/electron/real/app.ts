import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  test as base,
  type ElectronApplication,
  _electron as electron,
  expect,
  type Page,
} from '@playwright/test';
import { electronBinary } from '../../../src/main/electron-binary.mjs';
import type { DesktopBridge } from '../../../src/renderer/host/transport';

export { expect } from '@playwright/test';

const TOP = resolve(import.meta.dirname, '../../..');

/** What the page says when a test breaks a rule on purpose. */
const CAUSED = /Content Security Policy|Failed to load resource|ERR_/;

/** The app, its window, and a folder of this test alone. */
export interface RealApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly folder: string;
}

/** Starts the unpackaged app; the fuses of a packaged one would keep Playwright out. */
export async function launch(folder: string, args: readonly string[] = []): Promise<RealApp> {
  const executablePath = electronBinary();
  if (executablePath === null) throw new Error('Electron is not installed');
  const app = await electron.launch({
    executablePath,
    args: [TOP, ...args],
    // Playwright would switch it off on Linux.
    chromiumSandbox: true,
    env: { ...(process.env as Record<string, string>), IMPLAB_DATA: folder },
  });
  return { app, page: await app.firstWindow(), folder };
}

/** Does a command from inside the page, as its own scripts do. */
export function call(page: Page, command: string, args: object): Promise<unknown> {
  return page.evaluate(
    ([name, given]) => {
      const { implab } = window as unknown as { readonly implab: DesktopBridge };
      return implab.call(name as string, given);
    },
    [command, args] as const,
  );
}

/** Each test has an app of its own; unsaved work is given up at the end. */
export const test = base.extend<{ folder: string; real: RealApp }>({
  folder: async ({ browserName: _ }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'implab-real-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  real: async ({ folder }, use) => {
    const real = await launch(folder);
    const complaints: string[] = [];
    real.page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await use(real);
    await real.app.evaluate(({ app }) => app.exit(0)).catch(() => {});
    expect(complaints.filter((text) => !CAUSED.test(text))).toEqual([]);
  },
});
