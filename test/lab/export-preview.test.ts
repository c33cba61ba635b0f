import { beforeEach, expect, test } from 'vitest';
import type { ExportKind, LabApi, ScrubOptions } from '../../src/shared/lab-api';
import type { Step } from '../../src/shared/step';
import { openTestLab, type TestLab } from './open-test-lab';

const STEPS: Step[] = [
  { do: 'add-group', name: 'Berlin', ha: true },
  { do: 'add-node', group: 'Berlin', name: 'imp-berlin', capacity: 100 },
  { do: 'enable-users', users: [{ id: 'anna.schmidt' }, { id: 'ben.roth' }] },
  { do: 'note', text: 'Anna asked for this' },
];

let lab: TestLab;
beforeEach(async () => {
  lab = await openTestLab();
  await lab.call('file.new', { template: 'empty' });
  await lab.call('lab.rename', { title: 'Berlin office' });
  await lab.call('lab.run', { steps: STEPS });
});

async function preview(kind: ExportKind, scrub?: ScrubOptions) {
  const answer = await lab.call('file.exportPreview', scrub ? { kind, scrub } : { kind });
  if (!answer.ok) throw new Error('no preview');
  return answer;
}

async function exportedText(kind: ExportKind, scrub: ScrubOptions) {
  const answer = await lab.call('file.export', { kind, scrub });
  if (!answer.ok) throw new Error('not exported');
  return { name: answer.file.name, text: Buffer.from(answer.file.data, 'base64').toString() };
}

test('the preview of a scenario says that names and notes leave, and shows them', async () => {
  const { lines, sample } = await preview('scenario');
  expect(lines).toEqual([
    '2 users leave by name.',
    '1 node and 1 redundancy group leave by name.',
    '4 steps leave, with modes, sizes, counts and times.',
    'Title and notes leave as they are written, with the names they mention.',
  ]);
  expect(sample.join('\n')).toContain('Berlin office');
});

test('the preview of hidden names shows none of them', async () => {
  const { lines, sample } = await preview('assignments-csv', {
    users: 'pseudonyms',
    nodes: 'pseudonyms',
    notes: 'drop',
  });
  expect(lines[0]).toContain('with numbers for names');
  expect(sample).toEqual(['userid,node', 'person1,node1', 'person2,node1']);
});

test('the loads carry no user, and the preview says so', async () => {
  const { lines, sample } = await preview('loads-csv');
  expect(lines[0]).toBe('No user leaves.');
  expect(sample.join('\n')).not.toContain('anna');
});

test.each(['implab', 'report'] as const)('a %s is not shown as text', async (kind) => {
  expect((await preview(kind)).sample).toEqual([]);
});

test('neither the text nor the file name tells a title that stays here', async () => {
  const hidden = await exportedText('scenario', {
    users: 'pseudonyms',
    nodes: 'pseudonyms',
    notes: 'drop',
  });
  expect(hidden.name).toBe('Lab.json');
  expect(hidden.text).not.toMatch(/anna|ben\.roth|berlin/i);
});

test('long lines of the sample are cut', async () => {
  const id = 'x'.repeat(128);
  const users = Array.from({ length: 3 }, (_, index) => ({ id: `${index}${id.slice(1)}` }));
  await lab.call('lab.run', { steps: [{ do: 'enable-users', users }] });
  const { sample } = await preview('scenario');
  expect(Math.max(...sample.map((line) => line.length))).toBeLessThanOrEqual(161);
  expect(sample.length).toBeLessThanOrEqual(8);
});

