import { formatCount } from '../../../../shared/format';
import { ROUND_TRIP_LIMIT_MS, SITE_BANDWIDTH_MBPS } from '../../rule-packs';
import { defineFinding, when } from '../record';

/** What is wrong between the sites: each with the figure that was told. */
interface Fault {
  readonly kind: 'far' | 'narrow';
  readonly told: number;
  readonly surplus: number;
}

/** V31: the sites of a pair are near enough, with bandwidth of their own. */
export const V31 = defineFinding({
  code: 'V31',
  place: 'cluster',
  severity: 'error',
  about: 'design',
  basis: 'documented',
  sources: ['S2', 'S4'],
  asks: 'Between the sites of a pair the round trip is at most 80 ms, with at least 10 Mbps for each cluster.',
  label: 'Sites too far apart',
  check: ({ state }): readonly Fault[] => {
    const { roundTripMs = 0, siteBandwidthMbps = SITE_BANDWIDTH_MBPS } = state.topology.facts;
    return [
      ...when(roundTripMs > ROUND_TRIP_LIMIT_MS, () => ({
        kind: 'far' as const,
        told: roundTripMs,
        surplus: roundTripMs - ROUND_TRIP_LIMIT_MS,
      })),
      ...when(siteBandwidthMbps < SITE_BANDWIDTH_MBPS, () => ({
        kind: 'narrow' as const,
        told: siteBandwidthMbps,
        surplus: SITE_BANDWIDTH_MBPS - siteBandwidthMbps,
      })),
    ];
  },
  title: ({ kind }) =>
    kind === 'far' ? 'The nodes are too far apart' : 'The sites have too little bandwidth',
  message: ({ kind, told }) =>
    kind === 'far'
      ? `The round trip is ${formatCount(told)} ms; ${ROUND_TRIP_LIMIT_MS} ms is the most that a redundancy group can span.`
      : `The sites have ${formatCount(told)} Mbps between them; a cluster over two sites asks for ${SITE_BANDWIDTH_MBPS} Mbps of its own.`,
  advice:
    'The peers of a group exchange heartbeats and database changes all the time. Bring the sites nearer, or keep both nodes of a pair at one site. With two sites put most users on the near node.',
  figure: ({ kind, surplus }) =>
    kind === 'far' ? `+${formatCount(surplus)} ms` : `${formatCount(surplus)} Mbps short`,
  several: () => 'The sites are too far apart and have too little bandwidth',
});
