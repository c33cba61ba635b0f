import { describe, expect, it } from 'vitest';
import {
  clusterLimit,
  FEATURE_MINIMUMS,
  OVA_SIZES,
  ovaOfCapacity,
  rulePack,
  rulePacks,
} from '../../src/main/engine/rule-packs';
import { sourceOf } from '../../src/main/engine/words/sources';
import { OVAS, RELEASES } from '../../src/shared/model';

describe('rule packs', () => {
  it('cover every release, oldest first', () => {
    expect(rulePacks().map((pack) => pack.release)).toEqual(RELEASES);
  });

  it('allow 15,000 users a node and 45,000 a cluster before 12.5, and 25,000 and 75,000 since', () => {
    const caps = RELEASES.map((release) => {
      const { usersPerNode, usersPerCluster } = rulePack(release);
      return `${release}: ${usersPerNode}/${usersPerCluster}`;
    });
    expect(caps).toEqual([
      '9: 15000/45000',
      '10: 15000/45000',
      '11: 15000/45000',
      '12.0: 15000/45000',
      '12.5: 25000/75000',
      '12.5SU3: 25000/75000',
      '14: 25000/75000',
      '15: 25000/75000',
    ]);
    expect(rulePacks().every((pack) => pack.usersPerGroup === 25_000)).toBe(true);
    expect(rulePacks().every((pack) => pack.nodesPerCluster === 6)).toBe(true);
    expect(rulePacks().every((pack) => pack.groupsPerCluster === 3)).toBe(true);
  });

  it('lower the limit of a cluster to 45,000 as soon as one node is a 15K node', () => {
    const pack = rulePack('15');
    expect(clusterLimit(pack, [25_000, 25_000])).toBe(75_000);
    expect(clusterLimit(pack, [25_000, 15_000])).toBe(45_000);
    expect(clusterLimit(rulePack('11'), [5000])).toBe(45_000);
    expect(clusterLimit(pack, [])).toBe(75_000);
  });

  it('name only sources that the glossary knows, and say where documents disagree', () => {
    const marks = [
      ...rulePacks().flatMap((pack) => pack.sources),
      ...FEATURE_MINIMUMS.flatMap((feature) => feature.sources),
      ...OVAS.flatMap((ova) => OVA_SIZES[ova].sources),
    ];
    expect(marks.filter((mark) => sourceOf(mark) === null)).toEqual([]);
    expect(rulePack('9').conflicts.join(' ')).toContain('30\u202f000');
    expect(rulePack('10').conflicts.join(' ')).toContain('could not be read');
  });

  it('give the sessions of the three templates that have been tested', () => {
    expect(OVAS.map((ova) => OVA_SIZES[ova].sessions)).toEqual([
      null,
      null,
      null,
      7500,
      22_500,
      37_500,
    ]);
  });

  it('know the template of a capacity, and that other capacities have none', () => {
    expect(ovaOfCapacity(15_000)).toBe('15000');
    expect(ovaOfCapacity(6000)).toBeNull();
  });
});
