import { describe, expect, test } from 'vitest';
import { readDecimal } from '../../src/renderer/features/plan/parts/decimal-field';
import { readCounts } from '../../src/renderer/features/plan/sizing/counts';
import { monthAfter, spanName, timeAfter } from '../../src/shared/plan-words/days';
import { sheetMarkdown } from '../../src/shared/plan-words/sheet';

describe('times of a plan', () => {
  test('name the day from the next one on', () => {
    expect(timeAfter('2026-12-05', '22:00', 600)).toBe('22:10');
    expect(timeAfter('2026-12-05', '22:00', 7800)).toBe('Sun 00:10');
  });

  test('are as long as they are said', () => {
    expect(spanName(5580)).toBe('1\u202fh 33\u202fmin');
    expect(spanName(537)).toBe('9\u202fmin');
    expect(spanName(30)).toBe('30\u202fs');
  });

  test('count months of the calendar', () => {
    expect(monthAfter(new Date(2026, 11, 31), 27)).toBe('March 2029');
  });
});

describe('what people type', () => {
  test('a decimal is read with a point or a comma, and not with more digits than it has', () => {
    expect(readDecimal('1,5', 10)).toBe(15);
    expect(readDecimal('1.55', 10)).toBe(null);
    expect(readDecimal('12 000.25', 100)).toBe(1_200_025);
  });

  test('counts per node are read from two or three columns; a head is no row, bad lines are told', () => {
    expect(readCounts('node\tusers\nimp1\t2 490\t3700\nimp2\t2510\nimp3\tmany\n')).toEqual({
      rows: [
        { node: 'imp1', users: 2490, devices: 3700 },
        { node: 'imp2', users: 2510, devices: 2510 },
      ],
      bad: [4],
    });
  });
});

test('a sheet as Markdown has a box before each item', () => {
  const text = sheetMarkdown({
    title: 'Night',
    intro: ['Patching imp1.'],
    items: [{ lead: '22:00', title: 'Look', lines: ['utils ha status'], done: true }],
    notes: ['Only once.'],
  });
  expect(text).toBe(
    '# Night\n\nPatching imp1.\n\n- [x] 22:00 **Look**\n  utils ha status  \n\n> Only once.\n',
  );
});
