import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  countOf,
  formatChange,
  formatClock,
  formatCount,
  formatDay,
  formatPercent,
  listNames,
  shortSize,
} from '../../src/renderer/ui/figures';
import { readWhole } from '../../src/renderer/ui/number-field';

test('counts have a thin space in thousands and a true minus', () => {
  expect([0, 900, 5600, -12, 1_234_567].map(formatCount)).toEqual([
    '0',
    '900',
    '5\u202f600',
    '\u221212',
    '1\u202f234\u202f567',
  ]);
  expect([700, 0, -20].map(formatChange)).toEqual(['+700', '0', '\u221220']);
});

test('what a count shows can be typed back', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000_000), (value) => {
      expect(readWhole(formatCount(value))).toBe(value);
    }),
  );
});

test('text that is no whole number is not read as one', () => {
  for (const text of ['', '-1', '1.5', '1e3', 'ten', '0x10', '१२'])
    expect(readWhole(text)).toBeNull();
});

test('a share never hides something or a gap by rounding', () => {
  expect([
    formatPercent(0, 5000),
    formatPercent(1, 5000),
    formatPercent(800, 5000),
    formatPercent(4999, 5000),
    formatPercent(5600, 5000),
    formatPercent(3, 0),
  ]).toEqual(['0\u202f%', 'under 1\u202f%', '16\u202f%', '99\u202f%', '112\u202f%', '?']);
});

test('lab time is hours, minutes and seconds', () => {
  expect([0, 60, 252, 3_661, 360_000].map(formatClock)).toEqual([
    '0:00:00',
    '0:01:00',
    '0:04:12',
    '1:01:01',
    '100:00:00',
  ]);
});

test('nouns follow their count', () => {
  expect([countOf(0, 'user'), countOf(1, 'user'), countOf(2, 'user')]).toEqual([
    '0 users',
    '1 user',
    '2 users',
  ]);
});

test('a list of names says how many it leaves out', () => {
  expect(listNames(['imp1'])).toBe('imp1');
  expect(listNames(['imp1', 'imp2'])).toBe('imp1 and imp2');
  expect(listNames(['a', 'b', 'c', 'd', 'e'], 3)).toBe('a, b and 3 more');
});

test('templates are named in thousands', () => {
  expect([500, 1000, 15_000].map(shortSize)).toEqual(['500', '1K', '15K']);
});

test('a day is told as people say it', () => {
  const now = new Date(2026, 10, 20, 9, 0);
  const day = (...parts: [number, number, number, number, number]) =>
    formatDay(new Date(...parts).toISOString(), now);
  expect(day(2026, 10, 20, 8, 5)).toBe('Today, 08:05');
  expect(day(2026, 10, 19, 23, 59)).toBe('Yesterday');
  expect(day(2026, 10, 12, 10, 0)).toBe('12 Nov');
  expect(day(2025, 10, 12, 10, 0)).toBe('12 Nov 2025');
});
