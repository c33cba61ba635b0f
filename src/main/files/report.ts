import { createHash } from 'node:crypto';
import type { Explanation } from '../../shared/explain';
import { countOf, formatClock, formatCount, formatPercent } from '../../shared/format';
import type { Journal } from '../../shared/load-journal';
import { nameFinder } from '../../shared/name-parts';
import type { ReportedPlan } from '../../shared/plan-api';
import { dayAfter, longDay } from '../../shared/plan-words/days';
import { modeName } from '../../shared/settings';
import type { Scenario } from '../../shared/step';
import type { GroupView, StepRow } from '../../shared/view';
import { lint, SEVERITY_ORDER } from '../engine/lint';
import { measure } from '../engine/measure';
import { hasHa, nodeAt, nodesOf } from '../engine/order';
import type { LabState } from '../engine/state';
import type { ServerOf } from '../engine/what-if/shoot-out';
import { sourceOf } from '../engine/words/sources';
import { type Html, html, join, raw } from './html';
import { loadChart, PATTERNS } from './report-chart';
import { availabilitySection, movesSection, nightSection, sizingSection } from './report-plan';
import { loadOverSteps } from './report-steps';
import { REPORT_STYLE } from './report-style';
import { reportTable, type Say, sayWith } from './report-table';
import { failureSection, shootOutSection, tipSection, WHAT_IF_MARKS } from './report-what-if';
import { formatScenario } from './scenario';

/** What a report is made from. */
export interface ReportSource {
  readonly title: string;
  readonly notes: string;
  /** The day it is made on, `2026-11-30`. */
  readonly day: string;
  readonly state: LabState;
  readonly groups: readonly GroupView[];
  readonly scenario: Scenario;
  /** The steps done, and the loads after each of them. */
  readonly steps: readonly StepRow[];
  readonly journal: Journal;
  readonly loadSentence: string;
  /** Of the users that were chosen. */
  readonly explanations: readonly Explanation[];
  /** What of *Plan* was chosen. */
  readonly plan: ReportedPlan;
  /** The node that each user was enabled with, by row. */
  readonly serverOf: ServerOf;
  readonly version: string;
}

const MARK = '<pre id="implab-scenario">';
const END = '</pre>';

/** A part of the report, with its place in the contents. */
interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

/**
 * One HTML file that stands for itself: no script, nothing from elsewhere, and a policy in it that
 * forbids both. The scenario is inside, so that the report opens in the app again.
 */
