import { expect, test } from 'vitest';
import { REGISTRY } from '../../src/renderer/app/registry';
import {
  actionEntries,
  nodeEntries,
  placeEntries,
  settingEntries,
} from '../../src/renderer/features/palette/entries/actions';
import {
  glossaryEntries,
  topologyEntries,
} from '../../src/renderer/features/palette/entries/things';
import { ranked } from '../../src/renderer/parts/find';
import { createApp } from '../../src/renderer/stores/app-context';
import type { Glossary } from '../../src/shared/sources';
import type { LabView } from '../../src/shared/view';
import { fakeLab } from './fake-lab';
import { groupView } from './views';

const GLOSSARY = {
  sources: [
    { mark: 'S1', title: 'Deployment guide', url: '', text: '' },
    { mark: 'S12', title: 'Release notes', url: '', text: '' },
  ],
  rules: [{ code: 'V22', basis: 'documented', sources: ['S1'], asks: 'Both nodes alike' }],
  contradictions: [],
} as unknown as Glossary;

function first(typed: string): string | undefined {
  const lab = fakeLab({});
  const app = createApp(() => lab, null, REGISTRY);
  lab.tell({
    type: 'lab.changed',
    view: {
      revision: 1,
      mode: 'balanced',
      parameters: { release: '15' },
      snapshots: [],
      findings: [],
      groups: [groupView()],
    } as unknown as LabView,
    steps: { from: 0, rows: [], position: 0 },
    opened: true,
  });
  app.screen.set((old) => ({ ...old, start: false }));
  const entries = [
    ...actionEntries(app),
    ...placeEntries(app),
    ...settingEntries(app),
    ...nodeEntries(app),
    ...topologyEntries(app),
    ...glossaryEntries(app, GLOSSARY),
  ];
  return ranked(entries, typed, {
    textOf: ({ label }) => label,
    asideOf: ({ note = '', synonyms = [] }) => [note, ...synonyms].join(' '),
    most: 3,
  }).entries[0]?.label;
}

test.each([
  ['failover clock', 'Failover clock'],
  ['fc', 'Failover clock'],
  ['rename lab', 'Rename the lab…'],
  ['template', 'New lab from a template…'],
  ['none', 'Mode None'],
  ['V22', 'V22 Both nodes alike'],
  ['S1', 'S1 Deployment guide'],
  ['add pair', 'Add redundancy group…'],
  ['heartbeat', 'Heartbeat timeout'],
  ['tie', 'Tie-break'],
  ['diff', 'Compare'],
  ['csv', 'Import users…'],
  ['cmpre', 'Compare'],
  ['PRG-1a', 'PRG-1a'],
])('the palette answers “%s” with %s first', (typed, label) => {
  expect(first(typed)).toBe(label);
});

test('what nothing answers to is not answered by chance', () => {
  expect(first('xqzw')).toBeUndefined();
});
