import { formatCount } from '../../shared/format';
import type { Ova, Release } from '../../shared/model';
import { OVAS, RELEASES } from '../../shared/model';
import type { RulePackView } from '../../shared/view';

/** Limits of one release, with their sources and the contradictions of the documents (domain 3.2). */
export interface RulePack extends RulePackView {
  readonly release: Release;
  /** Limit of the cluster as soon as one node is a 15K node. */
  readonly usersPerClusterWith15k: number;
}

const NODES_PER_CLUSTER = 6;
const GROUPS_PER_CLUSTER = 3;
const USERS_PER_GROUP = 25_000;
const USERS_PER_CLUSTER_WITH_15K = 45_000;
const SIZE_15K = 15_000;

const NO_GROUP_CAP =
  'The documents of this release give no limit for a redundancy group; that of 12.5 is used.';
const NOT_READ =
  'The limits of this release could not be read; those of release 9 are used until 12.5 raises them.';
const HA_OFF_30K = `One document of 9.0 says ${formatCount(30_000)} users per cluster with HA turned off, less than its own ${formatCount(45_000)}. It reads like an inverted word and is not used.`;
const IM_ONLY = `An IM-only cluster of 9.0 is said to carry ${formatCount(25_000)} users per node and ${formatCount(75_000)} in all; the figures of a full deployment are used.`;
const WITH_15K = `With any 15K node the cluster carries ${formatCount(45_000)} users; ${formatCount(75_000)} needs six 25K nodes, HA and trace level Error.`;

const SMALL = { usersPerNode: 15_000, usersPerCluster: 45_000 } as const;
const LARGE = { usersPerNode: 25_000, usersPerCluster: 75_000 } as const;

interface Caps {
  readonly usersPerNode: number;
  readonly usersPerCluster: number;
  readonly sources: readonly string[];
  readonly conflicts: readonly string[];
}

const CAPS: Readonly<Record<Release, Caps>> = {
  '9': {
    ...SMALL,
    sources: ['S17a', 'S17b', 'S26'],
    conflicts: [HA_OFF_30K, IM_ONLY, NO_GROUP_CAP],
  },
  '10': { ...SMALL, sources: ['S17a', 'S26'], conflicts: [NOT_READ, NO_GROUP_CAP] },
  '11': { ...SMALL, sources: ['S17a', 'S26'], conflicts: [NOT_READ, NO_GROUP_CAP] },
  '12.0': { ...SMALL, sources: ['S17a', 'S26'], conflicts: [NOT_READ, NO_GROUP_CAP] },
  '12.5': { ...LARGE, sources: ['S4', 'S26', 'S20'], conflicts: [WITH_15K] },
  '12.5SU3': { ...LARGE, sources: ['S4', 'S26', 'S20'], conflicts: [WITH_15K] },
  '14': { ...LARGE, sources: ['S4', 'S26', 'S20'], conflicts: [WITH_15K] },
  '15': { ...LARGE, sources: ['S4', 'S26', 'S20'], conflicts: [WITH_15K] },
};

const PACKS: ReadonlyMap<Release, RulePack> = new Map(
  RELEASES.map((release) => [release, packOf(release)]),
);

/** Limits of `release` (domain 3.2). */
export function rulePack(release: Release): RulePack {
  return PACKS.get(release) ?? packOf(release);
}

/** Every rule pack, oldest release first. */
export function rulePacks(): readonly RulePack[] {
  return [...PACKS.values()];
}

/**
 * Devices that a cluster of these nodes may carry.
 *
 * @param capacities  capacities of its nodes, in users
 * @source            domain 3.2 (S4): one 15K node lowers the limit to 45,000
 */
export function clusterLimit(pack: RulePack, capacities: readonly number[]): number {
  return capacities.includes(SIZE_15K)
    ? Math.min(pack.usersPerCluster, pack.usersPerClusterWith15k)
    : pack.usersPerCluster;
}

function packOf(release: Release): RulePack {
  return {
    release,
    nodesPerCluster: NODES_PER_CLUSTER,
    groupsPerCluster: GROUPS_PER_CLUSTER,
    usersPerGroup: USERS_PER_GROUP,
    usersPerClusterWith15k: USERS_PER_CLUSTER_WITH_15K,
    ...CAPS[release],
  };
}

