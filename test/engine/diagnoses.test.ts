import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyStep } from '../../src/main/engine/apply';
import { diagnose } from '../../src/main/engine/diagnose';
import { QUESTIONS, type Question } from '../../src/shared/questions';
import type { Step } from '../../src/shared/step';
import { journalOf } from './journal';
import { anyRun, pairRun } from './random-lab';

const ADVICE =
  'With the same generation and capacity everywhere, use Balanced. With mixed ones, use None and place users by hand within the capacity of each node.';

/** The answer, then each cause as its title, remedy and sources, followed by its evidence. */
function told(question: Question, steps: readonly Step[], settle = true): string[] {
  const journal = journalOf(steps, settle);
  expect(journal.length).toBe(steps.length);
  const { answer, causes } = diagnose(question, journal, journal.now);
  const lines = [
    answer,
    ...causes.flatMap(({ title, remedy, evidence, sources }) => [
      `- ${title}${remedy === null ? '' : ` [${remedy.label}]`} (${sources})`,
      ...evidence.map(({ text, step }) => (step === null ? `  ${text}` : `  ${step + 1}: ${text}`)),
    ]),
  ];
  return lines.map((line) => line.replaceAll('\u202f', ' ').replace(ADVICE, 'ADVICE'));
}

const pair = (name = '1', capacity = 5000, other = capacity): Step[] => [
  { do: 'add-group', name: `PRG-${name}`, ha: true },
  { do: 'add-node', group: `PRG-${name}`, name: `${name}A`, capacity },
  { do: 'add-node', group: `PRG-${name}`, name: `${name}B`, capacity: other },
];
const users = (count: number): Step => ({ do: 'enable-users', count });
const fail = (node: string): Step => ({ do: 'fail-node', node });
const restore = (node: string): Step => ({ do: 'restore-node', node });
const stop = (node: string, broken = false): Step => ({ do: 'stop-service', node, broken });
const wait = (seconds: number): Step => ({ do: 'wait', seconds });
const moved: Step = { do: 'move-group', group: 'PRG-1', at: 0 };
const cut: Step = { do: 'cut-link', group: 'PRG-1' };
const failover: Step = { do: 'failover', node: '1A' };
const fallback: Step = { do: 'fallback', group: 'PRG-1' };
const balanced: Step = { do: 'set-mode', mode: 'balanced' };
const standby: Step = { do: 'set-mode', mode: 'active-standby' };
const none: Step = { do: 'set-mode', mode: 'none' };
const strict: Step = { do: 'set-policy', capacity: 'strict' };
const slow: Step = { do: 'set-parameter', transitionSeconds: 60 };
const auto: Step = { do: 'set-parameter', automaticFallback: true };

