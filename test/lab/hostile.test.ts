import { expect, test } from 'vitest';
import { replay, TooManyRows } from '../../src/main/lab/open-lab/replay';
import type { Step } from '../../src/shared/step';
import { base64, openTestLab } from './open-test-lab';

const scenario = (steps: unknown) =>
  base64(JSON.stringify({ format: 'implab-scenario', version: 1, steps }));
async function withLab() {
  const lab = await openTestLab();
  await lab.call('file.new', { template: 'pair' });
  await lab.call('lab.run', { steps: [{ do: 'enable-users', count: 5 }] });
  return lab;
}

test('steps that ask for endless users are ended before they fill the memory', async () => {
  const steps: Step[] = Array(50)
    .fill([
      { do: 'enable-users', count: 400 },
      { do: 'disable-users', all: true },
    ])
    .flat();
  let done = 0;
  const counting = async () => {
    done++;
  };
  await expect(replay(steps, true, counting, { mostRows: 1000 })).rejects.toThrow(TooManyRows);
  expect(done).toBe(4);
});

test('a long opening tells how far it is and can be ended; the open lab is untouched', async () => {
  const lab = await withLab();
  const long = scenario(Array.from({ length: 4000 }, () => ({ do: 'enable-users', count: 1500 })));
  const opening = lab.call('file.openBytes', { name: 'long.json', data: long });
  const stop = setInterval(() => {
    if (lab.events.some(({ type }) => type === 'task.progress')) void lab.call('task.cancel', {});
  }, 5);
  expect(await opening).toMatchObject({
    ok: false,
    problem: { code: 'cancelled', message: 'Opening long was ended. The lab is as it was before.' },
  });
  clearInterval(stop);
  expect(lab.events.find(({ type }) => type === 'task.progress')).toMatchObject({
    label: 'Opening long',
    done: expect.any(Number),
    total: expect.any(Number),
  });
  expect(lab.view()).toMatchObject({ title: 'New lab', totals: { users: 5 } });
  expect(await lab.call('lab.undo', {})).toMatchObject({ ok: true });
}, 120_000);

test.each([
  ['nothing', '', 'not-a-lab'],
  ['a word', 'hello', 'not-a-lab'],
  ['another page', '<!doctype html><p>x', 'not-a-lab'],
  ['zeros', '\u0000'.repeat(5000), 'not-a-lab'],
  ['half an object', '{', 'not-a-scenario'],
  ['another object', '{}', 'not-a-scenario'],
  [
    'a later version',
    '\uFEFF {"format":"implab-scenario","version":2,"steps":[]}',
    'not-a-scenario',
  ],
  ['a deep list', `{"a":${'['.repeat(100_000)}`, 'not-a-scenario'],
  [
    'a name that turns the text round',
    '{"format":"implab-scenario","version":1,"steps":[{"do":"add-group","name":"a\\u202eb"}]}',
    'not-a-scenario',
  ],
])('%s is refused, and the open lab is untouched', async (_, text, code) => {
  const lab = await withLab();
  const answer = await lab.call('file.openBytes', { name: 'x', data: base64(text) });
  expect(answer).toMatchObject({ ok: false, problem: { code } });
  expect(lab.view().totals.users).toBe(5);
});

test('names that look like code are data: they open, show, save and come back as they are', async () => {
  const odd = [
    '<script>alert(1)</script>',
    '"; DROP TABLE user; --',
    '=cmd|x!A1',
    '__proto__',
    'constructor',
    "' OR 1=1",
    '%s%n',
    '{{x}}',
    '\u{1f600}',
  ];
  const steps = [
    { do: 'add-group', name: '<b>PRG</b>', ha: true },
    { do: 'add-node', group: '<b>PRG</b>', name: '__proto__', capacity: 50 },
    { do: 'add-node', group: '<b>PRG</b>', name: 'constructor', capacity: 50 },
    { do: 'enable-users', users: odd.map((id) => ({ id })) },
    { do: 'set-notes', on: 'lab', text: '<img src=x onerror=alert(1)>' },
  ];
  const lab = await openTestLab();
  expect(await lab.call('file.openBytes', { name: 'x.json', data: scenario(steps) })).toMatchObject(
    {
      ok: true,
    },
  );
  expect(lab.rows()[3]!.nodes).toEqual(
    Object.fromEntries([
      ['__proto__', { assigned: 5, load: 5 }],
      ['constructor', { assigned: 4, load: 4 }],
    ]),
  );
  const saved = await lab.call('file.saveBytes', {});
  if (!saved.ok) throw new Error('not saved');
  await lab.call('file.openBytes', { name: 'x.implab', data: saved.file.data });
  expect(lab.view().file.seal?.verdict).toBe('same');
  const { rows } = await lab.ask('lab.users', { offset: 0, limit: 50 });
  expect(rows.map(({ id }) => id)).toEqual(odd);
  for (const id of odd)
    expect(await lab.ask('lab.users', { offset: 0, limit: 5, search: id })).toMatchObject({
      total: 1,
    });
  for (const id of odd) expect(await lab.call('lab.explain', { id })).toMatchObject({ ok: true });
});

test('free words of a million letters are shown shortened, kept whole, and in no file name', async () => {
  const lab = await openTestLab();
  const title = 'x'.repeat(1_000_000);
  const node = { do: 'add-node', group: 'PRG-1', capacity: 50 };
  const steps = [
    { do: 'add-group', name: 'PRG-1' },
    { ...node, name: 'a', generation: title, version: title },
    { ...node, name: 'b' },
    { do: 'set-node', node: 'b', generation: `${title}b` },
  ];
  const text = JSON.stringify({ format: 'implab-scenario', version: 1, title, steps });
  expect(await lab.call('file.openBytes', { name: 'x.json', data: base64(text) })).toMatchObject({
    ok: true,
  });
  expect(lab.view().title).toHaveLength(501);
  const { findings, groups } = lab.view();
  const words = [
    ...findings.map(({ title, message, advice }) => [title, message, advice]),
    ...groups.flatMap(({ nodes }) => nodes.map((node) => [node?.generation, node?.version])),
    ...lab.rows().map(({ label, effect }) => [label, effect]),
  ];
  expect(JSON.stringify(words).length).toBeLessThan(50_000);
  const saved = await lab.call('file.saveBytes', {});
  expect(saved.ok && saved.file.name.length).toBeLessThan(100);
  const exported = await lab.call('file.export', { kind: 'scenario' });
  if (!exported.ok) throw new Error('not exported');
  expect(JSON.parse(Buffer.from(exported.file.data, 'base64').toString())).toEqual(
    JSON.parse(text),
  );
});
