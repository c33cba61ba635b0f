import type { ClockView } from '../../../../shared/lab-api';
import { offlineAt } from './relogin-curve';

/** What the users of the lost node have at a time. */
export type ServiceKind = 'none' | 'waiting' | 'relogin' | 'served' | 'home';

export interface ServiceSpan {
  readonly from: number;
  readonly to: number;
  readonly kind: ServiceKind;
}

/**
 * The service track: what the users of the lost node have, second by second. None while no node serves them;
 * then they wait for the lower limit, log in again until the upper limit, and are served until they are home.
 */
export function serviceSpans(clock: ClockView): readonly ServiceSpan[] {
  const bounds = [
    0,
    ...clock.loads.map(({ second }) => second),
    ...lostTrack(clock).map(({ from }) => from),
    ...clock.events.filter(({ kind }) => CLIENTS.has(kind)).map(({ second }) => second),
  ];
  const times = [...new Set(bounds)].filter((second) => second < clock.until).sort((a, b) => a - b);
  const spans: ServiceSpan[] = [];
  let lostAt = 0;
  for (const [index, from] of times.entries()) {
    const to = times[index + 1] ?? clock.until;
    const isOut = isWithout(clock, from);
    if (isOut && spans.at(-1)?.kind !== 'none') lostAt = from;
    const kind = isOut ? 'none' : kindAt(clock, from, lostAt);
    const before = spans.at(-1);
    if (before?.kind === kind) spans[spans.length - 1] = { ...before, to };
    else spans.push({ from, to, kind });
  }
  return spans;
}

const CLIENTS: ReadonlySet<string> = new Set(['first-client', 'last-client']);

/** The second of the first event of a kind from a second on, such as when the last client is back; null: none. */
export function eventFrom(clock: ClockView, kind: string, from: number): number | null {
  return clock.events.find((event) => event.kind === kind && event.second >= from)?.second ?? null;
}

/** When the users of the lost node last lost their service, up to a second. */
export function lastLoss(clock: ClockView, second: number): number {
  const spans = serviceSpans(clock).filter(({ from }) => from <= second);
  return spans.findLast(({ kind }) => kind === 'none')?.from ?? 0;
}

/**
 * Clients of the lost node that are offline at a second: all of them while no node serves them, then what the
 * re-login curve says, counted from when they last lost their service.
 */
export function offlineNow(clock: ClockView, second: number): number {
  const spans = serviceSpans(clock).filter(({ from }) => from <= second);
  if (spans.at(-1)?.kind === 'none') return clock.relogin.clients;
  return offlineAt(clock.relogin, second - lastLoss(clock, second));
}

/** State that a track shows at a second. */
export function spanAt(
  clock: ClockView,
  node: string,
  second: number,
): ClockView['tracks'][number]['spans'][number] | null {
  const spans = clock.tracks.find((track) => track.node === node)?.spans ?? [];
  return spans.findLast(({ from }) => from <= second) ?? null;
}

/** Devices served at a second by the node whose load is drawn. */
export function loadAt(
  clock: ClockView,
  second: number,
): { readonly own: number; readonly peer: number; readonly lost: number } {
  return clock.loads.findLast(({ second: time }) => time <= second) ?? { own: 0, peer: 0, lost: 0 };
}

/** No node serves the users of the lost node. */
function isWithout(clock: ClockView, second: number): boolean {
  const load = loadAt(clock, second);
  if (clock.peer !== null && spanAt(clock, clock.lost, second)?.state === 'Normal') return false;
  return load.lost === 0 && load.peer === 0;
}

/** @param lostAt  second at which the service was lost last */
function kindAt(clock: ClockView, second: number, lostAt: number): ServiceKind {
  const load = loadAt(clock, second);
  if (clock.peer !== null && spanAt(clock, clock.lost, second)?.state === 'Normal') return 'home';
  if (second < (eventFrom(clock, 'first-client', lostAt) ?? 0)) return 'waiting';
  if (second < (eventFrom(clock, 'last-client', lostAt) ?? 0)) return 'relogin';
  return load.lost > 0 ? 'home' : 'served';
}

function lostTrack(clock: ClockView): ClockView['tracks'][number]['spans'] {
  return clock.tracks.find(({ node }) => node === clock.lost)?.spans ?? [];
}
