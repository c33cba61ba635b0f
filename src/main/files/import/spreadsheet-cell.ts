import { defused, rearmed } from '../../../shared/csv';

/** Digits behind apostrophes: a spreadsheet takes the first apostrophe for the mark of a number that is meant as text. */
const MARKED_DIGITS = /^'+\d/;

/** A cell without the apostrophes by which spreadsheets mark text; one that is part of a name stays. */
export function withoutMark(cell: string): string {
  return rearmed(MARKED_DIGITS.test(cell) ? cell.slice(1) : cell);
}

/** A cell as a spreadsheet must have it to neither run nor change it; `withoutMark` takes the marks away. */
export function withMark(cell: string): string {
  const safe = defused(cell);
  return MARKED_DIGITS.test(cell) ? `'${safe}` : safe;
}