/** One VM template (domain 3.1). Figures in users unless said. */
export interface OvaSize {
  readonly ova: Ova;
  readonly capacity: number;
  /** Last row of the re-login table for one node of an active/active pair; a tabulated size, not a hard limit. */
  readonly activeActiveUsers: number;
  /** The same for a whole active/standby group. */
  readonly activeStandbyUsers: number;
  /** JSM sessions tested per node (1.5 times the capacity), null where the table has none. */
  readonly sessions: number | null;
  /** Hardware of the old templates, as a note only. */
  readonly hardware: string;
  readonly sources: readonly string[];
}

/** VM templates by name (domain 3.1). */
export const OVA_SIZES: Readonly<Record<Ova, OvaSize>> = {
  '500': size('500', 250, null, '1 vCPU 700 MHz, 2 GB', ['S5']),
  '1000': size('1000', 500, null, '1 vCPU 1500 MHz, 2 GB', ['S5']),
  '2000': size('2000', 1000, null, '1 vCPU 1500 MHz, 4 GB', ['S5']),
  '5000': size('5000', 2500, 7500, '2 vCPU, 4 GB', ['S5', 'S7']),
  '15000': size('15000', 7500, 22_500, '4 vCPU, 8 GB', ['S5', 'S7']),
  '25000': size('25000', 12_500, 37_500, '6 vCPU, 16 GB', ['S5', 'S7']),
};

function size(
  ova: Ova,
  activeActiveUsers: number,
  sessions: number | null,
  hardware: string,
  sources: readonly string[],
): OvaSize {
  const capacity = Number(ova);
  return {
    ova,
    capacity,
    activeActiveUsers,
    activeStandbyUsers: capacity,
    sessions,
    hardware,
    sources,
  };
}

/** Release 15 has four sizes, named in devices; the others are not among them (domain 3.1, S53). */
const OVAS_OF_15: readonly Ova[] = ['1000', '5000', '15000', '25000'];

/** VM templates that a release has, smallest first. */
export function ovasOf(release: Release): readonly Ova[] {
  return release === '15' ? OVAS_OF_15 : OVAS;
}

/** Template of a capacity, or null where none has it. */
export function ovaOfCapacity(capacity: number): Ova | null {
  const name = String(capacity);
  return name in OVA_SIZES ? (name as Ova) : null;
}

/** What a feature asks of every node (domain 3.3). Capacities in users. */
export interface FeatureMinimum {
  readonly feature: 'intercluster' | 'persistentChat' | 'centralized' | 'managedFileTransfer';
  readonly name: string;
  /** Under it: an error. */
  readonly minimum: number;
  /** Under it: a warning or advice. */
  readonly recommended: number;
  readonly sources: readonly string[];
  /** Where the documents disagree, in words; empty where they do not. */
  readonly conflict: string;
}

/** Node sizes that features ask for (domain 3.3). */
export const FEATURE_MINIMUMS: readonly FeatureMinimum[] = [
  {
    feature: 'intercluster',
    name: 'Intercluster peering',
    minimum: 5000,
    recommended: 15_000,
    sources: ['S4', 'S30', 'S31'],
    conflict: 'S4 and S30 ask for 15K nodes everywhere; S31 allows 5K and recommends 15K.',
  },
  {
    feature: 'persistentChat',
    name: 'Persistent chat',
    minimum: 5000,
    recommended: 15_000,
    sources: ['S31', 'S4', 'S15'],
    conflict: 'S31 allows 5K and strongly recommends 15K; S15 lists it under 15K or higher.',
  },
  {
    feature: 'centralized',
    name: 'Centralised deployment',
    minimum: 15_000,
    recommended: 25_000,
    sources: ['S4', 'S43'],
    conflict: '',
  },
  {
    feature: 'managedFileTransfer',
    name: 'Managed file transfer',
    minimum: 15_000,
    recommended: 15_000,
    sources: ['S15'],
    conflict: '',
  },
];

/** Largest round trip between the nodes of one group, in milliseconds (V31; S2, S4). */
export const ROUND_TRIP_LIMIT_MS = 80;
/** Dedicated bandwidth between the sites of a cluster, in Mbps (V31; S4). */
export const SITE_BANDWIDTH_MBPS = 10;
/** Rooms of persistent chat in a redundancy group (L07; S31). */
export const CHAT_ROOMS_PER_GROUP = 5000;
/** Push clients that log in again in a second, at most (L08; S56). */
export const PUSH_LOGINS_PER_SECOND = 4;
/** Clusters that one intercluster mesh can hold, this one among them (V30; S30). */
export const CLUSTERS_PER_MESH = 30;
