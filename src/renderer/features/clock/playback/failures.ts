import { startsFailover } from '../../../../shared/steps';
import type { StepRow } from '../../../../shared/view';

/** The steps done that lost something: what the clock can show. */
export function failureRows(rows: readonly StepRow[], position: number): readonly StepRow[] {
  return rows.slice(0, position).filter((row) => startsFailover(row.do) && row.refused === null);
}

/** The failure to show: the one asked for, else the last one; null: nothing was lost. */
export function chosenFailure(failures: readonly StepRow[], asked: number | null): StepRow | null {
  return failures.find(({ index }) => index === asked) ?? failures.at(-1) ?? null;
}
