import type { ClockView } from '../../../shared/lab-api';
import { spanAt } from './service-spans';

/** One stop of the pair on its way through a failure. */
export interface GroupState {
  /** Second at which it begins, or null for what has no second yet. */
  readonly at: number | null;
  /** "Unreachable / Backup Mode": lost node first. */
  readonly pair: string;
  /** Why, or what leads there. */
  readonly why: string;
}

const SHORT: Readonly<Record<string, string>> = {
  'Running in Backup Mode': 'Backup Mode',
  'Running in Failed Mode': 'Failed Mode',
  'Failed Over with Critical Services Not Running': 'Failed Over, services down',
};

/** What leads on from a pair that has not come home: the documented way back (domain 4.3, rows 1, 13, 10, 4). */
const WAY_BACK: readonly (readonly [
  state: string,
  next: readonly (readonly [string, string])[],
])[] = [
  ['Unreachable', [['Failed Over / Backup Mode', 'the node is back']]],
  [
    'Failed Over with Critical Services Not Running',
    [['Failed Over / Backup Mode', 'services run again']],
  ],
  ['Failed Over', []],
  ['Idle', []],
];
const HOME: readonly (readonly [string, string])[] = [
  ['Taking Back / Falling Back', 'fallback'],
  ['Normal / Normal', 'users are home'],
];

/** The states of the pair in order of time, and after them the way back that is still to be gone. */
export function groupStates(clock: ClockView): readonly GroupState[] {
  if (clock.peer === null) return loneStates(clock);
  const times = clock.tracks.flatMap(({ spans }) => spans.map(({ from }) => from));
  const states: GroupState[] = [];
  for (const at of [...new Set(times)].sort((a, b) => a - b)) {
    const lost = spanAt(clock, clock.lost, at);
    const peer = spanAt(clock, clock.peer, at);
    if (lost === null || peer === null) continue;
    const pair = `${short(lost.state)} / ${short(peer.state)}`;
    if (states.at(-1)?.pair === pair) continue;
    states.push({ at, pair, why: peer.reason === 'Normal' ? steady(lost.state) : peer.reason });
  }
  return [...states, ...stillToCome(clock)];
}

function stillToCome(clock: ClockView): readonly GroupState[] {
  const last = spanAt(clock, clock.lost, clock.until)?.state;
  const way = WAY_BACK.find(([state]) => state === last);
  if (way === undefined) return [];
  return [...way[1], ...HOME].map(([pair, why]) => ({ at: null, pair, why }));
}

function loneStates(clock: ClockView): readonly GroupState[] {
  const spans = clock.tracks.find(({ node }) => node === clock.lost)?.spans ?? [];
  return spans.map(({ from, state, reason }) => ({ at: from, pair: short(state), why: reason }));
}

function steady(lost: string): string {
  return lost === 'Normal' ? 'steady' : 'not noticed yet';
}

function short(state: string): string {
  return SHORT[state] ?? state;
}
