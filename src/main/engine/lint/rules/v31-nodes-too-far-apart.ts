import { formatCount } from '../../../../shared/format';
import { ROUND_TRIP_LIMIT_MS } from '../../rule-packs';
import { defineFinding, when } from '../record';

/** V31: the nodes of a pair at two sites are near enough. */
export const V31 = defineFinding({
  code: 'V31',
  place: 'cluster',
  severity: 'error',
  about: 'design',
  basis: 'documented',
  sources: ['S2', 'S4'],
  asks: 'The round trip between the sites of a cluster is at most 80 ms.',
  label: 'Sites too far apart',
  unit: ['ms', 'ms'],
  check: ({ state }) => {
    const roundTrip = state.topology.facts.roundTripMs ?? 0;
    return when(roundTrip > ROUND_TRIP_LIMIT_MS, () => ({
      surplus: roundTrip - ROUND_TRIP_LIMIT_MS,
      roundTrip,
    }));
  },
  title: () => 'The nodes are too far apart',
  message: ({ roundTrip }) =>
    `The round trip is ${formatCount(roundTrip)} ms; ${ROUND_TRIP_LIMIT_MS} ms is the most that a redundancy group can span.`,
  advice:
    'The peers of a group exchange heartbeats and database changes all the time. Bring the round trip down, or keep both nodes of a pair at one site.',
});
