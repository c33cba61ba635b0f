import {
  countOf,
  formatChange,
  formatClock,
  formatCount,
  formatPercent,
} from '../../shared/format';
import { MARK_SIGNS, type ShootOutMode, type TipPoint, worstSurplus } from '../../shared/what-if';
import { nodeAt, topologyOrder } from '../engine/order';
import { loadOf } from '../engine/planning/failures';
import type { LabState, Topology } from '../engine/state';
import { byGain, tipChanges } from '../engine/what-if/changes';
import {
  caseFigures,
  failureCases,
  type MatrixCase,
  markOf,
  worstFirst,
} from '../engine/what-if/matrix';
import { type ServerOf, shootOut } from '../engine/what-if/shoot-out';
import { tipPoints, whyNoTip } from '../engine/what-if/tip';
import { failureSentence, isHarmful, tipSentence } from '../engine/words/what-if-words';
import { type Html, html } from './html';
import { type Cell, reportTable, type Say } from './report-table';

/** Beyond so many nodes every failure of two would be thousands of rows. */
const MAX_NODES_FAILED = 20;
/** Columns of nodes that a page of paper holds beside the other figures. */
const MAX_COLUMNS = 8;
const MAX_CASES = 24;
const MAX_CHANGES = 10;

/** Documents and assumptions behind what is said here. */
export const WHAT_IF_MARKS: readonly string[] = ['S1', 'S2', 'S4', 'S5', 'D8', 'D9'];

/** The failures of a lab: the sentence, and those of one node and the worst of two as a matrix. */
export function failureSection(state: LabState, say: Say): Html {
  const { topology } = state;
  const order = topologyOrder(topology);
  if (order.length === 0) return html`<p>There is no node that could fail.</p>`;
  const pairs = order.length <= MAX_NODES_FAILED;
  const cases = worstFirst([...failureCases(state, { pairs, groups: false, sets: [] })]);
  const bad = cases.filter(isHarmful);
  const sentence = say(failureSentence(cases.map((each) => caseFigures(topology, each))));
  const of = pairs ? 'failures of one or two nodes' : 'failures of one node';
  const told = `${formatCount(bad.length)} of ${formatCount(cases.length)} ${of} do harm.`;
  if (bad.length === 0)
    return html`<p>${sentence} Of ${formatCount(cases.length)} ${of} none overloads a node or leaves anybody without service.</p>`;
  const shown = [
    ...cases.filter(({ kind }) => kind === 'one'),
    ...bad.filter(({ kind }) => kind !== 'one'),
  ].slice(0, MAX_CASES);
  const columns = order.length <= MAX_COLUMNS ? order : [];
  const left = bad.filter((each) => !shown.includes(each)).length;
  return html`<p>${sentence} ${told}</p>
${reportTable(
  html`Settled and with nothing repaired. Share of capacity; ${MARK_SIGNS.failed} failed, ${MARK_SIGNS.peer} with its peer’s users, ${MARK_SIGNS.over} over capacity, ${MARK_SIGNS.none} nobody serves its users (S2, D8). All back: the last one has logged in again (S5, D9).`,
  [
    { label: 'Failed' },
    ...columns.map((node) => ({ label: say(nodeAt(topology, node).name), figures: true })),
    { label: 'Over capacity' },
    ...['No service', 'Log in again', 'All back'].map((label) => ({ label, figures: true })),
  ],
  shown.map((each) => caseRow(topology, order, columns, each, say)),
  'Failures',
)}${left > 0 ? html`<p>${formatCount(left)} more do harm.</p>` : ''}`;
}

function caseRow(
  topology: Topology,
  order: readonly number[],
  columns: readonly number[],
  each: MatrixCase,
  say: Say,
): Cell[] {
  const load = loadOf(order, each.serving, each.demand);
  const name = (node: number) => nodeAt(topology, node).name;
  const cells = columns.map((node): Cell => {
    const mark = markOf(topology, each, node);
    const sign = mark === null ? '' : MARK_SIGNS[mark];
    if (mark === 'failed' || mark === 'none') return sign;
    const share = formatPercent(load[node]!, nodeAt(topology, node).capacity);
    return { cell: `${sign} ${share}`, bad: mark === 'over' };
  });
  const over = each.over.map(({ node, surplus }) => `${name(node)} +${formatCount(surplus)}`);
  return [
    say(each.failed.map(name).join(' and ')),
    ...cells,
    { cell: say(over.join(', ')), bad: worstSurplus(each.over) > 0 },
    { cell: formatCount(each.noService), bad: each.noService > 0 },
    formatCount(each.loggedOut),
    each.back === null ? 'after repair' : formatClock(each.back),
  ];
}

