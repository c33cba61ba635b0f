import { totalmem } from 'node:os';
import type { Cost, OverBudget } from '../../engine/budget';
import { anywayWords, budgetWords, memoryWords } from '../../engine/words/budget-words';
import { MAX_ROWS } from '../open-lab/replay';
import { problem } from '../problem';
import type { LabOrigin } from './open';

/**
 * Most for a file that somebody wants although it takes more than any may: whatever work, for it can be ended; in memory
 * what a thread has (`files/start-thread.ts`) and this machine can hold twice beside other programs, while the lab is
 * handed over.
 */
const ANYWAY_BUDGET: Cost = {
  work: Number.POSITIVE_INFINITY,
  bytes: Math.min(1_500_000_000, totalmem() / 6),
};

/**
 * Why a lab was not opened that takes more than it may, and whether it can be opened all the same.
 *
 * @param isThread  of its own: it answers nobody, and can be ended in the middle of whatever it does
 */
export function overBudget(
  error: OverBudget,
  { name, budget }: LabOrigin,
  isThread: boolean,
): ReturnType<typeof problem> {
  const whole = error.estimateOpen;
  const fits = budget === undefined && whole.bytes <= ANYWAY_BUDGET.bytes;
  const words = budgetWords(error, whole);
  return problem('over-budget', {
    name: `Opening ${name}`,
    detail: fits
      ? words
      : `${words}; a lab can have ${memoryWords(ANYWAY_BUDGET.bytes)} at most on this machine`,
    anyway: isThread && fits && error.estimateRows <= MAX_ROWS ? anywayWords(whole) : undefined,
  });
}

/** What a lab may take; undefined: what any file may. @param anyway  somebody wants it whatever it takes */
export function budgetOf(anyway: true | undefined): Cost | undefined {
  return anyway && ANYWAY_BUDGET;
}
