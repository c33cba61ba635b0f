import { Pin, Unplug } from 'lucide-react';
import type { FailureMatrix } from '../../../shared/what-if-view';
import { FigureTable } from '../../charts/frame/figure-table';
import { useCommand, usePosition, useQuery, useReadOnly } from '../../hooks/use-lab';
import { QueryFailure } from '../../parts/query-failure';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { countOf, formatCount, formatPercent } from '../../ui/figures';
import { IconButton } from '../../ui/icon-button';
import { Menu } from '../../ui/menu';
import { Panel, PanelHead } from '../../ui/panel';
import { Segmented } from '../../ui/segmented';
import { HeatMap } from './heat-map';
import { MatrixLegend } from './matrix-legend';
import { matrixTable } from './matrix-words';
import { useChoice } from './use-choice';
import { ROWS_A_PAGE } from './what-if-state';

const SHOWS = [
  { key: 'map', label: 'Heat map' },
  { key: 'table', label: 'Table' },
] as const;

/** Beyond so many nodes a cell for each of them is no picture any more. */
const MAX_COLUMNS = 40;

/** Every failure in a row: who carries what, who is over, who is without service, when all are back. */
export function MatrixPanel() {
  const [{ scope, set, problemsOnly, show, rows }, choose] = useChoice();
  const query = useQuery('lab.failures', {
    scope,
    ...(scope === 'set' ? { set } : {}),
    problemsOnly,
    offset: 0,
    limit: Math.min(500, rows),
    ...usePosition(),
  });
  const matrix = query.answer?.matrix ?? null;
  const isMap = show === 'map' && (matrix === null || matrix.nodes.length <= MAX_COLUMNS);
  return (
    <Panel label="Failure matrix" className="matrix-panel">
      <PanelHead
        title="Failure matrix"
        count={
          matrix !== null && (
            <span className="small t3 nowrap">{countOf(matrix.cases, 'case')}, worst first</span>
          )
        }
      >
        {isMap && <MatrixLegend />}
        {matrix !== null && <PinMenu matrix={matrix} />}
        <Segmented
          small
          label="Show as"
          options={SHOWS}
          value={isMap ? 'map' : 'table'}
          onChange={(next) => choose({ show: next })}
        />
      </PanelHead>
      <QueryFailure of={query} />
      {matrix !== null && (
        <div className="matrix-body" data-busy={query.busy || undefined}>
          <p className="sentence" aria-live="polite">
            {matrix.sentence}
          </p>
          <Rows matrix={matrix} isMap={isMap} onMore={() => choose({ rows: rows + ROWS_A_PAGE })} />
        </div>
      )}
    </Panel>
  );
}

interface RowsProps {
  readonly matrix: FailureMatrix;
  readonly isMap: boolean;
  readonly onMore: () => void;
}

function Rows({ matrix, isMap, onMore }: RowsProps) {
  const [{ scope, set, problemsOnly }] = useChoice();
  const listed = problemsOnly ? matrix.harmful : matrix.cases;
  const left = listed - matrix.rows.length;
  if (matrix.rows.length === 0)
    return (
      <EmptyState icon={Unplug} title={emptyTitle(scope === 'set' && set.length === 0, matrix)}>
        {matrix.cases === 0
          ? 'Every failure stands here in a row, with the load it puts on each node.'
          : `${countOf(matrix.cases, 'case')} tried.`}
      </EmptyState>
    );
  return (
    <>
      {isMap ? (
        <HeatMap matrix={matrix} />
      ) : (
        <FigureTable table={matrixTable(matrix, matrix.rows)} />
      )}
      {left > 0 && (
        <p className="small t2 matrix-more">
          {formatCount(matrix.rows.length)} of {countOf(listed, 'case')}.{' '}
          {matrix.rows.length < 500 ? (
            <Button kind="inline" onPress={onMore}>
              Show {formatCount(Math.min(left, ROWS_A_PAGE))} more
            </Button>
          ) : (
            'The CSV export has all of them.'
          )}
        </p>
      )}
    </>
  );
}

function emptyTitle(choosesNothing: boolean, { cases }: FailureMatrix): string {
  if (choosesNothing) return 'Choose the nodes that fail together';
  return cases === 0 ? 'No node is up' : 'No failure does harm';
}

/** Keeps what the matrix shows as an expectation that is checked whenever the lab is replayed. */
function PinMenu({ matrix }: { readonly matrix: FailureMatrix }) {
  const lab = useCommand();
  const readOnly = useReadOnly();
  const { survives, maxShare, survivorShare } = matrix.now;
  const up = (share: number): number => Math.ceil(share * 100) / 100;
  const percent = (share: number): string => formatPercent(up(share) * 100, 100);
  return (
    <Menu
      label="Pin as expectation"
      sections={[
        [
          {
            key: 'survives',
            label: 'Survives the failure of any one node',
            ...(survives ? {} : { note: 'Does not hold now' }),
            onAction: () => void lab.run([{ do: 'expect', survives: 'one' }]),
          },
          {
            key: 'share',
            label: `No node serves more than ${percent(maxShare)} now`,
            onAction: () => void lab.run([{ do: 'expect', maxShare: up(maxShare) }]),
          },
          {
            key: 'survivor',
            label: `No node serves more than ${percent(survivorShare)} after any one failure`,
            onAction: () => void lab.run([{ do: 'expect', survivorShare: up(survivorShare) }]),
          },
        ],
      ]}
    >
      <IconButton small icon={Pin} label="Pin as expectation" isDisabled={readOnly} />
    </Menu>
  );
}
