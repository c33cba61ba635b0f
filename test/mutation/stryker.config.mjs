/** Read by `run.mjs`, which names what to mutate. */
export default {
  testRunner: 'in-process',
  plugins: [`${import.meta.dirname}/runner.mjs`],
  buildCommand: 'node test/mutation/bundle.mjs',
  ignorePatterns: ['/out', '/dist', '/test-results', '/test/e2e', '/test/mutation/suite.cjs'],
  // A word that is cut or an empty text where words are told is held by golden files of words, not by this run.
  mutator: { excludedMutations: ['StringLiteral'] },
  concurrency: 1,
  coverageAnalysis: 'perTest',
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: 'test-results/mutation.json' },
  tempDirName: 'node_modules/.cache/mutation',
  disableTypeChecks: false,
  // Stryker rewrites that file by the interface of TypeScript 6, and nothing here reads it.
  tsconfigFile: 'none',
  warnings: { slow: false },
  timeoutMS: 5000,
  timeoutFactor: 2,
};
