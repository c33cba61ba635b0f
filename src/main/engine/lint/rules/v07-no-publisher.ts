import { remedy } from '../../remedies/remedy';
import { defineFinding, when } from '../record';

/** V07: one database publisher. Silent until one was named: then the cluster must still hold it. */
export const V07 = defineFinding({
  code: 'V07',
  place: 'cluster',
  severity: 'error',
  about: 'design',
  basis: 'documented',
  sources: ['S16', 'S11', 'S57'],
  asks: 'A cluster has exactly one IM and Presence database publisher.',
  label: 'No publisher',
  check: ({ state }) => when(state.topology.facts.publisher === -1, () => ({})),
  title: () => 'The lab has no database publisher',
  message: () => 'The IM and Presence database publisher is no longer in the lab.',
  advice:
    'The first node installed is the publisher. It cannot be cleared from its group: its users are unassigned and the whole group is deleted; added back, it gets DefaultCUPSubcluster again. Say which node is the publisher.',
  fixes: (_, { nodes: [first] }) => [
    first
      ? remedy([{ do: 'set-facts', publisher: first.name }], `Make ${first.name} the publisher`)
      : null,
  ],
});
