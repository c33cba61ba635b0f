import type { ClockView } from '../../../shared/lab-api';
import type { DataTable } from '../../charts/save/csv';
import { loadAt, offlineNow, serviceSpans, spanAt } from './lanes/service-spans';

const SERVICE_WORDS = {
  none: 'none',
  waiting: 'waiting',
  relogin: 'logging in again',
  served: 'served by the peer',
  home: 'at home',
} as const;

/** The clock as a table: one row for each second in which something happens, the first and the last among them. */
export function clockTable(clock: ClockView): DataTable {
  const spans = serviceSpans(clock);
  const carrier = clock.peer ?? clock.lost;
  const times = [
    0,
    clock.until,
    ...clock.events.map(({ second }) => second),
    ...clock.loads.map(({ second }) => second),
    ...[...clock.tracks, ...clock.lanes].flatMap((lane) => lane.spans.map(({ from }) => from)),
  ];
  const seconds = [...new Set(times)].sort((a, b) => a - b);
  return {
    title: `${clock.label}: seconds after the loss`,
    columns: [
      'Second',
      'What happens',
      ...clock.tracks.map(({ node }) => node),
      ...clock.lanes.map(({ name, note }) => `${name} ${note}`),
      `Users of ${clock.lost}`,
      'Offline',
      'Reconnected',
      `${carrier}: own`,
      ...(clock.peer === null ? [] : [`${carrier}: for ${clock.lost}`]),
    ],
    rows: seconds.map((second) => {
      const load = loadAt(clock, second);
      const offline = offlineNow(clock, second);
      const service = spans.findLast(({ from }) => from <= second)?.kind;
      return [
        second,
        eventsAt(clock, second),
        ...clock.tracks.map(({ node }) => stateText(clock, node, second)),
        ...clock.lanes.map(
          ({ spans: each }) => each.findLast(({ from }) => from <= second)?.text ?? null,
        ),
        service === undefined ? null : SERVICE_WORDS[service],
        offline,
        clock.relogin.clients - offline,
        load.own,
        ...(clock.peer === null ? [] : [load.peer]),
      ];
    }),
  };
}

function eventsAt(clock: ClockView, second: number): string {
  return clock.events
    .filter(({ second: time }) => time === second)
    .map(({ label }) => label)
    .join('; ');
}

function stateText(clock: ClockView, node: string, second: number): string | null {
  const span = spanAt(clock, node, second);
  if (span === null) return null;
  return span.reason === '' || span.reason === span.state
    ? span.state
    : `${span.state}, ${span.reason}`;
}
