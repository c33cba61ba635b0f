import { expect, test } from 'vitest';
import { loudParts } from '../../src/renderer/features/load/loud-parts';

const tonesOf = (sentence: string, nodes: readonly string[]) =>
  loudParts(sentence, nodes).map(({ text, tone }) => `${tone}: ${text}`);

test('the name at the beginning is strong, what is over is red, and nothing is said twice', () => {
  const sentence = 'imp3 serves 5\u202f600 devices, 600 over its capacity, and 20 users wait.';
  expect(tonesOf(sentence, ['imp', 'imp3'])).toEqual([
    'strong: imp3',
    'plain:  serves 5\u202f600 devices, ',
    'over: 600 over its capacity',
    'plain: , and 20 users wait.',
  ]);
  expect(loudParts(sentence, ['imp3']).map(({ offset }) => offset)).toEqual([
    0,
    4,
    sentence.indexOf('600 over'),
    sentence.indexOf(', and'),
  ]);
});

test('a name that is only the beginning of another stays plain', () => {
  expect(tonesOf('imp10 serves nobody.', ['imp1'])).toEqual(['plain: imp10 serves nobody.']);
});
