import { expect, test } from 'vitest';
import type { Explained } from '../../src/renderer/features/inspector/explanation/explained';
import {
  escaped,
  explanationMarkdown,
} from '../../src/renderer/features/inspector/explanation/markdown';

const EXPLAINED: Explained = {
  lab: 'Why | here?',
  moment: 'after step 12',
  explanation: {
    user: 'anna_b',
    home: 'imp-sub',
    servedBy: 'imp-sub',
    reason: 'BAL_FEWEST',
    step: 11,
    mode: 'balanced',
    policies: {
      tieBreak: 'group-major',
      spread: 'least-assigned',
      capacity: 'advisory',
      unassigned: 'keep',
    },
    candidates: [
      { node: 'imp-pub', assigned: 800, capacity: 5000, eligible: true, why: '759 more' },
      { node: 'full', assigned: 1, capacity: 1, eligible: false, why: 'full' },
      { node: 'imp-sub', assigned: 41, capacity: 5000, eligible: true, why: 'fewest' },
    ],
    tieBreak: null,
    notes: [],
    text: 'imp-sub had 41 users.',
    service: '',
    next: 'New users go to imp-sub.',
    sources: ['S1', 'D1'],
  },
  user: {
    id: 'anna_b',
    assignedTo: 'imp-sub',
    servedBy: 'imp-sub',
    devices: 1,
    eligible: true,
    waiting: false,
    reason: 'BAL_FEWEST',
    reasonText: 'fewest assigned',
    step: 11,
    notes: '',
    events: [
      {
        step: 11,
        clock: 60,
        title: 'Placed on imp-sub',
        detail: 'by mode',
        home: 'imp-sub',
        servedBy: 'imp-sub',
      },
    ],
  },
  flips: [
    { label: 'Mode None', home: null, changes: true, at: 11, steps: [], remedy: null },
    { label: 'no difference', home: 'imp-sub', changes: false, at: 11, steps: [], remedy: null },
  ],
  sources: [
    { mark: 'S1', title: 'Thread', url: 'https://example.com/1', text: '' },
    { mark: 'D1', title: 'Tie-break', url: '', text: 'The first.' },
  ],
};

test('an explanation reads as a page of Markdown, the answer first', () => {
  expect(explanationMarkdown(EXPLAINED)).toBe(`# Why anna\\_b is at home on imp-sub

imp-sub had 41 users.

New users go to imp-sub.

Reason \`BAL_FEWEST\`, step 12, mode Balanced.

## Candidates at step 12

| Node | Assigned | Capacity | Verdict |
| --- | ---: | ---: | --- |
| **imp-sub** | 41 | 5\u202f000 | fewest |
| imp-pub | 800 | 5\u202f000 | 759 more |
| full | 1 | 1 | full |

## What would have changed it

- Mode None: no node

## History

- Step 12, 0:01:00: Placed on imp-sub (by mode)

## Sources

- S1 Thread, <https://example.com/1>
- D1 Tie-break

Lab Why \\| here?, after step 12. Made with implab.
`);
});

test('a user without a node is told so', () => {
  const lost = { ...EXPLAINED, explanation: { ...EXPLAINED.explanation, home: null } };
  expect(explanationMarkdown(lost)).toContain('# Why anna\\_b has no node');
});

test('names stay text: neither markup, nor HTML, nor another line', () => {
  expect(escaped('<b>*x*</b> [a](b) `c`\r\n# d | e')).toBe(
    '\\<b\\>\\*x\\*\\</b\\> \\[a\\](b) \\`c\\` \\# d \\| e',
  );
});
