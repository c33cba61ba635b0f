import fc from 'fast-check';
import { expect, test } from 'vitest';
import { niceScale, wholeTicks } from '../../src/renderer/charts/layout/scale';
import { spread } from '../../src/renderer/charts/layout/spread';
import { fitName, fitText } from '../../src/renderer/charts/layout/text-width';
import { keepRows } from '../../src/shared/keep-rows';

test('rows where nothing changes are left out without loss', () => {
  const column = Float64Array.from([0, 0, 5, 5, 5, 7, 7]);
  expect(keepRows([column], 7, 100)).toEqual({ rows: [0, 2, 5, 6], exact: true });
});

test('downsampling keeps true rows, both ends and every peak', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 200, maxLength: 2000 }),
      (pairs) => {
        const a = Float64Array.from(pairs, ([value]) => value);
        const b = Float64Array.from(pairs, ([, value]) => value);
        const { rows } = keepRows([a, b], pairs.length, 60);
        expect(rows[0]).toBe(0);
        expect(rows.at(-1)).toBe(pairs.length - 1);
        expect(new Set(rows).size).toBe(rows.length);
        expect(rows.length).toBeLessThanOrEqual(60);
        for (const column of [a, b]) {
          expect(Math.max(...rows.map((row) => column[row]!))).toBe(Math.max(...column));
          expect(Math.min(...rows.map((row) => column[row]!))).toBe(Math.min(...column));
        }
      },
    ),
  );
});

test('a scale has three or four grid lines, whole ticks and room for the top', () => {
  expect(niceScale(5600)).toEqual({ max: 6000, ticks: [0, 2000, 4000, 6000] });
  expect(niceScale(5000).ticks).toEqual([0, 2000, 4000, 6000]);
  expect(niceScale(0).max).toBe(4);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000_000 }), (top) => {
      const { max, ticks } = niceScale(top);
      expect(max).toBeGreaterThanOrEqual(top);
      expect(ticks.every(Number.isInteger)).toBe(true);
      expect(ticks.length).toBeLessThanOrEqual(5);
      expect(max).toBeLessThan(top * 2 + 4);
    }),
  );
});

test('step ticks are whole, inside the range and few', () => {
  expect(wholeTicks(7, 14, 12)).toEqual([7, 8, 9, 10, 11, 12, 13, 14]);
  expect(wholeTicks(1, 100, 8)).toEqual([20, 40, 60, 80, 100]);
  expect(wholeTicks(3, 3, 8)).toEqual([3]);
});

test('labels that would touch are pushed apart and stay in order and inside', () => {
  const bounds = { gap: 10, low: 0, high: 100 };
  expect(spread([{ place: 50 }, { place: 52 }, { place: 51 }], bounds)).toEqual([50, 70, 60]);
  expect(spread([{ place: 98 }, { place: 99 }], bounds)).toEqual([90, 100]);
  expect(spread([{ place: 20 }, { place: 80 }], bounds)).toEqual([20, 80]);
  fc.assert(
    fc.property(
      fc.array(fc.record({ place: fc.integer({ min: 0, max: 100 }) }), { maxLength: 10 }),
      (wanted) => {
        const places = [...spread(wanted, bounds)].sort((a, b) => a - b);
        expect(places.every((place) => place >= 0 && place <= 100)).toBe(true);
        expect(
          places.every((place, index) => index === 0 || place - places[index - 1]! >= 10),
        ).toBe(true);
      },
    ),
  );
});

test('names keep their end and words their beginning where there is no room for all of them', () => {
  const room = 9 * 6.2;
  expect(fitName('imp-fra-1a', 10 * 6.2, 1)).toBe('imp-fra-1a');
  expect(fitName('imp-presence-1a', room, 1)).toBe('imp-…e-1a');
  expect(fitName('imp-presence-1b', room, 1)).toBe('imp-…e-1b');
  expect(fitText('unreachable', room, 1)).toBe('unreacha…');
  expect(fitName('imp1', 4, 1)).toBe('…');
});