/** A pair with five users on each node, and two such pairs with ten. */
const one = [...pair('1'), users(10)];
const two = [...pair('1'), ...pair('2'), users(40)];

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
      '- The link of PRG-1 is cut [Heal the link of PRG-1 and recover PRG-1] (S2,S31,S55,D14)',
      '  8: Cut the link of PRG-1: 1A Running in Backup Mode, 1B Running in Backup Mode',
      '  1A is Running in Backup Mode, reason Peer Down.',
      '  1B is Running in Backup Mode, reason Peer Down.',
      '  When the link heals both go to failed mode, which Recover ends.',
      '- The link of PRG-2 is cut [Heal the link of PRG-2 and recover PRG-2] (S2,S31,S55,D14)',
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
      '- PRG-1 is ready [Fall back PRG-1] (S2)',
      '  One node is Failed Over or Idle, the other Running in Backup Mode.',
      '- PRG-2 is ready [Fall back PRG-2] (S2)',
      '  One node is Failed Over or Idle, the other Running in Backup Mode.',
    ]);
  });
  test('where only one of two would work', () => {
    expect(told('fallback-fails', [...two, fail('1A'), restore('1A'), fail('2B')])).toEqual([
      'The machine of 2B is off.',
      '- The machine of 2B is off [Restore 2B and fall back PRG-2] (S2)',
      '  10: Fail 2B: 2A serves 20, after 60 s, all back by 537 s',
      '  Fallback wants one node Failed Over or Idle and the other Running in Backup Mode.',
    ]);
  });
  test('with a service stopped', () => {
    expect(told('fallback-fails', [...one, stop('1A')])).toEqual([
      'Critical services of 1A are stopped; they are started first (documents disagree on this).',
      '- Critical services of 1A are stopped; they are started first (documents disagree on this) [Start the services of 1A and fall back PRG-1] (S2,S20)',
      '  5: Stop a service on 1A: 1B serves 10, after 90 s, all back by 537 s',
      '  Stopped on 1A: Presence Engine.',
      '  Fallback wants one node Failed Over or Idle and the other Running in Backup Mode.',
    ]);
  });
  test('with a service that will not start', () => {
    expect(told('fallback-fails', [...one, failover, stop('1A', true)])).toEqual([
      'Services of 1A will not start, so a fallback ends in failed mode.',
      '- Services of 1A will not start, so a fallback ends in failed mode [Fail 1A, restore 1A and fall back PRG-1] (S2)',
      '  Stopped on 1A: Client Profile Agent, Sync Agent, XCP Router, SIP Proxy, Presence Engine (needs a restart).',
      '  6: Break a service on 1A: Nobody moves, PRG-1 is unprotected',
    ]);
  });
  test('with the carrier off', () => {
    expect(told('fallback-fails', [...one, failover, fail('1B')])).toEqual([
      'The machine of 1B is off.',
      '- The machine of 1B is off [Restore 1B and fall back PRG-1] (S2)',
      '  6: Fail 1B: 10 without service',
      '  Fallback wants one node Failed Over or Idle and the other Running in Backup Mode.',
    ]);
  });
  test('with a node that waits for its peer', () => {
    expect(
      told('fallback-fails', [...one, fail('1A'), fail('1B'), restore('1A'), wait(1)], false),
    ).toEqual([
      '1A starts and does not see 1B.',
      '- 1A starts and does not see 1B [Restore 1B] (S2)',
      '  5: Fail 1A: 5 without service, noticed in 60 s',
      '  Fallback wants one node Failed Over or Idle and the other Running in Backup Mode.',
      '- The machine of 1B is off [Restore 1B] (S2)',
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
      '- PRG-1 is in failed mode, which fallback does not end [Fail 1A, restore 1A and recover PRG-1] (S2)',
      '  10: Fall back PRG-1: 20 without service',
      '  Stopped on 1A: Presence Engine (needs a restart).',
      '  Reason: Start of Critical Services Failed.',
    ]);
  });
  test('with a service broken that was failed over by itself', () => {
    expect(told('fallback-fails', [...one, stop('1A', true)])).toEqual([
      'Critical services of 1A are stopped; they are started first (documents disagree on this).',
      '- Critical services of 1A are stopped; they are started first (documents disagree on this) [Fail 1A, restore 1A and fall back PRG-1] (S2,S20)',
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
      '- Both nodes of PRG-1 act as backup, so there is none to give users back to [Heal the link of PRG-1 and recover PRG-1] (S2,D14)',
      '  8: Cut the link of PRG-1: 1A Running in Backup Mode, 1B Running in Backup Mode',
      '  Fallback wants one node Failed Over or Idle and the other Running in Backup Mode.',
      '- Both nodes of PRG-2 act as backup, so there is none to give users back to [Heal the link of PRG-2 and recover PRG-2] (S2,D14)',
      '  9: Cut the link of PRG-2: 2A Running in Backup Mode, 2B Running in Backup Mode',
      '  Fallback wants one node Failed Over or Idle and the other Running in Backup Mode.',
    ]);
  });
});