test('a report explains the users that were chosen, under the names that leave', async () => {
  const args = { kind: 'report', explain: ['ben.roth', 'anna.schmidt'] } as const;
  const lines = await lab.call('file.exportPreview', args);
  expect(lines.ok && lines.lines.at(-1)).toBe('2 explanations of where a user is and why leave.');
  const plain = await lab.call('file.export', args);
  const hidden = await lab.call('file.export', {
    ...args,
    scrub: { users: 'pseudonyms', nodes: 'pseudonyms', notes: 'drop' },
  });
  if (!plain.ok || !hidden.ok) throw new Error('not exported');
  const [text, other] = [plain, hidden].map(({ file }) =>
    Buffer.from(file.data, 'base64')
      .toString()
      .replace(/<\/?bdi[^>]*>/g, ''),
  );
  expect(text).toMatch(/Why ben\.roth is at home on imp-berlin[\s\S]*Why anna\.schmidt is at home/);
  expect(text).toContain('<caption>Candidates at step 3, mode Balanced');
  expect(other).toMatch(/Why person2 is at home on node1[\s\S]*Why person1 is at home on node1/);
  expect(other).not.toMatch(/berlin|anna|ben\.roth/i);
  expect(await lab.call('file.export', { kind: 'report', explain: ['nobody'] })).toMatchObject({
    ok: false,
    problem: { code: 'unknown-user' },
  });
});

test('what leaves of the branches is told: all of them in a lab file as it is, else the open one', async () => {
  const lab = await openTestLab();
  await lab.ask('file.new', { template: 'pair' });
  await lab.ask('branch.fork', { at: 3, name: 'A' });
  const lines = async (kind: 'implab' | 'scenario', scrub?: { users: 'pseudonyms' }) =>
    (await lab.ask('file.exportPreview', { kind, ...(scrub && { scrub }) })).lines.join(' ');
  expect(await lines('implab')).toContain('All 2 branches leave');
  for (const text of [await lines('implab', { users: 'pseudonyms' }), await lines('scenario')])
    expect(text).toContain('Only the branch A leaves; every other one stays here.');
});

test('moves are those of the last action, and what a bulk file cannot carry is told', async () => {
  await lab.call('file.new', { template: 'pair' });
  await lab.call('lab.run', {
    steps: [
      {
        do: 'enable-users',
        users: [
          { id: 'ann', server: 'imp-pub' },
          { id: 'bob', server: 'imp-pub', devices: 2 },
        ],
      },
    ],
  });
  await lab.call('lab.run', { steps: [{ do: 'assign', users: ['ann'], node: 'imp-sub' }] });
  const moves = await lab.call('file.exportPreview', { kind: 'moves-csv' });
  expect(moves).toMatchObject({
    ok: true,
    lines: expect.arrayContaining(['1 user leaves by name.']),
    sample: ['USER ID,ASSIGNED PRESENCE SERVER', 'ann,imp-sub'],
  });
  const bulk = await lab.call('file.exportPreview', { kind: 'bulk-csv' });
  expect(bulk.ok && bulk.lines.join(' ')).toContain('1 user has more than one device');
});

test('a table is written for who reads it, and one that the product cannot read is refused', async () => {
  await lab.call('lab.run', { steps: [{ do: 'enable-users', users: [{ id: '=x', devices: 3 }] }] });
  const written = async (args: LabApi['file.export']['args']) => {
    const answer = await lab.ask('file.export', args);
    return Buffer.from(answer.file.data, 'base64').toString();
  };
  const layout = { reader: 'spreadsheet', separator: ',', ownColumns: false } as const;
  // With the mark by which a spreadsheet knows the letters.
  for (const kind of ['assignments-csv', 'bulk-csv'] as const)
    expect(await written({ kind, layout })).toBe(`\uFEFF${await written({ kind })}`);
  const semicolons = { ...layout, separator: ';', ownColumns: true } as const;
  expect(await written({ kind: 'bulk-csv', layout: semicolons })).toMatch(
    /;IMPLAB DEVICES;IMPLAB PLACEMENT\r\n/,
  );
  const product = { ...layout, reader: 'product' } as const;
  expect(await written({ kind: 'bulk-csv', layout: product })).toContain(
    '\r\n=x,t,t,imp-berlin\r\n',
  );
  const asked = { kind: 'bulk-csv', layout: product } as const;
  const { lines, sample } = await lab.ask('file.exportPreview', asked);
  expect(lines.at(-1)).toMatch(/1 user has an id that a spreadsheet would run/);
  expect(sample).toContain('=x,t,t,imp-berlin');
  const wrong = { ...product, separator: ';' } as const;
  expect(await lab.call('file.export', { kind: 'bulk-csv', layout: wrong })).toMatchObject({
    problem: { code: 'bad-arguments', message: expect.stringMatching(/commas alone/) },
  });
});
