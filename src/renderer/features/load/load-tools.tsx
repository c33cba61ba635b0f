import type { RefObject } from 'react';
import { SaveMenu } from '../../charts/save-menu';
import { useLab, useSteps } from '../../use-lab';
import { journalTable, nowTable, TITLE_NOW } from './load-tables';
import { useLoad } from './use-load';

export interface LoadToolsProps {
  /** The tab's element, where the drawings are found. */
  readonly tab: RefObject<HTMLElement | null>;
  /** The drawings are shown, not the tables. */
  readonly drawn: boolean;
}

/** Export of the load figures. */
export function LoadTools({ tab, drawn }: LoadToolsProps) {
  const { options, columns, journal, titles } = useLoad();
  const { rows } = useSteps();
  const lab = useLab((view) => view.title);
  const now = TITLE_NOW[options.scope];
  const drawing = (name: string): SVGSVGElement | null =>
    tab.current?.querySelector<SVGSVGElement>(`[data-figure="${name}"] svg.recharts-surface`) ??
    null;
  return (
    <SaveMenu
      drawn={drawn}
      titles={[now, titles.course]}
      figures={() => [
        {
          name: `${lab} load ${now}`,
          title: `${lab}: load ${now.toLowerCase()}`,
          table: nowTable(columns, options.scope),
          drawing: drawing('now'),
        },
        {
          name: `${lab} load ${titles.course}`,
          title: `${lab}: load ${titles.course.toLowerCase()}`,
          table: journalTable(journal, rows, titles.course),
          drawing: drawing('course'),
        },
      ]}
    />
  );
}
