import type { Candidate } from '../../../shared/explain';
import { formatCount, slotName } from '../../../shared/format';
import { modeName } from '../../../shared/settings';
import { candidates, groupOf, nodeAt, topologyOrder } from '../order';
import type { RawDecision } from '../recorder';
import type { Topology } from '../state';

/** Every node of the lab as the decision saw it, in topology order, with its verdict in words. */
export function candidatesOf(decision: RawDecision): Candidate[] {
  const { topology } = decision;
  const open = candidates(topology);
  const strict = topology.policies.capacity === 'strict';
  return topologyOrder(topology).map((index) => {
    const node = nodeAt(topology, index);
    const assigned = decision.assigned[index]!;
    const full = strict && assigned >= node.capacity;
    const blocked = decision.reason === 'BLOCKED_CLUSTER_IN_FAILOVER';
    return {
      node: node.name,
      assigned,
      capacity: node.capacity,
      eligible: open.includes(index) && !full && !blocked,
      why: verdict(decision, index, open, full),
    };
  });
}

function verdict(
  decision: RawDecision,
  index: number,
  open: readonly number[],
  full: boolean,
): string {
  const { topology, reason, node, assigned } = decision;
  if (node === index) return CHOSEN[reason] ?? 'chosen';
  if (reason === 'BLOCKED_CLUSTER_IN_FAILOVER') return 'nobody is placed during a failover';
  if (NOT_BY_MODE.has(reason)) return 'not asked';
  if (topology.mode === 'none') return `mode ${modeName('none')} places nobody`;
  if (!open.includes(index)) return whyNoCandidate(topology, index);
  if (full)
    return `full: ${formatCount(assigned[index]!)} of ${formatCount(nodeAt(topology, index).capacity)}`;
  const more = assigned[index]! - assigned[node]!;
  return more === 0 ? 'as few, later in order' : `${formatCount(more)} more`;
}

const CHOSEN: Readonly<Partial<Record<RawDecision['reason'], string>>> = {
  BAL_FEWEST: 'fewest',
  BAL_TIE: 'fewest, first in order',
  AS_FIRST_NODE: 'first node',
  AS_ONLY_NODE_IN_GROUP: 'only node of its group',
  AS_GROUP_LEAST: 'first node with fewest',
  EXPLICIT_BAT: 'named in the file',
  EXPLICIT_MANUAL: 'named by hand',
  REBALANCED: 'below its target',
};

/** Reasons that look at no candidate. */
const NOT_BY_MODE: ReadonlySet<string> = new Set([
  'EXPLICIT_BAT',
  'EXPLICIT_MANUAL',
  'REBALANCED',
  'UNASSIGNED_BY_ADMIN',
  'NOT_ELIGIBLE_HOME_CLUSTER',
  'NOT_ELIGIBLE_NOT_ENABLED',
]);

/** Active/Standby passes over second nodes, and with `first-group` over later groups. */
function whyNoCandidate(topology: Topology, index: number): string {
  const group = topology.groups[groupOf(topology, index)]!;
  if (group.slots[1] === index && group.slots[0] !== null)
    return `${slotName(2)} node of ${group.name}, standby`;
  return `${group.name} is not the first group`;
}
