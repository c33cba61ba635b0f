import { formatCount } from '../../../../shared/format';
import { CLUSTERS_PER_MESH } from '../../rule-packs';
import { defineFinding, when } from '../record';

/** V30: this cluster and its peers are at most thirty. */
export const V30 = defineFinding({
  code: 'V30',
  place: 'cluster',
  severity: 'error',
  about: 'design',
  basis: 'documented',
  sources: ['S30'],
  asks: 'An intercluster mesh holds at most 30 clusters, this one among them.',
  label: 'Mesh too large',
  unit: ['cluster', 'clusters'],
  check: ({ state }) => {
    const clusters = (state.topology.facts.interclusterPeers ?? 0) + 1;
    return when(clusters > CLUSTERS_PER_MESH, () => ({
      surplus: clusters - CLUSTERS_PER_MESH,
      clusters,
    }));
  },
  title: () => 'The intercluster mesh is too large',
  message: ({ clusters }) =>
    `The intercluster mesh would hold ${formatCount(clusters)} clusters; ${CLUSTERS_PER_MESH} are supported.`,
  advice: 'Every cluster peers with every other. Remove peers until the mesh holds 30 clusters.',
});
