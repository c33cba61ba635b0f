import { formatCount } from '../../../../shared/format';
import { demandInWords } from '../../words/demand';
import { lessInGroup } from '../fixes';
import { defineFinding, when } from '../record';
import { overFigure, tooMany } from '../words';

/** V14: under Active/Standby either node carries the whole group. */
export const V14 = defineFinding({
  code: 'V14',
  place: 'group',
  severity: 'error',
  about: 'design',
  basis: 'derived',
  sources: ['S4'],
  asks: 'Under Active/Standby the users of a pair fit each of its nodes.',
  label: 'Standby too small',
  unit: ['device', 'devices'],
  check: ({ nodes, demand, smallest }, { state }) =>
    when(
      state.topology.mode === 'active-standby' && nodes.length === 2 && demand > smallest!.capacity,
      () => ({ surplus: demand - smallest!.capacity }),
    ),
  title: ({ surplus }, { name }) =>
    `No node of ${name} can carry it alone, by ${formatCount(surplus)}`,
  message: ({ surplus }, { name, assigned, demand, smallest }) =>
    `Under Active/Standby one node of ${name} carries all of its ${demandInWords(assigned, demand)}, but ${smallest!.name} can carry ${formatCount(smallest!.capacity)}: ${tooMany(surplus, assigned, demand)}.`,
  advice:
    'Under Active/Standby one node carries the whole group, and its standby must be able to do the same. Move users to another group, or give both nodes a larger template.',
  figure: ({ surplus }, { assigned, demand }) => overFigure(surplus, assigned, demand),
  several: (where) => `No node can carry ${where} alone`,
  fixes: ({ surplus }, group, lab) => lessInGroup(group, surplus, lab),
});
