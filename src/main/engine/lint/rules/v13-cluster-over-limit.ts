import { formatCount } from '../../../../shared/format';
import type { Remedy } from '../../../../shared/refusal';
import { sizeNodes } from '../../remedies/make-room';
import { clusterLimit } from '../../rule-packs';
import { demandInWords } from '../../words/demand';
import { indexesOf } from '../fixes';
import type { LintLab } from '../lab';
import { defineFinding, when } from '../record';
import { overFigure, tooMany } from '../words';

/** V13: the users of a cluster fit its release and node sizes. */
export const V13 = defineFinding({
  code: 'V13',
  place: 'cluster',
  severity: 'error',
  about: 'design',
  basis: 'documented',
  sources: ['S4', 'S17a'],
  asks: 'A cluster carries at most 75 000 users; 45 000 with any 15K node and before release 12.5.',
  label: 'Cluster over its limit',
  unit: ['device', 'devices'],
  check: (lab) => {
    const limit = limitOf(lab);
    return when(lab.demand > limit, () => ({ surplus: lab.demand - limit, limit }));
  },
  title: ({ surplus }) => `The cluster is ${formatCount(surplus)} over its limit`,
  message: ({ surplus, limit }, { assigned, demand, pack }) =>
    `The cluster has ${demandInWords(assigned, demand)}; release ${pack.release} supports ${formatCount(limit)} here: ${tooMany(surplus, assigned, demand)}.`,
  advice:
    'The limit is that of the whole cluster, and one node of 15K lowers it for all. Make smaller nodes 25K nodes, or put users into another cluster.',
  figure: ({ surplus }, { assigned, demand }) => overFigure(surplus, assigned, demand),
  fixes: (_, lab) => [largerNodes(lab)],
});

function limitOf({ nodes, pack }: LintLab): number {
  return clusterLimit(
    pack,
    nodes.map(({ capacity }) => capacity),
  );
}

/** Every 15K node becomes a 25K node, where that raises the limit enough. */
function largerNodes({ state, nodes, demand, pack }: LintLab): Remedy | null {
  const medium = nodes.filter(({ capacity }) => capacity === 15_000);
  if (medium.length === 0 || demand > pack.usersPerCluster || pack.usersPerNode < 25_000)
    return null;
  return sizeNodes(state, indexesOf(medium), '25000');
}
