import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { availability } from '../../../src/main/engine/planning/availability';
import {
  aloneMinutes,
  loginHours,
  type PairModel,
  pairMinutes,
} from '../../../src/main/engine/planning/availability-model';
import type { FailureRates, Span } from '../../../src/shared/planning';
import type { Step } from '../../../src/shared/step';
import { play } from '../random-lab';
import { simulatePair } from './pair-years';

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

  test('is to the digit what a second program works out from the same flows and means', () => {
    const rare: PairModel = {
      machineRate: 2 / HOURS,
      machineHours: 8,
      serviceRate: 4 / HOURS,
      serviceHours: 2,
      fallbackHours: 12,
      lower: 120,
      upper: 537,
      heartbeat: 60,
      serviceDelay: 90,
      initialization: 120,
    };
    const often: PairModel = {
      machineRate: 1000 / HOURS,
      machineHours: 3,
      serviceRate: 700 / HOURS,
      serviceHours: 5,
      fallbackHours: 2,
      lower: 120,
      upper: 1787,
      heartbeat: 240,
      serviceDelay: 360,
      initialization: 4800,
    };
    const atOnce: PairModel = {
      ...often,
      fallbackHours: 0,
      lower: 600,
      upper: 600,
      heartbeat: 700,
      serviceDelay: 90,
      initialization: 0,
    };
    expect(pairMinutes(rare)).toBeCloseTo(76.918969, 5);
    expect(aloneMinutes(rare)).toBeCloseTo(1436.693231, 5);
    expect(pairMinutes(often)).toBeCloseTo(212_110.0605, 3);
    expect(aloneMinutes(often)).toBeCloseTo(224_637.0099, 3);
    expect(pairMinutes(atOnce)).toBeCloseTo(191_628.7836, 3);
    expect(aloneMinutes(atOnce)).toBeCloseTo(224_167.5591, 3);
  });
});

/** A pair with HA, one without, and a lone node of a size that no table knows; unevenly filled, two devices each. */
const LAB: readonly Step[] = [
  { do: 'set-mode', mode: 'none' },
  {
    do: 'set-parameter',
    multiDeviceMessaging: true,
    heartbeatTimeout: 40,
    initializationTimeout: 500,
  },
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', ova: '15000' },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', ova: '15000' },
  { do: 'add-group', name: 'PRG-2' },
  { do: 'add-node', group: 'PRG-2', name: 'imp3', ova: '5000' },
  { do: 'add-node', group: 'PRG-2', name: 'imp4', ova: '5000' },
  { do: 'add-group', name: 'PRG-3' },
  { do: 'add-node', group: 'PRG-3', name: 'imp5', capacity: 700 },
  { do: 'add-group', name: 'PRG-4', ha: true },
  { do: 'set-node', node: 'imp1', reloginLower: 100, reloginUpper: 900 },
  { do: 'set-node', node: 'imp2', reloginLower: 300, reloginUpper: 800 },
];
const USERS: readonly Step[] = [
  { do: 'enable-users', count: 3800, devices: 2 },
  { do: 'assign', of: 'unassigned', count: 1000, node: 'imp1' },
  { do: 'assign', of: 'unassigned', count: 1500, node: 'imp2' },
  { do: 'assign', of: 'unassigned', count: 600, node: 'imp3' },
  { do: 'assign', of: 'unassigned', count: 500, node: 'imp4' },
  { do: 'assign', of: 'unassigned', count: 200, node: 'imp5' },
];

