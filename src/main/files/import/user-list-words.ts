import { countOf, formatCount } from '../../../shared/format';
import type { Table } from './table';

/** What struck the reader of a list of users beside its problems. */
export interface ListLooks {
  readonly unit: Table['unit'];
  /** Rows in all. */
  readonly rows: number;
  /** Lines that were comments. */
  readonly comments: number;
  /** Lines of rows that are shorter than the header and have all that is read. */
  readonly short: readonly number[];
  /** Sentences on columns that may be a slip for one that is read. */
  readonly slips: readonly string[];
  /** Lines whose user id had the apostrophe by which a spreadsheet marks text. */
  readonly marked: readonly number[];
  /** User ids that are nearly the same as another one, and those with letters that nobody sees; with their lines. */
  readonly alike: readonly string[];
  readonly hidden: readonly string[];
}

/** What to tell beside the problems, a sentence each. */
export function listNotices({ comments, short }: ListLooks): string[] {
  const notices: string[] = [];
  if (comments > 0)
    notices.push(`${countOf(comments, 'comment')} ${comments === 1 ? 'was' : 'were'} not read`);
  if (short.length > 0)
    notices.push(
      `${countOf(short.length, 'row')} shorter than the header ${short.length === 1 ? 'has' : 'have'} all that is read`,
    );
  return notices;
}

/** What the reader should look at before anything is made of the list, a sentence each. */
export function listWarnings(looks: ListLooks): string[] {
  const { unit, rows, short, slips, marked, alike, hidden } = looks;
  const warnings = [...slips];
  if (short.length > rows / 2)
    warnings.push(
      `${countOf(short.length, 'row')} of ${formatCount(rows)} are shorter than the header: it may name a column too many`,
    );
  if (marked.length > 0)
    warnings.push(
      `${countOf(marked.length, 'row')} had an apostrophe before the user id (${placesOf(unit, marked)}), by which a spreadsheet marks text; it was taken away`,
    );
  if (alike.length > 0)
    warnings.push(
      `${countOf(alike.length, 'user id')} ${alike.length === 1 ? 'differs' : 'differ'} from another one only in case, zeros in front or letters nobody sees: ${listed(alike)}; all were kept as they stand`,
    );
  if (hidden.length > 0)
    warnings.push(
      `${countOf(hidden.length, 'user id')} ${hidden.length === 1 ? 'holds' : 'hold'} letters nobody sees: ${listed(hidden)}; they were kept`,
    );
  return warnings;
}

/** "lines 2, 3 and more". */
function placesOf(unit: string, lines: readonly number[]): string {
  const first = lines.slice(0, 10).map(formatCount).join(', ');
  return `${unit}${lines.length === 1 ? '' : 's'} ${first}${lines.length > 10 ? ' and more' : ''}`;
}

function listed(texts: readonly string[]): string {
  const more = texts.length - 5;
  return `${texts.slice(0, 5).join('; ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
}
