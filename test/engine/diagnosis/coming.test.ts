import { describe, expect, test } from 'vitest';
import {
  auto,
  cut,
  fail,
  failover,
  moved,
  nine,
  one,
  pair,
  restore,
  slow,
  stop,
  told,
  two,
  wait,
} from './told';

describe('why nobody is served', () => {
  test('where everybody is', () => {
    expect(told('nobody-served', [...one, fail('1A')])).toEqual([
      'Everybody who has a home node is served.',
    ]);
  });
  test('with the carrier off and the other Idle', () => {
    expect(told('nobody-served', [...one, failover, fail('1B')])).toEqual([
      '10 devices are without service: the node that carries PRG-1 is off, and the other is held Idle.',
      '- the node that carries PRG-1 is off, and the other is held Idle [Restore 1B and fall back PRG-1: restore-node 1B,fallback PRG-1] (S2)',
      '  5: Fail over 1A: 1B serves 10, at once, all back by 537 s',
      '  6: Fail 1B: 10 without service',
      '  1A is Idle, reason On Admin Request; stopped: Client Profile Agent, Sync Agent, XCP Router, SIP Proxy, Presence Engine.',
      '  1B is Unreachable.',
    ]);
  });
  test('in the dark, and without HA', () => {
    expect(
      told('nobody-served', [
        ...two,
        { do: 'set-ha', group: 'PRG-2', enabled: false },
        fail('2B'),
        fail('1A'),
        fail('1B'),
      ]),
    ).toEqual([
      '30 devices are without service: both nodes of PRG-1 are off, or wait for each other.',
      '- both nodes of PRG-1 are off, or wait for each other [Restore 1A, restore 1B and fall back PRG-1: restore-node 1A,restore-node 1B,fallback PRG-1] (S2)',
      '  10: Fail 1A: 1B serves 20, after 60 s, all back by 537 s',
      '  11: Fail 1B: 30 without service',
      '  1A is Unreachable.',
      '  1B is Unreachable.',
      '- a node of PRG-2 is down and nothing takes over without HA [Restore 2B: restore-node 2B] (S2)',
      '  9: Fail 2B: 10 without service',
      '  2A is Unknown, reason High Availability Not Enabled.',
      '  2B is Unknown, reason High Availability Not Enabled.',
    ]);
  });
  test('in failed mode', () => {
    expect(
      told('nobody-served', [
        ...two,
        { do: 'cut-link', group: 'PRG-2' },
        cut,
        { do: 'heal-link', group: 'PRG-1' },
        moved,
      ]),
    ).toEqual([
      '20 devices are without service: PRG-1 is in failed mode, where neither node serves.',
      '- PRG-1 is in failed mode, where neither node serves [Recover PRG-1: recover PRG-1] (S2)',
      '  10: Heal the link of PRG-1: 20 without service, 1A Running in Failed Mode, 1B Running in Failed Mode',
      '  1A is Running in Failed Mode, reason Unknown.',
      '  1B is Running in Failed Mode, reason Unknown.',
    ]);
  });
  test('while the heartbeat of one that waits is lost', () => {
    expect(
      told('nobody-served', [...one, fail('1A'), fail('1B'), restore('1A'), cut, wait(1)], false),
    ).toEqual([
      '10 devices are without service: both nodes of PRG-1 are off, or wait for each other.',
      '- both nodes of PRG-1 are off, or wait for each other [Heal the link of PRG-1, restore 1B and fall back PRG-1: heal-link PRG-1,restore-node 1B,fallback PRG-1] (S2)',
      '  6: Fail 1B: 10 without service',
      '  8: Cut the link of PRG-1: Nobody moves',
      '  1A is Initializing, reason Initialization.',
      '  1B is Unreachable.',
    ]);
  });
  test('before a loss is noticed', () => {
    expect(told('nobody-served', [...one, stop('1A'), wait(3)], false)).toEqual([
      '5 devices are without service: a loss in PRG-1 has not been noticed yet.',
      '- a loss in PRG-1 has not been noticed yet [Start the services of 1A: start-service 1A] (S2)',
      '  5: Stop a service on 1A: 5 without service, noticed in 90 s',
      '  1A is Normal, reason Normal; stopped: Presence Engine.',
      '  1B is Normal, reason Normal.',
    ]);
  });
  test('while the nodes change', () => {
    expect(told('nobody-served', [...one, slow, fail('1A'), wait(65)], false)).toEqual([
      '5 devices are without service: PRG-1 is changing.',
      '- PRG-1 is changing (S2)',
      '  6: Fail 1A: 5 without service, noticed in 60 s',
      '  1A is Failing Over, reason Peer Reboot.',
      '  1B is Taking Over, reason Peer Reboot.',
    ]);
  });
});

