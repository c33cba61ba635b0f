import { countOf } from '../../../../shared/format';
import { failedOverGroups } from '../../lookup';
import { wayBack } from '../../remedies/way-back';
import { defineFinding, when } from '../record';
import { allOf } from '../words';

/** L05 (the lab's own): nobody waits for the end of a failover. The rule is V32, which shows on a step and not as a finding. */
export const L05 = defineFinding({
  code: 'L05',
  place: 'cluster',
  severity: 'warning',
  about: 'state',
  basis: 'lab assumption',
  sources: ['S2', 'D7'],
  asks: 'No newly enabled user waits for the end of a failover (V32).',
  label: 'Users wait',
  unit: ['user', 'users'],
  check: ({ state }) => {
    const { waiting } = state.users.counts;
    return when(waiting > 0, () => ({ surplus: waiting }));
  },
  title: ({ surplus }) =>
    `${countOf(surplus, 'user')} ${surplus === 1 ? 'waits' : 'wait'} to be placed`,
  message: ({ surplus }, { state }) =>
    `${countOf(surplus, 'user')} ${surplus === 1 ? 'waits' : 'wait'} until ${allOf(failedOverGroups(state).map(({ name }) => name)) || 'every group'} is back to Normal.`,
  advice:
    'Nobody can be added while any node of the cluster is in a failover state (S2); that they wait and are placed in the order they came is a lab assumption (D7). Bring every group back to Normal.',
  figure: ({ surplus }) => countOf(surplus, 'user'),
  fixes: (_, { state }) => [wayBack(state)],
});