describe('availability of a lab', () => {
  /** So often and so short that what clients wait for shows in two digits. */
  const rates: FailureRates = {
    machineFailures: { low: 30, high: 90 },
    machineHours: { low: 0.2, high: 0.4 },
    serviceFailures: { low: 50, high: 70 },
    serviceHours: { low: 0.1, high: 0.3 },
    fallbackHours: { low: 1, high: 5 },
  };
  const modelOf = (end: keyof Span, own: Partial<PairModel>): PairModel => ({
    machineRate: rates.machineFailures[end] / HOURS,
    machineHours: rates.machineHours[end],
    serviceRate: rates.serviceFailures[end] / HOURS,
    serviceHours: rates.serviceHours[end],
    fallbackHours: rates.fallbackHours[end],
    lower: 120,
    upper: 537,
    // Twice the parameters, since multiple device messaging is on (S2).
    heartbeat: 80,
    serviceDelay: 180,
    initialization: 1000,
    ...own,
  });
  /** Mean over users: 2,500 in PRG-1, 1,100 in PRG-2, 200 in PRG-3. */
  const minutes = (
    one: Partial<PairModel>,
    two: Partial<PairModel> = {},
    { ha = true, users = [2500, 1100, 200] } = {},
  ) => {
    const of = (end: keyof Span) => {
      const each = [
        ha ? pairMinutes(modelOf(end, one)) : aloneMinutes(modelOf(end, one)),
        aloneMinutes(modelOf(end, two)),
        aloneMinutes(modelOf(end, {})),
      ];
      const all = users.reduce((sum, count) => sum + count, 0);
      return each.reduce((sum, mean, i) => sum + mean * users[i]!, 0) / all;
    };
    return { low: Number(of('low').toPrecision(2)), high: Number(of('high').toPrecision(2)) };
  };
  const asSet = { lower: 300, upper: 900 };

  test('weighs each group by its users, and compares arrangements by the limits that they would have', () => {
    const { cases } = availability(play([...LAB, ...USERS]), rates);
    expect(cases.map((each) => [each.label, each.minutes])).toEqual([
      ['As it is', minutes(asSet)],
      ['High Availability off', minutes(asSet, {}, { ha: false })],
      // 5,000 devices of the pair, 2,200 of the other one: rows 5000 of the 15K table, 2500 of the 5K table (S5).
      ['Active/Standby', minutes({ lower: 120, upper: 953 }, { upper: 953 })],
      ['Automatic fallback', minutes({ ...asSet, fallbackHours: 0.5 })],
      // Two thirds of 3,000 and of 1,200 devices on the busier node: rows 2000 and 1000.
      ['One more pair', minutes({ lower: 120, upper: 253 }, { upper: 287 })],
    ]);
    expect(cases.map(({ note }) => note !== '')).toEqual([false, false, true, false, true]);
  });

  test('of a lab without users counts its groups, and of one without nodes is nothing', () => {
    const [asItIs] = availability(play(LAB), rates).cases;
    expect(asItIs?.minutes).toEqual(minutes(asSet, {}, { users: [1, 1, 1] }));
    const { cases } = availability(play([{ do: 'add-group', name: 'PRG-1' }]), rates);
    expect(cases.map((each) => each.minutes)).toEqual(cases.map(() => ({ low: 0, high: 0 })));
  });

  test('keeps the limits that are set where the load is beyond the table', () => {
    const full: Step[] = [
      ...LAB.slice(2, 5),
      { do: 'set-node', node: 'imp1', reloginUpper: 3000 },
      { do: 'enable-users', count: 9000, devices: 2 },
    ];
    const { cases } = availability(play(full), rates);
    const of = (label: string) => cases.find((each) => each.label === label)?.minutes;
    expect(of('Active/Standby')).toEqual(of('As it is'));
  });

  test('with automatic fallback on is compared with fallback by hand', () => {
    const on: Step = { do: 'set-parameter', automaticFallback: true, automaticFallbackDelay: 7200 };
    const { cases } = availability(play([...LAB, ...USERS, on]), rates);
    expect(cases[0]?.minutes).toEqual(minutes({ ...asSet, fallbackHours: 2 }));
    expect(cases[3]).toEqual({ label: 'Fallback by hand', minutes: minutes(asSet), note: '' });
  });
});
