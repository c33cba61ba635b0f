import type { ClockView } from '../../../../shared/lab-api';
import { formatCount, formatSeconds } from '../../../ui/figures';
import { eventFrom, lastLoss, offlineNow, serviceSpans, spanAt } from '../lanes/service-spans';

/** A span as m:ss, hours before it where there are some. */
export function clockSpan(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const rest = two(Math.floor(seconds) % 60);
  if (minutes < 60) return `${minutes}:${rest}`;
  return `${formatCount(Math.floor(minutes / 60))}:${two(minutes % 60)}:${rest}`;
}

/** What the users of the lost node have at a second: how many are back, how many without, and when all are back. */
export function momentSentence(clock: ClockView, second: number): string {
  const { lost, peer, relogin } = clock;
  const { clients } = relogin;
  const moment = `At ${formatSeconds(second)}`;
  if (clients === 0)
    return `${moment} nobody is without service: no client of ${lost} logs in again.`;
  const kind = serviceSpans(clock).findLast(({ from }) => from <= second)?.kind ?? 'none';
  const since = lastLoss(clock, second);
  const allBack = eventFrom(clock, 'last-client', since);
  const without = offlineNow(clock, second);
  const back = clients - without;
  const server = kind === 'home' || peer === null ? lost : peer;
  const until = allBack === null ? '' : `, all back by ${formatSeconds(allBack)}`;
  switch (kind) {
    case 'none': {
      const next = clock.loads.find((load) => load.second > second && load.lost + load.peer > 0);
      const served =
        next === undefined
          ? 'nobody serves them'
          : `${next.lost > 0 || peer === null ? lost : peer} serves them from ${formatSeconds(next.second)}`;
      const noticed = spanAt(clock, lost, second)?.state === 'Undetected' && peer !== null;
      return `${moment} ${noticed ? `${peer} has not noticed the loss of ${lost}: ` : ''}${without === clients ? 'all ' : ''}${formatCount(without)} are without service; ${served}${until}.`;
    }
    case 'waiting':
    case 'relogin':
      return `${moment} ${formatCount(back)} of ${formatCount(clients)} are back on ${server}, ${formatCount(without)} are without service${until}.`;
    case 'served':
      return `${moment} all ${formatCount(clients)} are back on ${server}.`;
    case 'home':
      return without === 0
        ? `${moment} ${lost} serves its ${formatCount(clients)} again.`
        : `${moment} ${formatCount(back)} of ${formatCount(clients)} are back on ${lost}, ${formatCount(without)} are without service${until}.`;
  }
}

/** The moment in words, to be copied. */
export function momentText(clock: ClockView, second: number): string {
  const offline = offlineNow(clock, second);
  const states = clock.tracks.map(
    ({ node }) => `${node}: ${spanAt(clock, node, second)?.state ?? 'not in the group'}`,
  );
  return [
    `${clock.label}, ${formatSeconds(second)} after the loss`,
    ...states,
    `Offline: ${formatCount(offline)}, reconnected: ${formatCount(clock.relogin.clients - offline)}`,
    momentSentence(clock, second),
    clock.sentence,
  ].join('\n');
}