describe('what happens in the next minutes', () => {
  test('nothing, with automatic fallback off', () => {
    expect(told('next-minutes', one)).toEqual([
      'Nothing: no timer, no transition and no initialization is pending, and automatic fallback is off.',
    ]);
  });
  test('nothing, with automatic fallback on', () => {
    expect(told('next-minutes', [...one, auto])).toEqual([
      'Nothing: no timer, no transition and no initialization is pending.',
    ]);
  });
  test('one moment', () => {
    expect(told('next-minutes', [...one, fail('1A'), wait(3)], false)).toEqual([
      'In 57 s: 1A is Unreachable, 1B is Running in Backup Mode (Peer Reboot). Then the lab rests.',
      '- If the lab is left alone [Restore 1A: restore-node 1A] (S2,D10,D12,D15)',
      '  In 57 s: 1A is Unreachable, 1B is Running in Backup Mode (Peer Reboot).',
    ]);
  });
  test('several, one of which changes nothing', () => {
    expect(told('next-minutes', [...one, fail('1A'), wait(3), cut, wait(2)], false)).toEqual([
      'In 55 s: 1A is Unreachable, 1B is Running in Backup Mode (Peer Reboot). In all 2 moments follow.',
      '- If the lab is left alone [Heal the link of PRG-1, restore 1A and fall back PRG-1: heal-link PRG-1,restore-node 1A,fallback PRG-1] (S2,D10,D12,D15)',
      '  In 55 s: 1A is Unreachable, 1B is Running in Backup Mode (Peer Reboot).',
      '  In 58 s: a timer ends and nothing changes.',
    ]);
  });
  test('eight at most', () => {
    expect(
      told(
        'next-minutes',
        [
          ...nine.flatMap((name) => pair(name)),
          ...nine.flatMap((name) => [fail(`${name}A`), wait(1)]),
        ],
        false,
      ),
    ).toEqual([
      'In 51 s: 1A is Unreachable, 1B is Running in Backup Mode (Peer Reboot). More than 8 moments follow; the first 8 are told.',
      '- If the lab is left alone [Restore 1A, restore 2A, fall back PRG-2, restore 3A, fall back PRG-3, restore 4A, fall back PRG-4, restore 5A, fall back PRG-5, restore 6A, fall back PRG-6, restore 7A, fall back PRG-7, restore 8A, fall back PRG-8, restore 9A and fall back PRG-9: restore-node 1A,restore-node 2A,fallback PRG-2,restore-node 3A,fallback PRG-3,restore-node 4A,fallback PRG-4,restore-node 5A,fallback PRG-5,restore-node 6A,fallback PRG-6,restore-node 7A,fallback PRG-7,restore-node 8A,fallback PRG-8,restore-node 9A,fallback PRG-9] (S2,D10,D12,D15)',
      '  In 51 s: 1A is Unreachable, 1B is Running in Backup Mode (Peer Reboot).',
      '  In 52 s: 2A is Unreachable, 2B is Running in Backup Mode (Peer Reboot).',
      '  In 53 s: 3A is Unreachable, 3B is Running in Backup Mode (Peer Reboot).',
      '  In 54 s: 4A is Unreachable, 4B is Running in Backup Mode (Peer Reboot).',
      '  In 55 s: 5A is Unreachable, 5B is Running in Backup Mode (Peer Reboot).',
      '  In 56 s: 6A is Unreachable, 6B is Running in Backup Mode (Peer Reboot).',
      '  In 57 s: 7A is Unreachable, 7B is Running in Backup Mode (Peer Reboot).',
      '  In 58 s: 8A is Unreachable, 8B is Running in Backup Mode (Peer Reboot).',
    ]);
  });
  test('an automatic fallback', () => {
    expect(
      told(
        'next-minutes',
        [...one, auto, slow, fail('1A'), wait(300), restore('1A'), wait(10)],
        false,
      ),
    ).toEqual([
      'In 1 790 s: 1A is Taking Back (Automatic Fallback), 1B is Falling Back (Automatic Fallback). In all 2 moments follow.',
      '- If the lab is left alone [Fall back PRG-1: fallback PRG-1] (S2,D10,D12,D15)',
      '  In 1 790 s: 1A is Taking Back (Automatic Fallback), 1B is Falling Back (Automatic Fallback).',
      '  In 1 850 s: 1A is Normal (Normal), 1B is Normal (Normal).',
    ]);
  });
});
