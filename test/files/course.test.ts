import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answerOf } from '../../src/main/engine/lessons/answers';
import { checkLesson, forbiddenSteps, workSteps } from '../../src/main/engine/lessons/check';
import { goalNow } from '../../src/main/engine/lessons/goals';
import { misconceptionOf } from '../../src/main/engine/lessons/misconceptions';
import { tryOut } from '../../src/main/engine/lessons/trial';
import { labOf, type Trail } from '../../src/main/engine/lessons/walk';
import { parseLesson } from '../../src/main/files/lesson/lesson';
import { COURSE } from '../../src/main/files/lessons/course';
import type { AnswerValue } from '../../src/shared/answer';
import type { Lesson, PredictPage, TaskPage } from '../../src/shared/lesson';
import type { Step } from '../../src/shared/step';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const FOLDER = resolve(import.meta.dirname, '../../src/main/files/lessons');
const LESSONS = COURSE.map(({ lesson }) => lesson);

/** The journal of a lesson up to the start of a page. */
function upTo(lesson: Lesson, page: number): Trail {
  const { trail } = labOf(lesson);
  for (const each of lesson.pages.slice(0, page)) {
    trail.run(each.steps ?? []);
    if (each.kind === 'predict') trail.run(each.then);
    if (each.kind === 'task') trail.run(each.solution);
  }
  trail.run(lesson.pages[page]?.steps ?? []);
  return trail;
}

/** What is still missing after a route through the task of a lesson; nothing: it passes. */
function missing(lesson: Lesson, route: readonly Step[]): readonly string[] {
  const page = lesson.pages.length - 1;
  const task = lesson.pages[page] as TaskPage;
  const trail = upTo(lesson, page);
  const refused = trail.run(route).map(({ step, refusal }) => `${step.do}: ${refusal?.code}`);
  const forbidden = forbiddenSteps(route, task.allowed).map((name) => `${name} is not allowed`);
  const many = workSteps(route).length > (task.atMost ?? Number.POSITIVE_INFINITY);
  const open = task.goal
    .map((goal) => goalNow(goal, trail.state, sha256))
    .filter(({ held }) => !held)
    .map(({ why }) => why);
  return [...refused, ...forbidden, ...(many ? ['too many steps'] : []), ...open];
}

test('the course has the lessons, chapters and minutes of its home', () => {
  const chapters = [...new Set(COURSE.map(({ chapter }) => chapter))].map((chapter) =>
    COURSE.filter((each) => each.chapter === chapter),
  );
  expect(chapters.map((lessons) => lessons.length)).toEqual([5, 4, 3]);
  expect(
    chapters.map((lessons) => lessons.reduce((sum, { lesson }) => sum + lesson.minutes, 0)),
  ).toEqual([56, 51, 46]);
  expect(readdirSync(FOLDER).filter((file) => file.endsWith('.json'))).toHaveLength(12);
});

describe.each(LESSONS.map((lesson, index) => [lesson.title, lesson, index] as const))(
  'the lesson “%s”',
  (_, lesson, index) => {
    test('is read by the format and passes the check', () => {
      const file = readdirSync(FOLDER).find((name) =>
        name.startsWith(`${index + 1}`.padStart(2, '0')),
      );
      const read = parseLesson(readFileSync(join(FOLDER, file!)));
      expect(read).toEqual({ ok: true, lesson });
      expect(checkLesson(lesson, sha256)).toEqual([]);
    });

    test('takes 8 to 18 minutes, asks for at least two predictions and ends in a task', () => {
      expect(lesson.minutes).toBeGreaterThanOrEqual(8);
      expect(lesson.minutes).toBeLessThanOrEqual(18);
      expect(lesson.pages.filter(({ kind }) => kind === 'predict').length).toBeGreaterThan(1);
      expect(lesson.pages.at(-1)?.kind).toBe('task');
    });

    test('has nodes of its own', () => {
      const names = (each: Lesson) =>
        each.lab.steps.flatMap((step) => (step.do === 'add-node' ? [step.name] : []));
      for (const other of LESSONS)
        if (other !== lesson)
          expect(names(other).filter((n) => names(lesson).includes(n))).toEqual([]);
    });
  },
);

