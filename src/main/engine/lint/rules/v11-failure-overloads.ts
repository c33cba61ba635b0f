import { formatCount } from '../../../../shared/format';
import { demandInWords } from '../../words/demand';
import { lessInGroup } from '../fixes';
import { defineFinding, when } from '../record';
import { overFigure, tooMany } from '../words';

/** V11: one node of a pair can carry everybody. */
export const V11 = defineFinding({
  code: 'V11',
  place: 'group',
  severity: 'warning',
  about: 'design',
  basis: 'derived',
  sources: ['S4'],
  asks: 'The users of a redundancy group with HA fit its smaller node.',
  label: 'Not failure-safe',
  unit: ['device', 'devices'],
  check: ({ hasHa, demand, smallest }) =>
    when(hasHa && demand > smallest!.capacity, () => ({ surplus: demand - smallest!.capacity })),
  title: ({ surplus }, { name }) => `One failure overloads ${name} by ${formatCount(surplus)}`,
  message: ({ surplus }, { name, assigned, demand, smallest }) =>
    `After a failure in ${name} one node must carry ${demandInWords(assigned, demand)}, but ${smallest!.name} can carry ${formatCount(smallest!.capacity)}: ${tooMany(surplus, assigned, demand)}.`,
  advice:
    'A pair is redundant only while one of its nodes can carry everybody; here the survivor of a failure could not. Move users to another group, or give both nodes a larger template.',
  figure: ({ surplus }, { assigned, demand }) => overFigure(surplus, assigned, demand),
  several: (where) => `One failure overloads ${where}`,
  fixes: ({ surplus }, group, lab) => lessInGroup(group, surplus, lab),
});
