import { countOf, formatCount, listNames } from '../../../../shared/format';
import type { Remedy } from '../../../../shared/refusal';
import type { Step } from '../../../../shared/step';
import { remedy } from '../../remedies/remedy';
import { namesOf } from '../fixes';
import type { LintLab } from '../lab';
import { defineFinding, when } from '../record';

/** V01: at most six nodes. */
export const V01 = defineFinding({
  code: 'V01',
  place: 'cluster',
  severity: 'error',
  about: 'design',
  basis: 'documented',
  sources: ['S4'],
  asks: 'A cluster has at most six nodes.',
  label: 'Too many nodes',
  unit: ['node', 'nodes'],
  check: ({ nodes, pack }) =>
    when(nodes.length > pack.nodesPerCluster, () => ({
      surplus: nodes.length - pack.nodesPerCluster,
    })),
  title: ({ surplus }) => `${countOf(surplus, 'node')} too many in the cluster`,
  message: (_, { nodes, pack }) =>
    `The cluster has ${formatCount(nodes.length)} nodes; release ${pack.release} allows ${formatCount(pack.nodesPerCluster)}.`,
  advice:
    'A cluster of this size is not supported. Remove nodes, or split the users over two clusters with intercluster peering.',
  fixes: ({ surplus }, lab) => [removeSpare(surplus, lab)],
});

/** Empty nodes of groups without HA leave, and the groups that are empty then. */
function removeSpare(surplus: number, { groups }: LintLab): Remedy | null {
  const spare = groups
    .filter(({ enabled }) => !enabled)
    .flatMap(({ nodes }) => nodes)
    .filter(({ assigned }) => assigned === 0)
    .slice(-surplus);
  if (spare.length < surplus) return null;
  const emptied = groups.filter(
    ({ nodes }) => nodes.length > 0 && nodes.every((node) => spare.includes(node)),
  );
  const steps: readonly Step[] = [
    ...namesOf(spare).map((node): Step => ({ do: 'remove-node', node })),
    ...emptied.map(({ name }): Step => ({ do: 'remove-group', group: name })),
  ];
  return remedy(steps, `Remove ${listNames(namesOf(spare))}`);
}
