import { changedRows, type Journal, type Scope } from '../../../shared/load-journal';
import type { StepRow } from '../../../shared/view';
import type { DataTable } from '../../charts/save/csv';
import { formatClock } from '../../ui/figures';
import type { LoadColumn } from './columns';
import type { Course } from './line-points';

const WHAT: Readonly<Record<Scope, string>> = {
  node: 'Node',
  group: 'Group',
  cluster: 'Cluster',
};

/** The figure "now" as a table. Counts are devices, except `Assigned`, in users. */
export function nowTable(columns: readonly LoadColumn[], scope: Scope): DataTable {
  return {
    title: TITLE_NOW[scope],
    columns: [
      WHAT[scope],
      'Slot or state',
      'Assigned',
      'Serves',
      'Own',
      'For peer',
      'Over',
      'Without service',
      'Served by peer',
      columns.some(({ redundant }) => redundant) ? 'Redundant capacity' : 'Capacity',
      ...(scope === 'node' ? ['If peer fails'] : []),
    ],
    rows: columns.map((column) => [
      column.label,
      column.caption,
      column.assigned,
      column.load,
      column.ownServed,
      column.peerServed,
      column.over,
      column.noService,
      column.away,
      column.capacity,
      ...(scope === 'node' ? [column.ghost ?? column.load] : []),
    ]),
  };
}

/** Heads of the figure "now". */
export const TITLE_NOW: Readonly<Record<Scope, string>> = {
  node: 'By node, now',
  group: 'By group, now',
  cluster: 'Whole cluster, now',
};

/** Heads of the figure of the journal. */
export const TITLE_COURSE: Readonly<Record<Course, string>> = {
  steps: 'Over steps',
  clock: 'Over the clock',
};

/**
 * The figure of the journal as a table: every step after which some load differs, the first that is drawn
 * and the last. Other steps changed no load and say nothing here.
 */
export function journalTable(journal: Journal, rows: readonly StepRow[], title: string): DataTable {
  const shown = changedRows(journal);
  return {
    title,
    columns: ['Step', 'What', 'Clock', ...journal.series.map(({ label }) => label)],
    rows: shown.map((row) => [
      row + 1,
      rows[row]?.label ?? '',
      formatClock(rows[row]?.clock ?? 0),
      ...journal.series.map(({ values }) => (Number.isNaN(values[row]!) ? null : values[row]!)),
    ]),
  };
}
