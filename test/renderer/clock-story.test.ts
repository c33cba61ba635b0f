import { describe, expect, test } from 'vitest';
import { toCsv } from '../../src/renderer/charts/save/csv';
import { clockTable } from '../../src/renderer/features/clock/clock-table';
import { groupStates } from '../../src/renderer/features/clock/lanes/group-states';
import { layoutLanes } from '../../src/renderer/features/clock/lanes/lane-layout';
import { serviceSpans } from '../../src/renderer/features/clock/lanes/service-spans';
import { isWithoutLength } from '../../src/renderer/features/clock/later/no-time';
import { momentSentence } from '../../src/renderer/features/clock/moment/moment-words';
import { chosenFailure, failureRows } from '../../src/renderer/features/clock/playback/failures';
import { timerWords } from '../../src/renderer/parts/node-words';
import type { NodeView } from '../../src/shared/view';
import { clockView, nodeView, stepRow } from './views';

const lost = clockView({
  tracks: [
    {
      node: 'imp1',
      spans: [
        { from: 0, to: 60, state: 'Undetected', reason: '' },
        { from: 60, to: 720, state: 'Unreachable', reason: 'Peer Down' },
      ],
    },
    {
      node: 'imp2',
      spans: [
        { from: 0, to: 60, state: 'Normal', reason: 'Normal' },
        { from: 60, to: 720, state: 'Running in Backup Mode', reason: 'Peer Down' },
      ],
    },
  ],
});

test('the pair’s states go on to the documented way back', () => {
  expect(groupStates(lost)).toEqual([
    { second: 0, pair: 'Undetected / Normal', why: 'not noticed yet' },
    { second: 60, pair: 'Unreachable / Backup Mode', why: 'Peer Down' },
    { second: null, pair: 'Failed Over / Backup Mode', why: 'imp1 is back' },
    { second: null, pair: 'Taking Back / Falling Back', why: 'fallback' },
    { second: null, pair: 'Normal / Normal', why: 'users are home' },
  ]);
});

/** The pairs still to come of a pair that ends in two states. */
function toCome(imp1: string, imp2: string): readonly string[] {
  const ends = { imp1, imp2 };
  const tracks = Object.entries(ends).map(([node, state]) => ({
    node,
    spans: [{ from: 0, to: 720, state, reason: '' }],
  }));
  return groupStates(clockView({ tracks }))
    .filter(({ second }) => second === null)
    .map(({ pair, why }) => `${pair}: ${why}`);
}

test.each([
  [
    'Unreachable',
    'Unreachable',
    [
      'Backup Mode / Unreachable: imp1 is back',
      'Backup Mode / Failed Over: imp2 is back',
      'Falling Back / Taking Back: fallback',
      'Normal / Normal: users are home',
    ],
  ],
  [
    'Idle',
    'Unreachable',
    [
      'Idle / Backup Mode: imp2 is back',
      'Taking Back / Falling Back: fallback',
      'Normal / Normal: users are home',
    ],
  ],
  ['Running in Failed Mode', 'Running in Failed Mode', ['Normal / Normal: repair and recover']],
  [
    'Failed Over with Critical Services Not Running',
    'Running in Backup Mode',
    [
      'Failed Over / Backup Mode: imp1 runs its services again',
      'Taking Back / Falling Back: fallback',
      'Normal / Normal: users are home',
    ],
  ],
  ['Unknown', 'Unknown', []],
])('from %s and %s a pair comes home by the documented way', (imp1, imp2, way) => {
  expect(toCome(imp1, imp2)).toEqual(way);
});

test('a pair that is home has nothing to come', () => {
  const spans = [{ from: 0, to: 720, state: 'Normal', reason: 'Normal' }];
  const home = clockView({ tracks: lost.tracks.map(({ node }) => ({ node, spans })) });
  expect(groupStates(home)).toEqual([{ second: 0, pair: 'Normal / Normal', why: 'steady' }]);
});

test('the table has a row for every second in which something happens', () => {
  const table = clockTable(lost);
  expect(table.rows.map(([second]) => second)).toEqual([0, 60, 120, 537, 720]);
  expect(table.rows[1]).toEqual([
    60,
    'Heartbeat timeout, takeover',
    'Unreachable, Peer Down',
    'Running in Backup Mode, Peer Down',
    'waiting',
    2500,
    0,
    2500,
    2500,
  ]);
  expect(toCsv(table).split('\r\n')[3]).toBe(
    '120,First client back,"Unreachable, Peer Down","Running in Backup Mode, Peer Down",logging in again,2500,0,2500,2500',
  );
});

