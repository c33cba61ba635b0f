import { describe, expect, test } from 'vitest';
import {
  BUDGET as BUDGET_OF_ALL,
  type Cost,
  Meter,
  OverBudget,
} from '../../src/main/engine/budget';
import { budgetWords } from '../../src/main/engine/words/budget-words';
import { replay } from '../../src/main/lab/open-lab/replay';
import { ANSWERS, type AskedLab, askedLab } from './answers';
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

describe('an answer that takes very much', () => {
  const lab = askedLab(6, 4_000);
  const work = (answer: (lab: AskedLab, meter?: Meter) => unknown): number => {
    const meter = new Meter();
    answer(lab, meter);
    return meter.work;
  };

  test.for(Object.entries(ANSWERS))('%s: is ended within its budget', ([, answer]) => {
    const whole = work(answer);
    const limit: Cost = { work: whole / 2, bytes: 1e9 };
    const meter = new Meter(limit);
    expect(() => answer(lab, meter)).toThrow(OverBudget);
    // It ends at the look that went beyond: one piece looks at each user some times at most.
    expect(meter.work).toBeLessThan(limit.work + 4 * lab.state.users.rows);
  });

  test.for(Object.entries(ANSWERS))('%s: is the same however it is counted', ([, answer]) => {
    expect(answer(lab, new Meter(BUDGET_OF_ALL))).toEqual(answer(lab));
  });

  test.for(Object.entries(ANSWERS))('%s: of 4 000 users takes little of it', ([, answer]) => {
    // Nineteen times the users, and as often again, fit.
    expect(work(answer)).toBeLessThan(BUDGET_OF_ALL.work / 400);
  });

  test('grows with the nodes it looks at', () => {
    const few = new Meter();
    ANSWERS['every failure of one node and of two']!(lab, few);
    const many = new Meter();
    ANSWERS['every failure of one node and of two']!(askedLab(24, 100), many);
    expect(many.work).toBeGreaterThan(5 * few.work);
    expect(many.bytes).toBeGreaterThan(5 * few.bytes);
  });

  test('that holds more memory than it may is ended too', () => {
    const limit: Cost = { work: 1e9, bytes: 10_000 };
    for (const name of ['every failure of one node and of two', 'a plan in small batches'])
      expect(() => ANSWERS[name]!(lab, new Meter(limit))).toThrow(OverBudget);
  });

  test('says what it has taken', () => {
    const over = new OverBudget(0, 0, { work: 700_000_000, bytes: 1_200_000_000 });
    expect(budgetWords(over)).toBe(
      'it asks for very much: so far it has taken 1.2\u202fGB and 70\u202fs',
    );
  });
});
