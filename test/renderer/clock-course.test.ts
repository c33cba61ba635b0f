import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutEvents } from '../../src/renderer/features/clock/lanes/event-layout';
import { loginsPerSecond, offlineAt } from '../../src/renderer/features/clock/lanes/relogin-curve';
import { offlineNow, serviceSpans } from '../../src/renderer/features/clock/lanes/service-spans';
import { firstWindow, timeTicks } from '../../src/renderer/features/clock/lanes/time-axis';
import {
  neighbour,
  type Playback,
  play,
} from '../../src/renderer/features/clock/playback/playback';
import { clockView } from './views';

const limits = { clients: 2500, lower: 120, upper: 537 };

test('clients are all offline until the lower limit and decline evenly to none at the upper', () => {
  expect([0, 119, 120, 252, 536, 537, 9000].map((second) => offlineAt(limits, second))).toEqual([
    2500, 2500, 2500, 1709, 6, 0, 0,
  ]);
  expect(loginsPerSecond(limits)).toBeCloseTo(5.995, 3);
});

test('equal limits bring all clients back in one second', () => {
  const equal = { clients: 10, lower: 120, upper: 120 };
  expect([119, 120].map((second) => offlineAt(equal, second))).toEqual([10, 0]);
  expect(loginsPerSecond(equal)).toBe(10);
});

test('offline never rises and never leaves 0 to all', () => {
  fc.assert(
    fc.property(
      fc.nat(100_000),
      fc.nat(1000),
      fc.nat(4000),
      fc.nat(6000),
      (clients, lower, more, second) => {
        const window = { clients, lower, upper: lower + more };
        const now = offlineAt(window, second);
        expect(now).toBeGreaterThanOrEqual(offlineAt(window, second + 1));
        expect(now).toBeGreaterThanOrEqual(0);
        expect(now).toBeLessThanOrEqual(clients);
      },
    ),
  );
});

test('the service track follows takeover, limits and the way home without gaps', () => {
  const kinds = (clock = clockView()) =>
    serviceSpans(clock).map(({ kind, from, to }) => [kind, from, to]);
  expect(kinds()).toEqual([
    ['none', 0, 60],
    ['waiting', 60, 120],
    ['relogin', 120, 537],
    ['served', 537, 720],
  ]);
  const home = (second: number) =>
    clockView({
      tracks: [
        {
          node: 'imp1',
          spans: [
            { from: 0, to: second, state: 'Unreachable', reason: 'Peer Down' },
            { from: second, to: 720, state: 'Normal', reason: 'Normal' },
          ],
        },
      ],
      loads: [
        { second: 0, own: 10, peer: 0, lost: 0 },
        { second: 60, own: 10, peer: 10, lost: 0 },
        { second, own: 10, peer: 0, lost: 10 },
      ],
    });
  expect(kinds(home(600)).at(-1)).toEqual(['home', 600, 720]);
  expect(kinds(home(100))).toEqual([
    ['none', 0, 60],
    ['waiting', 60, 100],
    ['home', 100, 720],
  ]);
});

test('users whose backup is lost too have no service again', () => {
  const both = clockView({
    loads: [
      { second: 0, own: 10, peer: 0, lost: 0 },
      { second: 60, own: 10, peer: 10, lost: 0 },
      { second: 300, own: 0, peer: 0, lost: 0 },
    ],
  });
  expect(serviceSpans(both).at(-1)).toEqual({ kind: 'none', from: 300, to: 720 });
  expect([299, 300, 700].map((second) => offlineNow(both, second))).toEqual([1427, 2500, 2500]);
});

test('users whose node is back before its backup are served by it, and log in again from the second loss on', () => {
  const restored = clockView({
    loads: [
      { second: 0, own: 10, peer: 0, lost: 0 },
      { second: 60, own: 10, peer: 10, lost: 0 },
      { second: 300, own: 0, peer: 0, lost: 0 },
      { second: 400, own: 0, peer: 0, lost: 20 },
    ],
  });
  expect(serviceSpans(restored).map(({ kind, from }) => [kind, from])).toEqual([
    ['none', 0],
    ['waiting', 60],
    ['relogin', 120],
    ['none', 300],
    ['relogin', 400],
    ['home', 537],
  ]);
  expect([419, 420, 837].map((second) => offlineNow(restored, second))).toEqual([2500, 2500, 0]);
});

test('users without HA have no service until their node is back, and are offline so long', () => {
  const alone = clockView({
    peer: null,
    events: [],
    loads: [{ second: 0, own: 0, peer: 0, lost: 0 }],
  });
  expect(serviceSpans(alone)).toEqual([{ from: 0, to: 720, kind: 'none' }]);
  expect(offlineNow(alone, 700)).toBe(2500);
  const back = clockView({
    peer: null,
    events: [
      { second: 400, kind: 'first-client', label: 'First client back' },
      { second: 537, kind: 'last-client', label: 'Last client back' },
    ],
    loads: [
      { second: 0, own: 0, peer: 0, lost: 0 },
      { second: 400, own: 2500, peer: 0, lost: 2500 },
    ],
  });
  expect(serviceSpans(back).map(({ kind, from }) => [kind, from])).toEqual([
    ['none', 0],
    ['relogin', 400],
    ['home', 537],
  ]);
  expect([399, 400].map((second) => offlineNow(back, second))).toEqual([2500, 821]);
});

test('labels of events never overlap and turn left at the right edge', () => {
  expect(
    layoutEvents(
      [
        { x: 0, width: 90 },
        { x: 75, width: 200 },
        { x: 150, width: 140 },
        { x: 680, width: 140 },
        { x: 860, width: 140 },
      ],
      908,
      4,
    ),
  ).toEqual([
    { row: 2, left: false },
    { row: 1, left: false },
    { row: 0, left: false },
    { row: 1, left: false },
    { row: 0, left: true },
  ]);
});

const course = { until: 720, stops: [0, 60, 120, 537] };
const start: Playback = { second: 0, playing: false, speed: 10 };

test('playing follows the viewer’s clock at its speed and ends at the last second', () => {
  const playing = play(start, { type: 'toggle' }, course);
  const later = play(playing, { type: 'tick', milliseconds: 2500 }, course);
  expect(later).toEqual({ second: 25, playing: true, speed: 10 });
  const end = play(later, { type: 'tick', milliseconds: 1_000_000 }, course);
  expect(end).toEqual({ second: 720, playing: false, speed: 10 });
  expect(play(end, { type: 'toggle' }, course)).toEqual({ second: 0, playing: true, speed: 10 });
});

test('jumping to events goes from stop to stop and on to the ends', () => {
  expect([0, 60, 119, 537].map((second) => neighbour(course, second, 1))).toEqual([
    60, 120, 120, 720,
  ]);
  expect([720, 120, 61, 0].map((second) => neighbour(course, second, -1))).toEqual([
    537, 60, 60, 0,
  ]);
  expect(play({ ...start, second: 61.4 }, { type: 'move', seconds: -1 }, course).second).toBe(60);
  expect(play(start, { type: 'jump', second: 9999 }, course).second).toBe(720);
});

test('the axis labels whole steps and the first window holds what happens', () => {
  expect(timeTicks(720, 908).major).toEqual([
    0, 60, 120, 180, 240, 300, 360, 420, 480, 540, 600, 660, 720,
  ]);
  expect(timeTicks(720, 908).minor).toHaveLength(73);
  expect(firstWindow(clockView({ until: 2400 }))).toBe(660);
  expect(firstWindow(clockView({ until: 300 }))).toBe(300);
});
