import { sameGeneration } from '../fixes';
import { defineFinding, when } from '../record';
import { allOf, generationName } from '../words';

/** V18: one hardware generation everywhere performs best. */
export const V18 = defineFinding({
  code: 'V18',
  place: 'cluster',
  severity: 'advice',
  about: 'design',
  basis: 'documented',
  sources: ['S18', 'S19'],
  asks: 'All nodes of a cluster are hardware of the same generation.',
  label: 'Mixed generations',
  check: ({ nodes }) => {
    const generations = [...new Set(nodes.map(({ generation }) => generation))];
    return when(generations.length > 1, () => ({ generations }));
  },
  title: () => 'The cluster mixes hardware generations',
  message: ({ generations }) =>
    `Nodes of the cluster are ${allOf(generations.map(generationName))}.`,
  advice:
    'Performance is best with equal memory, disk and age everywhere. Record the generation of each node, and give the older pair fewer users.',
  fixes: (_, { nodes }) => sameGeneration(nodes),
});
