import { remedy } from '../../remedies/remedy';
import { defineFinding, when } from '../record';

/** V03: a group holds one or two nodes. A third is refused, so only the empty one is found. */
export const V03 = defineFinding({
  code: 'V03',
  place: 'group',
  severity: 'error',
  about: 'design',
  basis: 'documented',
  sources: ['S2'],
  asks: 'A redundancy group has one or two nodes.',
  label: 'No node',
  check: ({ nodes }) => when(nodes.length === 0, () => ({})),
  title: (_, { name }) => `${name} has no node`,
  message: (_, { name }) => `${name} has no node; a redundancy group holds one or two.`,
  advice: 'An empty group carries nobody. Add a node to it, or remove the group.',
  several: (where, isOne) => `${where} ${isOne ? 'has' : 'have'} no node`,
  fixes: (_, { name }) => [remedy([{ do: 'remove-group', group: name }])],
});
