import { countOf } from '../../../../shared/format';
import type { Remedy } from '../../../../shared/refusal';
import { remedy } from '../../remedies/remedy';
import { inFailover } from '../../serve';
import type { LintLab, LintNode } from '../lab';
import { defineFinding, when } from '../record';
import { are } from '../words';

/** V22: under Active/Standby the second node is empty. */
export const V22 = defineFinding({
  code: 'V22',
  place: 'node',
  severity: 'warning',
  about: 'design',
  basis: 'derived',
  sources: ['S1', 'S2'],
  asks: 'Under Active/Standby nobody is assigned to a second node.',
  label: 'Users on the standby',
  unit: ['user', 'users'],
  check: ({ second, assigned }, { state }) =>
    when(state.topology.mode === 'active-standby' && second && assigned > 0, () => ({
      surplus: assigned,
    })),
  title: ({ surplus }) =>
    `${countOf(surplus, 'user')} ${surplus === 1 ? 'sits' : 'sit'} on a second node`,
  message: ({ surplus }, { name, group }) =>
    `${countOf(surplus, 'user')} ${are(surplus)} assigned to ${name}, the second node of ${group.name}, though the mode is Active/Standby.`,
  advice:
    'A mode change moves nobody: they were placed under another mode, by file or by hand. Move them to the first node to keep the standby empty.',
  figure: ({ surplus }) => countOf(surplus, 'user'),
  several: (where, isOne) => `Users sit on ${isOne ? where : `${where} that should be empty`}`,
  fixes: (_, node, lab) => [emptyStandby(node, lab)],
});

/** Its users move to the first node, where they fit. */
function emptyStandby(node: LintNode, { state }: LintLab): Remedy | null {
  const first = node.group.nodes.find((each) => each !== node);
  if (!first || inFailover(state.topology)) return null;
  if (first.capacity < first.demand + node.demand) return null;
  return remedy([{ do: 'assign', count: node.assigned, of: node.name, node: first.name }]);
}
