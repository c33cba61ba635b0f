/** Every rule at its threshold: where it is found for the first time, and the last moment where it is not. */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lint } from '../../../src/main/engine/lint';
import { NOT_MODELLED } from '../../../src/main/engine/lint/not-modelled';
import { FINDINGS, type FindingCode, RULE_CODES } from '../../../src/main/engine/lint/table';
import type { Severity } from '../../../src/shared/finding';
import type { Step } from '../../../src/shared/step';
import { play } from '../random-lab';

interface Example {
  /** Steps after which the rule is found. */
  readonly found: readonly Step[];
  /** The nearest lab where it is not. */
  readonly held: readonly Step[];
  readonly at: string;
  readonly severity: Severity;
  readonly surplus?: number;
  readonly title: string;
  readonly message?: string;
  /** Labels of the ways to mend it, in order. */
  readonly fixes?: readonly string[];
}

function pair(group: string, first: string, second: string, size: Partial<Size> = {}): Step[] {
  const { ha = true, ova = '5000' } = size;
  return [
    { do: 'add-group', name: group, ha },
    { do: 'add-node', group, name: first, ova },
    { do: 'add-node', group, name: second, ova },
  ];
}

interface Size {
  readonly ha: boolean;
  readonly ova: '2000' | '5000' | '15000' | '25000';
}

const PAIR = pair('PRG-1', 'imp1', 'imp2');
const LARGE = pair('PRG-1', 'imp1', 'imp2', { ova: '15000' });
const users = (count: number, devices = 1): Step => ({ do: 'enable-users', count, devices });
const mode = (mode: 'balanced' | 'active-standby' | 'none'): Step => ({ do: 'set-mode', mode });
const facts = (facts: Omit<Extract<Step, { do: 'set-facts' }>, 'do'>): Step => ({
  do: 'set-facts',
  ...facts,
});
const lone = (name: string, capacity: number): Step[] => [
  { do: 'add-group', name: `of ${name}` },
  { do: 'add-node', group: `of ${name}`, name, capacity },
];
const release = (release: '9' | '11' | '12.0' | '12.5' | '12.5SU3' | '15'): Step => ({
  do: 'set-parameter',
  release,
});
const limits = (node: string, reloginLower: number, reloginUpper: number): Step => ({
  do: 'set-node',
  node,
  reloginLower,
  reloginUpper,
});

