import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openTestLab, type TestLab } from './open-test-lab';

const folder = mkdtempSync(join(tmpdir(), 'implab-lessons-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LESSON = {
  format: 'implab-lesson',
  version: 1,
  id: 'small',
  title: 'Small',
  minutes: 9,
  level: 1,
  question: 'Where?',
  lab: {
    format: 'implab-scenario',
    version: 1,
    steps: [
      { do: 'add-group', name: 'PRG-1', ha: true },
      { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 100 },
      { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 100 },
      { do: 'enable-users', count: 10 },
    ],
  },
  pages: [
    { kind: 'read', title: 'One', text: 'imp1 has {assigned:imp1} users [S2].', look: 'node:imp1' },
    {
      kind: 'predict',
      title: 'Two',
      text: '',
      ask: { homes: ['user11', 'user12'] },
      then: [{ do: 'enable-users', count: 2 }],
      because: 'imp1 has {assigned:imp1} now.',
    },
    {
      kind: 'choose',
      title: 'Three',
      text: '',
      options: [
        { text: 'a', right: true, why: 'yes' },
        { text: 'b', right: false, why: 'no' },
      ],
    },
    {
      kind: 'task',
      title: 'Four',
      text: '',
      steps: [{ do: 'fail-node', node: 'imp1' }],
      goal: [{ text: 'imp1 serves its users', expect: { load: { imp1: 6 } } }],
      allowed: ['restore-node', 'fallback'],
      atMost: 2,
      solution: [
        { do: 'restore-node', node: 'imp1' },
        { do: 'fallback', group: 'PRG-1' },
      ],
    },
  ],
};

const data = Buffer.from(JSON.stringify(LESSON)).toString('base64');

async function begun(dataFolder?: string): Promise<TestLab> {
  const lab = await openTestLab(dataFolder === undefined ? {} : { dataFolder });
  await lab.ask('file.new', { template: 'pair' });
  await lab.ask('lab.run', { steps: [{ do: 'enable-users', count: 3 }] });
  await lab.ask('file.openBytes', { name: 'small.json', data });
  return lab;
}

const lessonOf = (lab: TestLab) => lab.view().lesson!;
const code = (answer: object) => (answer as { problem?: { code: string } }).problem?.code;

describe('a lesson', () => {
  test('runs in a lab of its own, and the open lab comes back unchanged', async () => {
    const lab = await begun();
    expect(lessonOf(lab)).toMatchObject({
      title: 'Small',
      page: 0,
      text: 'imp1 has 5 users [S2].',
      look: ['node:imp1'],
      sources: ['S2'],
      waiting: 'New lab',
    });
    expect(lab.view().file.unsavedSteps).toBe(1);
    const own = await openTestLab();
    await own.ask('file.new', { template: 'pair' });
    await lab.ask('lab.run', { steps: [{ do: 'unassign', all: true }] });
    await lab.ask('lesson.leave', {});
    expect(lab.view()).toMatchObject({ title: 'New lab', lesson: null, totals: { users: 3 } });
    expect(lab.position()).toBe(own.position() + 1);
  });

  test('undoes at the turn of the page what was only tried, and keeps its own steps', async () => {
    const lab = await begun();
    await lab.ask('lab.run', { steps: [{ do: 'unassign', all: true }] });
    await lab.ask('lesson.turn', { page: 1 });
    expect(lab.view().totals.unassigned).toBe(0);
    expect(code(await lab.call('lab.undo', {}))).toBe('nothing-to-undo');
    expect(code(await lab.call('lab.goTo', { position: 0 }))).toBe('lesson-stays');
  });

  test('records the answer before the engine runs, and then tells the truth and the wrong idea', async () => {
    const lab = await begun();
    await lab.ask('lesson.turn', { page: 1 });
    expect(code(await lab.call('lab.run', { steps: [{ do: 'unassign', all: true }] }))).toBe(
      'answer-first',
    );
    expect(code(await lab.call('lesson.turn', { page: 2 }))).toBe('page-held');
    expect(code(await lab.call('lesson.answer', { value: 3 }))).toBe('no-answer');
    await lab.ask('lesson.hint', { level: 1 });
    await lab.ask('lesson.answer', { value: { user11: 'imp1', user12: 'imp1' } });
    const { reveal, hints } = lessonOf(lab);
    expect(hints).toHaveLength(1);
    expect(reveal).toMatchObject({
      right: false,
      misconception: { name: 'secondary-spared' },
      because: 'imp1 has 6 now.',
      label: 'Enable 2 users',
    });
    expect(reveal?.parts).toMatchObject([
      { name: 'user11', truth: 'imp1', right: true, frame: 1 },
      { name: 'user12', truth: 'imp2', right: false, frame: 2 },
    ]);
    expect(reveal?.frames.map(({ kind }) => kind)).toEqual(['start', 'decision', 'decision']);
    expect(lab.rows().map((row) => row.do)).toEqual([
      ...LESSON.lab.steps.map((step) => step.do),
      'begin-lesson',
      'hint',
      'answer',
      'enable-users',
    ]);
    expect(code(await lab.call('lesson.answer', { value: {} }))).toBe('answered-already');
  });

  test('tells live which goals hold, and what a task does not allow', async () => {
    const lab = await begun();
    await throughTo(lab, 3);
    expect(lessonOf(lab).task).toMatchObject({ done: false, used: 0, atMost: 2 });
    expect(lessonOf(lab).task?.goals[0]).toMatchObject({
      held: false,
      why: 'imp1 serves 0 devices, not 6',
    });
    expect(code(await lab.call('lab.run', { steps: [{ do: 'unassign', all: true }] }))).toBe(
      'not-allowed',
    );
    await lab.ask('lab.run', { steps: [{ do: 'restore-node', node: 'imp1' }] });
    await lab.ask('lesson.hint', { level: 2 });
    await lab.ask('lab.undo', {});
    expect(lab.rows().at(-1)?.do).toBe('hint');
    expect(lab.view().groups[0]?.nodes[0]?.state).toBe('Unreachable');
    await lab.ask('lab.run', { steps: LESSON.pages[3]!.solution as never });
    expect(lessonOf(lab)).toMatchObject({ done: true, right: 1, answered: 2, hintsUsed: 1 });
    await lab.ask('lesson.reset', {});
    expect(lessonOf(lab).task?.done).toBe(false);
    expect(lessonOf(lab).hintsUsed).toBe(1);
  });

  test('goes on where it was left, after a new start of the program too', async () => {
    const first = await begun(folder);
    await throughTo(first, 2);
    await first.ask('lesson.leave', {});
    await first.lab.close();
    const second = await openTestLab({ dataFolder: folder });
    const { course } = await second.ask('lesson.course', {});
    const [card] = course.own;
    expect(card).toMatchObject({ title: 'Small', page: 2, state: 'begun', right: 0, of: 2 });
    await second.ask('lesson.open', { key: card!.key });
    expect(lessonOf(second)).toMatchObject({ page: 2, reached: 2, answered: 1, waiting: null });
    await second.ask('lesson.open', { key: card!.key, again: true });
    expect(lessonOf(second)).toMatchObject({ page: 0, answered: 0 });
    await second.ask('lesson.leave', {});
    await second.ask('lesson.forget', { key: card!.key });
    expect((await second.ask('lesson.course', {})).course.own).toEqual([]);
    await second.lab.close();
  });

  test('that is broken is refused with the place, and the open lab stays', async () => {
    const lab = await openTestLab();
    const broken = { ...LESSON, pages: [{ kind: 'read', title: 'x', text: '<b>' }] };
    const bytes = Buffer.from(JSON.stringify(broken)).toString('base64');
    const answer = await lab.call('file.openBytes', { name: 'x.json', data: bytes });
    expect(code(answer)).toBe('not-a-lesson');
    expect(JSON.stringify(answer)).toContain('pages[0].text');
  });
});

async function throughTo(lab: TestLab, page: number): Promise<void> {
  await lab.ask('lesson.turn', { page: 1 });
  await lab.ask('lesson.answer', { value: { user11: 'imp2', user12: 'imp2' } });
  await lab.ask('lesson.turn', { page: 2 });
  if (page === 2) return;
  await lab.ask('lesson.answer', { value: [0] });
  await lab.ask('lesson.turn', { page: 3 });
}
