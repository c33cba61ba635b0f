import type { RefObject } from 'react';
import type { Figure } from '../../charts/save/save-figure';
import { SaveMenu } from '../../charts/save/save-menu';
import { type App, useApp } from '../../stores/app-context';
import { clockTable } from './clock-table';
import { useFailures } from './playback/use-clock';

export interface ClockExportProps {
  /** The tab's element, where the drawing is found. */
  readonly tab: RefObject<HTMLElement | null>;
  /** The drawing is shown, not the table. */
  readonly drawn: boolean;
}

/** Export of the clock; the table is asked for when it is saved. */
export function ClockExport({ tab, drawn }: ClockExportProps) {
  const app = useApp();
  const { failure } = useFailures();
  if (failure === null) return null;
  return (
    <SaveMenu
      titles={['Failover clock']}
      drawn={drawn}
      figures={() => clockFigure(app, failure.index, tab.current)}
    />
  );
}

async function clockFigure(
  app: App,
  step: number,
  tab: HTMLElement | null,
): Promise<readonly Figure[]> {
  const answer = await app.lab.attempt('lab.clock', { step });
  if (answer === null) return [];
  const { clock } = answer;
  const title = app.lab.get().now?.title ?? '';
  return [
    {
      name: `${title} failover clock ${clock.label}`,
      title: `${clock.label}, seconds after the loss · ${title}`,
      table: clockTable(clock),
      drawing: tab?.querySelector<SVGSVGElement>('svg.clock-drawing') ?? null,
    },
  ];
}
