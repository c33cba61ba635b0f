import { ChartColumn, Server, Table2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { LabDiff } from '../../../shared/lab-api';
import { FigureTable } from '../../charts/frame/figure-table';
import { SaveMenu } from '../../charts/save/save-menu';
import { useNow } from '../../hooks/use-lab';
import { EmptyState } from '../../ui/empty-state';
import { Panel, PanelHead } from '../../ui/panel';
import { Segmented } from '../../ui/segmented';
import { LoadFigure } from './load-figure';
import { LoadLegend } from './load-legend';
import { loadRows, loadSentence, loadTable } from './load-rows';

const SHOWS = [
  { key: 'chart', label: 'Chart', icon: ChartColumn },
  { key: 'table', label: 'Table', icon: Table2 },
] as const;

const TITLE = 'Load by node, before and after';

export interface LoadPanelProps {
  readonly diff: LabDiff;
  readonly onNode: (name: string) => void;
}

/** The load of each node on both sides, as a figure or as its table. */
export function LoadPanel({ diff, onNode }: LoadPanelProps) {
  const [show, setShow] = useState<'chart' | 'table'>('chart');
  const panel = useRef<HTMLElement>(null);
  const lab = useNow((view) => view.title);
  const rows = loadRows(diff);
  const table = loadTable(rows);
  return (
    <Panel label="Load by node" className="compare-loads" ref={panel} data-ground="">
      <PanelHead title="Load by node">
        {rows.length > 0 && (
          <>
            <Segmented small label="Show as" options={SHOWS} value={show} onChange={setShow} />
            <SaveMenu
              drawn={show === 'chart'}
              titles={[TITLE]}
              figures={() => [
                {
                  name: `${lab} load before and after`,
                  title: `${lab}: load before and after`,
                  table,
                  drawing: panel.current?.querySelector<SVGSVGElement>('.load-drawing') ?? null,
                },
              ]}
            />
          </>
        )}
      </PanelHead>
      {rows.length === 0 ? (
        <EmptyState icon={Server} title="No nodes">
          Neither side has a node yet. The loads of both stand here.
        </EmptyState>
      ) : (
        <div className="panel-body compare-load-body">
          <p className="sentence">{loadSentence(rows)}</p>
          {show === 'chart' ? (
            <>
              <LoadLegend rows={rows} />
              <LoadFigure rows={rows} onChoose={({ node }) => onNode(node)} />
            </>
          ) : (
            <FigureTable table={table} />
          )}
        </div>
      )}
    </Panel>
  );
}
