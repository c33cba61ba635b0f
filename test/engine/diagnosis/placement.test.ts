import { describe, expect, test } from 'vitest';
import { balanced, fail, none, one, pair, standby, strict, told, users } from './told';

describe('why a node is over capacity', () => {
  test('by its own devices, two nodes alike', () => {
    expect(told('over', [...pair('1', 5), { do: 'enable-users', count: 4, devices: 3 }])).toEqual([
      '1A can carry 5 and serves 6 of its own: 1 too many.',
      '- 1A has 6 devices assigned [Make 1A and 1B 500 nodes: set-node 1A 500,set-node 1B 500] (S5,S15,D8)',
      '  4: Enable 4 users: 1A +2, 1B +2',
      '  Its 2 users bring 6 devices, and capacity counts devices while placement counts users.',
      '  No mode looks at capacity. The nodes of this lab are all alike. ADVICE',
      '- 1B has 6 devices assigned [Make 1A and 1B 500 nodes: set-node 1A 500,set-node 1B 500] (S5,S15,D8)',
      '  4: Enable 4 users: 1A +2, 1B +2',
      '  Its 2 users bring 6 devices, and capacity counts devices while placement counts users.',
      '  No mode looks at capacity. The nodes of this lab are all alike. ADVICE',
    ]);
  });
  test('since one user more than it carries', () => {
    expect(told('over', [...pair('1', 5), standby, users(5), users(1)])).toEqual([
      '1A can carry 5 and serves 6 of its own: 1 too many.',
      '- 1A has 6 users assigned [Move 1 to 1B: assign 1 1A 1B] (S5,S15,D8)',
      '  6: Enable 1 user: 1A +1',
      '  No mode looks at capacity. The nodes of this lab are all alike. ADVICE',
    ]);
  });
  test('by what it carries for its peer', () => {
    expect(told('over', [...pair('1', 5), users(4), users(4), users(1), fail('1B')])).toEqual([
      '1A can carry 5 and serves its own 5 and 4 for its peer: 4 too many.',
      "- 1A carries 1B's 4 besides its own 5 [Restore 1B and fall back PRG-1: restore-node 1B,fallback PRG-1] (S5,S15,D8)",
      '  7: Fail 1B: 1A serves 9, 4 over, after 60 s, all back by 537 s',
      '  5: Enable 4 users: 1A +2, 1B +2',
      '  A pair survives a failure only while both nodes together hold no more than one can carry.',
    ]);
  });
  test('by its own users and its peer', () => {
    expect(
      told('over', [...pair('1', 5), standby, users(7), balanced, users(3), fail('1B')]),
    ).toEqual([
      '1A can carry 5 and serves its own 7 and 3 for its peer: 5 too many.',
      '- 1A has 7 users assigned [Restore 1B and fall back PRG-1: restore-node 1B,fallback PRG-1] (S5,S15,D8)',
      '  5: Enable 7 users: 1A +7',
      '  No mode looks at capacity. The nodes of this lab are all alike. ADVICE',
    ]);
  });
  test('by users whom it does not serve now', () => {
    expect(
      told('over', [
        ...pair('1', 5),
        { do: 'set-ha', group: 'PRG-1', enabled: false },
        standby,
        users(7),
        fail('1A'),
      ]),
    ).toEqual([
      'No node serves more than it can now, but 1A has 2 more assigned than it can carry.',
      '- 1A has 7 users assigned [Move 2 to 1B: assign 2 1A 1B] (S1,S4)',
      '  6: Enable 7 users: 1A +7',
      '  No mode looks at capacity. The nodes of this lab are all alike. ADVICE',
    ]);
  });
  test('after one failure, the larger surplus first', () => {
    expect(told('over', [...pair('1', 5), ...pair('2', 4), users(8), users(8)])).toEqual([
      'No node is over its capacity now, but one failure in PRG-2 would leave 4 too many on the survivor.',
      '- One failure overloads PRG-2 by 4 [Make 2A and 2B 500 nodes: set-node 2A 500,set-node 2B 500] (S4)',
      '  After a failure in PRG-2 one node must carry 8 users, but 2A can carry 4: 4 users too many.',
      '  8: Enable 8 users: 1A +2, 1B +2, 2A +2, 2B +2',
      '- One failure overloads PRG-1 by 3 [Make 1A and 1B 500 nodes: set-node 1A 500,set-node 1B 500] (S4)',
      '  After a failure in PRG-1 one node must carry 8 users, but 1A can carry 5: 3 users too many.',
      '  8: Enable 8 users: 1A +2, 1B +2, 2A +2, 2B +2',
    ]);
  });
  test('by a node that became smaller', () => {
    expect(
      told('over', [...pair('1', 5), users(4), { do: 'set-node', node: '1A', capacity: 3 }]),
    ).toEqual([
      'No node is over its capacity now, but one failure in PRG-1 would leave 1 too many on the survivor.',
      '- One failure overloads PRG-1 by 1 [Make 1A and 1B 500 nodes: set-node 1A 500,set-node 1B 500] (S4)',
      '  After a failure in PRG-1 one node must carry 4 users, but 1A can carry 3: 1 user too many.',
      '  5: Set 1A to 3 capacity: 5 to 3, nobody moves',
    ]);
  });
  test('or is not', () => {
    expect(told('over', one)).toEqual([
      'No node is over its capacity, and none would be after a single failure.',
    ]);
  });
});

