/** The start of the desktop app on the stand-in: what is there when. The real Electron adds its own start to each. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { test } from 'vitest';
import { launchStandIn } from '../electron/stand-in/launch';
import { chromiumLaunch } from '../tools/chromium.mjs';
import { report, summary } from './clock-watch';

const STARTS = 7;

test('the desktop app starts', async () => {
  const browser = await chromium.launch(chromiumLaunch());
  const userData = mkdtempSync(join(tmpdir(), 'implab-bench-'));
  const times = { window: [] as number[], paint: [] as number[], lab: [] as number[] };
  for (let start = 0; start < STARTS; start++) {
    const began = Date.now();
    const electron = await launchStandIn({
      userData,
      newContext(options) {
        times.window.push(Date.now() - began);
        return browser.newContext(options);
      },
    });
    const page = await electron.page();
    await page.getByRole('heading', { name: 'Sample labs' }).waitFor();
    times.lab.push(Date.now() - began);
    const painted = await page.evaluate(() => {
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      return performance.timeOrigin + (paint?.startTime ?? 0);
    });
    times.paint.push(Math.round(painted - began));
    await electron.kill();
  }
  await browser.close();
  rmSync(userData, { recursive: true });
  report('start: the window is made', summary(times.window), '–');
  report('start: the frame is painted', summary(times.paint), '–');
  report('start: the lab is there', summary(times.lab), '–');
});
