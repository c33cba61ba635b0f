import { createHash } from 'node:crypto';
import type { Explanation } from '../../shared/explain';
import { countOf, formatClock, formatCount, formatPercent } from '../../shared/format';
import { modeName } from '../../shared/settings';
import type { Scenario } from '../../shared/step';
import { lint } from '../engine/lint';
import { measure } from '../engine/measure';
import { hasHa, nodeAt, nodesOf } from '../engine/order';
import type { LabState } from '../engine/state';
import type { ServerOf } from '../engine/what-if/shoot-out';
import { sourceOf } from '../engine/words/sources';
import { type Html, html, join, raw } from './html';
import { loadChart } from './report-chart';
import { REPORT_STYLE } from './report-style';
import { failureSection, shootOutSection, tipSection, WHAT_IF_MARKS } from './report-what-if';
import { formatScenario } from './scenario';

/** What a report is made from. */
export interface ReportSource {
  readonly title: string;
  readonly notes: string;
  readonly state: LabState;
  readonly scenario: Scenario;
  /** Labels and effects of the steps done. */
  readonly steps: readonly { readonly label: string; readonly effect: string }[];
  readonly loadSentence: string;
  /** Of the users that were chosen. */
  readonly explanations: readonly Explanation[];
  /** The node that each user was enabled with, by row. */
  readonly serverOf: ServerOf;
  readonly version: string;
}

const MARK = '<pre id="implab-scenario">';
const END = '</pre>';

/**
 * One HTML file that stands for itself: no script, nothing from elsewhere, and a policy in it that
 * forbids both. The scenario is inside, so that the report opens in the app again.
 */
export function formatReport(source: ReportSource): string {
  const { title, notes, state, steps, loadSentence, explanations, serverOf, version } = source;
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
<header>
<h1>${title}</h1>
<p>Mode ${modeName(state.topology.mode)}, rules of release ${state.topology.parameters.release}, lab time ${formatClock(state.clock)}.</p>
${notes === '' ? '' : html`<p class="notes">${notes}</p>`}
</header>
<main>
<section><h2>Load</h2><p>${loadSentence}</p>${loadChart(state)}${loadTable(state)}</section>
<section><h2>Findings</h2>${findings(state)}</section>
<section><h2>If a node fails</h2>${failureSection(state)}</section>
<section><h2>Tipping point</h2>${tipSection(state)}</section>
<section><h2>Modes side by side</h2>${shootOutSection(state, serverOf)}</section>
${explanations.length === 0 ? '' : html`<section><h2>Explanations</h2>${join(explanations.map(explanationOf))}</section>`}
<section><h2>Steps</h2>${stepList(steps)}</section>
<section><h2>Sources</h2>${sources(state, explanations)}</section>
<section><h2>Scenario</h2><p>This report opens in implab again. The lab is in the lines below.</p>
<details><summary>${countOf(source.scenario.steps.length, 'step')}</summary>${raw(MARK)}${formatScenario(source.scenario)}${raw(END)}</details></section>
</main>
<footer>Made with implab ${version}. Nothing in this file is loaded from elsewhere.</footer>
</body>
</html>
`;
  return page.text;
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

function loadTable(state: LabState): Html {
  const { assigned, own, peer, load, noServiceByNode } = measure(state);
  const rows = state.topology.groups.flatMap((group) =>
    nodesOf(group).map((index) => {
      const node = nodeAt(state.topology, index);
      const over = Math.max(0, load[index]! - node.capacity);
      return html`<tr><th scope="row">${node.name}</th><td>${group.name}${hasHa(group) ? ', HA' : ''}</td><td>${node.state}</td>
<td class="n">${formatCount(node.capacity)}</td><td class="n">${formatCount(assigned[index]!)}</td>
<td class="n">${formatCount(own[index]!)}</td><td class="n">${formatCount(peer[index]!)}</td>
<td class="n">${formatCount(load[index]!)}</td><td class="n">${formatPercent(load[index]!, node.capacity)}</td>
<td class="n${over > 0 ? ' bad' : ''}">${formatCount(over)}</td><td class="n">${formatCount(noServiceByNode[index]!)}</td></tr>`;
    }),
  );
  const { users, unassigned, waiting, noService } = measure(state);
  return html`<table><caption>${countOf(users, 'user')}, ${formatCount(unassigned)} unassigned, ${formatCount(waiting)} of them waiting; ${countOf(noService, 'device')} without service. Loads in devices.</caption>
<thead><tr><th>Node</th><th>Group</th><th>State</th><th class="n">Capacity</th><th class="n">Assigned</th><th class="n">Own</th><th class="n">For peer</th><th class="n">Load</th><th class="n">Share</th><th class="n">Over</th><th class="n">No service</th></tr></thead>
<tbody>${join(rows)}</tbody></table>`;
}

function findings(state: LabState): Html {
  const views = lint(state).map(({ view }) => view());
  if (views.length === 0) return html`<p>Nothing is wrong with this lab.</p>`;
  return html`<ul>${join(
    views.map(
      ({ code, severity, title, message, advice, sources: marks }) =>
        html`<li class="${severity}"><strong>${title}</strong> <span class="chip">${code}</span> <span class="chip">${severity}</span><br>${message} ${advice}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}</li>`,
    ),
  )}</ul>`;
}

function stepList(steps: ReportSource['steps']): Html {
  if (steps.length === 0) return html`<p>No step was done yet.</p>`;
  return html`<ol>${join(
    steps.map(
      ({ label, effect }) => html`<li>${label}${effect === '' ? '' : html`: ${effect}`}</li>`,
    ),
  )}</ol>`;
}

/** Why one user is where it is: the answer, and what the rule saw. */
function explanationOf(explanation: Explanation): Html {
  const { user, home, text, service, reason, step, mode, tieBreak, candidates, sources } =
    explanation;
  const rows = candidates.map(
    ({ node, assigned, capacity, why }) =>
      html`<tr><th scope="row">${node}</th><td class="n">${formatCount(assigned)}</td><td class="n">${formatCount(capacity)}</td><td>${why}</td></tr>`,
  );
  const table = html`<table><caption>Candidates at step ${formatCount(step + 1)}, mode ${modeName(mode)}${tieBreak === null ? '' : `. Tie-break: ${tieBreak}`}</caption>
<thead><tr><th>Node</th><th class="n">Assigned</th><th class="n">Capacity</th><th>Verdict</th></tr></thead><tbody>${join(rows)}</tbody></table>`;
  return html`<h3>${home === null ? `Why ${user} has no node` : `Why ${user} is at home on ${home}`}</h3>
<p>${text} <span class="chip">${reason}</span>${sources.length > 0 ? ` (${sources.join(', ')})` : ''}</p><p>${service}</p>${candidates.length === 0 ? '' : table}`;
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
