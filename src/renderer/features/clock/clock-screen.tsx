import { ChartColumn, ChevronLeft, Table2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useShowKeys } from '../../keyboard/use-show-keys';
import { useApp } from '../../stores/app-context';
import { restoreDock } from '../../stores/navigate';
import { useStore } from '../../stores/store';
import { Button } from '../../ui/button';
import { Segmented } from '../../ui/segmented';
import { ClockExport } from './clock-export';
import { ClockBody } from './clock-tab';
import { ClockTools } from './clock-tools';
import { useClock } from './playback/use-clock';
import { useClockKeys } from './playback/use-clock-keys';

/** The failover clock in place of the workbench: its own context bar, the lanes and the moment beside them. */
export function ClockScreen() {
  const { screen } = useApp();
  const show = useStore(screen, (state) => state.dock.show);
  const shown = useClock();
  const tab = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLElement>(null);
  useEffect(() => main.current?.focus(), []);
  useShowKeys('.clock-controls, .clock-screen');
  const press = useClockKeys(shown.clock);
  return (
    <>
      <section className="contextbar clock-controls" aria-label="Failover clock controls">
        <Button kind="quiet" small icon={ChevronLeft} onPress={() => restoreDock(screen)}>
          Board
        </Button>
        <span className="vr" />
        <h1 className="strong nowrap">Failover clock</h1>
        <ClockTools shown={shown} />
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
      <main
        ref={main}
        className="clock-screen"
        data-panel="Failover clock"
        tabIndex={-1}
        onKeyDown={(event) => {
          if (event.target === event.currentTarget) press(event);
        }}
      >
        <ClockBody shown={shown} show={show} tab={tab} tools={null} />
      </main>
    </>
  );
}

const SHOWS = [
  { key: 'chart', label: 'Chart', icon: ChartColumn },
  { key: 'table', label: 'Table', icon: Table2 },
] as const;
