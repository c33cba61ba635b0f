import { expect, test } from 'vitest';
import { lineOf, linesNeeded, linesOf } from '../../src/renderer/features/steps/step-lines';
import { stepRow } from './views';

const ROWS = [
  stepRow({ index: 0 }),
  stepRow({ index: 1, action: { steps: 3, label: 'Fix it', effect: 'imp1 +2' } }),
  stepRow({ index: 2, joined: true }),
  stepRow({ index: 3, joined: true, failed: true }),
  stepRow({ index: 4 }),
];

test('steps that belong together are one line until it is unfolded', () => {
  const keys = (unfolded: number[]) => linesOf(ROWS, new Set(unfolded)).map(({ key }) => key);
  expect(keys([])).toEqual(['step-0', 'action-1', 'step-4']);
  expect(keys([1])).toEqual(['step-0', 'action-1', 'step-1', 'step-2', 'step-3', 'step-4']);
});

test('the line of several steps says what they did together and that one of them failed', () => {
  expect(linesOf(ROWS, new Set())[1]).toMatchObject({
    label: 'Fix it',
    effect: 'imp1 +2',
    failed: true,
    last: 3,
    steps: 3,
  });
});

test('a step that is folded is seen on the line of its action', () => {
  expect(lineOf(linesOf(ROWS, new Set()), 2)).toBe(1);
  expect(lineOf(linesOf(ROWS, new Set([1])), 2)).toBe(3);
  expect(lineOf(linesOf(ROWS, new Set()), 9)).toBe(-1);
});

test.each([
  ['imp3 +2\u202f900', 24, 1],
  ['imp3 serves 5\u202f600, 600 over', 28, 1],
  ['imp3 serves 5\u202f600, 600 over', 24, 2],
  ['imp-fra-1a +250\u202f000, imp-fra-1b +250\u202f000, 4 more nodes +90', 24, 3],
  ['x'.repeat(49), 24, 3],
  ['x'.repeat(500), 24, 4],
  ['', 24, 1],
])('the effect %j takes with %i letters a line %i lines', (effect, perLine, lines) => {
  expect(linesNeeded(effect, perLine)).toBe(lines);
});
