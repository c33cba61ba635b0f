import { type Browser, chromium } from '@playwright/test';
import { startWebApp } from '../e2e/web-app';
import { launchStandIn } from '../electron/stand-in/launch';
import { chromiumLaunch } from '../tools/chromium.mjs';
import { directDriver } from './direct-driver';
import type { Driver } from './driver';
import { pageDriver } from './page-driver';

/** Every way to a lab, by name. Each opens a lab of its own. */
export interface Host {
  readonly name: string;
  readonly open: (dataFolder: string) => Promise<Driver>;
}

let browser: Promise<Browser> | null = null;

function theBrowser(): Promise<Browser> {
  browser ??= chromium.launch(chromiumLaunch());
  return browser;
}

/** Ends the browser that the hosts share. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = null;
}

export const HOSTS: readonly Host[] = [
  { name: 'directly', open: directDriver },
  {
    name: 'over HTTP, from a page',
    async open(dataFolder) {
      const app = await startWebApp(dataFolder);
      const context = await (await theBrowser()).newContext();
      const page = await context.newPage();
      await page.goto(app.address);
      return pageDriver(page, async () => {
        await context.close();
        await app.close();
      });
    },
  },
  {
    name: 'over IPC, from a page on the stand-in for Electron',
    async open(dataFolder) {
      const shared = await theBrowser();
      const electron = await launchStandIn({
        newContext: (options) => shared.newContext(options),
        userData: dataFolder,
      });
      return pageDriver(await electron.page(), () => electron.kill());
    },
  },
];

/** Two places of one program, each with a lab of its own. */
export interface PairOfPlaces {
  readonly name: string;
  readonly open: (dataFolder: string) => Promise<{
    readonly one: Driver;
    readonly two: Driver;
    readonly close: () => Promise<void>;
  }>;
}

const noClose = async (): Promise<void> => {};

export const PAIRS_OF_PLACES: readonly PairOfPlaces[] = [
  {
    name: 'in two tabs over HTTP',
    async open(dataFolder) {
      const app = await startWebApp(dataFolder);
      const context = await (await theBrowser()).newContext();
      const first = await context.newPage();
      await first.goto(app.address);
      const second = await context.newPage();
      await second.goto(`${new URL(app.address).origin}/?lab=new`);
      // The address names the workspace before the test's own transport reads it.
      await second.waitForURL(/lab=(?!new)/);
      return {
        one: await pageDriver(first, noClose),
        two: await pageDriver(second, noClose),
        async close() {
          await context.close();
          await app.close();
        },
      };
    },
  },
  {
    name: 'in two windows over IPC',
    async open(dataFolder) {
      const shared = await theBrowser();
      const electron = await launchStandIn({
        newContext: (options) => shared.newContext(options),
        userData: dataFolder,
      });
      const one = await pageDriver(await electron.page(), noClose);
      await one.call('shell.newWindow', {});
      const [, window] = [...electron.app.windows];
      if (!window) throw new Error('No second window was made');
      const two = await pageDriver(await electron.page(window), noClose);
      return { one, two, close: () => electron.kill() };
    },
  },
];