describe('why users are unassigned', () => {
  test('one of them under None', () => {
    expect(told('unassigned', [...pair('1', 5), none, users(1)])).toEqual([
      '1 user has no node and cannot sign in. The mode was None when the user came, which assigns nobody.',
      '- Mode None assigned nobody: 1 user [Set mode Balanced and assign 1: set-mode balanced,assign-unassigned] (S2)',
      '  5: Enable 1 user: 1 unassigned',
      '  The nodes of this lab are all alike. ADVICE',
    ]);
  });
  test('under None with mixed nodes', () => {
    expect(told('unassigned', [...pair('1', 5, 9), none, users(3)])).toEqual([
      '3 users have no node and cannot sign in. The mode was None when they came, which assigns nobody.',
      '- Mode None assigned nobody: 3 users [Assign 3 by hand within capacity: assign 1 unassigned 1A,assign 2 unassigned 1B] (S2)',
      '  5: Enable 3 users: 3 unassigned',
      '  The nodes of this lab are mixed. ADVICE',
    ]);
  });
  test('without a node', () => {
    expect(told('unassigned', [users(3)])).toEqual([
      '3 users have no node and cannot sign in. No node could take them when they came.',
      '- No node could take 3 users (D3)',
      '  1: Enable 3 users: 3 unassigned',
      '  The lab has no node yet. Add one first.',
    ]);
  });
  test('who came before the first node', () => {
    expect(told('unassigned', [users(3), ...pair('1', 5), strict])).toEqual([
      '3 users have no node and cannot sign in. No node could take them when they came.',
      '- No node could take 3 users [Set capacity advisory and assign 3: set-policy advisory,assign-unassigned] (D3)',
      '  1: Enable 3 users: 3 unassigned',
      '  The lab had no node then.',
    ]);
  });
  test('under strict', () => {
    expect(told('unassigned', [...pair('1', 5), strict, users(13)])).toEqual([
      '3 users have no node and cannot sign in. No node could take them when they came.',
      '- No node could take 3 users [Set capacity advisory and assign 3: set-policy advisory,assign-unassigned] (D3)',
      '  5: Enable 13 users: 1A +5, 1B +5, 3 unassigned',
      '  The capacity policy is strict (D3), which leaves full nodes out.',
    ]);
  });
  test('since strict, which is no more', () => {
    expect(
      told('unassigned', [
        ...pair('1', 5),
        strict,
        users(13),
        { do: 'set-policy', capacity: 'advisory' },
      ]),
    ).toEqual([
      '3 users have no node and cannot sign in. No node could take them when they came.',
      '- No node could take 3 users [Assign the 3 unassigned: assign-unassigned] (D3)',
      '  5: Enable 13 users: 1A +5, 1B +5, 3 unassigned',
      '  The capacity policy was strict then (D3), which leaves full nodes out.',
    ]);
  });
  test('who wait, the latest three steps', () => {
    expect(
      told('unassigned', [...pair('1', 5), fail('1A'), users(2), users(3), users(1), users(1)]),
    ).toEqual([
      '7 users have no node and cannot sign in. They wait for the end of a failover.',
      '- 7 users came while PRG-1 was failed over [Restore 1A and fall back PRG-1: restore-node 1A,fallback PRG-1] (S2,D7)',
      '  8: Enable 1 user: 1 waits for PRG-1',
      '  7: Enable 1 user: 1 waits for PRG-1',
      '  6: Enable 3 users: 3 wait for PRG-1',
    ]);
  });
  test('by hand and without a home cluster', () => {
    expect(
      told('unassigned', [
        ...pair('1', 5),
        users(6),
        { do: 'enable-users', users: [{ id: 'x', homeCluster: false }] },
        { do: 'unassign', count: 2, of: '1A' },
      ]),
    ).toEqual([
      '3 users have no node and cannot sign in. The causes follow, the most users first.',
      '- An administrator unassigned 2 users [Assign the 2 unassigned: assign-unassigned] (S12,D5)',
      '  6: Unassign 2 of 1A: 1A −2, 2 unassigned',
      '  They stay unassigned in every mode until someone assigns them again.',
      '- Without a home cluster: 1 user (S9,S34)',
      '  5: Enable x: 1 not eligible',
      '  Both settings are made in Unified CM: home cluster, and IM and Presence enabled.',
    ]);
  });
  test('one who is not enabled', () => {
    expect(
      told('unassigned', [
        ...pair('1', 5),
        { do: 'enable-users', users: [{ id: 'x', enabled: false }] },
      ]),
    ).toEqual([
      '1 user has no node and cannot sign in. The user is not enabled for IM and Presence.',
      '- Not enabled for IM and Presence: 1 user (S9,S34)',
      '  4: Enable x: 1 not eligible',
      '  Both settings are made in Unified CM: home cluster, and IM and Presence enabled.',
    ]);
  });
  test('none, for there are none', () => {
    expect(told('unassigned', pair('1', 5))).toEqual(['The lab has no users yet.']);
  });
  test('none, for all have a node', () => {
    expect(told('unassigned', one)).toEqual(['Every user has a node.']);
  });
});
