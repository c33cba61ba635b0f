import { describe, expect, test } from 'vitest';
import {
  cut,
  fail,
  failover,
  fallback,
  moved,
  one,
  restore,
  slow,
  stop,
  told,
  two,
  wait,
} from './told';

describe('why both nodes act as backup', () => {
  test('nothing of the kind', () => {
    expect(told('both-backup', one)).toEqual(['No two nodes of a group act as backup at once.']);
  });
  test('a cut that nobody has noticed', () => {
    expect(told('both-backup', [...one, cut, wait(5)], false)).toEqual([
      'Not yet: the link of PRG-1 is cut, and nobody has noticed.',
    ]);
  });
  test('a split of two groups', () => {
    expect(told('both-backup', [...two, cut, { do: 'cut-link', group: 'PRG-2' }, moved])).toEqual([
      'The heartbeat of PRG-1 and PRG-2 is lost while both nodes run, so each takes the other for lost. Each serves its own users (D14, a lab assumption).',
      '- The link of PRG-1 is cut [Heal the link of PRG-1 and recover PRG-1: heal-link PRG-1,recover PRG-1] (S2,S31,S55,D14)',
      '  8: Cut the link of PRG-1: 1A Running in Backup Mode, 1B Running in Backup Mode',
      '  1A is Running in Backup Mode, reason Peer Down.',
      '  1B is Running in Backup Mode, reason Peer Down.',
      '  When the link heals both go to failed mode, which Recover ends.',
      '- The link of PRG-2 is cut [Heal the link of PRG-2 and recover PRG-2: heal-link PRG-2,recover PRG-2] (S2,S31,S55,D14)',
      '  9: Cut the link of PRG-2: 2A Running in Backup Mode, 2B Running in Backup Mode',
      '  2A is Running in Backup Mode, reason Peer Down.',
      '  2B is Running in Backup Mode, reason Peer Down.',
      '  When the link heals both go to failed mode, which Recover ends.',
    ]);
  });
  test('a cut while one node is off', () => {
    expect(told('both-backup', [...one, fail('1A'), cut])).toEqual([
      'No two nodes of a group act as backup at once.',
    ]);
  });
});

