import { formatCount } from '../../../shared/format';
import { printable } from '../place';

/** Why a row is left out. Rows of one kind are told together. */
export const PROBLEM_KINDS = {
  unreadable: 'cannot be read',
  askew: 'more cells than the header',
  short: 'fewer cells than the header',
  'no-id': 'no user id',
  'bad-id': 'user ids that are no names',
  damaged: 'user ids that a spreadsheet changed',
  twice: 'user ids that were there before',
  flag: 'neither t nor f',
  devices: 'no number of devices',
  server: 'servers in no redundancy group (V34)',
  known: 'users of the lab',
  'other-case': 'user ids of the lab in another spelling',
} as const;
export type ProblemKind = keyof typeof PROBLEM_KINDS;

/** A row that is left out. */
export interface RowProblem {
  readonly kind: ProblemKind;
  /** Line of the file on which the row begins, from 1; or number of the record. */
  readonly line: number;
  readonly id: string;
  /** Without any cell but the user id, and a server or truth value. */
  readonly text: string;
}

/** Rows left out, in the order of the file. */
export class RowProblems {
  readonly list: RowProblem[] = [];

  add(problem: RowProblem): void {
    this.list.push(problem);
  }
}

const MAX_PER_KIND = 20;

/**
 * The problems as lines to print: the first 20 of each kind in the order of the file, then how many more there are.
 * Comments are only counted.
 */
export function problemLines(problems: readonly RowProblem[], unit: 'line' | 'record'): string[] {
  const lines: string[] = [];
  const counts = new Map<ProblemKind, number>();
  for (const problem of problems) {
    const count = (counts.get(problem.kind) ?? 0) + 1;
    counts.set(problem.kind, count);
    if (count <= MAX_PER_KIND) lines.push(problemLine(problem, unit));
  }
  for (const [kind, count] of counts)
    if (count > MAX_PER_KIND)
      lines.push(`${formatCount(count - MAX_PER_KIND)} more: ${PROBLEM_KINDS[kind]}`);
  return lines;
}

/** `line 5: bob: HOME CLUSTER is "maybe"; it must be t or f`. */
export function problemLine({ line, id, text }: RowProblem, unit: 'line' | 'record'): string {
  return [`${unit} ${line}`, printable(id), text].filter((part) => part !== '').join(': ');
}
