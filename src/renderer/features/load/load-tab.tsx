import { ChartColumn, ChevronDown, Plus } from 'lucide-react';
import { type RefObject, useCallback } from 'react';
import type { Scope } from '../../../shared/load-journal';
import { FigureTable } from '../../charts/frame/figure-table';
import { useCommand, useReadOnly, useSelect, useSteps } from '../../hooks/use-lab';
import { useApp } from '../../stores/app-context';
import { showDialog } from '../../stores/screen';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { formatCount } from '../../ui/figures';
import { Menu } from '../../ui/menu';
import { ColumnsFigure } from './columns-figure';
import { PatternLegend, SlotLegend } from './legend';
import type { Course } from './line-points';
import { LinesFigure } from './lines-figure';
import './load.css';
import { setLoadOptions } from './load-options';
import { LoadSentence } from './load-sentence';
import { journalTable, nowTable, TITLE_COURSE, TITLE_NOW } from './load-tables';
import { useLoad } from './use-load';

export interface LoadTabProps {
  readonly show: 'chart' | 'table';
  readonly tab: RefObject<HTMLDivElement | null>;
}

const SCOPES: readonly (readonly [Scope, string])[] = [
  ['node', 'By node'],
  ['group', 'By group'],
  ['cluster', 'Whole cluster'],
];
const COURSES: readonly (readonly [Course, string])[] = [
  ['steps', 'Over steps'],
  ['clock', 'Over the clock'],
];

/** The load of the lab: the sentence, the figure "now" and the figure of the journal, or their tables. */
export function LoadTab({ show, tab }: LoadTabProps) {
  const load = useLoad();
  const { rows } = useSteps();
  if (load.columns.length === 0) return <NoNodes />;
  const now = TITLE_NOW[load.options.scope];
  const course = TITLE_COURSE[load.options.course];
  return (
    <div className="load-tab" ref={tab} data-ground="">
      <LoadSentence />
      {show === 'table' ? (
        <div className="load-tables">
          <FigureTable table={nowTable(load.columns, load.options.scope)} />
          <FigureTable table={journalTable(load.journal, rows, course)} />
        </div>
      ) : (
        <div className="load-figures">
          <NowFigure load={load} title={now} />
          <CourseFigure load={load} title={course} />
        </div>
      )}
    </div>
  );
}

type Load = ReturnType<typeof useLoad>;

function NowFigure({ load, title }: { readonly load: Load; readonly title: string }) {
  const app = useApp();
  const select = useSelect();
  const { scope } = load.options;
  const choose = useCallback(
    (key: string) => select(scope === 'cluster' ? { kind: 'lab' } : { kind: scope, name: key }),
    [select, scope],
  );
  return (
    <figure data-figure="now">
      <figcaption>
        <FigureMenu
          label="What the columns stand for"
          title={title}
          chosen={scope}
          entries={SCOPES}
          onChoose={(key) => setLoadOptions(app, { scope: key })}
        />
        <PatternLegend columns={load.columns} />
      </figcaption>
      <ColumnsFigure
        label={`Load ${title.toLowerCase()}`}
        columns={load.columns}
        selected={load.selected}
        onChoose={choose}
      />
    </figure>
  );
}

function CourseFigure({ load, title }: { readonly load: Load; readonly title: string }) {
  const app = useApp();
  const select = useSelect();
  const lab = useCommand();
  const choose = useCallback(
    (row: number) => {
      select({ kind: 'step', index: row });
      void lab.lookAt(row + 1);
    },
    [select, lab],
  );
  const drawn = load.facts.journal.series;
  const dashed = drawn.some(({ slot }) => slot === 2);
  return (
    <figure data-figure="course">
      <figcaption>
        <FigureMenu
          label="What the lines run over"
          title={title}
          chosen={load.options.course}
          entries={COURSES}
          onChoose={(key) => setLoadOptions(app, { course: key })}
        />
        {!load.exact && <span className="micro t3">lowest and highest of spans of steps</span>}
        {drawn.length < load.journal.series.length && (
          <span className="micro t3">
            the highest {formatCount(drawn.length)} of {formatCount(load.journal.series.length)}
          </span>
        )}
        {dashed && <SlotLegend />}
      </figcaption>
      <LinesFigure label={`Load ${title.toLowerCase()}`} facts={load.facts} onChoose={choose} />
    </figure>
  );
}

interface FigureMenuProps<K extends string> {
  readonly label: string;
  readonly title: string;
  readonly chosen: K;
  readonly entries: readonly (readonly [K, string])[];
  readonly onChoose: (key: K) => void;
}

/** The title of a figure, which opens the choice of what it shows. */
function FigureMenu<K extends string>({
  label,
  title,
  chosen,
  entries,
  onChoose,
}: FigureMenuProps<K>) {
  const sections = [
    entries.map(([key, text]) => ({
      key,
      label: text,
      checked: key === chosen,
      onAction: () => onChoose(key),
    })),
  ];
  return (
    <Menu label={label} sections={sections} placement="bottom start">
      <Button
        kind="quiet"
        small
        className="figure-title"
        opens={ChevronDown}
        aria-label={`${title}. ${label}`}
      >
        {title}
      </Button>
    </Menu>
  );
}

function NoNodes() {
  const { screen } = useApp();
  const readOnly = useReadOnly();
  return (
    <EmptyState
      icon={ChartColumn}
      title="No nodes yet"
      action={
        readOnly ? undefined : (
          <Button
            kind="primary"
            small
            icon={Plus}
            onPress={() => showDialog(screen, { kind: 'add-group' })}
          >
            Add a redundancy group
          </Button>
        )
      }
    >
      The load of each node stands here against its capacity.
    </EmptyState>
  );
}