describe('why a fallback fails', () => {
  test('where nothing is failed over', () => {
    expect(told('fallback-fails', one)).toEqual([
      'Every pair with HA is Normal, so there is nothing to fall back.',
    ]);
  });
  test('where it would work', () => {
    expect(
      told('fallback-fails', [...two, fail('1A'), restore('1A'), fail('2B'), restore('2B')]),
    ).toEqual([
      'Nothing stands in its way: PRG-1 and PRG-2 can be fallen back now.',
      '- PRG-1 is ready [Fall back PRG-1: fallback PRG-1] (S2)',
      '  One node is Failed Over or Idle, the other Running in Backup Mode.',
      '- PRG-2 is ready [Fall back PRG-2: fallback PRG-2] (S2)',
      '  One node is Failed Over or Idle, the other Running in Backup Mode.',
    ]);
  });
  test('where only one of two would work', () => {
    expect(told('fallback-fails', [...two, fail('1A'), restore('1A'), fail('2B')])).toEqual([
      'The machine of 2B is off.',
      '- The machine of 2B is off [Restore 2B and fall back PRG-2: restore-node 2B,fallback PRG-2] (S2)',
      '  10: Fail 2B: 2A serves 20, after 60 s, all back by 537 s',
      '  Fallback wants one node Failed Over or Idle and the other Running in Backup Mode.',
    ]);
  });
  test('with a service stopped', () => {
    expect(told('fallback-fails', [...one, stop('1A')])).toEqual([
      'Critical services of 1A are stopped; they are started first (documents disagree on this).',
      '- Critical services of 1A are stopped; they are started first (documents disagree on this) [Start the services of 1A and fall back PRG-1: start-service 1A,fallback PRG-1] (S2,S20)',
      '  5: Stop a service on 1A: 1B serves 10, after 90 s, all back by 537 s',
      '  Stopped on 1A: Presence Engine.',
      '  Fallback wants one node Failed Over or Idle and the other Running in Backup Mode.',
    ]);
  });
  test('with a service that will not start', () => {
    expect(told('fallback-fails', [...one, failover, stop('1A', true)])).toEqual([
      'Services of 1A will not start, so a fallback ends in failed mode.',
      '- Services of 1A will not start, so a fallback ends in failed mode [Fail 1A, restore 1A and fall back PRG-1: fail-node 1A,restore-node 1A,fallback PRG-1] (S2)',
      '  Stopped on 1A: Client Profile Agent, Sync Agent, XCP Router, SIP Proxy, Presence Engine (needs a restart).',
      '  6: Break a service on 1A: Nobody moves, PRG-1 is unprotected',
    ]);
  });
  test('with the carrier off', () => {
    expect(told('fallback-fails', [...one, failover, fail('1B')])).toEqual([
      'The machine of 1B is off.',
      '- The machine of 1B is off [Restore 1B and fall back PRG-1: restore-node 1B,fallback PRG-1] (S2)',
      '  6: Fail 1B: 10 without service',
      '  Fallback wants one node Failed Over or Idle and the other Running in Backup Mode.',
    ]);
  });
  test('with a node that waits for its peer', () => {
    expect(
      told('fallback-fails', [...one, fail('1A'), fail('1B'), restore('1A'), wait(1)], false),
    ).toEqual([
      '1A starts and does not see 1B.',
      '- 1A starts and does not see 1B [Restore 1B: restore-node 1B] (S2)',
      '  5: Fail 1A: 5 without service, noticed in 60 s',
      '  Fallback wants one node Failed Over or Idle and the other Running in Backup Mode.',
      '- The machine of 1B is off [Restore 1B: restore-node 1B] (S2)',
      '  6: Fail 1B: 10 without service',
      '  Fallback wants one node Failed Over or Idle and the other Running in Backup Mode.',
    ]);
  });
  test('after it failed', () => {
    expect(
      told('fallback-fails', [
        ...two,
        failover,
        stop('1A', true),
        fallback,
        { do: 'failover', node: '2A' },
        { do: 'fallback', group: 'PRG-2' },
        moved,
      ]),
    ).toEqual([
      'PRG-1 is in failed mode, which fallback does not end.',
      '- PRG-1 is in failed mode, which fallback does not end [Fail 1A, restore 1A and recover PRG-1: fail-node 1A,restore-node 1A,recover PRG-1] (S2)',
      '  10: Fall back PRG-1: 20 without service',
      '  Stopped on 1A: Presence Engine (needs a restart).',
      '  Reason: Start of Critical Services Failed.',
    ]);
  });
  test('with a service broken that was failed over by itself', () => {
    expect(told('fallback-fails', [...one, stop('1A', true)])).toEqual([
      'Critical services of 1A are stopped; they are started first (documents disagree on this).',
      '- Critical services of 1A are stopped; they are started first (documents disagree on this) [Fail 1A, restore 1A and fall back PRG-1: fail-node 1A,restore-node 1A,fallback PRG-1] (S2,S20)',
      '  5: Break a service on 1A: 1B serves 10, after 90 s, all back by 537 s',
      '  Stopped on 1A: Presence Engine (needs a restart).',
      '  Fallback wants one node Failed Over or Idle and the other Running in Backup Mode.',
    ]);
  });
  test('while the nodes change', () => {
    expect(told('fallback-fails', [...one, slow, fail('1A'), wait(65)], false)).toEqual([
      'PRG-1 is changing, and no fallback begins meanwhile.',
      '- PRG-1 is changing, and no fallback begins meanwhile (S2,D10)',
      '  1A is Failing Over and 1B is Taking Over.',
    ]);
  });
  test('in a split', () => {
    expect(
      told('fallback-fails', [...two, cut, { do: 'cut-link', group: 'PRG-2' }, moved]),
    ).toEqual([
      'Both nodes of PRG-1 act as backup, so there is none to give users back to.',
      '- Both nodes of PRG-1 act as backup, so there is none to give users back to [Heal the link of PRG-1 and recover PRG-1: heal-link PRG-1,recover PRG-1] (S2,D14)',
      '  8: Cut the link of PRG-1: 1A Running in Backup Mode, 1B Running in Backup Mode',
      '  Fallback wants one node Failed Over or Idle and the other Running in Backup Mode.',
      '- Both nodes of PRG-2 act as backup, so there is none to give users back to [Heal the link of PRG-2 and recover PRG-2: heal-link PRG-2,recover PRG-2] (S2,D14)',
      '  9: Cut the link of PRG-2: 2A Running in Backup Mode, 2B Running in Backup Mode',
      '  Fallback wants one node Failed Over or Idle and the other Running in Backup Mode.',
    ]);
  });
});
