import { describe, expect, test } from 'vitest';
import {
  auto,
  cut,
  fail,
  failover,
  fallback,
  none,
  one,
  pair,
  restore,
  slow,
  stop,
  strict,
  told,
  two,
  users,
  wait,
} from './told';

describe('why users are not back', () => {
  test('where all are', () => {
    expect(told('not-back', one)).toEqual([
      'Every node serves its own users, so everybody is back where they are assigned.',
    ]);
  });
  test('with a service stopped', () => {
    expect(told('not-back', [...one, stop('1A')])).toEqual([
      'Presence Engine of 1A is stopped. Start its services, then fall back PRG-1.',
      '- A critical service of 1A is stopped [Start the services of 1A and fall back PRG-1: start-service 1A,fallback PRG-1] (S2)',
      '  5: Stop a service on 1A: 1B serves 10, after 90 s, all back by 537 s',
    ]);
  });
  test('with the second node back', () => {
    expect(told('not-back', [...one, fail('1B'), restore('1B')])).toEqual([
      '1B is healthy again, but 1A still serves its users. Fall back PRG-1 to bring them home.',
      '- 1B is ready, but nobody has asked for fallback [Fall back PRG-1: fallback PRG-1] (S2)',
      '  5: Fail 1B: 1A serves 10, after 60 s, all back by 537 s',
      '  6: Restore 1B: 1A still serves its users',
      '  PRG-1 stays as it is until someone falls it back.',
      '- Automatic fallback is off [Turn automatic fallback on: set-parameter true] (S2,S24b)',
      '  It is off by default in the product.',
      '  Switched on, it takes users home 1 800 s after their node is healthy again.',
    ]);
  });
  test('with two nodes back, each by its own repair', () => {
    expect(
      told('not-back', [
        ...two,
        stop('1A'),
        { do: 'start-service', node: '1A' },
        fail('2A'),
        restore('2A'),
        { do: 'set-parameter', heartbeatTimeout: 50 },
      ]),
    ).toEqual([
      '1A is healthy again, but 1B still serves its users. Fall back PRG-1 to bring them home. The same holds for PRG-2.',
      '- 1A is ready, but nobody has asked for fallback [Fall back PRG-1: fallback PRG-1] (S2)',
      '  8: Stop a service on 1A: 1B serves 20, after 90 s, all back by 537 s',
      '  9: Start the services of 1A: 1B still serves its users',
      '  PRG-1 stays as it is until someone falls it back.',
      '- 2A is ready, but nobody has asked for fallback [Fall back PRG-2: fallback PRG-2] (S2)',
      '  10: Fail 2A: 2B serves 20, after 60 s, all back by 537 s',
      '  11: Restore 2A: 2B still serves its users',
      '  PRG-2 stays as it is until someone falls it back.',
      '- Automatic fallback is off [Turn automatic fallback on: set-parameter true] (S2,S24b)',
      '  It is off by default in the product.',
      '  Switched on, it takes users home 1 800 s after their node is healthy again.',
    ]);
  });
  test('with two machines off', () => {
    expect(told('not-back', [...two, fail('1A'), fail('2B')])).toEqual([
      '1A is down; 1B serves its users. Restore 1A, then fall back PRG-1. The same holds for PRG-2.',
      '- The machine of 1A is down [Restore 1A and fall back PRG-1: restore-node 1A,fallback PRG-1] (S2)',
      '  8: Fail 1A: 1B serves 20, after 60 s, all back by 537 s',
      '- The machine of 2B is down [Restore 2B and fall back PRG-2: restore-node 2B,fallback PRG-2] (S2)',
      '  9: Fail 2B: 2A serves 20, after 60 s, all back by 537 s',
    ]);
  });
  test('held by an administrator', () => {
    expect(told('not-back', [...one, failover])).toEqual([
      'An administrator failed 1A over; its services are stopped and 1B serves its users. Fall back PRG-1 to bring them home.',
      '- 1A is held by an administrator [Fall back PRG-1: fallback PRG-1] (S2)',
      '  5: Fail over 1A: 1B serves 10, at once, all back by 537 s',
    ]);
  });
  test('in failed mode', () => {
    expect(told('not-back', [...one, cut, { do: 'heal-link', group: 'PRG-1' }])).toEqual([
      'Both nodes of PRG-1 are in trouble and 1A serves nobody. Recover PRG-1, which starts the services that are stopped and makes both Normal.',
      '- PRG-1 is in failed mode [Recover PRG-1: recover PRG-1] (S2)',
    ]);
  });
  test('before a loss is noticed', () => {
    expect(told('not-back', [...one, fail('1A'), wait(3)], false)).toEqual([
      '1A is lost; 1B notices in 57 s. Restore it before that and nothing happens.',
      '- The loss of 1A has not been noticed yet [Restore 1A: restore-node 1A] (S2)',
      '  5: Fail 1A: 5 without service, noticed in 60 s',
    ]);
  });
  test('without HA', () => {
    expect(
      told('not-back', [...one, { do: 'set-ha', group: 'PRG-1', enabled: false }, fail('1A')]),
    ).toEqual([
      '1A serves nobody and HA is off for PRG-1, so its users have no service. Restore 1A.',
      '- 1A is down and PRG-1 has no HA [Restore 1A: restore-node 1A] (S2)',
      '  6: Fail 1A: 5 without service',
    ]);
  });
  test('while they are taken back', () => {
    expect(
      told(
        'not-back',
        [...one, slow, fail('1A'), wait(500), restore('1A'), wait(500), fallback, wait(5)],
        false,
      ),
    ).toEqual([
      '1A is taking its users back. Wait until it is Normal.',
      '- 1A is taking its users back (S2)',
      '  6: Fail 1A: 5 without service, noticed in 60 s',
      '  8: Restore 1A: 1B still serves its users',
    ]);
  });
  test('while they are taken over', () => {
    expect(told('not-back', [...one, slow, fail('1A'), wait(65)], false)).toEqual([
      '1B is taking the users of 1A over. Wait until it is done.',
      '- 1A is being taken over (S2)',
      '  6: Fail 1A: 5 without service, noticed in 60 s',
    ]);
  });
  test('with automatic fallback to come', () => {
    expect(
      told('not-back', [...one, auto, fail('1A'), wait(500), restore('1A'), wait(60)], false),
    ).toEqual([
      '1A is healthy again, but 1B still serves its users. It takes them back by itself in 1 740 s, or when you fall back PRG-1.',
      '- 1A is ready, and automatic fallback has not come yet [Fall back PRG-1: fallback PRG-1] (S2)',
      '  6: Fail 1A: 5 without service, noticed in 60 s',
      '  8: Restore 1A: 1B still serves its users',
      '  Automatic fallback comes in 1 740 s.',
    ]);
  });
  test('with automatic fallback switched off', () => {
    expect(
      told('not-back', [
        ...one,
        { do: 'set-parameter', automaticFallback: false },
        fail('1A'),
        restore('1A'),
      ]),
    ).toEqual([
      '1A is healthy again, but 1B still serves its users. Fall back PRG-1 to bring them home.',
      '- 1A is ready, but nobody has asked for fallback [Fall back PRG-1: fallback PRG-1] (S2)',
      '  6: Fail 1A: 1B serves 10, after 60 s, all back by 537 s',
      '  7: Restore 1A: 1B still serves its users',
      '  PRG-1 stays as it is until someone falls it back.',
      '- Automatic fallback is off [Turn automatic fallback on: set-parameter true] (S2,S24b)',
      '  5: Automatic fallback off',
      '  Switched on, it takes users home 1 800 s after their node is healthy again.',
    ]);
  });
  test('with a node that waits for its peer', () => {
    expect(
      told('not-back', [...one, fail('1A'), fail('1B'), restore('1A'), wait(1)], false),
    ).toEqual([
      '1B is down and nobody serves PRG-1. Restore 1B: it waits for its peer, then carries the group alone (D13, a lab assumption).',
      '- The machine of 1B is down [Restore 1B: restore-node 1B] (S2)',
      '  6: Fail 1B: 10 without service',
    ]);
  });
});

