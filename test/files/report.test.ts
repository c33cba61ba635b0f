import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatReport, scenarioOfReport } from '../../src/main/files/report';
import { parseScenario } from '../../src/main/files/scenario';
import { endOf } from '../../src/main/lab/opening/open';
import { journalOf } from '../../src/shared/load-journal';
import type { Scenario, Step } from '../../src/shared/step';
import { stepRow } from '../renderer/views';

function report(steps: readonly Step[], title = 'Lab', notes = ''): string {
  const scenario: Scenario = { format: 'implab-scenario', version: 1, title, steps };
  const rows = steps.map((step, index) =>
    stepRow({ index, label: step.do, effect: step.note ?? '' }),
  );
  return formatReport({
    title,
    notes,
    scenario,
    state: endOf(scenario),
    day: '2026-11-30',
    groups: [],
    steps: rows,
    journal: journalOf(rows, rows.length, { groups: [] }, 'node'),
    plan: {},
    explanations: [],
    loadSentence: 'imp2 serves 8, 3 over its capacity.',
    serverOf: () => undefined,
    version: '1.0.0',
  });
}

const STEPS: Step[] = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 5 },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 5 },
  { do: 'enable-users', count: 8 },
  { do: 'fail-node', node: 'imp1' },
];

describe('a report', () => {
  test('shows loads, findings, failures, steps and sources', () => {
    const text = report(STEPS);
    for (const part of [
      '<th scope="row">imp2</th>',
      'imp2 serves 3 more than it can',
      'L01',
      'failures of one or two nodes do harm',
      '<li>fail-node</li>',
      'https://',
      '<svg',
    ])
      expect(text).toContain(part);
  });

  test('has no script and loads nothing, and its own policy says so', () => {
    const text = report(STEPS);
    expect(text).not.toMatch(
      /<script|<iframe|<object|<link|<img|\son\w+=|javascript:|\ssrc=|\sstyle=/i,
    );
    expect(text).toMatch(
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'">/,
    );
    expect(text).not.toMatch(/href="(?!#)/);
  });

  test('has a date, contents whose links lead to every part, and heads with a scope', () => {
    const text = report(STEPS);
    expect(text).toContain('<time datetime="2026-11-30">30 November 2026</time>');
    const links = [...text.matchAll(/href="#([a-z-]+)"/g)].map(([, id]) => id);
    const parts = [...text.matchAll(/<section id="([a-z-]+)" aria-labelledby/g)].map(
      ([, id]) => id,
    );
    expect(links).toEqual(parts);
    expect(links).toContain('steps-load');
    expect(text).not.toMatch(/<th(?! scope=)[ >]/);
    for (const [table] of text.matchAll(/<table>[\s\S]*?<\/table>/g))
      expect(table).toContain('<caption>');
  });

  test('lists errors before warnings and advice', () => {
    const severities = [...report(STEPS).matchAll(/<li class="(error|warning|advice)">/g)].map(
      ([, each]) => each!,
    );
    const order = ['error', 'warning', 'advice'];
    expect(severities).toEqual(severities.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(new Set(severities).size).toBeGreaterThan(1);
  });

  test('escapes whatever people wrote', () => {
    const bad = '"><script>alert(1)</script><b onmouseover=x>&amp;\u202e</pre>';
    const text = report(
      [
        { do: 'add-group', name: bad.replace('\u202e', ''), note: bad },
        { do: 'add-node', group: bad.replace('\u202e', ''), name: '<img src=x>', capacity: 5 },
        { do: 'enable-users', users: [{ id: "'><svg/onload=alert(1)>" }] },
      ],
      bad,
      bad,
    );
    expect(text).not.toMatch(/<script|<b |<img|<svg\/|\u202e/);
  });

  test('opens again as the very same scenario, whatever its texts hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (one, two) => {
        const steps: Step[] = [
          { do: 'note', text: `${one}</pre><pre id="implab-scenario">&lt;` },
          { do: 'note', text: two, note: one },
        ];
        const embedded = scenarioOfReport(new TextEncoder().encode(report(steps, one)));
        expect(parseScenario(embedded!)).toEqual({
          ok: true,
          scenario: { format: 'implab-scenario', version: 1, title: one, steps },
        });
      }),
      { numRuns: 300 },
    );
  });

  test.each(['', '{}', '<!doctype html><pre id="implab-scenario">{}</pre>', '<html>'])(
    '%j is none',
    (text) => expect(scenarioOfReport(new TextEncoder().encode(text))).toBeNull(),
  );

  test('is made of a lab without nodes, users or steps too', () => {
    expect(report([])).toContain('There is no node that could fail.');
  });
});