/** How many more users until something gives, and which single change buys most. */
export function tipSection(state: LabState, say: Say): Html {
  const why = whyNoTip(state);
  if (why !== null) return html`<p>${say(why)}</p>`;
  const points = tipPoints(state, 1);
  const users = state.users.counts.eligible;
  const rows = (
    [
      ['Redundancy ends', points.redundancyEnds],
      ['First node full', points.firstFull],
      ['No room', points.noRoom],
    ] as const
  ).map(([label, point]) => pointRow(label, point, say));
  const head = html`<p>${say(tipSentence({ users, ...points }))}</p>
${reportTable(
  html`One device a user; today ${countOf(users, 'user')} (S4, D8)`,
  [
    { label: 'Point' },
    { label: 'More users', figures: true },
    { label: 'Users then', figures: true },
    { label: 'Over capacity' },
    { label: 'When this fails' },
  ],
  rows,
  'Tipping point',
)}`;
  if (topologyOrder(state.topology).length > MAX_NODES_FAILED) return head;
  const changes = byGain([...tipChanges(state, 1, points.redundancyEnds)]).slice(0, MAX_CHANGES);
  return html`${head}
${reportTable(
  html`Which single change buys most: users more at the end of redundancy, each tried by the engine`,
  [{ label: 'Change' }, { label: 'Gain', figures: true }, { label: 'Forbidden by' }],
  changes.map(({ label, gain, why: rule = '' }) => [
    say(label),
    gain === null ? '' : formatChange(gain),
    rule,
  ]),
  'Single changes',
)}`;
}

function pointRow(label: string, point: TipPoint | null, say: Say): Cell[] {
  if (point === null) return [label, 'never', '', '', ''];
  const { more, users, node, failed, surplus } = point;
  const over = node === null ? '' : `${node} by ${formatCount(surplus)}`;
  return [label, formatChange(more), formatCount(users), say(over), say(failed ?? '')];
}

const MODES: Readonly<Record<ShootOutMode, string>> = {
  balanced: 'Balanced',
  'active-standby': 'Active/Standby',
  'by-capacity': 'By capacity, not a Cisco mode',
};

/** The same users placed anew in every mode. */
export function shootOutSection(state: LabState, serverOf: ServerOf, say: Say): Html {
  if (topologyOrder(state.topology).length === 0) return html`<p>There is no node yet.</p>`;
  const modes = shootOut(state, serverOf);
  const row = (
    label: string,
    what: string,
    text: (mode: (typeof modes)[number]) => string,
  ): Cell[] => [
    html`${label}<br><span class="url">${what}</span>`,
    ...modes.map((mode) => say(text(mode))),
  ];
  const over = (list: readonly { readonly node: string; readonly surplus: number }[]) =>
    list.map(({ node, surplus }) => `${node} +${formatCount(surplus)}`).join(', ') || 'nobody';
  const rows = [
    row('Fullest node', 'devices / capacity', ({ maxShare }) => formatPercent(maxShare * 100, 100)),
    row('Max / mean', 'users of the fullest node / mean of all', ({ maxOverMean }) =>
      maxOverMean.toFixed(2),
    ),
    row('Standard deviation', 'of the users per node', ({ deviation }) =>
      formatCount(Math.round(deviation)),
    ),
    row('Over capacity', 'with every node up', (mode) => over(mode.over)),
    row('Any one node may fail', 'worst single failure', ({ worst }) =>
      worst === null
        ? 'safe'
        : `${worst.failed} fails: ${worst.node} +${formatCount(worst.surplus)}`,
    ),
    row('Without a node', 'users the rule leaves out', ({ unassigned }) => formatCount(unassigned)),
    row('Users moved', 'whose node differs from today’s', ({ moved }) => formatCount(moved)),
  ];
  return html`<div class="modes">${reportTable(
    html`The same ${countOf(state.users.counts.eligible, 'user')} placed anew in the order in which they came (S1)`,
    [{ label: 'Figure' }, ...modes.map(({ mode }) => ({ label: MODES[mode] }))],
    rows,
    'Modes side by side',
  )}</div>`;
}
