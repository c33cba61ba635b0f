import { describe, expect, it } from 'vitest';
import { groupRelogin } from '../../src/main/engine/relogin';
import type { Ova, Release } from '../../src/shared/model';
import { OVAS } from '../../src/shared/model';
import { reloginLimits, reloginRowName } from '../../src/shared/relogin';
import { ACTIVE_ACTIVE, ACTIVE_STANDBY, type ReloginStyle } from '../../src/shared/relogin-tables';
import type { Step } from '../../src/shared/step';
import { journalOf } from './journal';

type Spot = readonly [
  release: Release,
  ova: Ova,
  style: ReloginStyle,
  users: number,
  upper: number | null,
];

const SPOTS: readonly Spot[] = [
  ['15', '500', 'active-standby', 500, 453],
  ['15', '1000', 'active-standby', 1000, 453],
  ['15', '2000', 'active-standby', 2000, 787],
  ['15', '5000', 'active-active', 2500, 537],
  ['15', '5000', 'active-standby', 5000, 1787],
  ['12.5', '5000', 'active-standby', 5000, 953],
  ['15', '15000', 'active-active', 2000, 253],
  ['15', '15000', 'active-active', 7500, 620],
  ['15', '15000', 'active-standby', 15_000, 2620],
  ['12.5', '15000', 'active-standby', 15_000, 1120],
  ['15', '25000', 'active-active', 12_500, 1509],
  ['15', '25000', 'active-standby', 25_000, 3245],
  ['12.5', '25000', 'active-standby', 25_000, 1683],
];

describe('re-login limits', () => {
  it.each(SPOTS)(
    'gives the printed value: release %s, %s OVA, %s, %i users: %i s',
    (release, ova, style, users, upper) => {
      expect(reloginLimits(release, ova, style, users)).toMatchObject({ lower: 120, upper });
    },
  );

  it('answers the first example of the vendor: 2,000 and 1,000 users on a 15K pair (G57)', () => {
    expect(reloginLimits('15', '15000', 'active-active', 2000)).toEqual({
      ova: '15000',
      style: 'active-active',
      users: 2000,
      lower: 120,
      upper: 253,
      computed: 253,
      row: 2000,
      lastRow: 7500,
      flag: '',
      sources: ['S5'],
    });
  });

  it('rounds 4,700 users in a 5K active/standby group up to 5,000, by edition (G59)', () => {
    const editions: readonly Release[] = ['12.5', '12.5SU3', '14', '15'];
    expect(
      editions.map((release) => reloginLimits(release, '5000', 'active-standby', 4700).upper),
    ).toEqual([953, 1787, 1787, 1787]);
    expect(reloginLimits('12.5', '5000', 'active-standby', 4700)).toMatchObject({
      row: 5000,
      sources: ['S6'],
    });
  });

  it('has no value beyond the last row and says where the table ends (G61)', () => {
    const limits = reloginLimits('15', '5000', 'active-active', 4700);
    expect(limits).toMatchObject({ upper: null, row: null, computed: null, lower: 120 });
    expect(limits.flag).toBe(
      'The table for the 5K OVA ends at 2\u202f500 users, so it has no value for 4\u202f700.',
    );
    expect(reloginRowName(limits)).toBe('5K OVA, active/active, beyond the last row');
  });

  it('keeps the odd rows of the newer tables as printed and flags them', () => {
    const odd = [8000, 9000, 10_000, 11_000, 12_000, 13_000].map((users) =>
      reloginLimits('15', '25000', 'active-standby', users),
    );
    expect(odd.map((limits) => limits.upper)).toEqual([1058, 1120, 1245, 1370, 1495, 1620]);
    expect(odd.map((limits) => limits.computed)).toEqual([1120, 1245, 1370, 1495, 1620, 1745]);
    expect(odd.every((limits) => limits.flag.includes('prints'))).toBe(true);
    expect(reloginLimits('14', '5000', 'active-standby', 1)).toMatchObject({
      upper: 154,
      computed: 153,
    });
    expect(reloginLimits('12.5', '25000', 'active-standby', 8000).flag).toBe('');
  });

  it('says that the tables before 12.5 could not be read', () => {
    expect(reloginLimits('11', '500', 'active-active', 100).flag).toContain('release 11');
    expect(reloginLimits('12.5', '500', 'active-active', 100).flag).toBe('');
  });

  it('starts every table at 100 users, and a user on the edge stays in its row', () => {
    for (const ova of OVAS) {
      expect(reloginLimits('15', ova, 'active-active', 0).row).toBe(100);
      expect(reloginLimits('15', ova, 'active-standby', 100).row).toBe(100);
      expect(reloginLimits('15', ova, 'active-standby', 101).row).toBeGreaterThan(100);
    }
  });

  it('ends at half the node for active/active and at the whole node for active/standby', () => {
    for (const ova of OVAS) {
      expect(ACTIVE_ACTIVE[ova].rows.at(-1)).toBe(Number(ova) / 2);
      expect(ACTIVE_STANDBY.S5[ova].rows.at(-1)).toBe(Number(ova));
      expect(ACTIVE_STANDBY.S6[ova].rows.at(-1)).toBe(Number(ova));
    }
  });
});

describe('re-login limits of a group', () => {
  const pair = (capacity: number, other = capacity): readonly Step[] => [
    { do: 'add-group', name: 'PRG-1', ha: true },
    { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity },
    { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: other },
  ];
  const limitsOf = (steps: readonly Step[]) => {
    const { now } = journalOf(steps);
    return groupRelogin(now, now.topology.groups[0]!);
  };

  it('go by the busiest node while both carry users', () => {
    const steps: readonly Step[] = [...pair(15_000), { do: 'enable-users', count: 4000 }];
    expect(limitsOf(steps)).toMatchObject({ style: 'active-active', users: 2000, upper: 253 });
  });

  it('go by the whole group while one node carries all', () => {
    const steps: readonly Step[] = [
      ...pair(5000),
      { do: 'set-mode', mode: 'active-standby' },
      { do: 'enable-users', count: 4700 },
    ];
    expect(limitsOf(steps)).toMatchObject({ style: 'active-standby', row: 5000, upper: 1787 });
  });

  it('count devices, since every client logs in again', () => {
    const steps: readonly Step[] = [...pair(5000), { do: 'enable-users', count: 2000, devices: 2 }];
    expect(limitsOf(steps)).toMatchObject({ users: 2000, row: 2000, upper: 453 });
  });

  it('are unknown without HA, and for sizes that no table has', () => {
    expect(limitsOf(pair(6000))).toBeNull();
    expect(limitsOf(pair(5000, 15_000))).toBeNull();
    expect(limitsOf([...pair(5000), { do: 'set-ha', group: 'PRG-1', enabled: false }])).toBeNull();
  });
});
