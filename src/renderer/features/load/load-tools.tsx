import type { RefObject } from 'react';
import { journalOf } from '../../../shared/load-journal';
import type { Figure } from '../../charts/save/save-figure';
import { SaveMenu } from '../../charts/save/save-menu';
import { type App, useApp } from '../../stores/app-context';
import { loadColumns } from './columns';
import { type LoadOptions, useLoadOptions } from './load-options';
import { journalTable, nowTable, TITLE_COURSE, TITLE_NOW } from './load-tables';

export interface LoadToolsProps {
  /** The tab's element, where the drawings are found. */
  readonly tab: RefObject<HTMLElement | null>;
  /** The drawings are shown, not the tables. */
  readonly drawn: boolean;
}

/** Export of the load figures. */
export function LoadTools({ tab, drawn }: LoadToolsProps) {
  const app = useApp();
  const options = useLoadOptions();
  return (
    <SaveMenu
      drawn={drawn}
      titles={[TITLE_NOW[options.scope], TITLE_COURSE[options.course]]}
      figures={() => figuresNow(app, options, tab.current)}
    />
  );
}

/** Both figures as they are at this moment; made only when something is saved. */
function figuresNow(
  app: App,
  { scope, course }: LoadOptions,
  tab: HTMLElement | null,
): readonly Figure[] {
  const { now, past, rows, position } = app.lab.get();
  const view = past?.view ?? now;
  if (view === null) return [];
  const journal = journalOf(rows, position, view, scope);
  const drawing = (name: string): SVGSVGElement | null =>
    tab?.querySelector<SVGSVGElement>(`[data-figure="${name}"] svg.recharts-surface`) ?? null;
  const figure = (title: string): Pick<Figure, 'name' | 'title'> => ({
    name: `${view.title} load ${title}`,
    title: `Load ${title.toLowerCase()} · ${view.title}`,
  });
  return [
    {
      ...figure(TITLE_NOW[scope]),
      table: nowTable(loadColumns(view, scope), scope),
      drawing: drawing('now'),
    },
    {
      ...figure(TITLE_COURSE[course]),
      table: journalTable(journal, rows, TITLE_COURSE[course]),
      drawing: drawing('course'),
    },
  ];
}
