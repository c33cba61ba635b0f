import { countOf, formatCount } from '../../../../shared/format';
import { wayBackOf } from '../../remedies/way-back';
import { demandUnit } from '../../words/demand';
import { defineFinding, when } from '../record';

/** V38: HA is enabled while everybody who is assigned is served. Found while HA is still off. */
export const V38 = defineFinding({
  code: 'V38',
  place: 'group',
  severity: 'warning',
  about: 'state',
  basis: 'documented',
  sources: ['S32', 'S47', 'S60'],
  asks: 'Before HA is enabled for a pair its active sessions equal its assigned users.',
  label: 'Not ready for HA',
  check: ({ nodes, enabled, demand }) => {
    const served = nodes.reduce((sum, { load }) => sum + load, 0);
    return when(nodes.length === 2 && !enabled && served !== demand, () => ({ served }));
  },
  title: (_, { name }) => `Wait before you enable HA for ${name}`,
  message: ({ served }, { name, assigned, demand }) =>
    `${name} serves ${formatCount(served)} of ${countOf(demand, ...demandUnit(assigned, demand))} assigned to it; both should agree before HA is enabled.`,
  advice:
    'With a node lost HA starts as a failover, with both lost in failed mode. Sessions should equal assigned users first; up to 15 minutes are expected, more than 30 are a problem.',
  several: (where) => `Wait before you enable HA for ${where}`,
  fixes: (_, { group }, { state }) => [wayBackOf(state, group)],
});
