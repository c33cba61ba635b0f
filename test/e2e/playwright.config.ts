import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from '../tools/chromium.mjs';
import type { HostOption } from './fixtures';
import { FULL } from './full';

/**
 * End-to-end tests in a browser, and what meets the shell in the desktop app, on a stand-in for Electron: the page is
 * the same files in both, and the contract suite holds both transports.
 */
export default defineConfig<HostOption>({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../../test-results',
  // Marked where unit tests hold most of it already; `npm run test:full` takes them all.
  ...(FULL ? {} : { grepInvert: /@full/ }),
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  // A busy machine is slow, not wrong.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  // One more try, with a trace to look at; whoever needs it is reported as flaky.
  retries: 1,
  reporter: [['list'], ['json', { outputFile: '../../test-results/e2e.json' }]],
  use: {
    viewport: { width: 1280, height: 800 },
    launchOptions: chromiumLaunch(),
    trace: 'on-first-retry',
  },
  projects: [
    { name: 'web', use: { host: 'web' }, testIgnore: 'desktop/**' },
    {
      name: 'desktop',
      use: { host: 'desktop' },
      // The sweeps over every screen look at the page alone.
      ...(FULL ? { testIgnore: ['web/**', 'screens/**'] } : { testMatch: 'desktop/**/*.e2e.ts' }),
    },
  ],
});
