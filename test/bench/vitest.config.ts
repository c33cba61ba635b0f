import { defineConfig } from 'vitest/config';

/** `npm run bench`: figures, not tests. Nothing here can fail on time; docs/performance.md says what is asked. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.bench.test.ts'],
    maxWorkers: 1,
    testTimeout: 600_000,
    reporters: ['verbose'],
    // The built program runs as it is.
    server: { deps: { external: [/\/out\//] } },
  },
});
