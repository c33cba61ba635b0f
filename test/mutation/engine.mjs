/**
 * The tests that mutants of the engine are shown to, as one file: a mutant costs one worker and one reading of the
 * engine, not one a test file. Scenarios of millions of users are left out: they decide nothing that small ones do not.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runScenario } from '../../src/main/cli/run';
import { parseScenario } from '../../src/main/files/scenario';
import { tests as all } from './in-process.mjs';

import.meta.glob(['../engine/**/*.test.ts', '../model/*.test.ts', '../cli/questions.test.ts'], {
  eager: true,
});

for (const folder of ['golden', 'scenarios']) {
  const path = join(import.meta.dirname, '..', folder);
  for (const file of readdirSync(path).filter((name) => name !== 'refused-limit-users.json'))
    test(`${folder} ${file}`, () => {
      const read = parseScenario(readFileSync(join(path, file)));
      if (!read.ok) throw new Error(`${read.place}: ${read.message}`);
      expect(runScenario(file, read.scenario).failures).toEqual([]);
    });
}

/** Of a million users as well. */
const LARGE = 'a flip is tried to the end where later steps that touch no home follow';
export const tests = all.filter(({ name }) => !name.startsWith(LARGE));