describe('why nobody can be added', () => {
  test('while two groups are failed over', () => {
    expect(told('cannot-add', [...two, fail('1A'), fail('2B')])).toEqual([
      'PRG-1 and PRG-2 are failed over, and nobody can be added while any node of the cluster is in a failover state.',
      '- PRG-1 is failed over [Restore 1A and fall back PRG-1: restore-node 1A,fallback PRG-1] (S2,D7)',
      '  8: Fail 1A: 1B serves 20, after 60 s, all back by 537 s',
      '  1A is Unreachable and 1B is Running in Backup Mode.',
      '  Users enabled meanwhile wait, in the order they came, and are placed when it ends (D7).',
      '- PRG-2 is failed over [Restore 2B and fall back PRG-2: restore-node 2B,fallback PRG-2] (S2,D7)',
      '  9: Fail 2B: 2A serves 20, after 60 s, all back by 537 s',
      '  2A is Running in Backup Mode and 2B is Unreachable.',
      '  Users enabled meanwhile wait, in the order they came, and are placed when it ends (D7).',
    ]);
  });
  test('while one waits', () => {
    expect(told('cannot-add', [...one, fail('1A'), users(1)])).toEqual([
      'PRG-1 is failed over, and nobody can be added while any node of the cluster is in a failover state. 1 user waits now.',
      '- PRG-1 is failed over [Restore 1A and fall back PRG-1: restore-node 1A,fallback PRG-1] (S2,D7)',
      '  5: Fail 1A: 1B serves 10, after 60 s, all back by 537 s',
      '  1A is Unreachable and 1B is Running in Backup Mode.',
      '  Users enabled meanwhile wait, in the order they came, and are placed when it ends (D7).',
    ]);
  });
  test('while an administrator holds a node, and the carrier is off', () => {
    expect(told('cannot-add', [...one, failover, fail('1B')])).toEqual([
      'PRG-1 is failed over, and nobody can be added while any node of the cluster is in a failover state.',
      '- PRG-1 is failed over [Restore 1B and fall back PRG-1: restore-node 1B,fallback PRG-1] (S2,D7)',
      '  5: Fail over 1A: 1B serves 10, at once, all back by 537 s',
      '  6: Fail 1B: 10 without service',
      '  1A is Idle and 1B is Unreachable.',
      '  Users enabled meanwhile wait, in the order they came, and are placed when it ends (D7).',
    ]);
  });
  test('in a split', () => {
    expect(told('cannot-add', [...one, cut])).toEqual([
      'PRG-1 is failed over, and nobody can be added while any node of the cluster is in a failover state.',
      '- PRG-1 is failed over [Heal the link of PRG-1 and recover PRG-1: heal-link PRG-1,recover PRG-1] (S2,D7)',
      '  1A is Running in Backup Mode and 1B is Running in Backup Mode.',
      '  Users enabled meanwhile wait, in the order they came, and are placed when it ends (D7).',
    ]);
  });
  test('without a node, under None', () => {
    expect(told('cannot-add', [none, { do: 'note', text: '' }])).toEqual([
      'New users stay unassigned, since mode None places nobody.',
      '- Mode None assigns nobody [Set mode Balanced: set-mode balanced] (S2,S1)',
      '  1: Mode None: Nobody moves',
      '  Users can be enabled, but they stay without a node until someone assigns them.',
      '  The nodes of this lab are all alike. ADVICE',
      '- The lab has no node (S2)',
      '  Users can be enabled, but there is nobody to assign them to. Add a group and a node.',
    ]);
  });
  test('under None with mixed nodes', () => {
    expect(told('cannot-add', [...pair('1', 5000, 15_000), none])).toEqual([
      'New users stay unassigned, since mode None places nobody.',
      '- Mode None assigns nobody (S2,S1)',
      '  4: Mode None: Nobody moves',
      '  Users can be enabled, but they stay without a node until someone assigns them.',
      '  The nodes of this lab are mixed. ADVICE',
    ]);
  });
  test('with every node full under strict', () => {
    expect(told('cannot-add', [...pair('1', 5), users(10), strict])).toEqual([
      'New users stay unassigned, since every node they could go to is full.',
      '- Every node is full, and the capacity policy is strict [Set capacity advisory: set-policy advisory] (D3)',
      '  Strict is a choice of this lab (D3): no source says that placement stops at capacity.',
    ]);
  });
  test('with one seat left under strict', () => {
    expect(told('cannot-add', [...pair('1', 5), users(9), strict])).toEqual([
      'Users can be added. The next user goes to 1B, which then holds 5 users.',
    ]);
  });
  test('with every node full', () => {
    expect(told('cannot-add', [...pair('1', 5), users(10)])).toEqual([
      'Users can be added. New users go to 1A and 1B in turn, 1A first.',
    ]);
  });
});
