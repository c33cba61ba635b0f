import { Columns2 } from 'lucide-react';
import { useState } from 'react';
import { designName, sizeSentence } from '../../../../shared/plan-words/size-words';
import { useQuery } from '../../../hooks/use-lab';
import { toBase64 } from '../../../host/host';
import { leaveLab, newFromTemplate } from '../../../parts/file-actions';
import { QueryFailure } from '../../../parts/query-failure';
import { useApp } from '../../../stores/app-context';
import { showView } from '../../../stores/navigate';
import { Button } from '../../../ui/button';
import { Panel } from '../../../ui/panel';
import { usePlan } from '../use-plan';
import { DesignPanel } from './design-panel';
import { DesignsTable } from './designs-table';
import { NeedsPanel } from './needs-panel';

/** Which topologies carry what is needed, until when, and by which rule not. */
export function SizingPlace() {
  const app = useApp();
  const [size] = usePlan('size');
  const [design, setDesign] = usePlan('design');
  const [from, setFrom] = useState<'needs' | 'counts'>('needs');
  const [open, setOpen] = useState<number | null>(null);
  const query = useQuery('plan.size', size);
  const sizing = query.answer?.sizing ?? null;
  const firstYear = new Date().getFullYear();
  const year = firstYear + size.years;
  const chosen =
    sizing === null
      ? 0
      : design !== null && design < sizing.designs.length
        ? design
        : (sizing.best ?? 0);
  const picked = sizing?.designs[chosen];
  const sentence = sizing === null ? null : sizeSentence(sizing, size, year);

  async function steps() {
    const answer = await app.lab.attempt('plan.sizeSteps', { ...size, design: chosen });
    return answer?.steps ?? null;
  }
  async function makeLab(): Promise<void> {
    const made = await steps();
    if (made === null || picked === undefined) return;
    leaveLab(app, async () => {
      await newFromTemplate(app, designName(picked), made);
      showView(app, 'workbench');
    });
  }
  async function compare(): Promise<void> {
    const made = await steps();
    if (made === null || picked === undefined) return;
    const text = JSON.stringify({
      format: 'implab-scenario',
      version: 1,
      title: designName(picked),
      steps: made,
    });
    const data = await toBase64(new Blob([text], { type: 'application/json' }));
    showView(app, 'compare', {
      after: { kind: 'file', file: { id: Date.now(), name: `${designName(picked)}.json`, data } },
    });
  }
  return (
    <main className="plan" aria-busy={query.busy}>
      <NeedsPanel from={from} onFrom={setFrom} sizing={sizing} year={year} />
      <Panel label="Candidates" className="plan-centre">
        <QueryFailure of={query} />
        <div className="panel-body">
          <p className="lead plan-lead selectable" aria-live="polite">
            <b>{sentence?.answer}</b> <span className="t2">{sentence?.more}</span>
          </p>
          {sizing !== null && (
            <DesignsTable
              sizing={sizing}
              chosen={chosen}
              open={open}
              firstYear={firstYear}
              onChoose={(chosen) => setDesign(chosen)}
              onOpen={setOpen}
            />
          )}
        </div>
      </Panel>
      {picked === undefined ? (
        <Panel as="aside" label="Chosen design" className="plan-right">
          {null}
        </Panel>
      ) : (
        <DesignPanel design={picked} asked={size} year={year} />
      )}
      <section
        className="plan-actions"
        aria-label="Plan actions"
        data-panel="Actions"
        tabIndex={-1}
      >
        <span className="small t3 clip">
          {sizing === null ? '' : `${sizing.designs.length} designs tried, the lab is unchanged.`}
        </span>
        <span className="grow" />
        <Button icon={Columns2} isDisabled={picked === undefined} onPress={() => void compare()}>
          Compare with this lab
        </Button>
        <Button kind="primary" isDisabled={picked === undefined} onPress={() => void makeLab()}>
          Make it a lab
        </Button>
      </section>
    </main>
  );
}
