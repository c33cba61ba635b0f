import { ChartColumn, Table2 } from 'lucide-react';
import { useState } from 'react';
import type { TipPoint } from '../../../shared/what-if';
import { FigureTable } from '../../charts/frame/figure-table';
import type { DataTable } from '../../charts/save/csv';
import type { Query } from '../../hooks/use-lab';
import { QueryFailure } from '../../parts/query-failure';
import { NumberField } from '../../ui/number-field';
import { Panel } from '../../ui/panel';
import { Segmented } from '../../ui/segmented';
import { TipDrawing } from './tip-drawing';
import { monthOf, tipLine } from './tip-scale';
import { useChoice } from './use-choice';

const SHOWS = [
  { key: 'line', label: 'Line', icon: ChartColumn },
  { key: 'table', label: 'Table', icon: Table2 },
] as const;

type Tip = NonNullable<NonNullable<Query<'lab.tip'>['answer']>['tip']>;

/** How many more users until something gives: one sentence, one line with its points, and when. */
export function TipPanel({ of: query }: { readonly of: Query<'lab.tip'> }) {
  const [{ growth, devices }, choose] = useChoice();
  const [show, setShow] = useState<'line' | 'table'>('line');
  const { answer, busy } = query;
  const tip = answer?.tip ?? null;
  return (
    <Panel label="Tipping point" className="tip-panel">
      <div className="tip-head">
        <h2>Tipping point</h2>
        <p className="sentence grow" aria-live="polite">
          {tip === null ? (answer?.why ?? 'Trying…') : `${tip.sentence}${whenText(tip, growth)}`}
        </p>
        <div className="row tip-fields">
          <NumberField
            label="Growth"
            value={growth}
            min={0}
            max={1_000_000}
            unit="a month"
            onChange={(next) => choose({ growth: next })}
          />
          <NumberField
            label="Each with"
            value={devices}
            min={1}
            max={100}
            unit={devices === 1 ? 'device' : 'devices'}
            onChange={(next) => choose({ devices: next })}
          />
          <Segmented
            small
            iconsOnly
            label="Show as"
            options={SHOWS}
            value={show}
            onChange={setShow}
          />
        </div>
      </div>
      <QueryFailure of={query} />
      {tip !== null && (
        <div className="tip-body" data-busy={busy || undefined}>
          {show === 'line' ? (
            <TipDrawing line={tipLine(tip, tip.users, growth)} />
          ) : (
            <FigureTable table={tipTable(tip, growth)} />
          )}
        </div>
      )}
    </Panel>
  );
}

/** " At 600 a month the first node is full in July 2028." */
function whenText({ firstFull, redundancyEnds }: Tip, growth: number): string {
  const today = new Date();
  const ends = monthOf(redundancyEnds, growth, today);
  const full = monthOf(firstFull, growth, today);
  const parts = [
    ...(ends === null ? [] : [`redundancy ends in ${ends}`]),
    ...(full === null ? [] : [`${firstFull?.node} is full in ${full}`]),
  ];
  return parts.length === 0 ? '' : ` At this growth ${parts.join(', ')}.`;
}

function tipTable(tip: Tip, growth: number): DataTable {
  const today = new Date();
  const row = (name: string, point: TipPoint | null) =>
    point === null
      ? [name, null, null, null, null, 'never']
      : [name, point.more, point.users, point.failed, point.node, monthOf(point, growth, today)];
  return {
    title: 'Tipping point, in users',
    columns: ['Point', 'More users', 'Users then', 'Failed', 'Over', 'When'],
    rows: [
      ['Today', 0, tip.users, null, null, null],
      row('Redundancy ends', tip.redundancyEnds),
      row('First node full', tip.firstFull),
      row('No room', tip.noRoom),
    ],
  };
}