describe('why nobody is served', () => {
  test('where everybody is', () => {
    expect(told('nobody-served', [...one, fail('1A')])).toEqual([
      'Everybody who has a home node is served.',
    ]);
  });
  test('with the carrier off and the other Idle', () => {
    expect(told('nobody-served', [...one, failover, fail('1B')])).toEqual([
      '10 devices are without service: the node that carries PRG-1 is off, and the other is held Idle.',
      '- the node that carries PRG-1 is off, and the other is held Idle [Restore 1B and fall back PRG-1] (S2)',
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
      '- both nodes of PRG-1 are off, or wait for each other [Restore 1A, restore 1B and fall back PRG-1] (S2)',
      '  10: Fail 1A: 1B serves 20, after 60 s, all back by 537 s',
      '  11: Fail 1B: 30 without service',
      '  1A is Unreachable.',
      '  1B is Unreachable.',
      '- a node of PRG-2 is down and nothing takes over without HA [Restore 2B] (S2)',
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
      '- PRG-1 is in failed mode, where neither node serves [Recover PRG-1] (S2)',
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
      '- both nodes of PRG-1 are off, or wait for each other [Heal the link of PRG-1, restore 1B and fall back PRG-1] (S2)',
      '  6: Fail 1B: 10 without service',
      '  8: Cut the link of PRG-1: Nobody moves',
      '  1A is Initializing, reason Initialization.',
      '  1B is Unreachable.',
    ]);
  });
  test('before a loss is noticed', () => {
    expect(told('nobody-served', [...one, stop('1A'), wait(3)], false)).toEqual([
      '5 devices are without service: a loss in PRG-1 has not been noticed yet.',
      '- a loss in PRG-1 has not been noticed yet [Start the services of 1A] (S2)',
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
      '- If the lab is left alone [Restore 1A] (S2,D10,D12,D15)',
      '  In 57 s: 1A is Unreachable, 1B is Running in Backup Mode (Peer Reboot).',
    ]);
  });
  test('several, one of which changes nothing', () => {
    expect(told('next-minutes', [...one, fail('1A'), wait(3), cut, wait(2)], false)).toEqual([
      'In 55 s: 1A is Unreachable, 1B is Running in Backup Mode (Peer Reboot). In all 2 moments follow.',
      '- If the lab is left alone [Heal the link of PRG-1, restore 1A and fall back PRG-1] (S2,D10,D12,D15)',
      '  In 55 s: 1A is Unreachable, 1B is Running in Backup Mode (Peer Reboot).',
      '  In 58 s: a timer ends and nothing changes.',
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
      '- If the lab is left alone [Fall back PRG-1] (S2,D10,D12,D15)',
      '  In 1 790 s: 1A is Taking Back (Automatic Fallback), 1B is Falling Back (Automatic Fallback).',
      '  In 1 850 s: 1A is Normal (Normal), 1B is Normal (Normal).',
    ]);
  });
});

describe('why users are not back', () => {
  test('with a service stopped', () => {
    expect(told('not-back', [...one, stop('1A')])).toEqual([
      'Presence Engine of 1A is stopped. Start its services, then fall back PRG-1.',
      '- A critical service of 1A is stopped [Start the services of 1A and fall back PRG-1] (S2)',
      '  5: Stop a service on 1A: 1B serves 10, after 90 s, all back by 537 s',
    ]);
  });
  test('with two machines off', () => {
    expect(told('not-back', [...two, fail('1A'), fail('2B')])).toEqual([
      '1A is down; 1B serves its users. Restore 1A, then fall back PRG-1. The same holds for PRG-2.',
      '- The machine of 1A is down [Restore 1A and fall back PRG-1] (S2)',
      '  8: Fail 1A: 1B serves 20, after 60 s, all back by 537 s',
      '- The machine of 2B is down [Restore 2B and fall back PRG-2] (S2)',
      '  9: Fail 2B: 2A serves 20, after 60 s, all back by 537 s',
    ]);
  });
  test('held by an administrator', () => {
    expect(told('not-back', [...one, failover])).toEqual([
      'An administrator failed 1A over; its services are stopped and 1B serves its users. Fall back PRG-1 to bring them home.',
      '- 1A is held by an administrator [Fall back PRG-1] (S2)',
      '  5: Fail over 1A: 1B serves 10, at once, all back by 537 s',
    ]);
  });
  test('in failed mode', () => {
    expect(told('not-back', [...one, cut, { do: 'heal-link', group: 'PRG-1' }])).toEqual([
      'Both nodes of PRG-1 are in trouble and 1A serves nobody. Recover PRG-1, which starts the services that are stopped and makes both Normal.',
      '- PRG-1 is in failed mode [Recover PRG-1] (S2)',
    ]);
  });
  test('before a loss is noticed', () => {
    expect(told('not-back', [...one, fail('1A'), wait(3)], false)).toEqual([
      '1A is lost; 1B notices in 57 s. Restore it before that and nothing happens.',
      '- The loss of 1A has not been noticed yet [Restore 1A] (S2)',
      '  5: Fail 1A: 5 without service, noticed in 60 s',
    ]);
  });
  test('without HA', () => {
    expect(
      told('not-back', [...one, { do: 'set-ha', group: 'PRG-1', enabled: false }, fail('1A')]),
    ).toEqual([
      '1A serves nobody and HA is off for PRG-1, so its users have no service. Restore 1A.',
      '- 1A is down and PRG-1 has no HA [Restore 1A] (S2)',
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
      '- 1A is ready, and automatic fallback has not come yet [Fall back PRG-1] (S2)',
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
      '- 1A is ready, but nobody has asked for fallback [Fall back PRG-1] (S2)',
      '  6: Fail 1A: 1B serves 10, after 60 s, all back by 537 s',
      '  7: Restore 1A: 1B still serves its users',
      '  PRG-1 stays as it is until someone falls it back.',
      '- Automatic fallback is off [Turn automatic fallback on] (S2,S24b)',
      '  5: Automatic fallback off',
      '  Switched on, it takes users home 1 800 s after their node is healthy again.',
    ]);
  });
  test('with a node that waits for its peer', () => {
    expect(
      told('not-back', [...one, fail('1A'), fail('1B'), restore('1A'), wait(1)], false),
    ).toEqual([
      '1B is down and nobody serves PRG-1. Restore 1B: it waits for its peer, then carries the group alone (D13, a lab assumption).',
      '- The machine of 1B is down [Restore 1B] (S2)',
      '  6: Fail 1B: 10 without service',
    ]);
  });
});

