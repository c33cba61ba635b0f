import { expect, test } from 'vitest';
import {
  problemGroups,
  problemTable,
} from '../../src/renderer/features/users/enable/problem-groups';

const PROBLEMS = [
  { line: 2, text: 'Nobody knows the server “imp9”.', id: 'anna' },
  { line: 3, text: 'The id is missing.' },
  { line: 4, text: 'Nobody knows the server “imp8”.', id: 'boris' },
];

test('rows that are left out for one reason are one line, whatever name it quotes', () => {
  expect(problemGroups(PROBLEMS).map(({ reason, rows }) => [reason, rows.length])).toEqual([
    ['Nobody knows the server “…”.', 2],
    ['The id is missing.', 1],
  ]);
});

test('the file of left-out rows has line, user and the whole reason', () => {
  expect(problemTable(PROBLEMS).rows[0]).toEqual([2, 'anna', 'Nobody knows the server “imp9”.']);
});
