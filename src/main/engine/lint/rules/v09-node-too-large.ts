import { countOf, formatCount } from '../../../../shared/format';
import type { Ova } from '../../../../shared/model';
import { sizeNodes } from '../../remedies/make-room';
import { defineFinding, when } from '../record';

/** V09: a node is no larger than its release supports. */
export const V09 = defineFinding({
  code: 'V09',
  place: 'node',
  severity: 'error',
  about: 'design',
  basis: 'documented',
  sources: ['S4', 'S17a'],
  asks: 'A node is sized for at most 25 000 users; 15 000 before release 12.5.',
  label: 'Node too large',
  unit: ['user', 'users'],
  check: ({ capacity }, { pack }) =>
    when(capacity > pack.usersPerNode, () => ({ surplus: capacity - pack.usersPerNode })),
  title: (_, { name }) => `${name} is larger than a node may be`,
  message: (_, { name, capacity }, { pack }) =>
    `${name} is sized for ${countOf(capacity, 'user')}; release ${pack.release} supports ${formatCount(pack.usersPerNode)} on one node.`,
  advice: 'The release supports no node of this size. Use a smaller template and another pair.',
  several: (where, isOne) => `${where} ${isOne ? 'is' : 'are'} larger than a node may be`,
  fixes: (_, { index }, { state, pack }) => [
    sizeNodes(state, [index], String(pack.usersPerNode) as Ova),
  ],
});
