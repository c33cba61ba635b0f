import { describe, expect, test } from 'vitest';
import { type Cost, OverBudget } from '../../src/main/engine/budget';
import { budgetWords } from '../../src/main/engine/words/budget-words';
import { replay } from '../../src/main/lab/open-lab/open-lab';
import { BOMBS } from './bombs';

/** A small part of what a file may take, for a small part of the users. */
const BUDGET: Cost = { work: 300_000, bytes: 6_000_000 };
const USERS = 10_000;
const ROUNDS = 2_000;

describe('a short file that asks for very much', () => {
  test.for(Object.keys(BOMBS))('%s: is ended within its budget', async (name) => {
    const steps = BOMBS[name]!(USERS, ROUNDS);
    const error = await replay(steps, true, async () => {}, { budget: BUDGET }).catch((e) => e);
    expect(error).toBeInstanceOf(OverBudget);
    const { done, total, taken } = error as OverBudget;
    expect(done).toBeLessThan(total / 2);
    // It ends at the step that went beyond: one step looks at each user some times at most.
    expect(taken.work).toBeLessThan(BUDGET.work + 20 * USERS);
    expect(taken.bytes).toBeLessThan(BUDGET.bytes + 1_000_000);
    expect(budgetWords(error as OverBudget)).toMatch(
      /^its steps ask for very much: after [\d\u202f]+ of [\d\u202f]+ steps they have taken .* and .*s; all of them would take some .* and /,
    );
  });

  test('is done where the budget is lifted', async () => {
    const steps = BOMBS['users come and leave']!(1_000, 20);
    const budget = { work: 1_000, bytes: 1_000 };
    const none = async () => {};
    await expect(replay(steps, true, none, { budget })).rejects.toThrow(OverBudget);
    expect((await replay(steps, true, none)).length).toBe(steps.length);
  });
});
