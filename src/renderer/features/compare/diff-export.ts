import type { LabDiff } from '../../../shared/lab-api';
import { toCsv } from '../../charts/save/csv';

/** The moves as a table, one group a line; steps are counted from 1, as people see them. */
export function movesCsv(diff: LabDiff): string {
  return toCsv({
    title: 'Moves',
    columns: ['From', 'To', 'Users', 'Step', 'What'],
    rows: diff.moves.map(({ from, to, count, cause }) => [
      from,
      to,
      count,
      cause === null ? null : cause.step + 1,
      cause?.label ?? null,
    ]),
  });
}

/** The whole comparison, indented; steps are counted from 0, as in scenarios. */
export function diffJson(diff: LabDiff): string {
  return `${JSON.stringify(diff, null, 2)}\n`;
}
