import type { StepRow } from '../../../shared/view';

/** How the expectations among the steps done stand, and the steps that were refused without saying so. */
export interface Checks {
  readonly expected: number;
  /** Indexes of expectations that do not hold. */
  readonly failed: readonly number[];
  /** Indexes of other steps that did not go as written. */
  readonly refused: readonly number[];
}

/** Counts over the first `position` rows of the journal. */
export function checksOf(rows: readonly StepRow[], position: number): Checks {
  const failed: number[] = [];
  const refused: number[] = [];
  let expected = 0;
  for (const row of rows.slice(0, position)) {
    if (row.do === 'expect') expected += 1;
    if (!row.failed) continue;
    (row.do === 'expect' && row.refused === null ? failed : refused).push(row.index);
  }
  return { expected, failed, refused };
}
