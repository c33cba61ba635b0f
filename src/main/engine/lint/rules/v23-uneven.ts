import { countOf, formatCount } from '../../../../shared/format';
import { defineFinding, when } from '../record';

/** V23: Balanced does not even out what history made uneven. */
export const V23 = defineFinding({
  code: 'V23',
  place: 'cluster',
  severity: 'advice',
  about: 'design',
  basis: 'derived',
  sources: ['S7'],
  asks: 'Under Balanced no two nodes are more than one user apart.',
  label: 'Uneven',
  unit: ['user', 'users'],
  check: ({ nodes, state }) => {
    const [fullest] = nodes.toSorted((a, b) => b.assigned - a.assigned);
    const [emptiest] = nodes.toSorted((a, b) => a.assigned - b.assigned);
    const surplus = nodes.length === 0 ? 0 : fullest!.assigned - emptiest!.assigned;
    return when(state.topology.mode === 'balanced' && surplus > 1, () => ({
      surplus,
      fullest: fullest!,
      emptiest: emptiest!,
    }));
  },
  title: () => 'Users are spread unevenly',
  message: ({ surplus, fullest, emptiest }) =>
    `${fullest.name} has ${countOf(fullest.assigned, 'user')} and ${emptiest.name} ${formatCount(emptiest.assigned)}: a spread of ${countOf(surplus, 'user')}.`,
  advice:
    'History, not a fault: Balanced compares counts at each placement and the product never rebalances. New users go to the node with the fewest until the counts meet.',
  figure: ({ surplus }) => `${countOf(surplus, 'user')} apart`,
});
