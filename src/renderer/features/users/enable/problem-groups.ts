import type { DataTable } from '../../../charts/save/csv';
import type { RowProblem } from './row-problems';

/** Rows that are left out for one reason. */
export interface ProblemGroup {
  readonly reason: string;
  readonly rows: readonly RowProblem[];
}

/** Problems by their reason, the most frequent first. What a reason quotes does not make it another one. */
export function problemGroups(problems: readonly RowProblem[]): readonly ProblemGroup[] {
  const groups = new Map<string, RowProblem[]>();
  for (const problem of problems) {
    const key = problem.text.replace(/“[^”]*”|"[^"]*"/g, '“…”');
    groups.set(key, [...(groups.get(key) ?? []), problem]);
  }
  return [...groups]
    .map(([key, rows]) => ({ reason: rows.length === 1 ? rows[0]!.text : key, rows }))
    .sort((a, b) => b.rows.length - a.rows.length);
}

/** The rows that are left out, for a file. */
export function problemTable(problems: readonly RowProblem[]): DataTable {
  return {
    title: 'Rows left out',
    columns: ['line', 'user', 'reason'],
    rows: problems.map(({ line, id = '', text }) => [line, id, text]),
  };
}
