import { countOf, formatCount, formatPercent } from '../../shared/format';
import type { PlannedNode, ReportedPlan } from '../../shared/plan-api';
import { checklistOf } from '../../shared/plan-words/checklist';
import { dayAfter, dayName, spanName, timeAfter } from '../../shared/plan-words/days';
import { movesSheet } from '../../shared/plan-words/moves-sheet';
import { movesSentence } from '../../shared/plan-words/moves-words';
import {
  nightSentence,
  nightSheet,
  noticeWords,
  riskWords,
  timed,
} from '../../shared/plan-words/night-words';
import type { SheetItem } from '../../shared/plan-words/sheet';
import { designName, orderOf, sizeSentence, verdictOf } from '../../shared/plan-words/size-words';
import { type Html, html, join } from './html';
import { type Column, reportTable, type Say } from './report-table';

const figures = (label: Html | string): Column => ({ label, figures: true });

/** A plan of moves: what it comes to, node by node, night by night, and the checklist with its ticks. */
export function movesSection(
  { plan, goal, mode, firstNight, ticks }: NonNullable<ReportedPlan['moves']>,
  title: string,
  say: Say,
): Html {
  const { answer, today } = movesSentence(plan, goal);
  const sheet = movesSheet(
    title,
    plan,
    checklistOf(plan, goal, mode, firstNight),
    firstNight,
    ticks,
  );
  const share = ({ capacity }: PlannedNode, devices: number | null) =>
    devices === null ? '' : formatPercent(devices, capacity);
  const nodes = reportTable(
    html`Nodes before and after. Share of capacity; if the peer fails, for pairs with High Availability.`,
    [
      { label: 'Node' },
      { label: 'Group' },
      ...['Users before', 'Users after', 'Share before', 'Share after', 'If peer fails'].map(
        figures,
      ),
    ],
    plan.nodes.map((node) => [
      say(node.node),
      say(node.group),
      formatCount(node.before.assigned),
      formatCount(node.after.assigned),
      share(node, node.before.demand),
      share(node, node.after.demand),
      {
        cell: share(node, node.after.ifPeerFails),
        bad: (node.after.ifPeerFails ?? 0) > node.capacity,
      },
    ]),
    'Nodes before and after',
  );
  const head = html`<p><strong>${say(answer)}</strong> ${say(today)} A plan of the lab, not a Cisco mode.</p>${nodes}`;
  if (plan.moves.length === 0) return head;
  const moves = reportTable(
    html`${countOf(plan.total, 'move')}; ${countOf(plan.loggedOut, 'device')} log in again`,
    [{ label: 'From' }, { label: 'To' }, figures('Users'), { label: 'Why there' }],
    plan.moves.map(({ from, to, count, why }) => [
      say(from),
      say(to),
      formatCount(count),
      say(why),
    ]),
    'Moves',
  );
  const nights = reportTable(
    html`${countOf(plan.batches.length, 'night')}`,
    [{ label: 'Night' }, figures('Users'), { label: 'To' }],
    plan.batches.map(({ users, to }, index) => [
      dayName(dayAfter(firstNight, index)),
      formatCount(users),
      say(to.map(({ node, count }) => `${node} ${formatCount(count)}`).join(', ')),
    ]),
    'Nights',
  );
  return html`${head}${moves}${nights}<h3>Carry it out</h3>${checklist(sheet.items, say)}${notes(sheet.notes, say)}`;
}

/** What a cluster is to carry, and which designs do. */
export function sizingSection(
  { asked, sizing, design }: NonNullable<ReportedPlan['size']>,
  today: Date,
  say: Say,
): Html {
  const { designs, best } = sizing;
  const chosen = design === null ? undefined : designs[design];
  const { answer, more } = sizeSentence(sizing, asked, today.getFullYear() + asked.years);
  const rows = orderOf(sizing).map((index) => {
    const each = designs[index]!;
    const verdict = verdictOf(each, index === best, today);
    const first = each.years[0]!;
    return [
      designName(each),
      formatPercent(first.perNode, each.capacity),
      formatPercent(each.perNode, each.capacity),
      {
        cell: formatPercent(each.afterFailure, each.capacity),
        bad: each.afterFailure > each.capacity,
      },
      { cell: verdict.text, bad: verdict.tone === 'over' },
      each.why.join(', '),
    ];
  });
  return html`<p><strong>${say(answer)}</strong> ${say(more)}${chosen === undefined ? '' : ` Chosen: ${designName(chosen)}.`}</p>
<p>Asked: ${countOf(asked.users, 'user')} with ${(asked.tenths / 10).toFixed(1)} devices each, ${(asked.rate / 100).toFixed(2)} % growth a year over ${countOf(asked.years, 'year')}, ${asked.survive === 'one' ? 'to survive the failure of any one node' : 'with every node up'}, release ${asked.release}.</p>
${reportTable(
  html`Designs, those that fit first. Share of a node’s capacity today, at the end, and at the end after a failure.`,
  [
    { label: 'Design' },
    ...['Today', 'At the end', 'After a failure'].map(figures),
    { label: 'Verdict' },
    { label: 'Rules' },
  ],
  rows,
  'Designs',
)}`;
}

