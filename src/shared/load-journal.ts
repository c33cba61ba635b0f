import { startsFailover } from './steps';
import type { GroupView, LabView, StepRow } from './view';

/** What a line or a column is the load of. */
export type Scope = 'node' | 'group' | 'cluster';

/** One line of the figure "over steps". */
export interface JournalSeries {
  /** Present name of the node or group, the last name of one that is gone, or `cluster`. */
  readonly key: string;
  readonly label: string;
  /** Position of its group, from 0, for the hue; null: not in the lab any more, or the whole cluster. */
  readonly group: number | null;
  readonly slot: 1 | 2 | null;
  /** Devices served after each row, NaN where it was not in the lab. */
  readonly values: Float64Array;
}

/** A step that took something away: it is marked in the figure. */
export interface FailureMark {
  /** Row of the journal, from 0. */
  readonly row: number;
  readonly label: string;
}

/** The loads of the whole journal as columns. */
export interface Journal {
  readonly rows: number;
  readonly series: readonly JournalSeries[];
  readonly failures: readonly FailureMark[];
  /** First row worth drawing: the one before anything was served. */
  readonly first: number;
}

/** Lines that can be told apart in one drawing; a lab may hold 250 nodes. */
const MAX_LINES = 24;

/** The journal with the lines that are drawn: all of them, or those that reached highest. */
export function drawnLines(journal: Journal): Journal {
  if (journal.series.length <= MAX_LINES) return journal;
  const peak = ({ values }: JournalSeries): number =>
    values.reduce((top, value) => (value > top ? value : top), 0);
  const highest = journal.series
    .map((series) => ({ series, peak: peak(series) }))
    .toSorted((a, b) => b.peak - a.peak)
    .slice(0, MAX_LINES);
  const drawn = new Set(highest.map(({ series }) => series));
  return { ...journal, series: journal.series.filter((series) => drawn.has(series)) };
}

/**
 * Loads per node, group or cluster after each of the first `position` rows of the journal.
 * A renamed node keeps its line. Groups are those of today: the journal does not say where a node stood then.
 */
export function journalOf(
  rows: readonly StepRow[],
  position: number,
  view: Pick<LabView, 'groups'>,
  scope: Scope,
): Journal {
  const done = Math.min(position, rows.length);
  const nodes = orderByTopology(nodeColumns(rows, done), view.groups);
  const series = scope === 'node' ? nodes : sumBy(nodes, done, view.groups, scope);
  return {
    rows: done,
    series,
    failures: failureMarks(rows, done),
    first: firstRow(nodes, done),
  };
}

/** The rows after which some load differs, the first that is drawn and the last; the others changed no load. */
export function changedRows(journal: Journal): readonly number[] {
  const shown: number[] = [];
  for (let row = journal.first; row < journal.rows; row += 1) {
    const edge = row === journal.first || row === journal.rows - 1;
    const differs = journal.series.some(({ values }) => !Object.is(values[row], values[row - 1]));
    if (edge || differs) shown.push(row);
  }
  return shown;
}

function failureMarks(rows: readonly StepRow[], done: number): readonly FailureMark[] {
  return rows
    .slice(0, done)
    .filter((row) => startsFailover(row.do) && row.refused === null)
    .map((row) => ({ row: row.index, label: row.label }));
}

/** The load of a node from a row on, not yet written into its column. */
interface Since {
  readonly row: number;
  readonly load: number;
}

/** One column per node that ever was, by its last name. */
function nodeColumns(rows: readonly StepRow[], done: number): ReadonlyMap<string, Float64Array> {
  const columns = new Map<string, Float64Array>();
  const present = new Map<string, Since>();
  const write = (name: string, { row, load }: Since, end: number): void => {
    columns.get(name)!.fill(load, row, end);
  };
  for (let index = 0; index < done; index += 1) {
    const row = rows[index]!;
    if (row.nodes === null) continue;
    const changed = Object.entries(row.nodes);
    for (const [name] of changed) {
      const before = present.get(name);
      if (before) write(name, before, index);
    }
    if (row.do === 'rename-node') followRename(columns, present, changed);
    for (const [name, figures] of changed) {
      if (figures === null) present.delete(name);
      else {
        if (!columns.has(name)) columns.set(name, new Float64Array(done).fill(Number.NaN));
        present.set(name, { row: index, load: figures.load });
      }
    }
  }
  for (const [name, since] of present) write(name, since, done);
  return columns;
}

function followRename(
  columns: Map<string, Float64Array>,
  present: ReadonlyMap<string, Since>,
  changed: readonly (readonly [name: string, figures: object | null])[],
): void {
  const gone = changed.filter(([name, figures]) => figures === null && present.has(name));
  const fresh = changed.filter(([name, figures]) => figures !== null && !present.has(name));
  const column = gone.length === 1 ? columns.get(gone[0]![0]) : undefined;
  if (column === undefined || fresh.length !== 1) return;
  columns.delete(gone[0]![0]);
  columns.set(fresh[0]![0], column);
}

/** The present nodes in topology order, then those that are gone. */
function orderByTopology(
  columns: ReadonlyMap<string, Float64Array>,
  groups: readonly GroupView[],
): readonly JournalSeries[] {
  const present = groups.flatMap((group, position) =>
    group.nodes.flatMap((node): readonly JournalSeries[] => {
      const values = node === null ? undefined : columns.get(node.name);
      if (node === null || values === undefined) return [];
      return [{ key: node.name, label: node.name, group: position, slot: node.slot, values }];
    }),
  );
  const known = new Set(present.map((series) => series.key));
  const gone = [...columns].filter(([name]) => !known.has(name));
  return [
    ...present,
    ...gone.map(([name, values]) => ({ key: name, label: name, group: null, slot: null, values })),
  ];
}

function sumBy(
  nodes: readonly JournalSeries[],
  done: number,
  groups: readonly GroupView[],
  scope: Scope,
): readonly JournalSeries[] {
  if (scope === 'cluster') {
    return [
      { key: 'cluster', label: 'Cluster', group: null, slot: null, values: sum(nodes, done) },
    ];
  }
  const byGroup = groups.map((group, position) => ({
    key: group.name,
    label: group.name,
    group: position,
    slot: null,
    values: sum(
      nodes.filter((node) => node.group === position),
      done,
    ),
  }));
  const gone = nodes.filter((node) => node.group === null);
  const rest = {
    key: '',
    label: 'removed nodes',
    group: null,
    slot: null,
    values: sum(gone, done),
  };
  return gone.length === 0 ? byGroup : [...byGroup, rest];
}

/** Sum of the columns; NaN only where none of them has a value. */
function sum(nodes: readonly JournalSeries[], done: number): Float64Array {
  const total = new Float64Array(done).fill(Number.NaN);
  for (const { values } of nodes) {
    for (let row = 0; row < done; row += 1) {
      const value = values[row]!;
      if (!Number.isNaN(value)) total[row] = (Number.isNaN(total[row]!) ? 0 : total[row]!) + value;
    }
  }
  return total;
}

function firstRow(nodes: readonly JournalSeries[], done: number): number {
  for (let row = 0; row < done; row += 1) {
    if (nodes.some(({ values }) => values[row]! > 0)) return Math.max(0, row - 1);
  }
  return Math.max(0, done - 2);
}
