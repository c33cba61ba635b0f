/** The tests that mutants of `files` are shown to: those of every format, and of the commands that read or write one. */
import.meta.glob(
  [
    '../files/**/*.test.ts',
    '../lab/{export-preview,joined,report,sources}.test.ts',
    '../cli/{convert,import,lesson,plan,what-if}.test.ts',
  ],
  { eager: true },
);

export { tests } from './in-process.mjs';
