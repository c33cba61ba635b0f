import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from '../../tools/chromium.mjs';
import type { HostOption } from '../fixtures';

/** `npm run screenshots`: draws the pictures of the README anew. They are not tests. */
export default defineConfig<HostOption>({
  testDir: '.',
  testMatch: '*.pictures.ts',
  outputDir: '../../../test-results/pictures',
  workers: 2,
  timeout: 60_000,
  reporter: 'list',
  use: { host: 'web', viewport: { width: 1440, height: 900 }, launchOptions: chromiumLaunch() },
});
