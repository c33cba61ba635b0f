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
  const first = eventAt(clock, 'first-client');
  const last = eventAt(clock, 'last-client');
  const bounds = [
    0,
    ...clock.loads.map(({ at }) => at),
    ...lostTrack(clock).map(({ from }) => from),
    ...(first === null ? [] : [first]),
    ...(last === null ? [] : [last]),
  ];
  const times = [...new Set(bounds)].filter((at) => at < clock.until).sort((a, b) => a - b);
  const spans: ServiceSpan[] = [];
  for (const [index, from] of times.entries()) {
    const to = times[index + 1] ?? clock.until;
    const kind = kindAt(clock, from, first ?? 0, last ?? 0);
    const before = spans.at(-1);
    if (before?.kind === kind) spans[spans.length - 1] = { ...before, to };
    else spans.push({ from, to, kind });
  }
  return spans;
}

/**
 * Clients of the lost node that are offline at a second: all of them while no node serves them, then what the
 * re-login curve says, counted from when they last lost their service.
 */
export function offlineNow(clock: ClockView, second: number): number {
  const spans = serviceSpans(clock).filter(({ from }) => from <= second);
  if (spans.at(-1)?.kind === 'none') return clock.relogin.clients;
  const lostAt = spans.findLast(({ kind }) => kind === 'none')?.from ?? 0;
  return offlineAt(clock.relogin, second - lostAt);
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
  return clock.loads.findLast(({ at }) => at <= second) ?? { own: 0, peer: 0, lost: 0 };
}

function kindAt(clock: ClockView, at: number, first: number, last: number): ServiceKind {
  const load = loadAt(clock, at);
  const home =
    clock.peer === null ? load.own > 0 : spanAt(clock, clock.lost, at)?.state === 'Normal';
  if (clock.peer !== null && home) return 'home';
  if (load.lost === 0 && load.peer === 0) return 'none';
  if (at < first) return 'waiting';
  if (at < last) return 'relogin';
  return load.lost > 0 ? 'home' : 'served';
}

function lostTrack(clock: ClockView): ClockView['tracks'][number]['spans'] {
  return clock.tracks.find(({ node }) => node === clock.lost)?.spans ?? [];
}

function eventAt(clock: ClockView, kind: string): number | null {
  return clock.events.find((event) => event.kind === kind)?.at ?? null;
}
