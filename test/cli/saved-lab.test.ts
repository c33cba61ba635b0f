import { afterAll, expect, test } from 'vitest';
import { implab, PAIR, savedLab, scenario, temporaryFiles } from './labs';

const files = temporaryFiles();
afterAll(() => files.dispose());

const STEPS = [
  ...PAIR,
  { do: 'enable-users', count: 5 },
  { do: 'expect', assigned: { imp1: 3, imp2: 2 } },
  { do: 'fail-node', node: 'imp1' },
];

test('a saved lab runs like the scenario of its steps', async () => {
  const json = files.write('lab.json', scenario(STEPS, { title: 'Saved' }));
  const saved = files.write('lab.implab', await savedLab(STEPS));
  const [fromJson, fromLab] = (await implab('run', '--json', json, saved)).lines.map((line) =>
    JSON.parse(line),
  );
  expect(fromLab).toEqual({ ...fromJson, file: saved });
  expect(fromLab).toMatchObject({ ok: true, title: 'Saved' });
});

test('undone steps are not run', async () => {
  const saved = files.write('undone.implab', await savedLab(STEPS, 1));
  const { code, lines } = await implab('run', '--json', saved);
  const report = JSON.parse(lines[0]!);
  expect(code).toBe(0);
  expect(report.steps).toHaveLength(STEPS.length - 1);
  expect(report.final.states).toEqual({ imp1: 'Normal', imp2: 'Normal' });
});

test('the questions take saved labs too', async () => {
  const saved = files.write('ask.implab', await savedLab(STEPS));
  expect(await implab('explain', saved, 'user1')).toMatchObject({ code: 0 });
  expect(await implab('what-if', saved)).toMatchObject({ code: 0 });
  expect(await implab('lint', saved)).toMatchObject({ code: 0 });
});

test('a damaged lab is refused in plain words', async () => {
  const bytes = await savedLab(STEPS);
  const cut = files.write('cut.implab', bytes.subarray(0, bytes.length - 4096));
  const other = files.write(
    'other.implab',
    Buffer.from('SQLite format 3\u0000'.padEnd(4096, '\u0001')),
  );
  for (const file of [cut, other]) {
    const { code, out, err } = await implab('run', file);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/\.implab: \S/);
    expect(err).not.toContain('Error');
  }
});
