/**
 * Puts the tests of a suite and what they test into one module, which Stryker's copy of the tree holds after its mutants were
 * written into the source: running one module costs a tenth of a second, reading 400 through Vite several.
 */
import { dirname, join, resolve } from 'node:path';
import { build } from 'vite';

const HERE = import.meta.dirname;
const TOP = resolve(HERE, '../..');
/** What stands for the packages that tests import; only a stand-in itself gets the real one. */
const STAND_INS = {
  vitest: join(HERE, 'in-process.mjs'),
  'fast-check': join(HERE, 'fewer-runs.mjs'),
};

await build({
  configFile: false,
  root: TOP,
  logLevel: 'warn',
  plugins: [
    {
      name: 'stand-ins',
      enforce: 'pre',
      resolveId(source, importer) {
        const standIn = STAND_INS[source];
        return standIn && importer !== standIn ? standIn : null;
      },
    },
    {
      name: 'where-a-test-stands',
      transform: (code, id) =>
        id.startsWith(join(TOP, 'test')) || id.startsWith(join(TOP, 'src'))
          ? code.replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
          : null,
    },
  ],
  ssr: { noExternal: [/^(?!node:)/], external: ['@vitest/expect', '@vitest/spy', 'sql.js'] },
  build: {
    ssr: join(HERE, `${process.env.MUTATION_SUITE}.mjs`),
    outDir: HERE,
    emptyOutDir: false,
    minify: false,
    target: 'node20',
    copyPublicDir: false,
    rollupOptions: { output: { format: 'cjs', entryFileNames: 'suite.cjs', codeSplitting: false } },
  },
});
