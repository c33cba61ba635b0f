import { countOf } from '../../../../shared/format';
import { wayBackOf } from '../../remedies/way-back';
import { isFailedOver } from '../../serve';
import { demandUnit } from '../../words/demand';
import { defineFinding, when } from '../record';
import { allOf } from '../words';
import { isSplit } from './l02-split';
import { withoutService } from './l03-without-service';

/** L04 (the lab's own): every pair is Normal. Not told where a worse finding says so already. */
export const L04 = defineFinding({
  code: 'L04',
  place: 'group',
  severity: 'warning',
  about: 'state',
  basis: 'documented',
  sources: ['S2'],
  asks: 'Both nodes of every pair with HA are Normal.',
  label: 'Failed over',
  check: (group, lab) => {
    const nobody = group.demand > 0 && withoutService(group, lab) === group.demand;
    const failedOver = isFailedOver(lab.state.topology, group.group);
    return when(failedOver && !isSplit(group) && !nobody, () => ({}));
  },
  title: (_, { name }) => `${name} is not back to Normal`,
  message: (_, { nodes, assigned, demand }) => {
    const states = allOf(nodes.map(({ name, state }) => `${name} is ${state}`));
    const carrier = nodes.find(({ forPeer }) => forPeer > 0);
    const serves = carrier
      ? `; ${carrier.name} serves ${countOf(carrier.forPeer, ...demandUnit(assigned, demand))} of its peer`
      : '';
    return `${states}${serves}.`;
  },
  advice: (_, { name }) =>
    `A pair that is failed over has no peer left for the next failure, and nobody can be added to the cluster meanwhile. Bring ${name} back to Normal.`,
  several: (where, isOne) => `${where} ${isOne ? 'is' : 'are'} not back to Normal`,
  fixes: (_, { group }, { state }) => [wayBackOf(state, group)],
});
