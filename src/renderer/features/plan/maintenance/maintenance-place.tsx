import { Download, Play, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { isoDay } from '../../../../shared/plan-words/days';
import { nightSentence, nightSheet, timed } from '../../../../shared/plan-words/night-words';
import { fileStem, sheetMarkdown } from '../../../../shared/plan-words/sheet';
import { FigureTable } from '../../../charts/frame/figure-table';
import { toCsv } from '../../../charts/save/csv';
import { useLab, useNow, useQuery, useSteps } from '../../../hooks/use-lab';
import { download, textFile } from '../../../host/host';
import { askedNight, nightNode } from '../../../parts/plan-asked';
import { QueryFailure } from '../../../parts/query-failure';
import { useApp } from '../../../stores/app-context';
import { showView } from '../../../stores/navigate';
import { showDialog } from '../../../stores/screen';
import { Button } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { Menu } from '../../../ui/menu';
import { Panel } from '../../../ui/panel';
import { Segmented } from '../../../ui/segmented';
import { PrintSheet } from '../parts/sheet';
import { usePlan } from '../use-plan';
import { NightPanel, placeName } from './night-panel';
import { NightSummary } from './night-summary';
import { nightTable } from './night-table';
import { Timeline } from './timeline';

const SHOWN = [
  { key: 'timeline', label: 'Timeline' },
  { key: 'table', label: 'Table' },
] as const;

/** A maintenance night: what is done when, what users notice, what one more failure would cost. */
export function MaintenancePlace() {
  const app = useApp();
  const [form] = usePlan('night');
  const [shown, setShown] = useState<'timeline' | 'table'>('timeline');
  const groups = useLab((view) => view.groups);
  const title = useNow((view) => view.title);
  const { looking } = useSteps();
  const nodes = groups.flatMap((group) => group.nodes.filter((node) => node !== null));
  const chosen = nightNode(form, nodes);
  const asked = askedNight(form, chosen, looking);
  const query = useQuery('plan.runbook', asked);
  const runbook = query.answer?.runbook ?? null;
  const actions = runbook === null ? [] : timed(runbook);
  const day = form.date ?? isoDay(new Date());
  const pair = nodes.filter(({ group }) => group === chosen?.group);
  const sheet =
    runbook === null || runbook.why !== null
      ? null
      : nightSheet(title, runbook, actions, day, form.start);
  async function play(): Promise<void> {
    if (asked === null || runbook === null) return;
    const answer = await app.lab.attempt('plan.play', {
      ...asked,
      name: `Night, ${runbook.job} ${runbook.node}`,
    });
    if (answer !== null) showView(app, 'workbench');
  }
  const save = (name: string, mime: string, text: string) => download(textFile(name, mime, text));
  return (
    <main className="plan" aria-busy={query.busy}>
      <NightPanel
        nodes={nodes.map(({ name }) => name)}
        node={chosen?.name ?? null}
        place={chosen === null ? '' : placeName(chosen.group, chosen.slot)}
        day={day}
        actions={actions}
      />
      <Panel label="Runbook" className="plan-centre">
        <QueryFailure of={query} />
        {runbook !== null && runbook.why !== null && (
          <div role="alert" className="panel-body">
            <EmptyState icon={TriangleAlert} title="This cannot begin">
              {runbook.why}
            </EmptyState>
          </div>
        )}
        {runbook !== null && runbook.why === null && (
          <div className="panel-body">
            <div className="row plan-lead">
              <p className="lead selectable grow" aria-live="polite">
                <b>{nightSentence(runbook, actions).answer}</b>{' '}
                <span className="t2">{nightSentence(runbook, actions).more}</span>
              </p>
              <Segmented
                small
                label="Show the night as"
                options={SHOWN}
                value={shown}
                onChange={setShown}
              />
            </div>
            {shown === 'timeline' ? (
              <Timeline
                actions={actions}
                node={chosen?.name ?? ''}
                pair={pair}
                day={day}
                start={form.start}
              />
            ) : (
              <FigureTable table={nightTable(runbook, actions, day, form.start)} />
            )}
          </div>
        )}
        {nodes.length === 0 && (
          <EmptyState icon={TriangleAlert} title="No node yet">
            A night is planned for a node of this lab.
          </EmptyState>
        )}
      </Panel>
      <Panel as="aside" label="Summary" className="plan-right">
        {runbook !== null && runbook.why === null && (
          <NightSummary
            runbook={runbook}
            actions={actions}
            day={day}
            start={form.start}
            pair={pair}
            asked={asked}
          />
        )}
      </Panel>
      <section
        className="plan-actions"
        aria-label="Plan actions"
        data-panel="Actions"
        tabIndex={-1}
      >
        <span className="small t3 clip">The lab is unchanged: the night is played on a copy.</span>
        <span className="grow" />
        {sheet !== null && runbook !== null && (
          <>
            <PrintSheet sheet={sheet} />
            <Menu
              label="Export the runbook"
              sections={[
                [
                  {
                    key: 'markdown',
                    label: 'Runbook as Markdown',
                    onAction: () =>
                      save(`${fileStem(sheet.title)}.md`, 'text/markdown', sheetMarkdown(sheet)),
                  },
                  {
                    key: 'csv',
                    label: 'Runbook as CSV',
                    onAction: () =>
                      save(
                        `${fileStem(sheet.title)}.csv`,
                        'text/csv',
                        `\ufeff${toCsv(nightTable(runbook, actions, day, form.start))}`,
                      ),
                  },
                  { key: 'print', label: 'Print the runbook…', onAction: () => window.print() },
                  {
                    key: 'report',
                    label: 'In a report of the lab…',
                    onAction: () =>
                      showDialog(app.screen, {
                        kind: 'export',
                        what: 'report',
                        plan: 'maintenance',
                      }),
                  },
                ],
              ]}
            >
              <Button icon={Download}>Export runbook</Button>
            </Menu>
            <Button kind="primary" icon={Play} onPress={() => void play()}>
              Play on a branch
            </Button>
          </>
        )}
      </section>
    </main>
  );
}
