import { formatCount } from '../../../../shared/format';
import { demandInWords } from '../../words/demand';
import { moveOut } from '../fixes';
import { defineFinding, when } from '../record';
import { overFigure, tooMany } from '../words';

/** V12: a group with HA carries at most 25,000. */
export const V12 = defineFinding({
  code: 'V12',
  place: 'group',
  severity: 'error',
  about: 'design',
  basis: 'documented',
  sources: ['S4'],
  asks: 'A redundancy group with HA carries at most 25 000 users.',
  label: 'Group over its limit',
  unit: ['device', 'devices'],
  check: ({ hasHa, demand }, { pack }) =>
    when(hasHa && demand > pack.usersPerGroup, () => ({ surplus: demand - pack.usersPerGroup })),
  title: ({ surplus }, { name }) => `${name} is ${formatCount(surplus)} over the limit of a group`,
  message: ({ surplus }, { name, assigned, demand }, { pack }) =>
    `${name} has ${demandInWords(assigned, demand)}; a redundancy group with HA supports ${formatCount(pack.usersPerGroup)}: ${tooMany(surplus, assigned, demand)}.`,
  advice:
    'No template carries more than this on one node, so the group could not survive a failure. Move users to another group.',
  figure: ({ surplus }, { assigned, demand }) => overFigure(surplus, assigned, demand),
  several: (where, isOne) => `${where} ${isOne ? 'is' : 'are'} over the limit of a group`,
  fixes: ({ surplus }, group, lab) => [moveOut(group, surplus, lab)],
});
