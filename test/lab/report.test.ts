import { expect, test } from 'vitest';
import type { ExportArgs } from '../../src/shared/lab-api';
import type { Step } from '../../src/shared/step';
import { openTestLab, type TestLab } from './open-test-lab';

const ARABIC = 'خادم الحضور 1';
const LONG = 'n'.repeat(128);
const STEPS: Step[] = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp-berlin', capacity: 5000 },
  { do: 'add-node', group: 'PRG-1', name: ARABIC, capacity: 5000 },
  { do: 'set-mode', mode: 'active-standby' },
  { do: 'enable-users', count: 900, prefix: 'anna' },
  { do: 'fail-node', node: 'imp-berlin' },
];

async function labOf(steps: readonly Step[]): Promise<TestLab> {
  const lab = await openTestLab();
  await lab.ask('file.new', { template: 'empty' });
  await lab.ask('lab.run', { steps });
  return lab;
}

async function reportOf(lab: TestLab, args: Omit<ExportArgs, 'kind'> = {}): Promise<string> {
  const { file } = await lab.ask('file.export', { kind: 'report', ...args });
  return Buffer.from(file.data, 'base64').toString();
}

const PLAN: NonNullable<ExportArgs['plan']> = {
  moves: { goal: { kind: 'even' }, batch: 200, firstNight: '2026-11-30' },
  size: {
    users: 5000,
    tenths: 15,
    rate: 500,
    years: 5,
    survive: 'one',
    style: 'balanced',
    release: '15',
    features: [],
    design: null,
  },
  night: { job: 'patch', node: 'imp-berlin', way: 'failover', day: '2026-12-05', start: '22:00' },
  availability: { rates: null },
};

test('the loads over steps are drawn and stand in a table, a row a step that changed one', async () => {
  const text = await reportOf(await labOf(STEPS));
  const [figure] = /<section id="steps-load"[\s\S]*?<\/section>/.exec(text)!;
  expect(figure.match(/<path d="M/g)).toHaveLength(2);
  expect(figure).toContain('class="failure"');
  expect(figure).toContain(
    '<th scope="row" class="n">6</th><td>Fail imp-berlin</td>'.replace(
      'imp-berlin',
      '<bdi class="whole">imp-berlin</bdi>',
    ),
  );
  expect(figure).toMatch(/<td class="n">900<\/td>\s*<\/tr>/);
});

test('names are set apart in sentences, and the longest is written in full', async () => {
  const lab = await labOf([...STEPS, { do: 'rename-node', node: 'imp-berlin', name: LONG }]);
  const text = await reportOf(lab);
  expect(text).toContain(`<bdi class="whole">${ARABIC}</bdi> serves 900`);
  expect(text).toContain(LONG);
  expect(text).not.toContain('…</text>');
});

test('what was chosen of Plan is in the report, and nothing of it else', async () => {
  const lab = await labOf(STEPS.slice(0, -1));
  const without = await reportOf(lab);
  const text = await reportOf(lab, { plan: PLAN });
  for (const part of [
    'Plan: moves',
    'Plan: sizing',
    'Plan: maintenance night',
    'Plan: availability',
  ]) {
    expect(without).not.toContain(part);
    expect(text).toContain(
      `<h2 id="${part === 'Plan: maintenance night' ? 'night' : part.slice(6)}-title">${part}</h2>`,
    );
  }
  expect(text).toContain('450 moves give every node the same number of users');
  expect(text).toContain('<th scope="row">Wed 2 Dec</th><td class="n">50</td>');
  expect(text).toContain('Sat 5 Dec, 22:00 to');
  expect(text).toContain('A model, not a promise');
});

test('under other names Plan is told with those', async () => {
  const lab = await labOf([
    ...STEPS.slice(0, -1),
    { do: 'enable-users', users: [{ id: 'ben.roth', server: 'imp-berlin' }] },
  ]);
  const file = Buffer.from(`userid,node\nben.roth,${ARABIC}\nnobody.known,imp-berlin\n`).toString(
    'base64',
  );
  const text = await reportOf(lab, {
    scrub: { users: 'pseudonyms', nodes: 'pseudonyms', notes: 'drop' },
    plan: {
      ...PLAN,
      moves: { goal: { kind: 'file', name: 'moves.csv', data: file }, firstNight: '2026-11-30' },
    },
  });
  expect(text).not.toMatch(/berlin|ben\.roth|nobody\.known|خادم/);
  expect(text).toContain('Patching node1');
});

test('a file of moves that cannot be read is refused by its name', async () => {
  const lab = await labOf(STEPS);
  const moves = {
    goal: { kind: 'file', name: 'x.csv', data: 'AAAA' },
    firstNight: '2026-11-30',
  } as const;
  expect(await lab.call('file.export', { kind: 'report', plan: { moves } })).toMatchObject({
    ok: false,
    problem: { code: 'not-a-user-file' },
  });
});

test('250 nodes and 100 steps are all in it', async () => {
  const groups = Array.from({ length: 125 }, (_, index): Step[] => [
    { do: 'add-group', name: `G${index}`, ha: true },
    { do: 'add-node', group: `G${index}`, name: `a${index}`, capacity: 5000 },
    { do: 'add-node', group: `G${index}`, name: `b${index}`, capacity: 5000 },
  ]).flat();
  const lab = await labOf([
    ...groups,
    ...Array.from({ length: 100 }, (): Step => ({ do: 'enable-users', count: 250 })),
  ]);
  const text = await reportOf(lab);
  expect(text.match(/class="panel"/g)).toHaveLength(125);
  expect(text.match(/class="bar"/g)).toHaveLength(250);
});
