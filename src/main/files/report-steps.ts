import { formatClock, formatCount } from '../../shared/format';
import { keepRows } from '../../shared/keep-rows';
import { changedRows, type Journal, type JournalSeries } from '../../shared/load-journal';
import type { GroupView, StepRow } from '../../shared/view';
import { type Html, html, join } from './html';
import { reportTable, type Say } from './report-table';

const WIDTH = 720;
const HEIGHT = 96;
/** Room for the capacity at the left, the step numbers below, and a line's own width above. */
const LEFT = 64;
const BOTTOM = 20;
const TOP = 6;
const RIGHT = 8;
/** Points of a line that paper can tell apart. */
const MAX_POINTS = 400;
/** Columns of nodes that a page of paper holds. */
const NODES_A_TABLE = 8;

/** The loads after each step: a drawing for each group, all on one scale, and tables with the same numbers. */
export function loadOverSteps(
  journal: Journal,
  rows: readonly StepRow[],
  groups: readonly GroupView[],
  say: Say,
): Html {
  const { series, first, rows: done } = journal;
  if (done === 0 || series.length === 0) return html`<p>No step has served anybody yet.</p>`;
  const gone = series.filter(({ group }) => group === null);
  const panels = [
    ...groups.map((group, index) => ({
      name: group.name,
      lines: series.filter((each) => each.group === index),
      capacity: Math.max(0, ...group.nodes.map((node) => node?.capacity ?? 0)),
    })),
    ...gone.map((line) => ({ name: 'No longer in the lab', lines: [line], capacity: 0 })),
  ].filter(({ lines }) => lines.length > 0);
  const most = Math.max(
    1,
    ...panels.map(({ capacity, lines }) => Math.max(capacity, ...lines.map(highest))),
  );
  const drawn = panels.map(
    ({ name, lines, capacity }) =>
      html`<div class="panel"><p>${say(name)}: ${join(
        lines.map(
          (line, index) =>
            html`${index === 0 ? '' : ', '}${line.slot === 2 ? 'dashed' : 'solid'} ${say(line.label)}, ${lastOf(line)} at the end`,
        ),
      )}</p>${panel(journal, lines, capacity, most, first, done)}</div>`,
  );
  return html`<figure><div role="img" aria-label="Devices that each node serves after steps ${first + 1} to ${done}; the tables below have the figures">${join(drawn)}</div>
<figcaption>Devices served after each step. Solid: first node of the pair. Dashed: second. Horizontal line: capacity of the larger node. Vertical lines: a failure.</figcaption></figure>
${tables(journal, rows, say)}`;
}

function highest({ values }: JournalSeries): number {
  return values.reduce((top, value) => (value > top ? value : top), 0);
}

function lastOf({ values }: JournalSeries): string {
  const last = values.at(-1);
  return last === undefined || Number.isNaN(last) ? 'gone' : formatCount(last);
}

function panel(
  { failures }: Journal,
  lines: readonly JournalSeries[],
  capacity: number,
  most: number,
  first: number,
  done: number,
): Html {
  const x = (row: number) => LEFT + ((row - first) / (done - first)) * (WIDTH - LEFT - RIGHT);
  const y = (devices: number) => TOP + (1 - devices / most) * (HEIGHT - TOP - BOTTOM);
  const rounded = (value: number) => value.toFixed(1);
  const kept = keepRows(
    lines.map(({ values }) => values),
    done,
    MAX_POINTS,
  ).rows;
  const shown = [first, ...kept.filter((row) => row > first)];
  const paths = lines.map(({ values, slot }) => {
    let path = '';
    for (const row of shown) {
      const value = values[row]!;
      if (Number.isNaN(value)) continue;
      path +=
        path === ''
          ? `M${rounded(x(row))} ${rounded(y(value))}`
          : `H${rounded(x(row))}V${rounded(y(value))}`;
    }
    // What the last step led to lasts to the edge.
    if (!Number.isNaN(values[done - 1]!)) path += `H${WIDTH - RIGHT}`;
    return html`<path d="${path}" class="${slot === 2 ? 'line second' : 'line'}"/>`;
  });
  const marks = failures
    .filter(({ row }) => row >= first)
    .map(
      ({ row }) =>
        html`<line x1="${rounded(x(row))}" x2="${rounded(x(row))}" y1="${TOP}" y2="${HEIGHT - BOTTOM}" class="failure"/>`,
    );
  const level = (devices: number, kind: string) =>
    html`<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${rounded(y(devices))}" y2="${rounded(y(devices))}" class="${kind}"/><text x="${LEFT - 6}" y="${rounded(y(devices) + 4)}" class="end">${formatCount(devices)}</text>`;
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" class="steps">${level(0, 'base')}${capacity > 0 ? level(capacity, 'capacity') : ''}${join(marks)}${join(paths)}<text x="${LEFT}" y="${HEIGHT - 5}">${`step ${formatCount(first + 1)}`}</text><text x="${WIDTH - RIGHT}" y="${HEIGHT - 5}" class="end">${`after step ${formatCount(done)}`}</text></svg>`;
}

/** A few nodes a table, side by side on paper; of many nodes they are folded on the screen and left out on paper. */
function tables(journal: Journal, rows: readonly StepRow[], say: Say): Html {
  const { series } = journal;
  const parts: Html[] = [];
  for (let from = 0; from < series.length; from += NODES_A_TABLE) {
    const some = series.slice(from, from + NODES_A_TABLE);
    const shown = changedRows({ ...journal, series: some });
    parts.push(
      reportTable(
        html`Devices served after each step that changed a load${series.length > some.length ? html`, ${say(some[0]!.label)} to ${say(some.at(-1)!.label)}` : ''}`,
        [
          { label: 'Step', figures: true },
          { label: 'What' },
          { label: 'Clock', figures: true },
          ...some.map(({ label }) => ({ label: say(label), figures: true })),
        ],
        shown.map((row) => [
          formatCount(row + 1),
          say(rows[row]?.label ?? ''),
          formatClock(rows[row]?.clock ?? 0),
          ...some.map(({ values }) =>
            Number.isNaN(values[row]!) ? '' : formatCount(values[row]!),
          ),
        ]),
        'Load after each step',
      ),
    );
  }
  if (series.length <= NODES_A_TABLE) return join(parts);
  return html`<details><summary>Tables: load after each step, ${formatCount(series.length)} nodes</summary>${join(parts)}</details>`;
}
