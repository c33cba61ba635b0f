/**
 * What a person feels at 75,000 users, by the browser's own tools: click to redrawn graph, search, frames while
 * scrolling, long tasks, and the JavaScript that the first load takes. Needs a build; `npm run bench` makes one.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { chromiumLaunch } from '../tools/chromium.mjs';

const TOP = resolve(import.meta.dirname, '../..');
const home = mkdtempSync(join(tmpdir(), 'implab-bench-'));
const host = spawn(process.execPath, [join(TOP, 'out/main/web.js'), '--no-open', '--port', '0'], {
  env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home },
});
const address = await new Promise((found) =>
  host.stdout.on(
    'data',
    (text) => /http:\S+/.exec(String(text)) && found(/http:\S+/.exec(String(text))[0]),
  ),
);
const browser = await chromium.launch(chromiumLaunch());
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
const scripts = new Set();
page.on('response', (answer) => {
  if (answer.url().endsWith('.js')) scripts.add(answer.url().split('/').at(-1));
});
await page.addInitScript(() => {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) globalThis.longTasks.push(Math.round(task.duration));
  }).observe({ type: 'longtask', buffered: true });
});
try {
  await page.goto(address);
  await page.getByRole('heading', { name: 'Sample labs' }).waitFor();
  console.log(`first load: ${kilobytes()} KB of JavaScript gzipped (asked at most 400)`);
  await page.getByText('The largest cluster', { exact: true }).click();
  await page.getByRole('tab', { name: /Users/ }).waitFor();
  await page.waitForTimeout(1500);
  console.log(`with the workbench and its graphs: ${kilobytes()} KB`);
  await page.evaluate(() => globalThis.longTasks.splice(0));

  await failures();
  await search();
  await scroll();
  const tasks = await page.evaluate(() => globalThis.longTasks);
  const over = tasks.filter((ms) => ms > 100);
  console.log(
    `long tasks: ${tasks.length}, longest ${Math.max(0, ...tasks)} ms, over 100 ms: ${over.length}`,
  );
} finally {
  await browser.close();
  host.kill();
}

function kilobytes() {
  const folder = join(TOP, 'out/renderer/assets');
  const bytes = readdirSync(folder)
    .filter((name) => scripts.has(name))
    .reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
  return Math.round(bytes / 1024);
}

/** From the click on *Fail node* to the frame after the load sentence changed. */
async function failures() {
  const times = [];
  for (let run = 0; run < 7; run++) {
    const card = page.getByRole('article').filter({ hasText: '1A' }).first();
    await card.hover();
    const button = page.getByRole('button', { name: /^Fail 1A/ }).first();
    await button.waitFor();
    await page.evaluate(() => {
      const shown = () => document.querySelector('[role="tabpanel"]')?.textContent ?? '';
      const before = shown();
      globalThis.redrawn = new Promise((done) => {
        document.addEventListener(
          'click',
          () => {
            const start = performance.now();
            const look = () =>
              shown() === before
                ? requestAnimationFrame(look)
                : requestAnimationFrame(() => done(performance.now() - start));
            look();
          },
          { capture: true, once: true },
        );
      });
    });
    await button.click();
    times.push(await page.evaluate(() => globalThis.redrawn));
    await page.keyboard.press('Control+z');
    await page.waitForTimeout(700);
  }
  print('click Fail 1A to redrawn graph', times, 'under 150');
}

async function search() {
  await page.getByRole('tab', { name: /Users/ }).click();
  const field = page.getByRole('searchbox').last();
  await field.waitFor();
  const times = [];
  for (const text of ['user7', 'user71', 'user712', 'user7123', 'user9', 'user98', 'user987']) {
    await page.evaluate((wanted) => {
      const first = () =>
        document.querySelector('[role="grid"] [aria-rowindex="2"]')?.textContent ?? '';
      globalThis.found = new Promise((done) => {
        document.addEventListener(
          'input',
          () => {
            const start = performance.now();
            const look = () =>
              first().includes(wanted)
                ? done(performance.now() - start)
                : requestAnimationFrame(look);
            look();
          },
          { capture: true, once: true },
        );
      });
    }, text);
    await field.fill(text);
    times.push(
      await page.evaluate(() =>
        Promise.race([globalThis.found, new Promise((late) => setTimeout(late, 5000, -1))]),
      ),
    );
  }
  print('search while typing to shown rows', times, 'under 150');
  await field.fill('');
  await page.waitForTimeout(500);
}

async function scroll() {
  const frames = await page.evaluate(async () => {
    let scroller = document.querySelector('[role="grid"]');
    while (scroller.scrollHeight <= scroller.clientHeight + 1000) scroller = scroller.parentElement;
    const times = [];
    let last = performance.now();
    for (let frame = 0; frame < 240; frame++) {
      scroller.scrollTop += 300;
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      times.push(now - last);
      last = now;
    }
    return times;
  });
  frames.sort((a, b) => a - b);
  const at = (share) => frames[Math.floor(frames.length * share)].toFixed(1);
  console.log(
    `frames while scrolling: median ${at(0.5)} ms, 95 % under ${at(0.95)} ms (asked 17 and 34)`,
  );
}

function print(what, times, asked) {
  const sorted = [...times].sort((a, b) => a - b);
  const median = sorted[sorted.length >> 1];
  console.log(
    `${what}: median ${median.toFixed(0)} ms, worst ${sorted.at(-1).toFixed(0)} ms (asked ${asked})`,
  );
}
