import { ClipboardCheck, Download, GitBranch, RefreshCw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { AskedMoves, MovesView } from '../../../../shared/plan-api';
import { checklistOf } from '../../../../shared/plan-words/checklist';
import { isoDay } from '../../../../shared/plan-words/days';
import { movesSheet } from '../../../../shared/plan-words/moves-sheet';
import { movesSentence } from '../../../../shared/plan-words/moves-words';
import { fileStem, type SheetText, sheetMarkdown } from '../../../../shared/plan-words/sheet';
import {
  useCommand,
  useLab,
  useNow,
  useQuery,
  useReadOnly,
  useSteps,
} from '../../../hooks/use-lab';
import { download, textFile } from '../../../host/host';
import { nodeNames } from '../../../parts/names';
import { askedMoves } from '../../../parts/plan-asked';
import { QueryFailure } from '../../../parts/query-failure';
import { useApp } from '../../../stores/app-context';
import { showView } from '../../../stores/navigate';
import { showDialog } from '../../../stores/screen';
import { Button } from '../../../ui/button';
import { countOf, formatCount } from '../../../ui/figures';
import { Menu } from '../../../ui/menu';
import { Panel } from '../../../ui/panel';
import { Segmented } from '../../../ui/segmented';
import { Scroll } from '../parts/scroll';
import { PrintSheet } from '../parts/sheet';
import { usePlan } from '../use-plan';
import { ChecklistPanel } from './checklist-panel';
import { FlowDrawing } from './flow-drawing';
import { GoalPanel } from './goal-panel';
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

interface MovesActionsProps {
  readonly plan: MovesView | null;
  readonly asked: AskedMoves | null;
  readonly sheet: SheetText | null;
}

/** What to do with the plan: files, or do it in the lab. */
function MovesActions({ plan, asked, sheet }: MovesActionsProps) {
  const app = useApp();
  const lab = useCommand();
  const readOnly = useReadOnly();
  const [changed, setChanged] = useState(false);
  const hash = plan?.hash;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another plan is no longer the one that was too old.
  useEffect(() => setChanged(false), [hash]);
  const canApply = plan?.possible === true && plan.total > 0 && !readOnly;

  async function apply(): Promise<void> {
    if (asked === null || plan === null) return;
    const { position: _, ...rest } = asked;
    const answer = await lab.call('plan.apply', { ...rest, hash: plan.hash });
    if ('problem' in answer && answer.problem.code === 'lab-changed') setChanged(true);
  }
  async function keep(): Promise<void> {
    if (asked === null || plan === null) return;
    const answer = await lab.attempt('plan.keep', {
      ...asked,
      hash: plan.hash,
      name: `Plan, ${countOf(plan.total, 'move')}`,
    });
    if (answer !== null) showView(app, 'workbench');
  }
  async function save(number?: number): Promise<void> {
    if (asked === null) return;
    const answer = await lab.attempt('plan.bulkFile', {
      ...asked,
      ...(number === undefined ? {} : { number }),
    });
    if (answer !== null) download(answer.file);
  }
  useApplyKey(canApply ? () => void apply() : null);
  return (
    <section className="plan-actions" aria-label="Plan actions" data-panel="Actions" tabIndex={-1}>
      <span className="small t3 clip" role="status">
        {changed
          ? 'The lab has changed since.'
          : readOnly
            ? 'You look at an earlier step: go back to now to apply.'
            : 'The lab is unchanged until the plan is applied.'}
      </span>
      {changed && (
        <Button small icon={RefreshCw} onPress={() => setChanged(false)}>
          Plan again
        </Button>
      )}
      <span className="grow" />
      <Button
        kind="quiet"
        icon={GitBranch}
        isDisabled={plan?.possible !== true || plan.total === 0}
        onPress={() => void keep()}
      >
        Keep as branch
      </Button>
      {sheet !== null && (
        <>
          <PrintSheet sheet={sheet} />
          <Menu
            label="Export the checklist"
            sections={[
              [
                {
                  key: 'markdown',
                  label: 'Checklist as Markdown',
                  onAction: () =>
                    download(
                      textFile(
                        `${fileStem(sheet.title)}.md`,
                        'text/markdown',
                        sheetMarkdown(sheet),
                      ),
                    ),
                },
                { key: 'print', label: 'Print the checklist…', onAction: () => window.print() },
                {
                  key: 'report',
                  label: 'In a report of the lab…',
                  onAction: () =>
                    showDialog(app.screen, { kind: 'export', what: 'report', plan: 'moves' }),
                },
              ],
            ]}
          >
            <Button icon={ClipboardCheck} isDisabled={plan === null || plan.total === 0}>
              Export checklist
            </Button>
          </Menu>
        </>
      )}
      <Menu label="Export the bulk file" sections={[bulkEntries(plan, save)]}>
        <Button icon={Download} isDisabled={plan === null || plan.total === 0}>
          Export bulk file
        </Button>
      </Menu>
      <Button kind="primary" isDisabled={!canApply} onPress={() => void apply()}>
        Apply {countOf(plan?.total ?? 0, 'move')}
      </Button>
    </section>
  );
}

/** Ctrl Enter does what the primary button does, wherever the focus is. */
function useApplyKey(apply: (() => void) | null): void {
  const latest = useRef(apply);
  useEffect(() => {
    latest.current = apply;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      if (latest.current === null || document.querySelector('[role="dialog"]') !== null) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    // Before the control in focus takes the key for itself.
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}

const MAX_FILES = 30;

function bulkEntries(plan: MovesView | null, save: (number?: number) => Promise<void>) {
  const all = { key: 'all', label: 'All moves', onAction: () => void save() };
  if (plan === null || plan.batches.length < 2) return [all];
  return [
    all,
    ...plan.batches.slice(0, MAX_FILES).map(({ users }, night) => ({
      key: `night-${night + 1}`,
      label: `Night ${formatCount(night + 1)}`,
      note: countOf(users, 'user'),
      onAction: () => void save(night + 1),
    })),
  ];
}
