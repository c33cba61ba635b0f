/**
 * The tests that mutants of `lab` are shown to: those of the lab itself and of the command line, which open real labs
 * in this process. Those that wait for another process or for a minute to pass, or fill the memory, are left out.
 */
import { tests as all } from './in-process.mjs';

import.meta.glob(
  ['../lab/*.test.ts', '../cli/{branches,convert,diff,import,plan,what-if}.test.ts'],
  {
    eager: true,
  },
);

const SLOW = /^recovery|ten million letters/;
export const tests = all.filter(({ name }) => !SLOW.test(name));
