import { useMemo } from 'react';
import { drawnLines, type Journal, journalOf } from '../../../shared/load-journal';
import { useLab, useSelection, useSteps } from '../../hooks/use-lab';
import { type LoadColumn, loadColumns } from './columns';
import type { LineFacts } from './line-marks';
import { linePoints, placeOfRow } from './line-points';
import { type LoadOptions, useLoadOptions } from './load-options';

/** Everything that both figures and both tables are made from. */
export interface LoadFigures {
  readonly options: LoadOptions;
  readonly columns: readonly LoadColumn[];
  readonly journal: Journal;
  readonly facts: LineFacts;
  /** Every change of the journal is drawn. */
  readonly exact: boolean;
  readonly selected: string | null;
}

/** The loads of the lab as shown, shaped for drawing. Only what depends on a change is made anew. */
export function useLoad(): LoadFigures {
  const options = useLoadOptions();
  const { scope, course } = options;
  const groups = useLab((view) => view.groups);
  const { rows, position, looking } = useSteps();
  const selection = useSelection();
  const marked = looking ?? (selection.kind === 'step' ? selection.index + 1 : null);

  const columns = useMemo(() => loadColumns({ groups }, scope), [groups, scope]);
  const journal = useMemo(
    () => journalOf(rows, position, { groups }, scope),
    [rows, position, groups, scope],
  );
  const lines = useMemo(() => drawnLines(journal), [journal]);
  const drawn = useMemo(() => linePoints(lines, rows, course), [lines, rows, course]);
  const facts = useMemo(
    (): LineFacts => ({
      journal: lines,
      points: drawn.points,
      domain: drawn.domain,
      course,
      capacities: [...new Set(columns.map(({ capacity }) => capacity))].slice(0, 4),
      marker: markerAt(marked, journal, (row) => placeOfRow(rows, course, row)),
      failures: journal.failures
        .filter(({ row }) => row >= journal.first)
        .map(({ row, label }) => ({ x: placeOfRow(rows, course, row), label })),
      titleOf: ({ row }) => `${row + 1}  ${rows[row]?.label ?? ''}`,
    }),
    [journal, lines, drawn, course, columns, marked, rows],
  );
  return {
    options,
    columns,
    journal,
    facts,
    exact: drawn.exact,
    selected: selection.kind === 'node' || selection.kind === 'group' ? selection.name : null,
  };
}

/** The step that is looked at or selected, where the lines have it. */
function markerAt(
  marked: number | null,
  journal: Journal,
  place: (row: number) => number,
): LineFacts['marker'] {
  if (marked === null || marked - 1 < journal.first || marked > journal.rows) return null;
  return { x: place(marked - 1), step: marked };
}
