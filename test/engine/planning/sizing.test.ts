import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lint } from '../../../src/main/engine/lint';
import { usersAfter } from '../../../src/main/engine/planning/growth';
import { type SizeNeed, sizing } from '../../../src/main/engine/planning/sizing';
import { whatIf } from '../../../src/main/engine/what-if/matrix';
import { RELEASES } from '../../../src/shared/model';
import { SIZE_FEATURES } from '../../../src/shared/planning';
import { play } from '../random-lab';

const need: fc.Arbitrary<SizeNeed> = fc.record({
  growth: fc.record({
    users: fc.integer({ min: 1, max: 60_000 }),
    rate: fc.constantFrom(0, 250, 600, 1000, 3333),
  }),
  tenths: fc.constantFrom(1, 10, 15, 20, 37),
  years: fc.integer({ min: 0, max: 6 }),
  survive: fc.constantFrom('one' as const, 'none'),
  style: fc.constantFrom('balanced' as const, 'active-standby'),
  release: fc.constantFrom(...RELEASES),
  features: fc.subarray([...SIZE_FEATURES]),
});

describe('growth', () => {
  test('is rounded up from the exact value: 100 users and 10 % are 110 after a year, not 111', () => {
    expect(100 * 1.1).toBeGreaterThan(110);
    expect(usersAfter({ users: 100, rate: 1000 }, 12)).toBe(110);
    expect(usersAfter({ users: 10_000, rate: 1000 }, 24)).toBe(12_100);
    // 21 % a year are 10 % in half a year.
    expect(usersAfter({ users: 1000, rate: 2100 }, 6)).toBe(1100);
    expect(usersAfter({ users: 1000, rate: 2100 }, 7)).toBe(1118);
    expect(usersAfter({ users: 8750, rate: 600 }, 60)).toBe(11_710);
  });
});

describe('sizing', () => {
  test('of a need in release 15: one pair of 25K nodes is the smallest that carries five years', () => {
    const found = sizing({
      growth: { users: 8750, rate: 600 },
      tenths: 15,
      years: 5,
      survive: 'one',
      style: 'balanced',
      release: '15',
      features: ['persistent-chat'],
    });
    expect(found).toMatchObject({ end: 11_710, demand: 17_565 });
    expect(found.candidates).toHaveLength(12);
    const of = (ova: string, groups: number) =>
      found.candidates.find((each) => each.ova === ova && each.groups === groups);
    expect(found.candidates[found.best!]).toMatchObject({ ova: '25000', groups: 1 });
    expect(of('25000', 1)).toMatchObject({
      nodes: 2,
      perNode: 8783,
      afterFailure: 17_565,
      untilMonths: 60,
      why: [],
    });
    // From 8,750 users to 10,000 with 1.5 devices each: 27 months, March 2029 for a plan of December 2026.
    expect(of('15000', 1)).toMatchObject({ fits: false, untilMonths: 27, why: ['V11'] });
    expect(of('1000', 1)).toMatchObject({ untilMonths: null, why: ['V10', 'V11', 'V27'] });
  });

  test('agrees with a lab that is built of its steps, filled and failed', () => {
    fc.assert(
      fc.property(need, (asked) => {
        for (const candidate of sizing(asked).candidates) {
          const demand = sizing(asked).demand;
          const names = Array.from({ length: candidate.nodes }, (_, index) => `imp${index + 1}`);
          const state = play([
            ...candidate.steps,
            ...filled(asked, candidate.groups, names, demand),
          ]);
          const codes = new Set(
            lint(state)
              .filter(({ code, severity }) => severity === 'error' || code === 'V11')
              .map(({ code }) => code)
              .filter((code) => RULES.has(code)),
          );
          expect(candidate.why).toEqual([...codes].sort());
          expect(candidate.fits).toBe(codes.size === 0);
          const cases = whatIf(state).filter(({ failed }) => failed.length === 1);
          const worst = Math.max(...cases.flatMap(({ load }) => [...load.values()]));
          expect(candidate.afterFailure).toBe(worst);
          if (candidate.fits && asked.survive === 'one')
            expect(cases.every(({ over, noService }) => over.length === 0 && noService === 0)).toBe(
              true,
            );
        }
      }),
      { numRuns: 10 },
    );
  });

  test('says until when a design fits: that month it does, the next it does not', () => {
    fc.assert(
      fc.property(need, (asked) => {
        const sizedFor = (months: number) =>
          sizing({
            ...asked,
            growth: { users: usersAfter(asked.growth, months), rate: 0 },
            years: 0,
          });
        const found = sizing(asked);
        found.candidates.forEach(({ untilMonths, fits }, i) => {
          expect(fits).toBe(untilMonths === 12 * asked.years);
          if (untilMonths !== null) expect(sizedFor(untilMonths).candidates[i]!.fits).toBe(true);
          if (!fits) expect(sizedFor((untilMonths ?? -1) + 1).candidates[i]!.fits).toBe(false);
        });
      }),
      { numRuns: 60 },
    );
  });
});

const RULES = new Set(['V09', 'V10', 'V11', 'V12', 'V13', 'V14', 'V26', 'V27', 'V29']);

/** One user a node with all the devices that are the node's share. */
function filled(asked: SizeNeed, groups: number, names: readonly string[], demand: number) {
  const parts = (total: number, of: number) =>
    Array.from({ length: of }, (_, i) => Math.floor(total / of) + (i < total % of ? 1 : 0));
  const shares = parts(demand, groups).flatMap((part) => {
    if (asked.survive === 'none') return [part];
    return asked.style === 'balanced' ? parts(part, 2) : [part, 0];
  });
  return shares.flatMap((devices, i) =>
    devices === 0
      ? []
      : [
          {
            do: 'enable-users' as const,
            users: [{ id: `u${i}`, devices, server: names[i]! }],
          },
        ],
  );
}
