/** The tests that mutants of `store` are shown to: those that write labs, read them back and read damaged ones. */
import.meta.glob(
  [
    '../store/*.test.ts',
    '../files/{fixture,implab,implab-branches}.test.ts',
    '../lab/{branches,history,seal}.test.ts',
  ],
  { eager: true },
);

export { tests } from './in-process.mjs';
