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
