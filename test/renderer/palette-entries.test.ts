import { expect, test } from 'vitest';
import { COURSE } from '../../src/main/files/lessons/course';
import { SAMPLES } from '../../src/main/files/samples';
import { courseView } from '../../src/main/lab/lessons/cards';
import { sampleCards } from '../../src/main/lab/views/sample-cards';
import { REGISTRY } from '../../src/renderer/app/registry';
import { sectionsOf } from '../../src/renderer/features/palette/use-entries';
import { createApp } from '../../src/renderer/stores/app-context';
import type { BranchRow } from '../../src/shared/branch';
import type { Glossary } from '../../src/shared/sources';
import type { LabView } from '../../src/shared/view';
import { fakeLab } from './fake-lab';
import { groupView, stepRow } from './views';

const GLOSSARY = {
  sources: [
    { mark: 'S1', title: 'Deployment guide', url: '', text: '' },
    { mark: 'S12', title: 'Release notes', url: '', text: '' },
  ],
  rules: [{ code: 'V22', basis: 'documented', sources: ['S1'], asks: 'Both nodes alike' }],
  contradictions: [],
} as unknown as Glossary;

/** A step that did what an action does. */
const ROWS = [stepRow({ index: 0, label: 'Take snapshot “Monday”' })];

const BRANCHES = [
  { name: 'Main', current: true },
  { name: 'What if Tuesday', current: false },
] as unknown as readonly BranchRow[];

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
    steps: { from: 0, rows: ROWS, position: 1 },
    opened: true,
  });
  app.screen.set((old) => ({ ...old, start: false }));
  const [best] = sectionsOf(app, typed, {
    users: [],
    branches: BRANCHES,
    sources: GLOSSARY,
    samples: sampleCards(SAMPLES),
    course: courseView(COURSE, [], new Map()),
  });
  return best?.entries[0]?.label;
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
  ['take snapshot', 'Take snapshot…'],
  ['new tab', 'New tab'],
  ['only problems', 'Compact board'],
  ['mode active standby', 'Mode Active/Standby'],
  ['active standby', 'Mode Active/Standby'],
  ['tuesday', 'Switch to What if Tuesday'],
  ['compare tuesday', 'Compare Main with What if Tuesday'],
  ['survivor', 'The survivor carries too much'],
  ['nodes, groups, homes', 'Nodes, groups, homes'],
  ['monday', 'Take snapshot “Monday”'],
])('the palette answers “%s” with %s first', (typed, label) => {
  expect(first(typed)).toBe(label);
});

test('what nothing answers to is not answered by chance', () => {
  expect(first('xqzw')).toBeUndefined();
});
