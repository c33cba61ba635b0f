import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type ConsoleMessage, expect, type Page } from '@playwright/test';
import type { DesktopBridge } from '../../src/renderer/transport';
import type { LabApi, LabCommand } from '../../src/shared/lab-api';
import { startWebApp } from './web-app';

export { expect } from '@playwright/test';

/** Set by the project in playwright.config.ts. */
export interface HostOption {
  readonly host: 'web';
}

/** Speaks to the lab behind the page, for setting a scene quickly. */
export interface LabHandle {
  call<K extends LabCommand>(command: K, args: LabApi[K]['args']): Promise<LabApi[K]['result']>;
}

interface AppFixtures extends HostOption {
  /** Folder of this test alone, for recovery, recent labs and files. */
  readonly dataFolder: string;
  /** The lab of this test's app. */
  readonly lab: LabHandle;
  /** Words of console messages that this test causes on purpose, as patterns. */
  readonly allowedMessages: RegExp[];
}

/**
 * Every test has an app of its own; `page` is its window, open at the start. A console warning, a console error or an
 * error of the page fails the test.
 */
export const test = base.extend<AppFixtures>({
  host: ['web', { option: true }],
  allowedMessages: [[], { option: true }],

  dataFolder: async ({ browserName: _ }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'implab-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },

  page: async ({ page, dataFolder, allowedMessages }, use) => {
    const complaints = watch(page, allowedMessages);
    const app = await startWebApp(dataFolder);
    try {
      await page.goto(app.address);
      await use(page);
    } finally {
      await page.close();
      await app.close();
    }
    expect(complaints, 'messages of the page').toEqual([]);
  },

  lab: async ({ page }, use) => {
    await use({ call: (command, args) => callFromPage(page, command, args) });
  },
});

/** Collects what a page complains about. */
export function watch(page: Page, allowed: readonly RegExp[]): string[] {
  const complaints: string[] = [];
  const note = (text: string): void => {
    if (!allowed.some((pattern) => pattern.test(text))) complaints.push(text);
  };
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error' || message.type() === 'warning') note(message.text());
  });
  page.on('pageerror', (error) => note(String(error)));
  return complaints;
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
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(given),
      });
      return response.json();
    },
    [command, args] as const,
  ) as Promise<LabApi[K]['result']>;
}
