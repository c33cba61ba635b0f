import { BUDGET, type Cost, Meter, NO_BUDGET, OverBudget } from '../engine/budget';
import { budgetWords } from '../engine/words/budget-words';

let inForce: Cost = BUDGET;

/** What each replay and each answer of this run of the program may take. */
export function budgetInForce(): Cost {
  return inForce;
}

/** Counts the work of one answer. */
export function answerMeter(): Meter {
  return new Meter(inForce);
}

/** `--no-budget`: whoever asks for it has the time and the memory. */
export function setBudget(isLifted: boolean): void {
  inForce = isLifted ? NO_BUDGET : BUDGET;
}

/** Why a replay or an answer was ended and what to do, or null for any other error. */
export function overBudgetWords(error: unknown): string | null {
  return error instanceof OverBudget
    ? `${budgetWords(error)}. Run it with --no-budget if the machine has them`
    : null;
}
