import { atLeast } from '../fixes';
import { defineFinding, when } from '../record';
import { tooSmall } from '../words';

/** V26: intercluster peers ask for 15K nodes (S4), or for 5K ones at least (S31): the conflict shows as two severities. */
export const V26 = defineFinding({
  code: 'V26',
  place: 'node',
  severity: 'warning',
  about: 'design',
  basis: 'documented',
  sources: ['S4', 'S30', 'S31'],
  asks: 'With intercluster peers every node is a 15K node or larger (S4, S30); at least 5K by another document (S31).',
  label: 'Small for peers',
  check: ({ capacity }, { state }) =>
    when((state.topology.facts.interclusterPeers ?? 0) > 0 && capacity < 15_000, () => ({
      severity: capacity < 5_000 ? ('error' as const) : ('warning' as const),
    })),
  title: (_, { name }) => `${name} is small for intercluster peering`,
  message: (_, { name, capacity }) => tooSmall(name, capacity, 'intercluster peering', 15_000),
  advice:
    'The documents disagree: S4 and S30 ask for 15K nodes in every peer cluster, S31 for 5K at least and recommends 15K. Use 15K nodes to be safe with both.',
  several: (where, isOne) => `${where} ${isOne ? 'is' : 'are'} small for intercluster peering`,
  fixes: (_, __, lab) => [atLeast(15_000, lab)],
});
