import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Step } from '../../src/shared/step';
import { anyRun } from '../engine/random-lab';
import { base64, openTestLab, type TestLab } from './open-test-lab';

const PAIR: Step[] = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 100 },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 100 },
  { do: 'enable-users', count: 10 },
];

let lab: TestLab;
beforeEach(async () => {
  lab = await openTestLab();
  await lab.call('file.new', { template: 'empty' });
});

/** The view without what only counts changes. */
function shown() {
  const { lab: _____, revision: _, undo: __, redo: ___, file: ____, ...view } = lab.view();
  return view;
}

describe('running steps', () => {
  test('is one commit and one event for all of them, with the effect in words', async () => {
    const before = lab.events.length;
    const answer = await lab.call('lab.run', { steps: PAIR });
    expect(answer).toMatchObject({ ok: true, effect: 'imp1 +5, imp2 +5' });
    expect(lab.events).toHaveLength(before + 1);
    expect(lab.rows().map(({ label }) => label)).toEqual([
      'Add PRG-1',
      'Add imp1',
      'Add imp2',
      'Enable 10 users',
    ]);
    expect(lab.rows()[3]!.nodes).toEqual({
      imp1: { assigned: 5, load: 5 },
      imp2: { assigned: 5, load: 5 },
    });
  });

  test('does none of them when one is refused, and says which and why', async () => {
    await lab.call('lab.run', { steps: PAIR });
    const before = shown();
    const events = lab.events.length;
    const answer = await lab.call('lab.run', {
      steps: [
        { do: 'enable-users', count: 5 },
        { do: 'remove-node', node: 'imp2' },
      ],
    });
    expect(answer).toMatchObject({
      ok: false,
      index: 1,
      refusal: { code: 'V33', title: 'imp2 still has 7 users' },
    });
    expect(shown()).toEqual(before);
    expect(lab.events).toHaveLength(events);
  });

  test('keeps a step that is refused as it says, and changes nothing by it', async () => {
    await lab.call('lab.run', { steps: PAIR });
    const before = shown();
    expect(
      await lab.call('lab.run', {
        steps: [{ do: 'remove-node', node: 'imp2', refused: 'V33', note: 'too early' }],
      }),
    ).toMatchObject({ ok: true });
    expect(lab.rows()[4]).toMatchObject({ refused: 'V33', failed: false, note: 'too early' });
    expect(shown()).toEqual(before);
  });

  test('answers a step that says it is refused and is not', async () => {
    expect(
      await lab.call('lab.run', { steps: [{ do: 'add-group', name: 'A', refused: 'DUPLICATE' }] }),
    ).toMatchObject({ ok: false, problem: { code: 'not-refused', place: 'steps[0]' } });
    expect(lab.rows()).toHaveLength(0);
  });

  test('keeps an expectation with its verdict', async () => {
    await lab.call('lab.run', { steps: PAIR });
    await lab.call('lab.run', { steps: [{ do: 'expect', assigned: { imp1: 5 } }] });
    await lab.call('lab.run', { steps: [{ do: 'expect', assigned: { imp1: 6 } }] });
    expect(lab.rows().map(({ failed }) => failed)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
  });
});

describe('undo and redo', () => {
  test('of every step of random runs restore exactly what was shown', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, async (steps) => {
        lab = await openTestLab();
        await lab.call('file.new', { template: 'empty' });
        const seen = [shown()];
        for (const step of steps)
          if ((await lab.call('lab.run', { steps: [step] })).ok) seen.push(shown());
        for (let index = seen.length - 2; index >= 0; index--) {
          expect(await lab.call('lab.undo', {})).toMatchObject({ ok: true });
          expect(shown()).toEqual(seen[index]);
        }
        expect(await lab.call('lab.undo', {})).toMatchObject({
          problem: { code: 'nothing-to-undo' },
        });
        for (let index = 1; index < seen.length; index++) {
          await lab.call('lab.redo', {});
          expect(shown()).toEqual(seen[index]);
        }
        expect(await lab.call('lab.redo', {})).toMatchObject({
          problem: { code: 'nothing-to-redo' },
        });
        await lab.lab.close();
      }),
      { numRuns: 12 },
    );
  });

  test('carry the label of the step they take', async () => {
    await lab.call('lab.run', { steps: PAIR });
    await lab.call('lab.run', { steps: [{ do: 'fail-node', node: 'imp1' }] });
    expect(lab.view()).toMatchObject({ undo: 'Fail imp1', redo: null });
    expect(await lab.call('lab.undo', {})).toMatchObject({ ok: true, effect: 'Undone: Fail imp1' });
    expect(lab.view()).toMatchObject({ undo: 'Enable 10 users', redo: 'Fail imp1' });
    expect(lab.position()).toBe(4);
    expect(lab.rows()).toHaveLength(5);
  });

  test('survive saving and opening', async () => {
    await lab.call('lab.run', { steps: [...PAIR, { do: 'fail-node', node: 'imp1' }] });
    await lab.call('lab.goTo', { position: 3 });
    const saved = await lab.call('file.saveBytes', {});
    if (!saved.ok) throw new Error('not saved');
    await lab.call('file.new', { template: 'empty' });
    await lab.call('file.openBytes', { name: 'mine.implab', data: saved.file.data });
    expect(lab.view()).toMatchObject({ undo: 'Add imp2', redo: 'Enable 10 users' });
    await lab.call('lab.goTo', { position: 5 });
    expect(lab.view().totals).toMatchObject({ users: 10, assigned: 10 });
    expect(lab.view().groups[0]!.nodes[1]).toMatchObject({ state: 'Running in Backup Mode' });
  });

  test('new steps take the place of undone ones', async () => {
    await lab.call('lab.run', { steps: PAIR });
    await lab.call('lab.undo', {});
    await lab.call('lab.run', { steps: [{ do: 'enable-users', count: 3, prefix: 'x' }] });
    expect(lab.view().redo).toBeNull();
    expect(lab.rows()).toHaveLength(4);
    const page = await lab.ask('lab.users', { offset: 0, limit: 10 });
    expect(page.rows.map(({ id }) => id)).toEqual(['x1', 'x2', 'x3']);
  });
});

