import type { ClockView } from '../../../../shared/lab-api';
import { spanAt } from './service-spans';

/** One stop of the pair on its way through a failure. */
export interface GroupState {
  /** Second at which it begins, or null for what has no second yet. */
  readonly second: number | null;
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

/** States of the lost node and its peer, and what leads there. */
type Stop = readonly [lost: string, peer: string, why: string];

const CSNR = 'Failed Over with Critical Services Not Running';
const BACK_AGAIN: Readonly<Record<string, string>> = {
  Unreachable: 'is back',
  [CSNR]: 'runs its services again',
};

/**
 * The next stop of a pair that is left to people, or null at the end of the way.
 *
 * @source domain 4.3 and 4.4; with both nodes lost the first one restored carries the pair
 */
function nextStop([lost, peer]: Stop, names: readonly [string, string]): Stop | null {
  const states = [lost, peer];
  const swapped = (of: string, other: string, down: number, why: string): Stop =>
    down === 0 ? [of, other, why] : [other, of, why];
  if (states.includes('Running in Failed Mode')) return ['Normal', 'Normal', 'repair and recover'];
  const down = states.findIndex((state) => state in BACK_AGAIN);
  if (down >= 0) {
    const other = states[1 - down]!;
    const carries = other === 'Running in Backup Mode';
    const next = carries ? 'Failed Over' : 'Running in Backup Mode';
    return swapped(next, other, down, `${names[down]} ${BACK_AGAIN[states[down]!]}`);
  }
  const away = states.findIndex((state) => state === 'Failed Over' || state === 'Idle');
  if (away >= 0) return swapped('Taking Back', 'Falling Back', away, 'fallback');
  return states.includes('Taking Back') ? ['Normal', 'Normal', 'users are home'] : null;
}

/** The states of the pair in order of time, and after them the way back that is still to be gone. */
export function groupStates(clock: ClockView): readonly GroupState[] {
  if (clock.peer === null) return loneStates(clock);
  const times = clock.tracks.flatMap(({ spans }) => spans.map(({ from }) => from));
  const states: GroupState[] = [];
  for (const second of [...new Set(times)].sort((a, b) => a - b)) {
    const lost = spanAt(clock, clock.lost, second);
    const peer = spanAt(clock, clock.peer, second);
    if (lost === null || peer === null) continue;
    const pair = `${short(lost.state)} / ${short(peer.state)}`;
    if (states.at(-1)?.pair === pair) continue;
    states.push({ second, pair, why: peer.reason === 'Normal' ? steady(lost.state) : peer.reason });
  }
  return [...states, ...stillToCome(clock)];
}

function stillToCome(clock: ClockView): readonly GroupState[] {
  const stateAtEnd = (node: string): string => spanAt(clock, node, clock.until)?.state ?? '';
  const names = [clock.lost, clock.peer ?? ''] as const;
  const coming: GroupState[] = [];
  let stop = nextStop([stateAtEnd(names[0]), stateAtEnd(names[1]), ''], names);
  while (stop !== null) {
    const [lost, peer, why] = stop;
    coming.push({ second: null, pair: `${short(lost)} / ${short(peer)}`, why });
    stop = nextStop(stop, names);
  }
  return coming;
}

function loneStates(clock: ClockView): readonly GroupState[] {
  const spans = clock.tracks.find(({ node }) => node === clock.lost)?.spans ?? [];
  return spans.map(({ from, state, reason }) => ({
    second: from,
    pair: short(state),
    why: reason,
  }));
}

function steady(lost: string): string {
  return lost === 'Normal' ? 'steady' : 'not noticed yet';
}

function short(state: string): string {
  return SHORT[state] ?? state;
}
