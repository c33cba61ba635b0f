import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkLesson } from '../../src/main/engine/lessons/check';
import { goalNow } from '../../src/main/engine/lessons/goals';
import { formatLesson, parseLesson, studentCopy } from '../../src/main/files/lesson/lesson';
import { markdownFault } from '../../src/main/files/lesson/markdown';
import type { Lesson, SealedTaskPage, TaskPage } from '../../src/shared/lesson';
import { trailOf } from '../engine/lessons/labs';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const STEPS = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 100 },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 100 },
];
const LAB = { format: 'implab-scenario', version: 1, steps: STEPS };
const READ = { kind: 'read', title: 'One', text: 'Text' };
const PREDICT = {
  kind: 'predict',
  title: 'Two',
  text: 'imp1 has {assigned:imp1}.',
  ask: { homes: ['user1'] },
  then: [{ do: 'enable-users', count: 4 }],
};
const CHOOSE = {
  kind: 'choose',
  title: 'Three',
  text: '',
  options: [
    { text: 'a', right: true, why: 'yes' },
    { text: 'b', right: false, why: 'no' },
  ],
};
const TASK = {
  kind: 'task',
  title: 'Four',
  text: '',
  goal: [
    {
      text: 'imp1 is empty',
      expect: { assigned: { imp1: 0 }, states: { imp1: 'Normal' }, noFindings: ['V10'] },
    },
  ],
  allowed: ['assign', 'unassign'],
  atMost: 2,
  solution: [{ do: 'assign', of: 'imp1', count: 9, node: 'imp2' }],
};

function lesson(change: object = {}, pages: readonly object[] = [READ, PREDICT, CHOOSE, TASK]) {
  return JSON.stringify({
    format: 'implab-lesson',
    version: 1,
    id: 'four-pages',
    title: 'Four pages',
    minutes: 8,
    level: 1,
    question: 'Why?',
    lab: LAB,
    pages,
    ...change,
  });
}

function places(text: string): string[] {
  const read = parseLesson(text);
  if (read.ok) return [];
  return read.kind === 'broken' ? read.problems.map(({ place }) => place) : ['unreadable'];
}

function problems(text: string): string[] {
  const read = parseLesson(text);
  if (!read.ok) throw new Error(JSON.stringify(read));
  return checkLesson(read.lesson, sha256).map(({ place, message }) => `${place}: ${message}`);
}

describe('the format', () => {
  test('a lesson of every kind of page is read, and is sound', () => {
    expect(places(lesson())).toEqual([]);
    expect(problems(lesson())).toEqual([]);
  });

  test('every unknown field is refused in its place, all of them at once', () => {
    expect(
      places(
        lesson({ colour: 1 }, [
          { ...READ, colour: 1 },
          { ...PREDICT, ask: { homes: ['user1'], moves: true } },
          { ...CHOOSE, options: [{ text: 'a', right: 'yes', why: '' }] },
          { ...TASK, goal: [{ text: 'x', expect: { colour: 1 } }], allowed: ['fly'] },
          { kind: 'video', title: 'x', text: '' },
        ]),
      ),
    ).toEqual([
      'pages[0].colour',
      'pages[1].ask',
      'pages[2].options[0].right',
      'pages[2].options',
      'pages[3].goal[0].expect.colour',
      'pages[3].allowed[0]',
      'pages[4].kind',
      'colour',
    ]);
  });

  test('heads, steps and marks are held to their rules', () => {
    expect(places(lesson({ id: 'a b', level: 6, minutes: 0 }))).toEqual(['id', 'minutes', 'level']);
    expect(places(lesson({ lab: { ...LAB, steps: [{ do: 'fly' }] } }))).toEqual([
      'lab.steps[0].do',
    ]);
    const expecting = { ...LAB, steps: [...STEPS, { do: 'expect', clock: 0 }] };
    expect(places(lesson({ lab: expecting }))).toEqual(['lab.steps[3]']);
    expect(places(lesson({}, [{ ...READ, look: ['node:imp1', 'moon:1'] }]))).toEqual([
      'pages[0].look[1]',
    ]);
  });

  test('what is no JSON, no lesson or of another version is unreadable', () => {
    for (const text of ['', '{', '[]', '{"format":"implab-scenario"}', lesson({ version: 2 })])
      expect(places(text)).toEqual(['unreadable']);
    expect(places(lesson().replace('"id"', '"title": "twice", "id"'))).toEqual(['unreadable']);
  });

  test('markdown holds no HTML, no image and no foreign link', () => {
    const fine = [
      'A **strong** _word_ [S2] and [imp2](look:1)',
      'a < b, `<b>`',
      '| a | b |\n|---|---|',
      '1. one\n- two',
    ];
    const barred = [
      '<b>x</b>',
      '<script>',
      '<!-- x -->',
      '![x](y)',
      '[x](http://x)',
      '[x](javascript:alert(1))',
      '[x][1]',
      '[1]: http://x',
      '<http://x>',
    ];
    for (const text of fine) expect(markdownFault(text), text).toBeNull();
    for (const text of barred) expect(markdownFault(text), text).not.toBeNull();
  });
});