interface Routes {
  readonly right: readonly (readonly Step[])[];
  /** A wrong route, with what the student is told. */
  readonly wrong: readonly (readonly [readonly Step[], RegExp])[];
}

const assign = (count: number, of: string, node: string): Step => ({
  do: 'assign',
  count,
  of,
  node,
});
const enable = (id: string): Step => ({ do: 'enable-users', users: [{ id }] });
const ha = (group: string, enabled: boolean): Step => ({ do: 'set-ha', group, enabled });
const mode = (to: 'balanced' | 'active-standby' | 'none'): Step => ({ do: 'set-mode', mode: to });
const node = (group: string, name: string, ova: '2000' | '5000' | '15000'): Step => ({
  do: 'add-node',
  group,
  name,
  ova,
});
const all = 10_000;

const ROUTES: readonly Routes[] = [
  {
    right: [
      [node('Bergen', 'bgo2', '15000'), ha('Bergen', true)],
      [
        { do: 'add-node', group: 'Bergen', name: 'bgo2', slot: 2, capacity: 300 },
        ha('Bergen', true),
        { do: 'swap-nodes', group: 'Bergen' },
      ],
    ],
    wrong: [
      [[node('Bergen', 'bgo2', '2000')], /bgo1 is Unknown, not Normal/],
      [[ha('Bergen', true)], /V05/],
      [[{ do: 'unassign', node: 'bgo1' }], /bgo2 is not there/],
    ],
  },
  {
    right: [
      [assign(8, 'eas1', 'eas2'), assign(8, 'eas1', 'wes1')],
      [{ do: 'unassign', count: 16, of: 'eas1' }, { do: 'assign-unassigned' }],
    ],
    wrong: [
      [[assign(16, 'eas1', 'eas2')], /eas2 has 326 users, not 318/],
      [[{ do: 'rebalance', strategy: 'capacity' }], /not 318/],
      [[{ do: 'disable-users', count: 16, node: 'eas1' }], /disable-users is not allowed/],
    ],
  },
  {
    right: [
      [assign(all, 'hq-sub', 'hq-pub'), mode('active-standby'), enable('ines')],
      [
        mode('active-standby'),
        { do: 'unassign', node: 'hq-sub' },
        { do: 'assign-unassigned' },
        enable('ines'),
      ],
      [mode('active-standby'), enable('ines'), assign(all, 'hq-sub', 'hq-pub')],
    ],
    wrong: [
      [[mode('active-standby'), enable('ines')], /hq-sub has 63 users, not 0/],
      [[assign(all, 'hq-sub', 'hq-pub'), enable('ines')], /ines is at home on hq-sub/],
      [[{ do: 'enable-users', users: [{ id: 'ines', server: 'hq-pub' }] }], /EXPLICIT_BAT/],
    ],
  },
  {
    right: [
      [ha('North', false), { do: 'swap-nodes', group: 'North' }, enable('kai')],
      [
        ha('North', false),
        { do: 'unassign', node: 'nor1' },
        { do: 'remove-node', node: 'nor1' },
        enable('kai'),
      ],
    ],
    wrong: [
      [[enable('kai')], /kai is at home on (?:nor1|sou2), not on nor2/],
      [[{ do: 'enable-users', users: [{ id: 'kai', server: 'nor2' }] }], /kai has EXPLICIT_BAT/],
      [[mode('balanced'), enable('kai')], /kai has BAL_FEWEST/],
    ],
  },
  {
    right: [
      [assign(all, 'unassigned', 'pla1'), assign(109, 'pla1', 'pla2')],
      [mode('balanced'), { do: 'assign-unassigned' }, assign(110, 'pla2', 'pla1')],
      [assign(all, 'unassigned', 'pla1'), { do: 'rebalance', strategy: 'capacity' }],
    ],
    wrong: [
      [[mode('balanced')], /438 unassigned, not 0/],
      [[mode('balanced'), { do: 'assign-unassigned' }], /pla1 has 220 users, not 330/],
      [
        [assign(330, 'unassigned', 'pla1'), assign(108, 'unassigned', 'pla2')],
        /pla1 has 331 users/,
      ],
    ],
  },
  {
    right: [
      [
        { do: 'start-service', node: 'edg2' },
        { do: 'fallback', group: 'Edge' },
        { do: 'fallback', group: 'Core' },
      ],
      [
        { do: 'start-service', node: 'edg2' },
        { do: 'set-parameter', automaticFallback: true },
        { do: 'wait', seconds: 1800 },
      ],
    ],
    wrong: [
      [
        [
          { do: 'fallback', group: 'Core' },
          { do: 'fallback', group: 'Edge' },
        ],
        /NOT_FAILED_OVER/,
      ],
      [
        [
          { do: 'fallback', group: 'Core' },
          { do: 'start-service', node: 'edg2' },
        ],
        /edg1 is Running in Backup Mode, not Normal/,
      ],
    ],
  },
  {
    right: [
      [
        { do: 'heal-link', group: 'Echo' },
        { do: 'recover', group: 'Echo' },
        { do: 'start-service', node: 'del1' },
        { do: 'start-service', node: 'del2' },
        { do: 'recover', group: 'Delta' },
      ],
      [
        ha('Delta', false),
        { do: 'start-service', node: 'del1' },
        { do: 'start-service', node: 'del2' },
        ha('Delta', true),
        ha('Echo', false),
        { do: 'heal-link', group: 'Echo' },
        ha('Echo', true),
      ],
    ],
    wrong: [
      [
        [
          { do: 'recover', group: 'Delta' },
          { do: 'recover', group: 'Echo' },
        ],
        /NOT_IN_FAILED_MODE/,
      ],
      [
        [
          { do: 'recover', group: 'Delta' },
          { do: 'heal-link', group: 'Echo' },
        ],
        /ech1 is Running in Failed Mode, not Normal/,
      ],
      [[{ do: 'start-service', node: 'del1' }], /del1 is Running in Failed Mode/],
    ],
  },
  {
    right: [
      [enable('mia'), { do: 'fallback', group: 'Rhein' }],
      [ha('Rhein', false), { do: 'start-service', node: 'rhe2' }, ha('Rhein', true), enable('mia')],
    ],
    wrong: [
      [[enable('mia')], /mia is at home on no node, not on rhe1/],
      [
        [
          { do: 'start-service', node: 'rhe2' },
          { do: 'wait', seconds: 3600 },
        ],
        /rhe2 is Idle/,
      ],
    ],
  },
  {
    right: [
      [
        { do: 'set-node', node: 'fjo1', reloginUpper: 453 },
        { do: 'set-node', node: 'fjo2', reloginUpper: 453 },
      ],
      [
        { do: 'set-node', node: 'fjo1', reloginLower: 150, reloginUpper: 600 },
        { do: 'set-node', node: 'fjo2', reloginLower: 150, reloginUpper: 600 },
      ],
    ],
    wrong: [
      [[{ do: 'set-node', node: 'fjo2', reloginUpper: 300 }], /V25 is found/],
      [[{ do: 'set-node', node: 'fjo1', reloginUpper: 500 }], /V24 is found/],
    ],
  },
  {
    right: [
      [
        { do: 'add-group', name: 'Neu', ha: true },
        node('Neu', 'n1', '5000'),
        node('Neu', 'n2', '5000'),
        { do: 'rebalance', strategy: 'even' },
      ],
      [
        { do: 'add-group', name: 'Neu', ha: true },
        node('Neu', 'n1', '5000'),
        node('Neu', 'n2', '5000'),
        assign(800, 'haf1', 'n1'),
      ],
    ],
    wrong: [
      [[{ do: 'set-node', node: 'haf1', ova: '15000' }], /V11 is found/],
      [[{ do: 'disable-users', count: 2000, node: 'haf1' }], /disable-users is not allowed/],
      [[assign(500, 'haf1', 'haf2')], /V11 is found/],
    ],
  },
  {
    right: [
      [
        { do: 'unassign', node: 'neu1' },
        { do: 'unassign', node: 'neu2' },
        ha('Neu', false),
        { do: 'remove-group', group: 'Neu' },
        { do: 'assign-unassigned' },
      ],
      [
        assign(950, 'neu2', 'alt1'),
        assign(950, 'neu1', 'alt2'),
        { do: 'remove-group', group: 'Neu' },
      ],
    ],
    wrong: [
      [[{ do: 'remove-node', node: 'neu1' }], /V33/],
      [[assign(950, 'neu1', 'alt1'), assign(950, 'neu2', 'alt1')], /alt1 has 2.850 users/],
      [[{ do: 'set-node', node: 'neu1', version: '15' }], /set-node is not allowed/],
    ],
  },
  {
    right: [
      [
        { do: 'fallback', group: 'Nord' },
        { do: 'set-node', node: 'sud2', version: '15 SU2' },
      ],
      [
        ha('Nord', false),
        { do: 'start-service', node: 'nrd1' },
        ha('Nord', true),
        ha('Sued', false),
        { do: 'set-node', node: 'sud2', version: '15 SU2' },
        ha('Sued', true),
      ],
    ],
    wrong: [
      [[{ do: 'set-node', node: 'sud2', version: '15 SU2' }], /nrd1 is Idle, not Normal/],
      [[{ do: 'fallback', group: 'Nord' }], /V08 is found/],
      [
        [
          { do: 'fallback', group: 'Nord' },
          { do: 'failover', node: 'sud2' },
          { do: 'set-node', node: 'sud2', version: '15 SU2' },
        ],
        /sud1 is Running in Backup Mode/,
      ],
    ],
  },
];

