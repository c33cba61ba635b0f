import { defineConfig } from 'vitest/config';

/** Unit, property, golden and contract tests; the pages are Playwright's (`e2e/*.e2e.ts`). */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts', '**/*.test.tsx'],
    // Figures, not tests: `npm run bench`.
    exclude: ['bench/**', '**/node_modules/**'],
    // The built programs run as they are, past Vite.
    server: { deps: { external: [/\/out\/main\//] } },
    // One more than the cores of the smallest machines that build this: some tests mostly wait.
    maxWorkers: 3,
    // Reading the engine anew for every file took a third of the time; no file leaves anything behind in a module.
    isolate: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: ['default', ['json', { outputFile: '../test-results/vitest.json' }]],
  },
});