describe('why nobody can be added', () => {
  test('while two groups are failed over', () => {
    expect(told('cannot-add', [...two, fail('1A'), fail('2B')])).toEqual([
      'PRG-1 and PRG-2 are failed over, and nobody can be added while any node of the cluster is in a failover state.',
      '- PRG-1 is failed over [Restore 1A and fall back PRG-1] (S2,D7)',
      '  8: Fail 1A: 1B serves 20, after 60 s, all back by 537 s',
      '  1A is Unreachable and 1B is Running in Backup Mode.',
      '  Users enabled meanwhile wait, in the order they came, and are placed when it ends (D7).',
      '- PRG-2 is failed over [Restore 2B and fall back PRG-2] (S2,D7)',
      '  9: Fail 2B: 2A serves 20, after 60 s, all back by 537 s',
      '  2A is Running in Backup Mode and 2B is Unreachable.',
      '  Users enabled meanwhile wait, in the order they came, and are placed when it ends (D7).',
    ]);
  });
  test('while one waits', () => {
    expect(told('cannot-add', [...one, fail('1A'), users(1)])).toEqual([
      'PRG-1 is failed over, and nobody can be added while any node of the cluster is in a failover state. 1 user waits now.',
      '- PRG-1 is failed over [Restore 1A and fall back PRG-1] (S2,D7)',
      '  5: Fail 1A: 1B serves 10, after 60 s, all back by 537 s',
      '  1A is Unreachable and 1B is Running in Backup Mode.',
      '  Users enabled meanwhile wait, in the order they came, and are placed when it ends (D7).',
    ]);
  });
  test('while an administrator holds a node, and the carrier is off', () => {
    expect(told('cannot-add', [...one, failover, fail('1B')])).toEqual([
      'PRG-1 is failed over, and nobody can be added while any node of the cluster is in a failover state.',
      '- PRG-1 is failed over [Restore 1B and fall back PRG-1] (S2,D7)',
      '  5: Fail over 1A: 1B serves 10, at once, all back by 537 s',
      '  6: Fail 1B: 10 without service',
      '  1A is Idle and 1B is Unreachable.',
      '  Users enabled meanwhile wait, in the order they came, and are placed when it ends (D7).',
    ]);
  });
  test('in a split', () => {
    expect(told('cannot-add', [...one, cut])).toEqual([
      'PRG-1 is failed over, and nobody can be added while any node of the cluster is in a failover state.',
      '- PRG-1 is failed over [Heal the link of PRG-1 and recover PRG-1] (S2,D7)',
      '  1A is Running in Backup Mode and 1B is Running in Backup Mode.',
      '  Users enabled meanwhile wait, in the order they came, and are placed when it ends (D7).',
    ]);
  });
  test('without a node, under None', () => {
    expect(told('cannot-add', [none, { do: 'note', text: '' }])).toEqual([
      'New users stay unassigned, since mode None places nobody.',
      '- Mode None assigns nobody [Set mode Balanced] (S2,S1)',
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
      '- Every node is full, and the capacity policy is strict [Set capacity advisory] (D3)',
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

describe('why a node is over capacity', () => {
  test('by its own devices, two nodes alike', () => {
    expect(told('over', [...pair('1', 5), { do: 'enable-users', count: 4, devices: 3 }])).toEqual([
      '1A can carry 5 and serves 6 of its own: 1 too many.',
      '- 1A has 6 devices assigned [Make 1A and 1B 500 nodes] (S5,S15,D8)',
      '  4: Enable 4 users: 1A +2, 1B +2',
      '  Its 2 users bring 6 devices, and capacity counts devices while placement counts users.',
      '  No mode looks at capacity. The nodes of this lab are all alike. ADVICE',
      '- 1B has 6 devices assigned [Make 1A and 1B 500 nodes] (S5,S15,D8)',
      '  4: Enable 4 users: 1A +2, 1B +2',
      '  Its 2 users bring 6 devices, and capacity counts devices while placement counts users.',
      '  No mode looks at capacity. The nodes of this lab are all alike. ADVICE',
    ]);
  });
  test('by what it carries for its peer', () => {
    expect(told('over', [...pair('1', 5), users(4), users(4), users(1), fail('1B')])).toEqual([
      '1A can carry 5 and serves its own 5 and 4 for its peer: 4 too many.',
      "- 1A carries 1B's 4 besides its own 5 [Restore 1B and fall back PRG-1] (S5,S15,D8)",
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
      '- 1A has 7 users assigned [Restore 1B and fall back PRG-1] (S5,S15,D8)',
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
      '- 1A has 7 users assigned [Move 2 to 1B] (S1,S4)',
      '  6: Enable 7 users: 1A +7',
      '  No mode looks at capacity. The nodes of this lab are all alike. ADVICE',
    ]);
  });
  test('after one failure, the larger surplus first', () => {
    expect(told('over', [...pair('1', 5), ...pair('2', 4), users(8), users(8)])).toEqual([
      'No node is over its capacity now, but one failure in PRG-2 would leave 4 too many on the survivor.',
      '- One failure overloads PRG-2 by 4 [Make 2A and 2B 500 nodes] (S4)',
      '  After a failure in PRG-2 one node must carry 8 users, but 2A can carry 4: 4 users too many.',
      '  8: Enable 8 users: 1A +2, 1B +2, 2A +2, 2B +2',
      '- One failure overloads PRG-1 by 3 [Make 1A and 1B 500 nodes] (S4)',
      '  After a failure in PRG-1 one node must carry 8 users, but 1A can carry 5: 3 users too many.',
      '  8: Enable 8 users: 1A +2, 1B +2, 2A +2, 2B +2',
    ]);
  });
  test('by a node that became smaller', () => {
    expect(
      told('over', [...pair('1', 5), users(4), { do: 'set-node', node: '1A', capacity: 3 }]),
    ).toEqual([
      'No node is over its capacity now, but one failure in PRG-1 would leave 1 too many on the survivor.',
      '- One failure overloads PRG-1 by 1 [Make 1A and 1B 500 nodes] (S4)',
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
      '- Mode None assigned nobody: 1 user [Set mode Balanced and assign 1] (S2)',
      '  5: Enable 1 user: 1 unassigned',
      '  The nodes of this lab are all alike. ADVICE',
    ]);
  });
  test('under None with mixed nodes', () => {
    expect(told('unassigned', [...pair('1', 5, 9), none, users(3)])).toEqual([
      '3 users have no node and cannot sign in. The mode was None when they came, which assigns nobody.',
      '- Mode None assigned nobody: 3 users [Assign 3 by hand within capacity] (S2)',
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
      '- No node could take 3 users [Set capacity advisory and assign 3] (D3)',
      '  1: Enable 3 users: 3 unassigned',
      '  The lab had no node then.',
    ]);
  });
  test('under strict', () => {
    expect(told('unassigned', [...pair('1', 5), strict, users(13)])).toEqual([
      '3 users have no node and cannot sign in. No node could take them when they came.',
      '- No node could take 3 users [Set capacity advisory and assign 3] (D3)',
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
      '- No node could take 3 users [Assign the 3 unassigned] (D3)',
      '  5: Enable 13 users: 1A +5, 1B +5, 3 unassigned',
      '  The capacity policy was strict then (D3), which leaves full nodes out.',
    ]);
  });
  test('who wait, the latest three steps', () => {
    expect(
      told('unassigned', [...pair('1', 5), fail('1A'), users(2), users(3), users(1), users(1)]),
    ).toEqual([
      '7 users have no node and cannot sign in. They wait for the end of a failover.',
      '- 7 users came while PRG-1 was failed over [Restore 1A and fall back PRG-1] (S2,D7)',
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
      '- An administrator unassigned 2 users [Assign the 2 unassigned] (S12,D5)',
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

describe('why new users go to the secondary', () => {
  test('they do not, without a node', () => {
    expect(told('secondary', [])).toEqual([
      'No user is on a second node. New users stay unassigned, since there is no node yet.',
    ]);
  });
  test('under Balanced, a first node next', () => {
    expect(told('secondary', [...pair(), users(2)])).toEqual([
      'Balanced uses every node, second nodes like first ones. New users go to 1A and 1B in turn, 1A first.',
      '- Balanced fills second nodes like first ones [Set mode Active/Standby and move 1 to 1A] (S1,S2,S25)',
      '  Free capacity is not looked at, and a second node is a node like any other.',
      '  The mode has been Balanced from the start: it is the default of the product.',
      '  The nodes of this lab are all alike. ADVICE',
      '  To keep second nodes empty, use Active/Standby and move those who are there.',
    ]);
  });
  test('under Balanced, among six nodes', () => {
    expect(told('secondary', [...pair('1'), ...pair('2'), ...pair('3'), users(13)])).toEqual([
      '1B has 2 assigned users, 2A 2, 2B 2, 3A 2 and 2 other nodes as many or more. Balanced takes the node with the fewest, whatever capacity is left elsewhere. New users go to 1B, 2A, 2B and 2 more in turn, 1B first.',
      '- Balanced counts users, and 1B is next [Set mode Active/Standby, move 2 to 1A, move 2 to 2A and move 2 to 3A] (S1,S2,S25)',
      '  1B has 2 assigned users, 1 fewer than 1A.',
      '  Free capacity is not looked at, and a second node is a node like any other.',
      '  The mode has been Balanced from the start: it is the default of the product.',
      '  The nodes of this lab are all alike. ADVICE',
      '  To keep second nodes empty, use Active/Standby and move those who are there.',
    ]);
  });
  test('under Balanced and strict, with the first node full', () => {
    expect(told('secondary', [...pair('1', 3, 9), strict, users(7)])).toEqual([
      '1B has 4 assigned users and 1A 3. Balanced takes the node with the fewest, but 1A is full and the capacity policy is strict. New users go to 1B until it holds 9.',
      '- Balanced counts users, and 1B is next [Set mode None] (S1,S2,S25)',
      '  1B has 4 assigned users.',
      '  Free capacity is not looked at, and a second node is a node like any other.',
      '  The mode has been Balanced from the start: it is the default of the product.',
      '  The nodes of this lab are mixed. ADVICE',
    ]);
  });
  test('by a rebalance', () => {
    expect(
      told('secondary', [...pair(), standby, users(4), { do: 'rebalance', strategy: 'even' }]),
    ).toEqual([
      'They do not now. New users go to 1A, the first node of PRG-1. The 2 users on 1B sit there from before: no mode change moves anybody.',
      '- 2 users came there by rebalance [Move 2 to 1A] (S7)',
      '  6: Rebalance evenly: 1A −2, 1B +2',
    ]);
  });
  test('by hand, on mixed nodes', () => {
    expect(
      told('secondary', [
        ...pair('1', 5, 9),
        none,
        users(3),
        { do: 'assign', count: 2, of: 'unassigned', node: '1B' },
      ]),
    ).toEqual([
      'They do not now. New users stay unassigned, since mode None places nobody. The 2 users on 1B sit there from before: no mode change moves anybody.',
      '- 2 users came there by hand (S11,S12)',
      '  6: Assign 2 unassigned to 1B: 1B +2',
    ]);
  });
  test('by an earlier Balanced, the latest three steps', () => {
    expect(
      told('secondary', [
        ...pair(),
        standby,
        users(1),
        balanced,
        users(1),
        users(2),
        users(2),
        users(2),
        users(2),
        standby,
      ]),
    ).toEqual([
      'They do not now. New users go to 1A, the first node of PRG-1. The 5 users on 1B came by Balanced, which takes the node with the fewest users, first or second: no mode change moves anybody.',
      '- 5 users came there by Balanced [Move 5 to 1A] (S1,S2)',
      '  6: Mode Balanced: Nobody moves',
      '  Before step 11 1A had 4 assigned users and 1B 4. Balanced takes the node with the fewest, whatever capacity is left elsewhere.',
      '  11: Enable 2 users: 1A +1, 1B +1',
      '  10: Enable 2 users: 1A +1, 1B +1',
      '  9: Enable 2 users: 1A +1, 1B +1',
      '  12: Mode Active/Standby: Nobody moves',
      '  Under Active/Standby they keep the node they have (D6a).',
    ]);
  });
  test('by Balanced and by file', () => {
    expect(
      told('secondary', [
        ...pair(),
        users(4),
        { do: 'enable-users', users: [{ id: 'z', server: '1B' }] },
        standby,
      ]),
    ).toEqual([
      'They do not now. New users go to 1A, the first node of PRG-1. The 3 users on 1B sit there from before: no mode change moves anybody.',
      '- 2 users came there by Balanced [Move 3 to 1A] (S1,S2)',
      '  Before step 4 1A had 0 assigned users and 1B 0. Balanced takes the node with the fewest, whatever capacity is left elsewhere.',
      '  4: Enable 4 users: 1A +2, 1B +2',
      '  6: Mode Active/Standby: Nobody moves',
      '  Under Active/Standby they keep the node they have (D6a).',
      '- 1 user came there by file [Move 3 to 1A] (S9,S10)',
      '  5: Enable z: 1B +1',
    ]);
  });
  test('where the first node cannot take them', () => {
    expect(told('secondary', [...pair('1', 3), users(4), standby])).toEqual([
      'They do not now. New users go to 1A, the first node of PRG-1. The 2 users on 1B came by Balanced, which takes the node with the fewest users, first or second: no mode change moves anybody.',
      '- 2 users came there by Balanced (S1,S2)',
      '  Before step 4 1A had 0 assigned users and 1B 0. Balanced takes the node with the fewest, whatever capacity is left elsewhere.',
      '  4: Enable 4 users: 1A +2, 1B +2',
      '  5: Mode Active/Standby: Nobody moves',
      '  Under Active/Standby they keep the node they have (D6a).',
    ]);
  });
  test('while users wait', () => {
    expect(told('secondary', [...pair(), users(4), standby, fail('1A')])).toEqual([
      'They do not now. New users wait until PRG-1 is back to Normal. The 2 users on 1B came by Balanced, which takes the node with the fewest users, first or second: no mode change moves anybody.',
      '- 2 users came there by Balanced (S1,S2)',
      '  Before step 4 1A had 0 assigned users and 1B 0. Balanced takes the node with the fewest, whatever capacity is left elsewhere.',
      '  4: Enable 4 users: 1A +2, 1B +2',
      '  5: Mode Active/Standby: Nobody moves',
      '  Under Active/Standby they keep the node they have (D6a).',
    ]);
  });
});

test('no remedy of any question is refused in a lab at rest', () => {
  fc.assert(
    fc.property(fc.oneof(anyRun, pairRun), (run) => {
      const journal = journalOf(run);
      for (const { key } of QUESTIONS)
        for (const { remedy, title } of diagnose(key, journal, journal.now).causes) {
          let state = journal.now;
          for (const step of remedy?.steps ?? []) {
            const applied = applyStep(state, step, { index: 900, settle: true });
            if (!applied.ok) throw new Error(`${key}, ${title}: "${remedy?.label}" is refused`);
            state = applied.state;
          }
        }
    }),
    { numRuns: 40 },
  );
});

test('a fallback is never called possible where the rules refuse it', () => {
  fc.assert(
    fc.property(pairRun, fc.boolean(), (run, settle) => {
      const journal = journalOf(run, settle);
      const { answer } = diagnose('fallback-fails', journal, journal.now);
      if (answer.includes('can be fallen back now'))
        expect(applyStep(journal.now, fallback, { index: 900, settle }).ok).toBe(true);
    }),
    { numRuns: 100 },
  );
});
