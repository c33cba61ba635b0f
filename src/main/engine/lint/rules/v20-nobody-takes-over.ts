import { countOf } from '../../../../shared/format';
import { enableHa } from '../fixes';
import { defineFinding, when } from '../record';

/** V20: users have a peer that takes over: a second node, and HA. */
export const V20 = defineFinding({
  code: 'V20',
  place: 'group',
  severity: 'warning',
  about: 'design',
  basis: 'documented',
  sources: ['S17b', 'S2'],
  asks: 'A redundancy group with users has two nodes and HA.',
  label: 'Nobody takes over',
  check: ({ nodes, enabled, assigned }) =>
    when(assigned > 0 && (nodes.length === 1 || !enabled), () => ({})),
  title: (_, { name }) => `Nobody takes over in ${name}`,
  message: (_, { name, nodes: [first, second], assigned }) => {
    const users = `its ${countOf(assigned, 'user')} ${assigned === 1 ? 'loses' : 'lose'} service`;
    return second
      ? `HA is off for ${name}: if ${first!.name} or ${second.name} fails, its users lose service, ${countOf(assigned, 'user')} in all.`
      : `${first!.name} is alone in ${name}: if it fails, ${users}.`;
  },
  advice: (_, { nodes }) =>
    nodes.length === 1
      ? 'A lone node has no peer, so its users have no service until it is back. Add a second node and enable HA.'
      : 'Without HA no node takes the users of the other over. The product recommends HA for every pair: enable it, where one node can carry both.',
  several: (where) => `Nobody takes over in ${where}`,
  fixes: (_, group, lab) => [enableHa(group, lab)],
});
