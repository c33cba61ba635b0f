import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyStep } from '../../../src/main/engine/apply';
import { diagnose } from '../../../src/main/engine/diagnose';
import { QUESTIONS } from '../../../src/shared/questions';
import { journalOf } from '../journal';
import { anyRun, pairRun } from '../random-lab';
import { fallback } from './told';

test('no remedy of any question is refused in a lab at rest', () => {
  fc.assert(
    fc.property(fc.oneof(anyRun, pairRun), (run) => {
      const journal = journalOf(run);
      for (const { key } of QUESTIONS)
        for (const { remedy, title } of diagnose(key, journal, journal.now).causes) {
          let state = journal.now;
          for (const step of remedy?.steps ?? []) {
            const applied = applyStep(state, step, { index: 900, settle: true });
            if (!applied.ok) throw new Error(`${key}, ${title}: "${remedy?.label}" is refused`);
            state = applied.state;
          }
        }
    }),
    { numRuns: 40 },
  );
});

test('a fallback is never called possible where the rules refuse it', () => {
  fc.assert(
    fc.property(pairRun, fc.boolean(), (run, settle) => {
      const journal = journalOf(run, settle);
      const { answer } = diagnose('fallback-fails', journal, journal.now);
      if (answer.includes('can be fallen back now'))
        expect(applyStep(journal.now, fallback, { index: 900, settle }).ok).toBe(true);
    }),
    { numRuns: 100 },
  );
});