describe('the check', () => {
  test('tells steps that are refused, by page', () => {
    const twice = { ...READ, steps: [STEPS[0]] };
    expect(problems(lesson({}, [twice, PREDICT, TASK]))[0]).toMatch(
      /^pages\[0\]\.steps\[0\]: add-group is refused DUPLICATE/,
    );
  });

  test('tells names that are asked for and are not there', () => {
    const asks = (ask: object) => problems(lesson({}, [{ ...PREDICT, ask }]));
    expect(asks({ homes: ['user9'] })[0]).toMatch(/^pages\[0\]\.ask\.homes: asks about user9/);
    expect(asks({ load: ['imp3'] })[0]).toMatch(/^pages\[0\]\.ask\.load: asks about imp3/);
    expect(asks({ load: ['imp1'] })).toEqual([]);
    const texts = problems(lesson({}, [{ ...READ, text: '{load:imp3} [S999] [x](look:1)' }]));
    expect(texts).toHaveLength(3);
  });

  test('tells goals that hold already and solutions that do not reach them or break the rules', () => {
    const task = (change: object) => problems(lesson({}, [PREDICT, { ...TASK, ...change }]));
    expect(task({ solution: [] })[0]).toMatch(/^pages\[1\]\.goal\[0\]: is not reached/);
    expect(task({ atMost: 1, solution: [...TASK.solution, ...TASK.solution] })[0]).toMatch(
      /takes 2 steps/,
    );
    expect(task({ allowed: ['unassign'] })[0]).toMatch(/uses assign/);
    expect(problems(lesson({}, [TASK]))[0]).toMatch(/holds already at the start/);
  });

  test('tells a prediction without an answer and a choice without a right option', () => {
    const lone = [
      { do: 'add-group', name: 'G' },
      { do: 'add-node', group: 'G', name: 'x', capacity: 9 },
    ];
    const lost = {
      ...PREDICT,
      text: '',
      steps: [{ do: 'enable-users', count: 3 }],
      ask: { clock: true },
      then: [{ do: 'fail-node', node: 'x' }],
    };
    expect(problems(lesson({ lab: { ...LAB, steps: lone } }, [lost]))[0]).toMatch(/ask\.clock/);
    const wrong = { ...CHOOSE, options: CHOOSE.options.map((each) => ({ ...each, right: false })) };
    expect(problems(lesson({}, [wrong]))[0]).toMatch(/no right option/);
  });
});

describe("the student's copy", () => {
  const read = parseLesson(lesson());
  if (!read.ok) throw new Error('not read');
  let salts = 0;
  const copy = studentCopy(read.lesson as Lesson, () => `00000000${salts++}`, sha256);

  test('has no solution, no right and no why, and is read like any lesson', () => {
    const text = formatLesson(copy);
    expect(text).not.toMatch(/"solution"|"right"|"why"|"expect"/);
    expect(parseLesson(text)).toEqual({ ok: true, lesson: copy });
    expect(checkLesson(copy, sha256)).toEqual([]);
  });

  test('tells whether a goal holds from the values asked, and not what they should be', () => {
    const open = (read.lesson.pages[3] as TaskPage).goal[0]!;
    const sealed = (copy.pages[3] as SealedTaskPage).goal[0]!;
    const trail = trailOf([...(STEPS as never[]), { do: 'enable-users', count: 4 }]);
    for (const goal of [open, sealed]) expect(goalNow(goal, trail.state, sha256).held).toBe(false);
    trail.run([{ do: 'assign', of: 'imp1', count: 9, node: 'imp2' }]);
    for (const goal of [open, sealed]) expect(goalNow(goal, trail.state, sha256).held).toBe(true);
    trail.run([{ do: 'enable-users', count: 101, devices: 2 }]);
    for (const goal of [open, sealed]) expect(goalNow(goal, trail.state, sha256).held).toBe(false);
  });
});
