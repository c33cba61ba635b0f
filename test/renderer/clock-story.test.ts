import { expect, test } from 'vitest';
import { toCsv } from '../../src/renderer/charts/save/csv';
import { clockTable } from '../../src/renderer/features/clock/clock-table';
import { groupStates } from '../../src/renderer/features/clock/lanes/group-states';
import { layoutLanes } from '../../src/renderer/features/clock/lanes/lane-layout';
import { chosenFailure, failureRows } from '../../src/renderer/features/clock/playback/failures';
import { clockView, stepRow } from './views';

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
    { at: 0, pair: 'Undetected / Normal', why: 'not noticed yet' },
    { at: 60, pair: 'Unreachable / Backup Mode', why: 'Peer Down' },
    { at: null, pair: 'Failed Over / Backup Mode', why: 'imp1 is back' },
    { at: null, pair: 'Taking Back / Falling Back', why: 'fallback' },
    { at: null, pair: 'Normal / Normal', why: 'users are home' },
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
    .filter(({ at }) => at === null)
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
  expect(groupStates(home)).toEqual([{ at: 0, pair: 'Normal / Normal', why: 'steady' }]);
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
  const roomy = layoutLanes({ height: 720, scale: 1 }, { eventRows: 3, tracks: 2 });
  expect(roomy.height).toBe(720);
  expect(roomy.load).not.toBeNull();
  const tight = layoutLanes({ height: 150, scale: 1 }, { eventRows: 2, tracks: 2 });
  expect(tight.load).toBeNull();
  expect(tight.relogin.height).toBeGreaterThanOrEqual(50);
  expect(tight.height).toBeGreaterThan(150);
  const large = layoutLanes({ height: 720, scale: 2 }, { eventRows: 3, tracks: 2 });
  expect(large.load).toBeNull();
});

test('cells that a spreadsheet would run are texts', () => {
  const table = { title: '', columns: ['=a'], rows: [['+1'], [-1], [null], ['a "b"']] };
  expect(toCsv(table)).toBe('\'=a\r\n\'+1\r\n-1\r\n\r\n"a ""b"""\r\n');
});
