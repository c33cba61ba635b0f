import { ChartColumn, ChevronLeft, Table2 } from 'lucide-react';
import { useRef } from 'react';
import { useApp } from '../../app-context';
import { useStore } from '../../store';
import { Button } from '../../ui/button';
import { Segmented } from '../../ui/segmented';
import { ClockTab } from './clock-tab';
import { ClockExport, ClockTools } from './clock-tools';

/** The failover clock in place of the workbench: its own context bar, the lanes and the moment beside them. */
export function ClockScreen() {
  const { screen } = useApp();
  const show = useStore(screen, (state) => state.dock.show);
  const tab = useRef<HTMLDivElement>(null);
  const back = (): void => screen.set((old) => ({ ...old, dock: { ...old.dock, size: 'open' } }));
  return (
    <>
      <section className="contextbar" aria-label="Failover clock controls">
        <Button kind="quiet" small icon={ChevronLeft} onPress={back}>
          Board
        </Button>
        <span className="vr" />
        <h1 className="strong nowrap">Failover clock</h1>
        <ClockTools />
        <span className="grow" />
        <Segmented
          small
          label="Show as"
          options={SHOWS}
          value={show}
          onChange={(next) => screen.set((old) => ({ ...old, dock: { ...old.dock, show: next } }))}
        />
        <ClockExport tab={tab} drawn={show === 'chart'} />
      </section>
      <main className="clock-screen" data-panel="Failover clock" tabIndex={-1}>
        <ClockTab show={show} tab={tab} />
      </main>
    </>
  );
}

const SHOWS = [
  { key: 'chart', label: 'Chart', icon: ChartColumn },
  { key: 'table', label: 'Table', icon: Table2 },
] as const;
