import type { Preview } from '../../../shared/lab-api';
import type { GroupView } from '../../../shared/view';
import { formatCount } from '../../ui/figures';

/** What steps would put over capacity, said before they are done. */
export interface OverWords {
  /** At once, a sentence for each node. */
  readonly now: readonly string[];
  /** After the loss of one node, a sentence for each pair. */
  readonly afterLoss: readonly string[];
}

/** Nodes and pairs that a preview puts over their capacity; devices are counted as before, one for each user moved. */
export function overWords(groups: readonly GroupView[], nodes: Preview['nodes']): OverWords {
  const moved = new Map(nodes.map((node) => [node.node, node.assignedAfter - node.assignedBefore]));
  const now = nodes
    .filter(({ loadBefore, loadAfter, capacity }) => loadAfter > capacity && loadAfter > loadBefore)
    .map(
      ({ node, loadAfter, capacity }) =>
        `${node} would serve ${formatCount(loadAfter)}, ${formatCount(loadAfter - capacity)} over its capacity.`,
    );
  const afterLoss = groups.flatMap((group) => {
    if (!group.hasHa) return [];
    const change = group.nodes.reduce((sum, node) => sum + (moved.get(node?.name ?? '') ?? 0), 0);
    const demand = group.demand + change;
    if (change <= 0 || demand <= group.capacity) return [];
    return [
      `If a node of ${group.name} fails, the other would serve ${formatCount(demand)}, ${formatCount(demand - group.capacity)} over what one can carry.`,
    ];
  });
  return { now, afterLoss };
}
