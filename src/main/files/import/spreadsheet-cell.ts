import { isFormula } from '../csv';

/** What a spreadsheet takes for text only with an apostrophe before it: formulas, and digits that it would make a number. */
function needsMark(rest: string): boolean {
  return isFormula(rest) || /^\d/.test(rest);
}

/** A cell without the apostrophe by which spreadsheets mark text; one that is part of a name stays. */
export function withoutMark(cell: string): string {
  return cell.startsWith("'") && needsMark(cell.replace(/^'+/, '')) ? cell.slice(1) : cell;
}

/** A cell as a spreadsheet must have it to neither run nor change it; `withoutMark` takes the mark away. */
export function withMark(cell: string): string {
  const rest = cell.replace(/^'+/, '');
  return isFormula(rest) || (rest !== cell && needsMark(rest)) ? `'${cell}` : cell;
}
