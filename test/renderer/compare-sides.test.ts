import { describe, expect, test } from 'vitest';
import { momentSections, moreWords } from '../../src/renderer/features/compare/moments';
import {
  completeSides,
  diffSide,
  isOfOpenLab,
  type Moments,
  type Side,
  sideKey,
  sideName,
  sideNote,
  withoutMoments,
} from '../../src/renderer/features/compare/sides';
import { stepRow } from './views';

const FILE: Side = { kind: 'file', file: { id: 1, name: 'other.implab', data: 'AA==' } };

function moments(given: Partial<Moments> = {}): Moments {
  return {
    rows: Array.from({ length: 60 }, (_, index) =>
      stepRow({ index, label: index === 6 ? 'Fail imp4' : `Enable ${index + 1} users` }),
    ),
    position: 50,
    looking: null,
    snapshots: [
      { name: 'Monday', step: 10 },
      { name: 'Tuesday', step: 20 },
    ],
    ...given,
  };
}

describe('the sides that nobody chose', () => {
  test('are the step one looks at and now', () => {
    const sides = completeSides({ before: null, after: null }, moments({ looking: 3 }));
    expect(sides).toEqual({ before: { kind: 'step', position: 3 }, after: { kind: 'now' } });
  });

  test('are the newest snapshot and now', () => {
    const { before } = completeSides({ before: null, after: null }, moments());
    expect(before).toEqual({ kind: 'snapshot', name: 'Tuesday' });
  });

  test('are the lab before its last step and now, and never before the first', () => {
    const none = { before: null, after: null };
    const position = (given: Partial<Moments>) =>
      completeSides(none, moments({ snapshots: [], ...given })).before;
    expect(position({})).toEqual({ kind: 'step', position: 49 });
    expect(position({ position: 0 })).toEqual({ kind: 'step', position: 0 });
  });

  test('give way to what was chosen', () => {
    const sides = completeSides(
      { before: FILE, after: { kind: 'snapshot', name: 'x' } },
      moments(),
    );
    expect(sides).toEqual({ before: FILE, after: { kind: 'snapshot', name: 'x' } });
  });
});

test('now stays now: it goes to the lab as the present number of steps', () => {
  expect(diffSide({ kind: 'now' }, 50)).toEqual({ kind: 'position', position: 50 });
  expect(diffSide(FILE, 50)).toEqual({ kind: 'file', name: 'other.implab', data: 'AA==' });
});

test('two files of one name are two sides, and their bytes are no part of the key', () => {
  const again: Side = { kind: 'file', file: { id: 2, name: 'other.implab', data: 'BB==' } };
  expect(sideKey(FILE)).not.toBe(sideKey(again));
  expect(sideKey(FILE)).not.toContain('AA==');
});

test.each<[Side, string, string]>([
  [{ kind: 'now' }, 'Now', 'step 50'],
  [{ kind: 'step', position: 0 }, 'Before the first step', ''],
  [{ kind: 'step', position: 7 }, 'After step 7', 'Fail imp4'],
  [{ kind: 'snapshot', name: 'Monday' }, 'Monday', 'snapshot of step 10'],
  [{ kind: 'snapshot', name: 'Friday' }, 'Friday', 'deleted snapshot'],
  [FILE, 'other.implab', 'file'],
])('%j reads well', (side, name, note) => {
  expect([sideName(side), sideNote(side, moments())]).toEqual([name, note]);
});

test('the steps of a file are not those of the open lab', () => {
  expect([isOfOpenLab(FILE), isOfOpenLab({ kind: 'now' })]).toEqual([false, true]);
});

test('another lab keeps the files that were chosen and forgets its own moments', () => {
  expect(withoutMoments({ before: FILE, after: { kind: 'snapshot', name: 'Monday' } })).toEqual({
    before: FILE,
    after: null,
  });
});

describe('the choice of a side', () => {
  test('lists moments, snapshots and steps, the newest first, and says how many are left out', () => {
    const [fixed, snapshots, steps] = momentSections(moments(), '');
    expect(fixed?.entries.map(({ name }) => name)).toEqual(['Now', 'Before the first step']);
    expect(snapshots?.entries.map(({ name }) => name)).toEqual(['Tuesday', 'Monday']);
    expect(steps?.entries[0]).toMatchObject({
      name: 'After step 60',
      note: 'Enable 60 users, undone',
    });
    expect(steps?.entries).toHaveLength(40);
    expect(moreWords(steps?.more ?? 0)).toMatch(/^20 more/);
  });

  test('takes a number for exactly that step', () => {
    const sections = momentSections(moments(), '5');
    const steps = sections.find(({ title }) => title === 'After a step');
    expect(steps?.entries.map(({ name }) => name)).toEqual(['After step 5']);
  });

  test('finds a step by what it does, and a snapshot by its name', () => {
    const found = (typed: string) =>
      momentSections(moments(), typed).flatMap(({ entries }) => entries.map(({ name }) => name));
    expect(found('fail')).toEqual(['After step 7']);
    expect(found('mond')).toEqual(['Monday']);
    expect(found('nothing like it')).toEqual([]);
  });
});