describe.each(LESSONS.map((lesson, index) => [lesson.title, lesson, ROUTES[index]!] as const))(
  'the task of “%s”',
  (_, lesson, { right, wrong }) => {
    test('is solved by its solution and by at least two other routes', () => {
      const { solution } = lesson.pages.at(-1) as TaskPage;
      expect(right.length).toBeGreaterThan(1);
      for (const route of [solution, ...right]) expect(missing(lesson, route)).toEqual([]);
    });

    test('is not solved by typical wrong routes, and says what is missing', () => {
      for (const [route, told] of wrong) expect(missing(lesson, route).join('; ')).toMatch(told);
    });
  },
);

/** The wrong answers that the lessons are made for: lesson, page (both from 1), answer, name. */
const WRONG: readonly (readonly [number, number, AnswerValue, string])[] = [
  [1, 3, { osl1: 320, osl2: 320 }, ''],
  [1, 4, 320, 'homes-follow-failover'],
  [2, 3, { user651: 'eas1', user652: 'eas2', user653: 'wes1', user654: 'eas1' }, 'round-robin'],
  [2, 4, { eas1: 334, eas2: 104, wes1: 516 }, 'capacity-weighted'],
  [3, 2, { user1261: 'hq-pub', user1262: 'hq-pub', user1263: 'hq-pub' }, 'secondary-spared'],
  [3, 3, 63, 'mode-moves-users'],
  [5, 3, { pla1: 219, pla2: 219 }, 'mode-moves-users'],
  [6, 2, 0, 'instant-failover'],
  [7, 2, 0, 'other-groups-help'],
  [8, 2, { rhe1: 750, rhe2: 750 }, 'users-come-back'],
  [12, 3, 0, 'other-groups-help'],
];

test('the wrong ideas that the lessons are about are called by their names', () => {
  for (const [lesson, page, answer, name] of WRONG) {
    const trail = upTo(LESSONS[lesson - 1]!, page - 1);
    const { ask, then } = LESSONS[lesson - 1]!.pages[page - 1] as PredictPage;
    const question = { ask, steps: then, from: trail.here };
    expect([lesson, page, misconceptionOf(question, answer) ?? '']).toEqual([lesson, page, name]);
    expect(answerOf(ask, tryOut(trail.here, then))).not.toBeNull();
  }
});
