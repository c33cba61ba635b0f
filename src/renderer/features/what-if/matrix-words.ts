import { MARK_SIGNS, worstSurplus } from '../../../shared/what-if';
import type { FailureMatrix, MatrixNode, MatrixRow } from '../../../shared/what-if-view';
import type { DataTable } from '../../charts/save/csv';
import { formatChange, formatClock, formatPercent } from '../../ui/figures';

/** A cell of the heat map: its sign, its words, and how it is drawn. */
export interface CellLook {
  readonly sign: string;
  readonly text: string;
  /** Class of the style sheet: `h0` to `h4` by share of capacity, `off`, `none`. */
  readonly look: string;
  /** For those who hear it. */
  readonly spoken: string;
}

/** Upper bounds of the fills, as shares of capacity (shared interface rules: 30, 75, 100 %). */
const FILLS = [0, 0.3, 0.75, 1] as const;

const SPOKEN = {
  failed: 'failed',
  peer: 'with its peer’s users',
  over: 'over capacity',
  none: 'no service',
} as const;

export function cellLook(row: MatrixRow, index: number, node: MatrixNode): CellLook {
  const mark = row.marks[index] ?? null;
  const load = row.loads[index] ?? 0;
  const sign = mark === null ? '' : MARK_SIGNS[mark];
  if (mark === 'none') return { sign, text: 'none', look: 'none', spoken: SPOKEN.none };
  if (mark === 'failed') return { sign, text: 'off', look: 'off', spoken: SPOKEN.failed };
  const text = formatPercent(load, node.capacity);
  const fill = FILLS.findIndex((bound) => load / node.capacity <= bound);
  return {
    sign,
    text,
    look: fill < 0 ? 'h4' : `h${fill}`,
    spoken: mark === null ? text : `${text}, ${SPOKEN[mark]}`,
  };
}

/** What fails: "3A", "1A + 3A", "PRG-1". */
export function rowName({ group, failed }: MatrixRow): string {
  if (group !== null) return group;
  return failed.length === 0 ? 'Nothing that is up' : failed.join(' + ');
}

export function overText({ over }: MatrixRow): string {
  return over.length === 0 ? '0' : formatChange(worstSurplus(over));
}

/** When all are back: "0:08:57", or what it takes. */
export function backText({ back, loggedOut }: MatrixRow): string {
  if (back === null) return 'after repair';
  return loggedOut === 0 ? '' : formatClock(back);
}

/** The matrix with the same numbers as a table. */
export function matrixTable({ nodes }: FailureMatrix, rows: readonly MatrixRow[]): DataTable {
  return {
    title: 'Failures, loads in devices',
    columns: [
      'Failed',
      'Over capacity',
      'By',
      'No service',
      'Log in again',
      'All back after',
      ...nodes.map(({ name }) => name),
    ],
    rows: rows.map((row) => [
      row.group === null ? rowName(row) : `${row.group}, whole group`,
      row.over.map(({ node }) => node).join(', '),
      worstSurplus(row.over),
      row.noService,
      row.loggedOut,
      backText(row),
      ...row.loads,
    ]),
  };
}
