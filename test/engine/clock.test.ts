import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failoverClock } from '../../src/main/engine/clock';
import { courseOf } from '../../src/main/engine/clock-course';
import { sameState } from '../../src/main/engine/compare';
import { nodeNamed } from '../../src/main/engine/order';
import type { ClockView } from '../../src/shared/lab-api';
import type { Step } from '../../src/shared/step';
import { journalOf } from './journal';
import { anyRun } from './random-lab';

const PAIR: readonly Step[] = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 5000 },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 5000 },
  { do: 'enable-users', count: 5000 },
];
const LOSS = PAIR.length;

function clockOf(steps: readonly Step[], settle = true, start = PAIR): ClockView {
  const journal = journalOf([...start, ...steps], settle);
  const view = failoverClock(journal, journal.length - 1);
  if (!view) throw new Error('nothing was lost');
  return view;
}

function eventsOf({ events }: ClockView): string[] {
  return events.map(({ second, label }) => `${second} ${label}`);
}

function plain(text: string): string {
  return text.replaceAll('\u202f', ' ');
}

describe('failover clock', () => {
  test('a crash is noticed after 60 s and the last client is back by 537 s (G54)', () => {
    const view = clockOf([
      { do: 'fail-node', node: 'imp1' },
      { do: 'wait', seconds: 540 },
      { do: 'restore-node', node: 'imp1' },
    ]);
    expect(view).toMatchObject({
      step: LOSS,
      label: 'Fail imp1',
      group: 'PRG-1',
      lost: 'imp1',
      peer: 'imp2',
      lossAt: 0,
      until: 720,
      capacity: 5000,
    });
    expect(eventsOf(view)).toEqual([
      '0 imp1 lost',
      '60 Heartbeat timeout, takeover',
      '120 First client back',
      '537 Last client back',
      '600 imp1 restored',
    ]);
    expect(view.tracks).toEqual([
      {
        node: 'imp1',
        spans: [
          { from: 0, to: 60, state: 'Undetected', reason: '' },
          { from: 60, to: 600, state: 'Unreachable', reason: '' },
          { from: 600, to: 720, state: 'Failed Over', reason: 'Initialization' },
        ],
      },
      {
        node: 'imp2',
        spans: [
          { from: 0, to: 60, state: 'Normal', reason: 'Normal' },
          { from: 60, to: 720, state: 'Running in Backup Mode', reason: 'Peer Reboot' },
        ],
      },
    ]);
    expect(view.loads).toEqual([
      { second: 0, own: 2500, peer: 0, lost: 0 },
      { second: 60, own: 2500, peer: 2500, lost: 0 },
    ]);
    expect(plain(view.sentence)).toBe(
      'imp2 missed the heartbeats of imp1 for 60 s and took over its 2 500 users. Their clients log in again at random between 120 s and 537 s.',
    );
  });

  test('the re-login limits are held against the table of the release', () => {
    const view = clockOf([{ do: 'fail-node', node: 'imp1' }]);
    expect({ ...view.relogin, tableRow: plain(view.relogin.tableRow) }).toEqual({
      clients: 2500,
      lower: 120,
      upper: 537,
      tableLower: 120,
      tableUpper: 537,
      tableRow: '5K OVA, active/active, 2 500 users',
      fits: true,
      flag: '',
      sources: ['S5', 'D9'],
    });
    const short = clockOf([
      { do: 'set-node', node: 'imp1', reloginUpper: 300 },
      { do: 'set-node', node: 'imp2', reloginUpper: 300 },
      { do: 'fail-node', node: 'imp1' },
    ]);
    expect(short.relogin).toMatchObject({ upper: 300, tableUpper: 537, fits: false });
    expect(eventsOf(short)).toContain('300 Last client back');
  });

  test('a stopped service is noticed after 90 s, and after 180 s with several devices (G55)', () => {
    const stop: Step = { do: 'stop-service', node: 'imp1' };
    expect(eventsOf(clockOf([stop]))).toContain('90 Critical service delay, takeover');
    const doubled = clockOf([{ do: 'set-parameter', multiDeviceMessaging: true }, stop]);
    expect(eventsOf(doubled)).toEqual([
      '0 imp1 loses a critical service',
      '180 Critical service delay, takeover',
      '180 First client back',
      '537 Last client back',
    ]);
  });

  test('a service that is back before the delay ends causes no failover (G56)', () => {
    const view = clockOf(
      [
        { do: 'stop-service', node: 'imp1' },
        { do: 'wait', seconds: 89 },
        { do: 'start-service', node: 'imp1' },
      ],
      false,
    );
    expect(eventsOf(view)).toEqual([
      '0 imp1 loses a critical service',
      '89 Services of imp1 run again',
    ]);
    expect(view.relogin.clients).toBe(0);
    expect(view.sentence).toBe('imp1 was back before imp2 noticed, so nobody was failed over.');
  });

  test('automatic fallback that nobody waited for is shown as still to come', () => {
    const view = clockOf([
      { do: 'set-parameter', automaticFallback: true },
      { do: 'fail-node', node: 'imp1' },
      { do: 'restore-node', node: 'imp1' },
    ]);
    expect(eventsOf(view).at(-1)).toBe('1860 Fallback, users are home, to come');
    expect(view.loads.at(-1)).toEqual({ second: 1860, own: 2500, peer: 0, lost: 2500 });
  });

  test('transitions have their own spans and events', () => {
    const view = clockOf([
      { do: 'set-parameter', transitionSeconds: 20 },
      { do: 'fail-node', node: 'imp1' },
      { do: 'restore-node', node: 'imp1' },
      { do: 'fallback', group: 'PRG-1' },
    ]);
    expect(eventsOf(view)).toEqual([
      '0 imp1 lost',
      '60 Heartbeat timeout',
      '80 imp2 has taken over',
      '80 imp1 restored',
      '80 Fallback starts',
      '100 Users are home',
      '120 First client back',
      '537 Last client back',
    ]);
    expect(view.tracks[0]?.spans.map(({ from, state }) => `${from} ${state}`)).toEqual([
      '0 Undetected',
      '60 Failing Over',
      '80 Taking Back',
      '100 Normal',
    ]);
  });

  test('an administrator’s failover takes effect at once', () => {
    const view = clockOf([{ do: 'failover', node: 'imp1' }]);
    expect(eventsOf(view)).toEqual([
      '0 Failover of imp1 asked for',
      '0 On admin request, takeover',
      '120 First client back',
      '537 Last client back',
    ]);
    expect(plain(view.sentence)).toMatch(/^imp2 was asked to serve for imp1 and took over/);
  });

  test('with transitions the sentence tells when the loss was noticed and when it was taken over', () => {
    const view = clockOf([
      { do: 'set-parameter', transitionSeconds: 30 },
      { do: 'fail-node', node: 'imp1' },
    ]);
    expect(plain(view.sentence)).toContain(
      'imp2 missed the heartbeats of imp1 for 60 s and took over its 2 500 users by 90 s.',
    );
  });

  test('clients whose limits end before the takeover log in again at the takeover', () => {
    const view = clockOf([
      { do: 'set-node', node: 'imp1', reloginLower: 0, reloginUpper: 30 },
      { do: 'fail-node', node: 'imp1' },
    ]);
    expect(plain(view.sentence)).toContain('Their clients log in again all at once, at 60 s.');
  });

  test('a pair that is lost altogether has no service until one node is back', () => {
    const both: readonly Step[] = [
      { do: 'fail-node', node: 'imp1' },
      { do: 'fail-node', node: 'imp2' },
    ];
    expect(plain(clockOf(both).sentence)).toBe(
      'imp2 and imp1 are both unable to serve, so their 5 000 users have no service.',
    );
    const back = clockOf([
      ...both,
      { do: 'wait', seconds: 300 },
      { do: 'restore-node', node: 'imp2' },
    ]);
    expect(plain(back.sentence)).toBe(
      'imp2 and imp1 were both unable to serve, so their 5 000 users had no service for 480 s.',
    );
    expect(back.loads.at(-1)).toEqual({ second: 480, own: 0, peer: 0, lost: 5000 });
    expect(eventsOf(back)).toContain('480 imp2 serves the pair, to come');
  });

  test('a pair that was recovered was not back before anybody noticed', () => {
    const view = clockOf([
      { do: 'stop-service', node: 'imp1' },
      { do: 'stop-service', node: 'imp2' },
      { do: 'wait', seconds: 10 },
      { do: 'recover', group: 'PRG-1' },
    ]);
    expect(plain(view.sentence)).toBe(
      'imp2 and imp1 were both unable to serve, so their 5 000 users had no service for 100 s.',
    );
  });

  test('a survivor over its capacity is named', () => {
    const view = clockOf([
      { do: 'enable-users', count: 3000 },
      { do: 'fail-node', node: 'imp2' },
    ]);
    expect(plain(view.sentence)).toContain('imp1 then serves 8 000, 3 000 over its capacity.');
    expect(view.relogin).toMatchObject({ tableUpper: null, fits: false });
    expect(plain(view.relogin.flag)).toContain('ends at 2 500 users');
  });

  test('without HA nobody takes over and users are without service until the repair', () => {
    const view = clockOf(
      [
        { do: 'enable-users', count: 100 },
        { do: 'fail-node', node: 'imp1' },
        { do: 'wait', seconds: 300 },
        { do: 'restore-node', node: 'imp1' },
      ],
      true,
      [
        { do: 'add-group', name: 'PRG-1' },
        { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 5000 },
      ],
    );
    expect(view.peer).toBeNull();
    expect(eventsOf(view)).toEqual([
      '0 imp1 lost',
      '300 imp1 restored',
      '300 First client back',
      '537 Last client back',
    ]);
    expect(plain(view.sentence)).toBe(
      'Nobody takes over for imp1: without HA its 100 users have no service until imp1 is back after 300 s.',
    );
  });

  test('a later step shows the last loss before it, and a group only its own', () => {
    const journal = journalOf([
      ...PAIR,
      { do: 'fail-node', node: 'imp1' },
      { do: 'restore-node', node: 'imp1' },
    ]);
    expect(failoverClock(journal, LOSS + 1)?.step).toBe(LOSS);
    expect(failoverClock(journal, LOSS, 'PRG-2')).toBeNull();
    expect(failoverClock(journal, LOSS - 1)).toBeNull();
  });

  test('the seconds inside the steps lead to the states of the journal', () => {
    fc.assert(
      fc.property(anyRun, fc.boolean(), (run, settle) => {
        const journal = journalOf(run, settle);
        for (let index = 0; index < journal.length; index++) {
          const step = journal.stepAt(index);
          if (step.do !== 'fail-node') continue;
          const node = nodeNamed(journal.stateBefore(index).topology, step.node);
          const course = courseOf(journal, index, node).filter(({ forecast }) => !forecast);
          const after = journal.stateBefore(index + 1);
          expect(course.some(({ state }) => sameState(state, after))).toBe(true);
          expect(course.every(({ second }, i) => i === 0 || second >= course[i - 1]!.second)).toBe(
            true,
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  test('every clock is in order of time, within its end, and its tracks have no gaps', () => {
    fc.assert(
      fc.property(anyRun, fc.boolean(), (run, settle) => {
        const journal = journalOf(run, settle);
        const view = failoverClock(journal, journal.length - 1);
        if (!view) return;
        expect(view.sentence).toMatch(/^\S.*\.$/);
        const times = view.events.map(({ second }) => second);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(times.every((second) => second >= 0 && second <= view.until)).toBe(true);
        for (const { spans } of view.tracks) {
          expect(spans[0]?.from).toBe(0);
          expect(spans.at(-1)?.to).toBe(view.until);
          spans.slice(1).forEach((span, i) => {
            expect(span.from).toBe(spans[i]!.to);
          });
          expect(spans.every(({ from, to }) => to >= from)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a clock with more than one outage', () => {
  test('counts the clients from the loss that put them out, as the curve does', () => {
    const journal = journalOf(
      [
        ...PAIR,
        { do: 'fail-node', node: 'imp1' },
        { do: 'wait', seconds: 540 },
        { do: 'fail-node', node: 'imp2' },
        { do: 'wait', seconds: 100 },
        { do: 'restore-node', node: 'imp1' },
      ],
      true,
    );
    const first = failoverClock(journal, LOSS)!;
    const clients = first.events.filter(({ kind }) => kind.endsWith('client'));
    const lost = first.events.filter(({ kind }) => kind === 'lost').map(({ second }) => second);
    expect(lost).toEqual([0, 600]);
    expect(clients.map(({ second, kind }) => [kind, second])).toEqual([
      ['first-client', 120],
      ['last-client', 537],
      ['first-client', 880],
      ['last-client', 1137],
    ]);
  });

  test('leaves out the last client where the service is lost before', () => {
    const view = failoverClock(
      journalOf(
        [
          ...PAIR,
          { do: 'fail-node', node: 'imp1' },
          { do: 'wait', seconds: 200 },
          { do: 'fail-node', node: 'imp2' },
        ],
        true,
      ),
      LOSS,
    )!;
    expect(eventsOf(view).filter((text) => text.includes('client'))).toEqual([
      '120 First client back',
    ]);
  });
});

describe('the lanes of a clock', () => {
  const lanes = (steps: readonly Step[]) =>
    clockOf(steps).lanes.map(({ name, note, spans }) => [
      `${name} ${note}`,
      ...spans.map(({ from, text }) => `${from} ${text}`),
    ]);

  test('are none where a machine only dies and comes back', () => {
    expect(
      lanes([
        { do: 'fail-node', node: 'imp1' },
        { do: 'restore-node', node: 'imp1' },
      ]),
    ).toEqual([]);
  });

  test('tell a service by its name, from its stop to its start', () => {
    const [services] = lanes([
      { do: 'stop-service', node: 'imp1', service: 'presence-engine' },
      { do: 'wait', seconds: 30 },
      { do: 'start-service', node: 'imp1', service: 'presence-engine' },
    ]);
    expect(services?.slice(0, 2)).toEqual(['Services of imp1', '0 Presence Engine stopped']);
    expect(services?.at(-1)).toMatch(/\d+ all run/);
  });

  test('tell a link that is cut and healed, and how the pair stands in a total outage', () => {
    const told = lanes([
      { do: 'fail-node', node: 'imp1' },
      { do: 'fail-node', node: 'imp2' },
      { do: 'cut-link', group: 'PRG-1' },
      { do: 'heal-link', group: 'PRG-1' },
      { do: 'restore-node', node: 'imp1' },
    ]);
    expect(told.find(([name]) => name === 'Link between the two')?.at(-1)).toMatch(/up$/);
    expect(told.find(([name]) => name === 'Pair PRG-1')?.join('; ')).toMatch(
      /both machines off|nobody serves/,
    );
  });
});
