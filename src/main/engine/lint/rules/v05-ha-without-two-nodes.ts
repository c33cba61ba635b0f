import { addPartner } from '../../remedies/add-partner';
import { remedy } from '../../remedies/remedy';
import { defineFinding, when } from '../record';

/** V05: HA needs two nodes. */
export const V05 = defineFinding({
  code: 'V05',
  place: 'group',
  severity: 'error',
  about: 'design',
  basis: 'documented',
  sources: ['S2'],
  asks: 'A redundancy group with HA enabled has two nodes.',
  label: 'HA needs two nodes',
  check: ({ enabled, nodes }) => when(enabled && nodes.length < 2, () => ({})),
  title: (_, { name }) => `${name} has HA enabled without two nodes`,
  message: (_, { name, nodes: [only] }) =>
    only
      ? `HA is enabled for ${name}, but ${only.name} is its only node, so nothing can take over.`
      : `HA is enabled for ${name}, which does not have two nodes, so nothing can take over.`,
  advice:
    'HA takes effect only between two nodes; until then a failure ends the service. Add a second node, or disable HA.',
  several: (where, isOne) => `${where} ${isOne ? 'has' : 'have'} HA enabled without two nodes`,
  fixes: (_, { group, name }, { state }) => [
    addPartner(state, group),
    remedy([{ do: 'set-ha', group: name, enabled: false }]),
  ],
});
