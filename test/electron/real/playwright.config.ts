import { defineConfig } from '@playwright/test';

/** Tests on the real Electron; `npm run test:electron` starts them where its program is installed. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.real.ts',
  outputDir: '../../../test-results/electron',
  workers: 1,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 60_000,
  reporter: 'list',
});
