import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { implab, PAIR, temporaryFiles } from './labs';

const files = temporaryFiles();
afterAll(() => files.dispose());

const PAGE = {
  kind: 'predict',
  title: 'Next',
  text: '',
  ask: { assigned: ['imp1', 'imp2'] },
  then: [{ do: 'enable-users', count: 5 }],
};
const TASK = {
  kind: 'task',
  title: 'Empty imp1',
  text: '',
  goal: [{ text: 'imp1 is empty', expect: { assigned: { imp1: 0 } } }],
  solution: [{ do: 'unassign', all: true }],
};
const lesson = (pages: readonly object[], change: object = {}) =>
  JSON.stringify({
    format: 'implab-lesson',
    version: 1,
    id: 'x',
    title: 'X',
    minutes: 5,
    level: 1,
    question: 'Why?',
    lab: { format: 'implab-scenario', version: 1, steps: PAIR },
    pages,
    ...change,
  });

const good = files.write('good.json', lesson([PAGE, TASK]));

test('a sound lesson ends with 0, and its predictions are told in JSON', async () => {
  expect(await implab('lesson', 'check', good)).toMatchObject({ code: 0, err: '' });
  const { code, lines } = await implab('lesson', 'check', good, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(lines[0]!)).toEqual({
    file: good,
    ok: true,
    error: null,
    problems: [],
    predictions: [
      {
        page: 0,
        truth: { imp1: 3, imp2: 2 },
        misconceptions: {
          'secondary-spared': { imp1: 5, imp2: 0 },
          'fill-first': { imp1: 5, imp2: 0 },
        },
      },
    ],
  });
});

test('every problem is told by page and ends with 1, whether of the format or of the lesson', async () => {
  const broken = files.write(
    'broken.json',
    lesson([
      { ...PAGE, x: 1 },
      { ...TASK, y: 2 },
    ]),
  );
  const first = await implab('lesson', 'check', broken);
  expect(first.code).toBe(1);
  expect(first.err.split('\n')).toHaveLength(2);
  expect(first.err).toMatch(/page 2, pages\[1\]\.y/);
  const unsolved = files.write('unsolved.json', lesson([PAGE, { ...TASK, solution: [] }]));
  const second = await implab('lesson', 'check', unsolved);
  expect(second.code).toBe(1);
  expect(second.err).toMatch(/page 2, pages\[1\]\.goal\[0\]: is not reached by the solution/);
});

test('what cannot be read as a lesson ends with 2', async () => {
  const none = files.write('none.json', '{"format":"implab-scenario"}');
  for (const file of [none, join(files.folder, 'missing.json')])
    expect((await implab('lesson', 'check', file)).code).toBe(2);
  expect((await implab('lesson', 'student', none, join(files.folder, 'out.json'))).code).toBe(2);
  expect((await implab('lesson')).code).toBe(2);
});

test("the student's copy is written without answers, and differs in its salt every time", async () => {
  const [one, two] = [join(files.folder, 'one.json'), join(files.folder, 'two.json')];
  for (const out of [one, two]) expect((await implab('lesson', 'student', good, out)).code).toBe(0);
  const [first, second] = [one, two].map((file) => readFileSync(file, 'utf8'));
  expect(first).not.toEqual(second);
  expect(first).not.toMatch(/solution|"expect"/);
  expect((await implab('lesson', 'check', one)).code).toBe(0);
  expect((await implab('lesson', 'student', one, two)).code).toBe(1);
});
