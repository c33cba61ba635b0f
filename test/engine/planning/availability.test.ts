import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aloneMinutes,
  loginHours,
  type PairModel,
  pairMinutes,
} from '../../../src/main/engine/planning/availability-model';
import { simulatePair } from '../../../src/main/engine/planning/availability-simulation';

const HOURS = 8766;

const model: fc.Arbitrary<PairModel> = fc.record({
  machineRate: fc.integer({ min: 1, max: 12 }).map((perYear) => perYear / HOURS),
  machineHours: fc.integer({ min: 1, max: 48 }),
  serviceRate: fc.integer({ min: 1, max: 12 }).map((perYear) => perYear / HOURS),
  serviceHours: fc.integer({ min: 1, max: 24 }),
  fallbackHours: fc.constantFrom(0.5, 2, 12),
  lower: fc.constant(120),
  upper: fc.constantFrom(253, 537, 1787),
  heartbeat: fc.constantFrom(60, 120),
  serviceDelay: fc.constantFrom(90, 180),
  initialization: fc.constantFrom(120, 240),
});

describe('availability', () => {
  test('lets users sign in between the limits, and not before service is back', () => {
    const limits = { lower: 120, upper: 520 };
    expect(loginHours(limits, 60) * 3600).toBe(320);
    expect(loginHours(limits, 7200) * 3600).toBe(7200);
    expect(loginHours(limits, 320) * 3600).toBeCloseTo((320 + 420) / 2, 6);
  });

  test('of a pair agrees with years played by the rules of the engine, within their error', () => {
    fc.assert(
      fc.property(model, fc.integer(), (pair, seed) => {
        const seen = simulatePair(pair, true, 40, seed);
        const expected = pairMinutes(pair);
        expect(Math.abs(seen.minutes - expected)).toBeLessThan(4 * seen.error + 0.03 * expected);
      }),
      { numRuns: 2, seed: 42 },
    );
  });

  test('without High Availability agrees with them as well', () => {
    fc.assert(
      fc.property(model, fc.integer(), (pair, seed) => {
        const seen = simulatePair(pair, false, 80, seed);
        const expected = aloneMinutes(pair);
        expect(Math.abs(seen.minutes - expected)).toBeLessThan(4 * seen.error + 0.01 * expected);
      }),
      { numRuns: 2, seed: 42 },
    );
  });
});