test('the clock shows the failure asked for, else the last one that was done', () => {
  const rows = [
    stepRow({ index: 0, do: 'fail-node' }),
    stepRow({ index: 1, do: 'fail-node', refused: 'ALREADY_DOWN' }),
    stepRow({ index: 2, do: 'failover' }),
    stepRow({ index: 3, do: 'stop-service' }),
  ];
  const failures = failureRows(rows, 3);
  expect(failures.map(({ index }) => index)).toEqual([0, 2]);
  expect(chosenFailure(failures, 0)?.index).toBe(0);
  expect(chosenFailure(failures, 3)?.index).toBe(2);
  expect(chosenFailure([], 0)).toBeNull();
});

test('lanes fill the height, and the re-login curve takes what is left', () => {
  const roomy = layoutLanes({ height: 720, scale: 1 }, { eventRows: 3, tracks: 2, more: 0 });
  expect(roomy.height).toBe(720);
  expect(roomy.load).not.toBeNull();
  const tight = layoutLanes({ height: 150, scale: 1 }, { eventRows: 2, tracks: 2, more: 0 });
  expect(tight.load).toBeNull();
  expect(tight.relogin.height).toBeGreaterThanOrEqual(50);
  expect(tight.height).toBeGreaterThan(150);
  const large = layoutLanes({ height: 720, scale: 2 }, { eventRows: 3, tracks: 2, more: 0 });
  expect(large.load).toBeNull();
});

test('cells that a spreadsheet would run are texts', () => {
  const table = { title: '', columns: ['=a'], rows: [['+b'], [-1], [null], ['a "b"']] };
  expect(toCsv(table)).toBe('\'=a\r\n\'+b\r\n-1\r\n\r\n"a ""b"""\r\n');
});

describe('the sentence of the clock', () => {
  const sentenceAt = (second: number) => momentSentence(lost, second).replaceAll('\u202f', ' ');

  test('follows the playhead: who is without service, who is back, and by when all are', () => {
    expect(sentenceAt(30)).toBe(
      'At 30 s imp2 has not noticed the loss of imp1: all 2 500 are without service; imp2 serves them from 60 s, all back by 537 s.',
    );
    expect(sentenceAt(90)).toBe(
      'At 90 s 0 of 2 500 are back on imp2, 2 500 are without service, all back by 537 s.',
    );
    expect(sentenceAt(300)).toBe(
      'At 300 s 1 079 of 2 500 are back on imp2, 1 421 are without service, all back by 537 s.',
    );
    expect(sentenceAt(600)).toBe('At 600 s all 2 500 are back on imp2.');
  });

  test('counts from the second outage once it has begun', () => {
    const twice = clockView({
      ...lost,
      until: 1440,
      events: [
        ...lost.events,
        { second: 600, kind: 'lost', label: 'imp2 lost' },
        { second: 720, kind: 'first-client', label: 'First client back' },
        { second: 1137, kind: 'last-client', label: 'Last client back' },
      ],
      loads: [
        ...lost.loads,
        { second: 600, own: 0, peer: 0, lost: 0 },
        { second: 660, own: 2500, peer: 2500, lost: 0 },
      ],
    });
    expect(momentSentence(twice, 620)).toContain('all back by 1\u202f137\u202fs');
    expect(serviceSpans(twice).map(({ from, kind }) => `${from} ${kind}`)).toEqual([
      '0 none',
      '60 waiting',
      '120 relogin',
      '537 served',
      '600 none',
      '660 waiting',
      '720 relogin',
      '1137 served',
    ]);
  });
});

test('a clock in which nothing takes time is told from one that only begins', () => {
  const events = (...kinds: string[]) => kinds.map((kind) => ({ second: 0, kind, label: kind }));
  expect(isWithoutLength(clockView({ events: events('lost', 'restored', 'fallback') }))).toBe(true);
  expect(isWithoutLength(clockView({ events: events('lost') }))).toBe(false);
  expect(isWithoutLength(lost)).toBe(false);
});

test('a card tells for how long its node goes on initializing, and when a loss is noticed', () => {
  const told = (given: Partial<NodeView>) =>
    timerWords(nodeView(given), 100).replaceAll('\u202f', ' ');
  expect(told({ initializingUntil: 280 })).toBe('Initializing for 180 s more');
  expect(told({ detection: { kind: 'machine', endsAt: 130 } })).toBe('noticed in 30 s');
  expect(told({})).toBe('');
});