const EXAMPLES: Readonly<Record<FindingCode, Example>> = {
  V01: {
    found: [1, 2, 3, 4, 5, 6, 7].flatMap((n) => lone(`imp${n}`, 5000)),
    held: [1, 2, 3, 4, 5, 6].flatMap((n) => lone(`imp${n}`, 5000)),
    at: 'cluster',
    severity: 'error',
    surplus: 1,
    title: '1 node too many in the cluster',
    message: 'The cluster has 7 nodes; release 15 allows 6.',
    fixes: ['Remove imp7'],
  },
  V02: {
    found: [1, 2, 3, 4].map((n) => ({ do: 'add-group', name: `PRG-${n}` })),
    held: [1, 2, 3].map((n) => ({ do: 'add-group', name: `PRG-${n}` })),
    at: 'cluster',
    severity: 'error',
    surplus: 1,
    title: '1 redundancy group too many in the cluster',
    fixes: ['Remove PRG-4'],
  },
  V03: {
    found: [{ do: 'add-group', name: 'PRG-1' }],
    held: lone('imp1', 5000),
    at: 'PRG-1',
    severity: 'error',
    title: 'PRG-1 has no node',
    fixes: ['Remove PRG-1'],
  },
  V05: {
    found: PAIR.slice(0, 2),
    held: PAIR,
    at: 'PRG-1',
    severity: 'error',
    title: 'PRG-1 has HA enabled without two nodes',
    message: 'HA is enabled for PRG-1, but imp1 is its only node, so nothing can take over.',
    fixes: ['Add imp2 to PRG-1', 'Disable HA for PRG-1'],
  },
  V07: {
    found: [
      ...lone('imp1', 5000),
      facts({ publisher: 'imp1' }),
      { do: 'remove-node', node: 'imp1' },
    ],
    held: [...lone('imp1', 5000), facts({ publisher: 'imp1' })],
    at: 'cluster',
    severity: 'error',
    title: 'The lab has no database publisher',
  },
  V08: {
    found: [...PAIR, ...lone('imp3', 5000), { do: 'set-node', node: 'imp2', version: '14' }],
    held: [...PAIR, ...lone('imp3', 5000)],
    at: 'imp2',
    severity: 'error',
    title: 'imp2 runs another version',
    message: 'imp2 runs version 14, imp1 15.',
  },
  V09: {
    found: lone('imp1', 25_001),
    held: lone('imp1', 25_000),
    at: 'imp1',
    severity: 'error',
    surplus: 1,
    title: 'imp1 is larger than a node may be',
    fixes: ['Make imp1 a 25K node'],
  },
  V10: {
    found: [...lone('imp1', 5000), users(2501, 2)],
    held: [...lone('imp1', 5000), users(2500, 2)],
    at: 'imp1',
    severity: 'error',
    surplus: 2,
    title: 'imp1 has 2 more assigned than it can carry',
    message:
      '5 002 devices of 2 501 users are assigned to imp1, which can carry 5 000: 2 devices too many.',
    fixes: ['Make imp1 a 15K node'],
  },
  V11: {
    found: [...PAIR, users(5001)],
    held: [...PAIR, users(5000)],
    at: 'PRG-1',
    severity: 'warning',
    surplus: 1,
    title: 'One failure overloads PRG-1 by 1',
    message:
      'After a failure in PRG-1 one node must carry 5 001 users, but imp1 can carry 5 000: 1 user too many.',
    fixes: ['Make imp1 and imp2 15K nodes'],
  },
  V12: {
    found: [...pair('PRG-1', 'imp1', 'imp2', { ova: '25000' }), users(25_001)],
    held: [...pair('PRG-1', 'imp1', 'imp2', { ova: '25000' }), users(25_000)],
    at: 'PRG-1',
    severity: 'error',
    surplus: 1,
    title: 'PRG-1 is 1 over the limit of a group',
  },
  V13: {
    found: [...lone('imp1', 15_000), ...lone('imp2', 100_000), users(45_001)],
    held: [...lone('imp1', 15_000), ...lone('imp2', 100_000), users(45_000)],
    at: 'cluster',
    severity: 'error',
    surplus: 1,
    title: 'The cluster is 1 over its limit',
    message: 'The cluster has 45 001 users; release 15 supports 45 000 here: 1 user too many.',
    fixes: ['Make imp1 a 25K node'],
  },
  V14: {
    found: [...pair('PRG-1', 'imp1', 'imp2', { ha: false }), mode('active-standby'), users(5001)],
    held: [...pair('PRG-1', 'imp1', 'imp2', { ha: false }), mode('active-standby'), users(5000)],
    at: 'PRG-1',
    severity: 'error',
    surplus: 1,
    title: 'No node of PRG-1 can carry it alone, by 1',
  },
  V15: {
    found: [...PAIR, { do: 'set-node', node: 'imp2', capacity: 5001 }],
    held: PAIR,
    at: 'PRG-1',
    severity: 'warning',
    title: 'The nodes of PRG-1 differ in size',
    message: 'imp1 is sized for 5 000 users and imp2 for 5 001, in the same redundancy group.',
  },
  V16: {
    found: [...PAIR, ...lone('imp3', 15_000)],
    held: [...PAIR, ...lone('imp3', 15_000), mode('none')],
    at: 'cluster',
    severity: 'warning',
    title: 'Balanced is blind to mixed nodes',
    message: 'The mode is Balanced, which counts heads, but imp1 and imp3 differ in size.',
    fixes: ['Set mode None'],
  },
  V17: {
    found: [...PAIR, { do: 'set-node', node: 'imp2', generation: 'M5' }],
    held: [...PAIR, ...lone('imp3', 5000), { do: 'set-node', node: 'imp3', generation: 'M5' }],
    at: 'PRG-1',
    severity: 'warning',
    title: 'PRG-1 mixes hardware generations',
    fixes: ['Record imp1 as M5'],
  },
  V18: {
    found: [...PAIR, ...lone('imp3', 5000), { do: 'set-node', node: 'imp3', generation: 'M5' }],
    held: [...PAIR, ...lone('imp3', 5000)],
    at: 'cluster',
    severity: 'advice',
    title: 'The cluster mixes hardware generations',
    message: 'Nodes of the cluster are of unrecorded generation and M5.',
  },
  V19: {
    found: [...PAIR, ...lone('imp3', 5000)],
    held: [...PAIR, ...pair('PRG-2', 'imp3', 'imp4')],
    at: 'cluster',
    severity: 'warning',
    title: 'Only some groups have HA',
    message: 'HA is on for PRG-1 and off for of imp3.',
  },
  V20: {
    found: [...pair('PRG-1', 'imp1', 'imp2', { ha: false }), users(2)],
    held: [...PAIR, users(2)],
    at: 'PRG-1',
    severity: 'warning',
    title: 'Nobody takes over in PRG-1',
    message: 'HA is off for PRG-1: if imp1 or imp2 fails, its users lose service, 2 users in all.',
    fixes: ['Enable HA for PRG-1'],
  },
  V21: {
    found: [...PAIR, mode('none'), users(1)],
    held: [...PAIR, users(1), mode('none')],
    at: 'cluster',
    severity: 'warning',
    surplus: 1,
    title: '1 user has no node',
    fixes: ['Set mode Balanced and assign 1', 'Assign 1 by hand within capacity'],
  },
  V22: {
    found: [...PAIR, users(2), mode('active-standby')],
    held: [...PAIR, users(1), mode('active-standby')],
    at: 'imp2',
    severity: 'warning',
    surplus: 1,
    title: '1 user sits on a second node',
    fixes: ['Move 1 to imp1'],
  },
  V23: {
    found: [...PAIR, users(2), { do: 'assign', count: 1, of: 'imp2', node: 'imp1' }],
    held: [...PAIR, users(1)],
    at: 'cluster',
    severity: 'advice',
    surplus: 2,
    title: 'Users are spread unevenly',
    message: 'imp1 has 2 users and imp2 0: a spread of 2 users.',
  },
  V24: {
    found: [...PAIR, limits('imp1', 89, 537), limits('imp2', 89, 537)],
    held: [...PAIR, limits('imp1', 90, 537), limits('imp2', 90, 537)],
    at: 'PRG-1',
    severity: 'warning',
    title: 'The re-login limits of PRG-1 do not fit',
    message:
      'The re-login lower limit of imp1, 89 s, is below the 90 s after which a stopped service fails over.',
    fixes: ['Set re-login of PRG-1 to 90 to 537 s'],
  },
  V25: {
    found: [...LARGE, users(12_001)],
    held: [...LARGE, users(12_000)],
    at: 'imp1',
    severity: 'warning',
    surplus: 50,
    title: 'The re-login upper limit of imp1 is 50 s too low for 6 001 users',
    message:
      'The re-login upper limit of imp1 is 537 s; for 6 001 users on the busier node the table (15K OVA, active/active, 7 000 users) asks for 587 s.',
    fixes: ['Set the upper limit of PRG-1 to 587 s'],
  },
  V26: {
    found: [...lone('imp1', 14_999), facts({ interclusterPeers: 1 })],
    held: [...lone('imp1', 15_000), facts({ interclusterPeers: 1 })],
    at: 'imp1',
    severity: 'warning',
    title: 'imp1 is small for intercluster peering',
    message: 'imp1 is sized for 14 999 users; intercluster peering asks for a 15K node or larger.',
    fixes: ['Make imp1 a 15K node'],
  },
  V27: {
    found: [...lone('imp1', 14_999), facts({ persistentChat: true })],
    held: [...lone('imp1', 15_000), facts({ persistentChat: true })],
    at: 'imp1',
    severity: 'warning',
    title: 'imp1 is small for persistent chat',
  },
  V29: {
    found: [...lone('imp1', 14_999), facts({ centralized: true })],
    held: [...lone('imp1', 25_000), facts({ centralized: true })],
    at: 'imp1',
    severity: 'error',
    title: 'imp1 is small for a centralised deployment',
  },
  V30: {
    found: [facts({ interclusterPeers: 30 })],
    held: [facts({ interclusterPeers: 29 })],
    at: 'cluster',
    severity: 'error',
    surplus: 1,
    title: 'The intercluster mesh is too large',
  },
  V31: {
    found: [facts({ roundTripMs: 81 })],
    held: [facts({ roundTripMs: 80 })],
    at: 'cluster',
    severity: 'error',
    surplus: 1,
    title: 'The nodes are too far apart',
  },
  V36: {
    found: [...lone('imp1', 5000), users(6001)],
    held: [...lone('imp1', 5000), users(6000)],
    at: 'imp1',
    severity: 'warning',
    surplus: 1,
    title: 'imp1 is close to its tested sessions',
    message:
      'imp1 holds 6 001 sessions, 80 % of the 7 500 that are usable; the alert comes above 80 %.',
  },
  V37: {
    found: [...lone('imp1', 100_000), users(75_000)],
    held: [...lone('imp1', 100_000), users(74_999)],
    at: 'cluster',
    severity: 'advice',
    title: 'The largest cluster needs less tracing',
  },
  V38: {
    found: [
      ...pair('PRG-1', 'imp1', 'imp2', { ha: false }),
      users(2),
      { do: 'fail-node', node: 'imp1' },
    ],
    held: [...pair('PRG-1', 'imp1', 'imp2', { ha: false }), { do: 'fail-node', node: 'imp1' }],
    at: 'PRG-1',
    severity: 'warning',
    title: 'Wait before you enable HA for PRG-1',
    message: 'PRG-1 serves 1 of 2 users assigned to it; both should agree before HA is enabled.',
    fixes: ['Restore imp1'],
  },
  L01: {
    found: [...lone('imp1', 5000), users(5001)],
    held: [...lone('imp1', 5000), users(5000)],
    at: 'imp1',
    severity: 'error',
    surplus: 1,
    title: 'imp1 serves 1 more than it can',
    message: 'imp1 serves 5 001 devices and can carry 5 000: 1 device too many.',
  },
  L02: {
    found: [...PAIR, { do: 'cut-link', group: 'PRG-1' }],
    held: [...PAIR, { do: 'fail-node', node: 'imp1' }],
    at: 'PRG-1',
    severity: 'error',
    title: 'PRG-1 is split: both nodes act as backup',
    fixes: ['Heal the link of PRG-1 and recover PRG-1'],
  },
  L03: {
    found: [...lone('imp1', 5000), users(8), { do: 'fail-node', node: 'imp1' }],
    held: [...lone('imp1', 5000), { do: 'fail-node', node: 'imp1' }],
    at: 'of imp1',
    severity: 'error',
    surplus: 8,
    title: '8 users of of imp1 without service',
    message: 'Nobody serves 8 users of of imp1: imp1 is Unknown.',
    fixes: ['Restore imp1'],
  },
  L04: {
    found: [...PAIR, users(10), { do: 'fail-node', node: 'imp1' }],
    held: [
      ...PAIR,
      users(10),
      { do: 'fail-node', node: 'imp1' },
      { do: 'restore-node', node: 'imp1' },
      { do: 'fallback', group: 'PRG-1' },
    ],
    at: 'PRG-1',
    severity: 'warning',
    title: 'PRG-1 is not back to Normal',
    message:
      'imp1 is Unreachable and imp2 is Running in Backup Mode; imp2 serves 5 users of its peer.',
    fixes: ['Restore imp1 and fall back PRG-1'],
  },
  L05: {
    found: [...PAIR, { do: 'fail-node', node: 'imp1' }, users(1)],
    held: [...PAIR, users(1), { do: 'fail-node', node: 'imp1' }],
    at: 'cluster',
    severity: 'warning',
    surplus: 1,
    title: '1 user waits to be placed',
    message: '1 user waits until PRG-1 is back to Normal.',
    fixes: ['Restore imp1 and fall back PRG-1'],
  },
  L06: {
    found: [
      ...PAIR,
      {
        do: 'enable-users',
        users: [
          { id: 'a', homeCluster: false, enabled: false },
          { id: 'b', enabled: false },
          { id: 'c' },
        ],
      },
    ],
    held: [...PAIR, users(3)],
    at: 'cluster',
    severity: 'advice',
    surplus: 2,
    title: '2 users are not eligible',
    message:
      '2 users are never placed: 1 without a home cluster, 1 with one and not enabled for IM and Presence.',
  },
  L07: {
    found: [...PAIR, facts({ chatRoomsPerNode: 2501 })],
    held: [...PAIR, facts({ chatRoomsPerNode: 2500 })],
    at: 'PRG-1',
    severity: 'warning',
    surplus: 2,
    title: 'PRG-1 has 2 chat rooms too many',
  },
  L08: {
    found: [release('11'), ...PAIR, facts({ pushUsersPerNode: 1669 })],
    held: [release('11'), ...PAIR, facts({ pushUsersPerNode: 1668 })],
    at: 'imp1',
    severity: 'advice',
    surplus: 1,
    title: 'imp1 calls its push clients back 1 s too early',
    fixes: ['Set the upper limit of PRG-1 to 538 s'],
  },
  L09: {
    found: [...PAIR, ...lone('imp3', 5000), facts({ dualConnections: true })],
    held: [...PAIR, facts({ dualConnections: true })],
    at: 'cluster',
    severity: 'warning',
    title: 'Clients have no spare connection',
    message: 'Dual connections are not offered where HA is off: of imp3.',
  },
  L10: {
    found: [...lone('imp1', 14_999), facts({ managedFileTransfer: true })],
    held: [...lone('imp1', 15_000), facts({ managedFileTransfer: true })],
    at: 'imp1',
    severity: 'warning',
    title: 'imp1 is small for managed file transfer',
  },
};

