import { useState } from 'react';
import type { AskedMoves, MovesView } from '../../../../shared/plan-api';
import { checklistOf } from '../../../../shared/plan-words/checklist';
import { isoDay } from '../../../../shared/plan-words/days';
import { movesSheet } from '../../../../shared/plan-words/moves-sheet';
import { movesSentence } from '../../../../shared/plan-words/moves-words';
import { useLab, useNow, useQuery, useSteps } from '../../../hooks/use-lab';
import { nodeNames } from '../../../parts/names';
import { askedMoves } from '../../../parts/plan-asked';
import { QueryFailure } from '../../../parts/query-failure';
import { Button } from '../../../ui/button';
import { countOf } from '../../../ui/figures';
import { Panel } from '../../../ui/panel';
import { Segmented } from '../../../ui/segmented';
import { Scroll } from '../parts/scroll';
import { usePlan } from '../use-plan';
import { ChecklistPanel } from './checklist-panel';
import { FlowDrawing } from './flow-drawing';
import { GoalPanel } from './goal-panel';
import { MovesActions } from './moves-actions';
import { FlowTable, MovesTable, NightsTable, ShareTable } from './moves-tables';
import { ShareDrawing } from './share-drawing';
import { UsersDrawer } from './users-drawer';

/** Moves to a goal: what, what it comes to, how to carry it out. */
export function MovesPlace() {
  const [form] = usePlan('moves');
  const groups = useLab((view) => view.groups);
  const mode = useLab((view) => view.mode);
  const title = useNow((view) => view.title);
  const { looking } = useSteps();
  const nodes = nodeNames({ groups } as Parameters<typeof nodeNames>[0]);
  const asked = askedMoves(form, nodes, looking);
  const query = useQuery('plan.moves', asked);
  const plan = query.answer?.plan ?? null;
  const ticks = useQuery('plan.ticks', {}).answer?.ticks ?? [];
  const firstNight = form.firstNight ?? isoDay(new Date());
  const items = plan === null ? [] : checklistOf(plan, form.goal, mode, firstNight);
  return (
    <main className="plan" aria-busy={query.busy}>
      <GoalPanel
        nodes={nodes}
        planned={plan?.nodes ?? []}
        nights={plan?.batches.length ?? 0}
        firstNight={firstNight}
      />
      <Panel label="Plan" className="plan-centre">
        <QueryFailure of={query} />
        {asked === null && <p className="lead plan-lead t2">Choose a file of users and nodes.</p>}
        {plan !== null && asked !== null && (
          <MovesBody plan={plan} asked={asked} goal={form.goal} firstNight={firstNight} />
        )}
      </Panel>
      {plan === null ? (
        <Panel as="aside" label="Checklist" className="plan-right">
          {null}
        </Panel>
      ) : (
        <ChecklistPanel plan={plan} items={items} />
      )}
      <MovesActions
        plan={plan}
        asked={asked}
        sheet={plan === null ? null : movesSheet(title, plan, items, firstNight, ticks)}
      />
    </main>
  );
}

interface MovesBodyProps {
  readonly plan: MovesView;
  readonly asked: AskedMoves;
  readonly goal: AskedMoves['goal']['kind'];
  readonly firstNight: string;
}

const SHOWN = [
  { key: 'chart', label: 'Flow' },
  { key: 'table', label: 'Table' },
] as const;

function MovesBody({ plan, asked, goal, firstNight }: MovesBodyProps) {
  const [shown, setShown] = useState<'chart' | 'table'>('chart');
  const [marked, setMarked] = useState<string | null>(null);
  const [showsUsers, setShowsUsers] = useState(false);
  const { answer, today } = movesSentence(plan, goal);
  return (
    <div className="panel-body">
      <p className="lead plan-lead selectable" aria-live="polite">
        <b>{answer}</b> <span className="t2">{today}</span>
      </p>
      <div className="plan-twin">
        <figure>
          <figcaption className="row">
            <h3>Share of capacity</h3>
            <span className="grow" />
            {shown === 'chart' && <ShareLegend />}
          </figcaption>
          {shown === 'chart' ? (
            <ShareDrawing nodes={plan.nodes} marked={marked} onMark={setMarked} />
          ) : (
            <ShareTable nodes={plan.nodes} />
          )}
        </figure>
        <figure>
          <figcaption className="row">
            <h3>Moves</h3>
            <span className="grow" />
            <Segmented
              small
              label="Show moves as"
              options={SHOWN}
              value={shown}
              onChange={setShown}
            />
          </figcaption>
          {plan.moves.length === 0 ? (
            <p className="small t3 plan-nothing">Nobody moves.</p>
          ) : shown === 'chart' ? (
            <FlowDrawing plan={plan} marked={marked} onMark={setMarked} />
          ) : (
            <FlowTable plan={plan} />
          )}
        </figure>
      </div>
      {plan.moves.length > 0 && (
        <div className="plan-lists">
          <section>
            <header className="row">
              <h3>{countOf(plan.total, 'move')}</h3>
              <span className="small t3">latest arrivals leave first</span>
              <span className="grow" />
              <Button small kind="link" onPress={() => setShowsUsers(true)}>
                Show users
              </Button>
            </header>
            <Scroll label="Moves, line by line">
              <MovesTable plan={plan} marked={marked} onMark={setMarked} />
            </Scroll>
          </section>
          <section>
            <header className="row">
              <h3>{countOf(plan.batches.length, 'night')}</h3>
            </header>
            <Scroll label="Nights">
              <NightsTable plan={plan} firstNight={firstNight} />
            </Scroll>
          </section>
        </div>
      )}
      {showsUsers && <UsersDrawer asked={asked} onClose={() => setShowsUsers(false)} />}
    </div>
  );
}

function ShareLegend() {
  return (
    <span className="legend">
      {(['before', 'after', 'alone'] as const).map((kind) => (
        <span key={kind}>
          <svg width="10" height="10" aria-hidden="true" className="share-chart">
            <rect className={`share-${kind}`} x="0.5" y="0.5" width="9" height="9" />
          </svg>
          {kind === 'alone' ? 'if peer fails' : kind}
        </span>
      ))}
    </span>
  );
}
