import type { ClockView } from '../../../shared/lab-api';

/** What the users of the lost node have at a time. */
export type ServiceKind = 'none' | 'waiting' | 'relogin' | 'served' | 'home';

export interface ServiceSpan {
  readonly from: number;
  readonly to: number;
  readonly kind: ServiceKind;
}

/**
 * The service track: what the users of the lost node have, second by second.
 * They have none until the peer takes over, wait for the lower limit, log in again until the upper limit,
 * and are served by the peer until the load goes home.
 */
export function serviceSpans(clock: ClockView): readonly ServiceSpan[] {
  const { lower, upper } = clock.relogin;
  const takeover = clock.loads.find((load) => load.peer > 0)?.at ?? clock.until;
  const home = clock.loads.find((load) => load.at > takeover && load.peer === 0)?.at ?? clock.until;
  const bounds: readonly (readonly [ServiceKind, number])[] = [
    ['none', takeover],
    ['waiting', Math.max(takeover, lower)],
    ['relogin', Math.max(takeover, upper)],
    ['served', clock.until],
  ];
  const spans: ServiceSpan[] = [];
  let from = 0;
  for (const [kind, until] of bounds) {
    const to = Math.min(until, home);
    if (to > from) spans.push({ from, to, kind });
    from = Math.max(from, to);
  }
  return home < clock.until ? [...spans, { from: home, to: clock.until, kind: 'home' }] : spans;
}