function plain(text: string): string {
  return text.replaceAll('\u202f', ' ');
}

describe('each rule', () => {
  test.each(Object.entries(EXAMPLES))(
    '%s is found from its threshold on, and no earlier',
    (code, example) => {
      const [finding] = lint(play(example.found)).filter((each) => each.code === code);
      const { at, severity, surplus, title, message, fixes } = example;
      const view = finding?.view();
      expect({
        at: view?.at,
        severity: view?.severity,
        surplus: view?.surplus,
        title: plain(view?.title ?? ''),
      }).toEqual({ at, severity, surplus, title });
      if (message !== undefined) expect(plain(view!.message)).toBe(message);
      if (fixes !== undefined) expect(view!.fixes.map(({ label }) => plain(label))).toEqual(fixes);
      expect(lint(play(example.held)).map((each) => each.code)).not.toContain(code);
    },
  );
});

describe('rules beyond their first threshold', () => {
  const found = (code: FindingCode, steps: readonly Step[]) =>
    lint(play(steps)).filter((finding) => finding.code === code);

  test.each<
    readonly [FindingCode, number, Severity, Omit<Extract<Step, { do: 'set-facts' }>, 'do'>]
  >([
    ['V26', 4999, 'error', { interclusterPeers: 1 }],
    ['V26', 5000, 'warning', { interclusterPeers: 1 }],
    ['V27', 4999, 'error', { persistentChat: true }],
    ['V27', 5000, 'warning', { persistentChat: true }],
    ['V29', 14_999, 'error', { centralized: true }],
    ['V29', 15_000, 'advice', { centralized: true }],
    ['V29', 24_999, 'advice', { centralized: true }],
  ])('%s of a node for %i users is of severity %s', (code, capacity, severity, told) => {
    const [finding] = found(code, [...lone('imp1', capacity), facts(told)]);
    expect(finding?.severity).toBe(severity);
  });

  test('V31 asks for 10 Mbps between the sites', () => {
    expect(found('V31', [facts({ siteBandwidthMbps: 10 })])).toEqual([]);
    const [finding] = found('V31', [facts({ siteBandwidthMbps: 9 })]);
    expect(plain(finding!.message)).toBe(
      'The sites have 9 Mbps between them; a cluster over two sites asks for 10 Mbps of its own.',
    );
  });

  test('L08 is about release 11 only, and L09 also about older ones', () => {
    expect(found('L08', [...PAIR, facts({ pushUsersPerNode: 9000 })])).toEqual([]);
    expect(found('L09', [release('12.5'), ...PAIR, facts({ dualConnections: true })])).toHaveLength(
      1,
    );
  });

  test('V09 follows the release', () => {
    expect(found('V09', [release('12.0'), ...lone('imp1', 15_001)])).toHaveLength(1);
    expect(found('V09', [release('12.0'), ...lone('imp1', 15_000)])).toEqual([]);
  });

  test('V24 finds limits that differ, that are out of order, and both at once', () => {
    const messages = (...steps: Step[]) =>
      found('V24', [...PAIR, ...steps]).map(({ message }) => plain(message));
    expect(messages(limits('imp1', 120, 538))).toEqual([
      'imp1 tells its clients to log in again after 120 to 538 s, imp2 after 120 to 537 s.',
    ]);
    expect(messages(limits('imp1', 537, 537), limits('imp2', 537, 537))).toEqual([]);
    expect(messages(limits('imp1', 538, 537))).toHaveLength(2);
  });

  test('V24 asks for twice the delay with multiple device messaging', () => {
    const doubled: Step = { do: 'set-parameter', multiDeviceMessaging: true };
    expect(
      found('V24', [...PAIR, doubled, limits('imp1', 179, 537), limits('imp2', 179, 537)]),
    ).toHaveLength(1);
    expect(
      found('V24', [...PAIR, doubled, limits('imp1', 180, 537), limits('imp2', 180, 537)]),
    ).toEqual([]);
  });

  test('V25 says that the table has ended, with the users and its last row', () => {
    const [finding] = found('V25', [
      ...PAIR,
      mode('none'),
      users(2501),
      { do: 'assign', count: 2501, of: 'unassigned', node: 'imp1' },
      users(1),
      { do: 'assign', count: 1, of: 'unassigned', node: 'imp2' },
    ]);
    expect(plain(finding!.message)).toBe(
      'The busier node of PRG-1 has 2 501 users, and the re-login table (5K OVA, active/active, beyond the last row) ends at 2 500 users: no upper limit is tabulated for imp1, which has 537 s.',
    );
    expect(finding!.surplus).toBeUndefined();
    expect(finding!.view().fixes.map(({ label }) => plain(label))).toEqual(['Move 1 to imp2']);
  });

  test('V25 is for clusters without intercluster peers', () => {
    expect(found('V25', [...LARGE, users(12_001), facts({ interclusterPeers: 1 })])).toEqual([]);
    expect(found('V25', [...LARGE, users(12_001), facts({ interclusterPeers: 0 })])).toHaveLength(
      2,
    );
  });

  test('V36 counts half of the sessions in a pair that both nodes share, all of them in an Active/Standby pair', () => {
    expect(found('V36', [...PAIR, users(6000)])).toEqual([]);
    expect(found('V36', [...PAIR, users(6001)]).map(({ at }) => at)).toEqual(['imp1']);
    expect(found('V36', [...PAIR, mode('active-standby'), users(6000)])).toEqual([]);
    expect(found('V36', [...PAIR, mode('active-standby'), users(6001)])).toHaveLength(1);
  });

  test('V36 starts at 5K nodes, and at release 12.5', () => {
    expect(found('V36', [...lone('imp1', 4999), users(8000)])).toEqual([]);
    expect(found('V36', [release('12.0'), ...lone('imp1', 5000), users(8000)])).toEqual([]);
    expect(found('V36', [release('12.5'), ...lone('imp1', 5000), users(6001)])).toHaveLength(1);
  });

  test('V36 is close to the figure until it is over it', () => {
    const title = (count: number) =>
      found('V36', [...lone('imp1', 5000), users(count)])[0]!.view().title;
    expect(title(7500)).toBe('imp1 is close to its tested sessions');
    expect(title(7501)).toBe('imp1 has more sessions than its tested figure allows');
  });

  test('a lost pair is an error with its way back, a failed-over one a warning', () => {
    const lost: Step[] = [
      ...PAIR,
      users(8000),
      { do: 'fail-node', node: 'imp1' },
      { do: 'fail-node', node: 'imp2' },
    ];
    const [finding] = found('L03', lost);
    expect(plain(finding!.view().title)).toBe('8 000 users of PRG-1 without service');
    expect(finding!.view().fixes).toHaveLength(1);
    expect(found('L04', lost)).toEqual([]);
  });

  test('a loss that nobody has noticed yet is told with the time until it is', () => {
    const steps: Step[] = [...PAIR, users(10), { do: 'fail-node', node: 'imp1' }];
    const [finding] = lint(play(steps, () => {}, false)).filter(({ code }) => code === 'L03');
    expect(plain(finding!.message)).toBe(
      'Nobody serves 5 users of PRG-1: imp1 is Normal and imp2 is Normal, and the loss is noticed in 60 s.',
    );
  });
});

