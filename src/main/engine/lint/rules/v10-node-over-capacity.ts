import { formatCount } from '../../../../shared/format';
import { demandInWords } from '../../words/demand';
import { lessOnNode } from '../fixes';
import { defineFinding, when } from '../record';
import { are, overFigure, tooMany } from '../words';

/** V10: the users assigned to a node fit it. */
export const V10 = defineFinding({
  code: 'V10',
  place: 'node',
  severity: 'error',
  about: 'design',
  basis: 'documented',
  sources: ['S1', 'S4'],
  asks: 'A node carries the devices of the users assigned to it.',
  label: 'Over capacity',
  unit: ['device', 'devices'],
  check: ({ demand, capacity }) => when(demand > capacity, () => ({ surplus: demand - capacity })),
  title: ({ surplus }, { name }) =>
    `${name} has ${formatCount(surplus)} more assigned than it can carry`,
  message: ({ surplus }, { name, assigned, demand, capacity }) =>
    `${demandInWords(assigned, demand)} ${are(demand)} assigned to ${name}, which can carry ${formatCount(capacity)}: ${tooMany(surplus, assigned, demand)}.`,
  advice:
    'Placement counts users and does not look at capacity, so nothing stops this by itself. Move users to a node with room, or give the pair a larger template.',
  figure: ({ surplus }, { assigned, demand }) => overFigure(surplus, assigned, demand),
  several: (where, isOne) =>
    `${where} ${isOne ? 'has' : 'have'} more assigned than ${isOne ? 'it' : 'they'} can carry`,
  fixes: ({ surplus }, node, lab) => lessOnNode(node, surplus, lab),
});
