import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from '../tools/chromium.mjs';
import type { HostOption } from './fixtures';

/** The same tests in a browser and in the desktop app, the latter on a stand-in for Electron. */
export default defineConfig<HostOption>({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../../test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  // A busy machine is slow, not wrong.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list'], ['json', { outputFile: '../../test-results/e2e.json' }]],
  use: {
    viewport: { width: 1280, height: 800 },
    launchOptions: chromiumLaunch(),
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'web', use: { host: 'web' }, testIgnore: 'desktop/**' },
    // The sweeps over every screen look at the page alone, which is the same file in both hosts.
    { name: 'desktop', use: { host: 'desktop' }, testIgnore: ['web/**', 'screens/**'] },
  ],
});