describe('looking without touching', () => {
  test('a preview says what would happen and leaves no trace', async () => {
    await lab.call('lab.run', { steps: PAIR });
    const before = shown();
    const answer = await lab.call('lab.preview', {
      steps: [{ do: 'set-mode', mode: 'active-standby' }],
    });
    expect(answer).toMatchObject({
      ok: true,
      preview: {
        sentence: 'Nobody moves.',
        moves: 0,
        next: 'New users go to imp1, the first node of PRG-1.',
      },
    });
    expect(
      await lab.call('lab.preview', {
        steps: [{ do: 'assign', count: 5, of: 'imp1', node: 'imp2' }],
      }),
    ).toMatchObject({ preview: { moves: 5, unassignedAfter: 0 } });
    expect(shown()).toEqual(before);
    await lab.call('lab.run', { steps: [{ do: 'enable-users', count: 1 }] });
    expect((await lab.ask('lab.users', { offset: 10, limit: 10 })).rows[0]!.id).toBe('user11');
  });

  test('an earlier moment looks as it did then, its users too', async () => {
    await lab.call('lab.run', { steps: PAIR });
    const then = shown();
    await lab.call('lab.run', {
      steps: [
        { do: 'disable-users', count: 3, node: 'imp1' },
        { do: 'fail-node', node: 'imp1' },
      ],
    });
    const answer = await lab.call('lab.viewAt', { position: 4 });
    if (!answer.ok) throw new Error('no view');
    const { lab: ___, revision: _, undo, redo, file: __, ...view } = answer.view;
    expect(view).toEqual(then);
    expect([undo, redo]).toEqual([null, null]);
    expect((await lab.ask('lab.users', { offset: 0, limit: 50, position: 4 })).total).toBe(10);
    expect((await lab.ask('lab.users', { offset: 0, limit: 50, position: 5 })).total).toBe(7);
    expect((await lab.ask('lab.users', { offset: 0, limit: 50 })).total).toBe(7);
    expect(await lab.call('lab.viewAt', { position: 99 })).toMatchObject({
      problem: { code: 'unknown-step' },
    });
  });

  test('the buttons offered are the steps that would be done', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, async (steps) => {
        lab = await openTestLab();
        await lab.call('file.new', { template: 'empty' });
        for (const step of steps) await lab.call('lab.run', { steps: [step] });
        for (const group of lab.view().groups) {
          for (const action of ['fallback', 'recover'] as const) {
            const tried = await lab.call('lab.preview', {
              steps: [{ do: action, group: group.name }],
            });
            expect(group.actions.includes(action)).toBe(tried.ok);
          }
          for (const node of group.nodes)
            for (const action of ['fail-node', 'restore-node', 'failover'] as const) {
              if (!node) continue;
              const tried = await lab.call('lab.preview', {
                steps: [{ do: action, node: node.name }],
              });
              expect(node.actions.includes(action)).toBe(tried.ok);
            }
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('the name and the saved marker', () => {
  test('a rename is a change of its own, without a step', async () => {
    await lab.call('lab.rename', { title: '  Head office  ' });
    expect(lab.view()).toMatchObject({
      title: 'Head office',
      file: { name: 'Head office', dirty: true, unsavedSteps: 0 },
    });
    expect(await lab.call('lab.rename', { title: ' ' })).toMatchObject({
      problem: { code: 'bad-arguments', place: 'title' },
    });
  });

  test('the lab is unsaved exactly while it differs from the file', async () => {
    expect(lab.view().file).toMatchObject({ dirty: false });
    await lab.call('lab.run', { steps: PAIR });
    expect(lab.view().file).toMatchObject({ dirty: true, unsavedSteps: 4 });
    await lab.call('file.saveBytes', {});
    expect(lab.view().file).toMatchObject({ dirty: false, unsavedSteps: 0 });
    await lab.call('lab.undo', {});
    expect(lab.view().file).toMatchObject({ dirty: true, unsavedSteps: 1 });
    await lab.call('lab.redo', {});
    expect(lab.view().file).toMatchObject({ dirty: false, unsavedSteps: 0 });
    await lab.call('lab.goTo', { position: 2 });
    await lab.call('lab.run', { steps: [{ do: 'note', text: 'x' }] });
    expect(lab.view().file).toMatchObject({ dirty: true, unsavedSteps: 3 });
  });

  test('revisions only grow, whichever lab is open', async () => {
    const revisions: number[] = [];
    for (const template of ['pair', 'empty', 'pair'] as const) {
      await lab.call('file.new', { template });
      revisions.push(lab.view().revision);
      await lab.call('lab.run', { steps: [{ do: 'note', text: 'x' }] });
      revisions.push(lab.view().revision);
    }
    expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
    expect(new Set(revisions).size).toBe(revisions.length);
  });
});

describe('snapshots', () => {
  test('are taken, restored, undone and deleted as steps', async () => {
    await lab.call('lab.run', { steps: [...PAIR, { do: 'take-snapshot', name: 'ten' }] });
    const ten = shown();
    expect(ten.snapshots).toEqual([{ name: 'ten', step: 4 }]);
    await lab.call('lab.run', { steps: [{ do: 'enable-users', count: 7, prefix: 'z' }] });
    const more = shown();
    await lab.call('lab.run', { steps: [{ do: 'restore-snapshot', name: 'ten' }] });
    expect(shown()).toEqual(ten);
    await lab.call('lab.undo', {});
    expect(shown()).toEqual(more);
    await lab.call('lab.redo', {});
    await lab.call('lab.run', { steps: [{ do: 'delete-snapshot', name: 'ten' }] });
    expect(lab.view().snapshots).toEqual([]);
    const saved = await lab.call('file.saveBytes', {});
    if (!saved.ok) throw new Error('not saved');
    await lab.call('file.openBytes', { name: 'a.implab', data: saved.file.data });
    expect(lab.view().file.seal).toMatchObject({ verdict: 'same' });
    await lab.call('lab.undo', {});
    expect(shown()).toEqual(ten);
  });

  test('one taken and restored within one run is found', async () => {
    await lab.call('lab.run', { steps: PAIR });
    await lab.call('lab.run', {
      steps: [
        { do: 'take-snapshot', name: 'a' },
        { do: 'disable-users', all: true },
        { do: 'restore-snapshot', name: 'a' },
      ],
    });
    expect(lab.view().totals.users).toBe(10);
  });
});

test('a scenario with failures opens whole: nothing is lost and every failure shows', async () => {
  const scenario = {
    format: 'implab-scenario',
    version: 1,
    steps: [
      ...PAIR,
      { do: 'remove-node', node: 'imp1' },
      { do: 'remove-node', node: 'imp1', refused: 'V05' },
      { do: 'remove-node', node: 'imp1', refused: 'V33' },
      { do: 'note', text: 'done anyway', refused: 'V33' },
      { do: 'enable-users', count: 2 },
    ],
  };
  await lab.call('file.openBytes', { name: 'x.json', data: base64(JSON.stringify(scenario)) });
  expect(lab.view()).toMatchObject({ title: 'x', totals: { users: 12 } });
  expect(lab.rows().map(({ refused, failed }) => [refused, failed])).toEqual([
    [null, false],
    [null, false],
    [null, false],
    [null, false],
    ['V33', true],
    ['V33', true],
    ['V33', false],
    [null, true],
    [null, false],
  ]);
});