describe('the place of a finding', () => {
  test('is an index, so that a node named like a group keeps its own ways to mend', () => {
    const steps: Step[] = [
      ...pair('imp1', 'imp2', 'imp1', { ha: true }),
      ...pair('PRG-2', 'a', 'b'),
      { do: 'set-mode', mode: 'none' },
      users(5001),
      { do: 'assign', count: 5001, of: 'unassigned', node: 'imp1' },
    ];
    const [finding] = lint(play(steps)).filter(({ code }) => code === 'V10');
    expect(finding).toMatchObject({ at: 'imp1', place: { kind: 'node', node: 1 } });
    expect(finding!.view().fixes.map(({ label }) => plain(label))).toEqual([
      'Move 1 to imp2',
      'Make imp2 and imp1 15K nodes',
    ]);
  });
});

describe('the table of rules', () => {
  const files = readdirSync(resolve(import.meta.dirname, '../../../src/main/engine/lint/rules'));
  const codes: readonly string[] = FINDINGS.map(({ code }) => code);

  test('lists every file of the rules', () => {
    const unlisted = files.filter((file) => !codes.includes(file.split('-')[0]!.toUpperCase()));
    expect(unlisted).toEqual([]);
    expect(files).toHaveLength(FINDINGS.length);
  });

  test('holds V01 to V38 once each, found or not modelled with the reason', () => {
    const all = Array.from({ length: 38 }, (_, i) => `V${String(i + 1).padStart(2, '0')}`);
    expect(RULE_CODES.filter((code) => code.startsWith('V'))).toEqual(all);
    expect(NOT_MODELLED.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });

  test('says of every rule in one sentence what it asks for', () => {
    expect(FINDINGS.filter(({ asks, label }) => !asks.endsWith('.') || label === '')).toEqual([]);
  });
});