/** A maintenance night with its times of day. */
export function nightSection(
  { runbook, day, start }: NonNullable<ReportedPlan['night']>,
  title: string,
  say: Say,
): Html {
  if (runbook.why !== null) return html`<p>This cannot begin: ${say(runbook.why)}</p>`;
  const actions = timed(runbook);
  const { answer, more } = nightSentence(runbook, actions);
  const sheet = nightSheet(title, runbook, actions, day, start);
  const table = reportTable(
    html`${dayName(dayAfter(day, 0))}, ${start} to ${timeAfter(day, start, runbook.total.seconds)}. Durations marked assumed are of the lab, not of a document.`,
    [
      figures('Time'),
      figures('Lasts'),
      { label: 'Step' },
      { label: 'Users notice' },
      { label: 'One more failure' },
    ],
    actions.map((action) => [
      timeAfter(day, start, action.from),
      `${spanName(action.seconds)}${action.assumed ? ', assumed' : ''}`,
      say(action.title),
      { cell: say(noticeWords(action)), bad: action.noService > 0 },
      say(riskWords(action) ?? 'costs nothing'),
    ]),
    'The night',
  );
  return html`<p><strong>${say(answer)}</strong> ${say(more)}</p>${table}<h3>Step by step</h3>${checklist(sheet.items, say)}${notes(sheet.notes, say)}`;
}

/** Expected minutes without service, said to be a model. */
export function availabilitySection(
  { rates, assumed, availability }: NonNullable<ReportedPlan['availability']>,
  say: Say,
): Html {
  const span = ({ low, high }: { readonly low: number; readonly high: number }) =>
    low === high ? number(low) : `${number(low)} to ${number(high)}`;
  const given = [
    ['Failures of a machine a year', rates.machineFailures],
    ['Hours until it is back', rates.machineHours],
    ['Failures of a service a year', rates.serviceFailures],
    ['Hours until it runs again', rates.serviceHours],
    ['Hours until fallback by hand', rates.fallbackHours],
  ] as const;
  return html`<p>A model, not a promise: minutes without service that a user can expect in a year.</p>
${reportTable(
  html`From the lower to the upper end of what is given`,
  [{ label: 'Arrangement' }, figures('Minutes a year'), { label: 'Beside what is given' }],
  availability.cases.map(({ label, minutes, note }) => [say(label), span(minutes), say(note)]),
  'Availability',
)}${reportTable(
  html`What is given${assumed ? ': assumptions of the lab' : ''}`,
  [{ label: 'Figure' }, figures('From, to')],
  given.map(([label, value]) => [label, span(value)]),
  'What is given',
)}<h3>What the model assumes</h3><ul>${join(
    availability.assumptions.map(
      ({ text, sources }) => html`<li>${say(text)} (${sources.join(', ')})</li>`,
    ),
  )}</ul>`;
}

function number(value: number): string {
  return value >= 1000 ? formatCount(value) : String(value);
}

function checklist(items: readonly SheetItem[], say: Say): Html {
  return html`<ol class="checklist">${join(
    items.map(
      ({ lead, title, done, lines }) =>
        html`<li><strong>${done ? '☒' : '☐'} ${lead === undefined ? '' : `${lead} `}${say(title)}</strong>${join(lines.map((line) => html`<br>${say(line)}`))}</li>`,
    ),
  )}</ol>`;
}

function notes(lines: readonly string[], say: Say): Html {
  return lines.length === 0
    ? html``
    : html`<ul>${join(lines.map((line) => html`<li>${say(line)}</li>`))}</ul>`;
}
