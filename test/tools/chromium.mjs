/** Finds the browser for the tests, and installs Debian's where there is none. Plain JavaScript: `npm test` starts here. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const PLACES = [
  process.env.IMPLAB_CHROMIUM,
  // The same engine without a window: less to install and a tenth less work.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Path of a Chromium to test with, or null. Playwright's own download comes first where it was made. */
export function findChromium() {
  const own = chromium.executablePath();
  return [own, ...PLACES].find((path) => path && existsSync(path)) ?? null;
}

/**
 * How to start it. Chromium's sandbox does not start for root, and `/dev/shm` is small in containers.
 *
 * @throws when there is no browser; `npm test` installs one or says how
 */
export function chromiumLaunch() {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(`No browser for the tests. ${ADVICE}`);
  const root = process.getuid?.() === 0;
  return {
    executablePath,
    args: [...(root ? ['--no-sandbox'] : []), '--disable-dev-shm-usage'],
  };
}

const ADVICE =
  'Install one: "apt install chromium" on Debian, or "npx playwright install chromium" anywhere, ' +
  'or name one in IMPLAB_CHROMIUM.';

/** Whether there is a browser now; tries Debian's package where that can work without asking anyone. */
export function ensureChromium() {
  if (findChromium() !== null) return true;
  if (process.platform === 'linux' && process.getuid() === 0 && has('apt-get')) {
    console.log('No browser found; installing chromium with apt.');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    for (const wanted of ['chromium-headless-shell', 'chromium']) {
      const install = ['install', '-y', '-qq', '--no-install-recommends', wanted];
      spawnSync('apt-get', install, { stdio: 'inherit', env });
      if (findChromium() !== null) return true;
    }
  }
  console.error(`No browser for the tests. ${ADVICE}`);
  return false;
}

function has(command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
}