export function formatReport(source: ReportSource): string {
  const { title, notes, day, state, version } = source;
  const say = sayWith(nameFinder(namesOf(source)));
  const sections = sectionsOf(source, say);
  const style = createHash('sha256').update(REPORT_STYLE).digest('base64');
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${style}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="implab ${version}">
<title>${title}</title>
<style>${raw(REPORT_STYLE)}</style>
</head>
<body>
${PATTERNS}<header>
<h1>${say(title)}</h1>
<p><time datetime="${day}">${longDay(dayAfter(day, 0))}</time>. Mode ${modeName(state.topology.mode)}, rules of release ${state.topology.parameters.release}, lab time ${formatClock(state.clock)}.</p>
${notes === '' ? '' : html`<p class="notes">${say(notes)}</p>`}
</header>
<nav aria-labelledby="contents"><h2 id="contents">Contents</h2><ol>${join(
    sections.map(
      ({ id, title: name }) => html`<li class="to-${id}"><a href="#${id}">${name}</a></li>`,
    ),
  )}</ol></nav>
<main>
${join(sections.map(({ id, title: name, body }) => html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${name}</h2>${body}</section>\n`))}</main>
<footer>Made with implab ${version}. Nothing in this file is loaded from elsewhere.</footer>
</body>
</html>
`;
  return page.text;
}

function sectionsOf(source: ReportSource, say: Say): Section[] {
  const { title, day, state, steps, journal, groups, explanations, plan, scenario } = source;
  const section = (id: string, name: string, body: Html): Section => ({ id, title: name, body });
  const today = dayAfter(day, 0);
  return [
    section(
      'load',
      'Load',
      html`<p>${say(source.loadSentence)}</p>${loadChart(state, say)}${loadTable(state, say)}`,
    ),
    section('steps-load', 'Load over steps', loadOverSteps(journal, steps, groups, say)),
    section('findings', 'Findings', findings(state, say)),
    section('failures', 'If a node fails', failureSection(state, say)),
    section('tip', 'Tipping point', tipSection(state, say)),
    section('modes', 'Modes side by side', shootOutSection(state, source.serverOf, say)),
    ...(plan.moves ? [section('moves', 'Plan: moves', movesSection(plan.moves, title, say))] : []),
    ...(plan.size ? [section('sizing', 'Plan: sizing', sizingSection(plan.size, today, say))] : []),
    ...(plan.night
      ? [section('night', 'Plan: maintenance night', nightSection(plan.night, title, say))]
      : []),
    ...(plan.availability
      ? [section('availability', 'Plan: availability', availabilitySection(plan.availability, say))]
      : []),
    ...(explanations.length === 0
      ? []
      : [
          section(
            'explanations',
            'Explanations',
            join(explanations.map((each) => explanationOf(each, say))),
          ),
        ]),
    section('steps', 'Steps', stepList(steps, say)),
    section('sources', 'Sources', sources(state, explanations)),
    section(
      'scenario',
      'Scenario',
      html`<p>This report opens in implab again. The lab is in the lines below.</p>
<details><summary>${countOf(scenario.steps.length, 'step')}</summary>${raw(MARK)}${formatScenario(scenario)}${raw(END)}</details>`,
    ),
  ];
}

/** Every name that a sentence of the report may hold. */
function namesOf({ state: { topology }, explanations }: ReportSource): string[] {
  return [
    ...topology.groups.flatMap((group) => [
      group.name,
      ...nodesOf(group).map((node) => nodeAt(topology, node).name),
    ]),
    ...explanations.map(({ user }) => user),
  ];
}

/** The scenario inside a report, or null for any other text. */
export function scenarioOfReport(bytes: Uint8Array): string | null {
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES));
  if (!/^\uFEFF?<!doctype html>/i.test(head) || !head.includes('content="implab ')) return null;
  const text = new TextDecoder().decode(bytes);
  // What people wrote is escaped, so the mark can only be ours.
  const from = text.indexOf(MARK);
  const to = text.indexOf(END, from);
  if (from < 0 || to < 0) return null;
  return text.slice(from + MARK.length, to).replace(/&(?:amp|lt|gt|quot|#39);/g, unescaped);
}

const HEAD_BYTES = 2000;
const CHARACTERS: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

function unescaped(entity: string): string {
  return CHARACTERS[entity] ?? entity;
}

function loadTable(state: LabState, say: Say): Html {
  const { assigned, own, peer, load, noServiceByNode } = measure(state);
  const rows = state.topology.groups.flatMap((group) =>
    nodesOf(group).map((index) => {
      const node = nodeAt(state.topology, index);
      const over = Math.max(0, load[index]! - node.capacity);
      return [
        say(node.name),
        html`${say(group.name)}${hasHa(group) ? ', HA' : ''}`,
        node.state,
        formatCount(node.capacity),
        formatCount(assigned[index]!),
        formatCount(own[index]!),
        formatCount(peer[index]!),
        formatCount(load[index]!),
        formatPercent(load[index]!, node.capacity),
        { cell: formatCount(over), bad: over > 0 },
        { cell: formatCount(noServiceByNode[index]!), bad: noServiceByNode[index]! > 0 },
      ];
    }),
  );
  const { users, unassigned, waiting, noService } = measure(state);
  const figures = [
    'Capacity',
    'Assigned',
    'Own',
    'For peer',
    'Load',
    'Share',
    'Over',
    'No service',
  ];
  return reportTable(
    html`${countOf(users, 'user')}, ${formatCount(unassigned)} unassigned, ${formatCount(waiting)} of them waiting; ${countOf(noService, 'device')} without service. Loads in devices.`,
    [
      { label: 'Node' },
      { label: 'Group' },
      { label: 'State' },
      ...figures.map((label) => ({ label, figures: true })),
    ],
    rows,
    'Load of each node',
  );
}

function findings(state: LabState, say: Say): Html {
  const views = lint(state)
    .map(({ view }) => view())
    .toSorted((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity]);
  if (views.length === 0) return html`<p>Nothing is wrong with this lab.</p>`;
  return html`<ul>${join(
    views.map(
      ({ code, severity, title, message, advice, sources: marks }) =>
        html`<li class="${severity}"><strong>${say(title)}</strong> <span class="chip">${code}</span> <span class="chip">${severity}</span><br>${say(message)} ${say(advice)}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}</li>`,
    ),
  )}</ul>`;
}

function stepList(steps: ReportSource['steps'], say: Say): Html {
  if (steps.length === 0) return html`<p>No step was done yet.</p>`;
  return html`<ol>${join(
    steps.map(
      ({ label, effect }) =>
        html`<li>${say(label)}${effect === '' ? '' : html`: ${say(effect)}`}</li>`,
    ),
  )}</ol>`;
}

/** Why one user is where it is: the answer, and what the rule saw. */
function explanationOf(explanation: Explanation, say: Say): Html {
  const { user, home, text, service, reason, step, mode, tieBreak, candidates, sources } =
    explanation;
  const table = reportTable(
    html`Candidates at step ${formatCount(step + 1)}, mode ${modeName(mode)}${tieBreak === null ? '' : html`. Tie-break: ${say(tieBreak)}`}`,
    [
      { label: 'Node' },
      { label: 'Assigned', figures: true },
      { label: 'Capacity', figures: true },
      { label: 'Verdict' },
    ],
    candidates.map(({ node, assigned, capacity, why }) => [
      say(node),
      formatCount(assigned),
      formatCount(capacity),
      say(why),
    ]),
    'Candidates',
  );
  return html`<h3>${say(home === null ? `Why ${user} has no node` : `Why ${user} is at home on ${home}`)}</h3>
<p>${say(text)} <span class="chip">${reason}</span>${sources.length > 0 ? ` (${sources.join(', ')})` : ''}</p><p>${say(service)}</p>${candidates.length === 0 ? '' : table}`;
}

function sources(state: LabState, explanations: readonly Explanation[]): Html {
  const marks = new Set([
    ...(state.topology.groups.length > 0 ? WHAT_IF_MARKS : []),
    ...lint(state).flatMap(({ view }) => view().sources),
    ...explanations.flatMap((explanation) => explanation.sources),
  ]);
  const known = [...marks].map(sourceOf).filter((each) => each !== null);
  if (known.length === 0) return html`<p>Nothing here needs a source.</p>`;
  return html`<dl>${join(
    known.map(
      ({ mark, title, url, text }) =>
        html`<dt>${mark}</dt><dd>${title}${text === '' ? '' : html`. ${text}`}${url === '' ? '' : html`<br><span class="url">${url}</span>`}</dd>`,
    ),
  )}</dl>`;
}
