import type { Candidate } from '../../../shared/explain';
import { countOf, formatCount, listNames, stepNumber } from '../../../shared/format';
import { modeName } from '../../../shared/settings';
import { groupOf, nodeAt } from '../order';
import type { RawDecision } from '../recorder';
import { NO_NODE } from '../state';

/** The one sentence that answers "why this node?", with the names and figures the rule saw. */
export function explanationText(
  decision: RawDecision,
  candidates: readonly Candidate[],
  user: string,
): string {
  const chosen = decision.node === NO_NODE ? '' : nodeAt(decision.topology, decision.node).name;
  return SENTENCES[decision.reason]({ decision, candidates, user, chosen });
}

/** How equals were told apart, or null where there was no tie. */
export function tieBreakText(
  decision: RawDecision,
  candidates: readonly Candidate[],
): string | null {
  if (decision.node === NO_NODE) return null;
  if (decision.reason !== 'BAL_TIE' && decision.reason !== 'AS_GROUP_LEAST') return null;
  const { name } = nodeAt(decision.topology, decision.node);
  const count = decision.assigned[decision.node]!;
  const tied = candidates.filter(({ eligible, assigned }) => eligible && assigned === count);
  if (tied.length < 2) return null;
  const order =
    decision.topology.policies.tieBreak === 'slot-major'
      ? 'slot-major order: all first nodes before all second nodes'
      : 'group-major order: group by group, first node before second';
  return `${listNames(tied.map(({ node }) => node))} had ${countOf(count, 'user')} each; ${name} comes first in ${order} (D1, a lab assumption).`;
}

interface PlacedUser {
  readonly decision: RawDecision;
  readonly candidates: readonly Candidate[];
  readonly user: string;
  readonly chosen: string;
}

const SENTENCES: Readonly<Record<RawDecision['reason'], (placed: PlacedUser) => string>> = {
  BAL_FEWEST: (placed) =>
    `${counts(placed)} Balanced takes the node with the fewest, ${capacityRule(placed, 'whatever capacity is left elsewhere')}.`,
  BAL_TIE: (placed) =>
    `${counts(placed)} Balanced takes the node with the fewest, and ${placed.chosen} comes first among those that share the lowest count.`,
  AS_FIRST_NODE: (placed) =>
    `${placed.chosen} is the first node of ${group(placed)}, and Active/Standby sends every user to the first node, ${capacityRule(placed, 'whatever capacity is left')}.`,
  AS_ONLY_NODE_IN_GROUP: (placed) =>
    `${placed.chosen} is the only node of ${group(placed)}, and Active/Standby uses a lone node in either slot.`,
  AS_GROUP_LEAST: (placed) =>
    `${counts(placed)} Active/Standby uses one node a group, and ${placed.chosen} ${sharesFewest(placed) ? 'comes first among those that share the lowest count' : 'had the fewest users of those'} (D2, a lab assumption).`,
  EXPLICIT_BAT: ({ user, chosen }) =>
    `The bulk-administration file named ${chosen} for ${user}; a named server wins over the mode.`,
  EXPLICIT_MANUAL: ({ user, chosen, decision }) =>
    `An administrator assigned ${user} to ${chosen} at ${stepNumber(decision.step)}; an assignment by hand wins over the mode.`,
  REBALANCED: ({ user, chosen, decision }) =>
    `The rebalance of ${stepNumber(decision.step)} moved ${user} to ${chosen}, which was below its target. The product itself never does that.`,
  NONE_NO_AUTO: ({ user }) =>
    `Mode None assigns nobody, so ${user} has no node and cannot sign in. Assign ${user} by hand, or choose another mode and place the unassigned users.`,
  NO_NODE_WITH_CAPACITY: ({ user, decision, candidates }) =>
    `No node could take ${user} under ${modeName(decision.topology.mode)}: ${noRoom(candidates)}. ${candidates.length === 0 ? `Add a node, then assign ${user}` : `Add capacity, assign ${user} by hand or set the capacity policy to advisory`}.`,
  BLOCKED_CLUSTER_IN_FAILOVER: ({ user, decision }) =>
    `${user} came while ${failedGroups(decision)} failed over, and nobody can be added then. ${user} is placed as soon as no group is in a failover state, so bring every group back to Normal.`,
  UNASSIGNED_BY_ADMIN: ({ user, decision }) =>
    `An administrator unassigned ${user} at ${stepNumber(decision.step)}. ${user} stays unassigned in every mode until someone assigns the user again.`,
  NOT_ELIGIBLE_HOME_CLUSTER: ({ user }) =>
    `${user} has no Home Cluster setting here, so nothing places the user. Set Home Cluster for ${user} first.`,
  NOT_ELIGIBLE_NOT_ENABLED: ({ user }) =>
    `${user} is not enabled for IM and Presence, so nothing places the user. Enable ${user} first.`,
};

/** "imp-sub had 41 assigned users and imp-pub 800." The nodes the rule chose among, fewest first. */
function counts({ candidates, chosen }: PlacedUser): string {
  const [first, ...others] = candidates
    .filter(({ eligible }) => eligible)
    .toSorted(
      (a, b) => a.assigned - b.assigned || Number(b.node === chosen) - Number(a.node === chosen),
    );
  if (!first) return '';
  const start = `${first.node} had ${countOf(first.assigned, 'assigned user')}`;
  if (others.length === 0) return `${start} and was the only node to choose from.`;
  const shown = others.slice(0, 3).map(({ node, assigned }) => `${node} ${formatCount(assigned)}`);
  const rest = others.length - shown.length;
  const all = rest > 0 ? [...shown, `${countOf(rest, 'other node')} as many or more`] : shown;
  return `${listNames([start, ...all], 6)}.`;
}

/** `strict` looks at capacity, in that full nodes are left out (D3). */
function capacityRule({ decision }: PlacedUser, advisory: string): string {
  return decision.topology.policies.capacity === 'strict'
    ? 'full nodes left out since the capacity policy is strict (D3, a lab assumption)'
    : advisory;
}

/** Another candidate had as few users as the chosen node. */
function sharesFewest({ candidates, chosen }: PlacedUser): boolean {
  const count = candidates.find(({ node }) => node === chosen)?.assigned;
  return candidates.filter(({ eligible, assigned }) => eligible && assigned === count).length > 1;
}

function group({ decision }: PlacedUser): string {
  const { topology, node } = decision;
  return topology.groups[groupOf(topology, node)]!.name;
}

function noRoom(candidates: readonly Candidate[]): string {
  if (candidates.length === 0) return 'the lab has no node';
  return listNames(candidates.map(({ node, why }) => `${node} (${why})`));
}

/** "PRG-1 was", "PRG-1 and PRG-2 were": the groups that kept new users waiting. */
function failedGroups({ topology }: RawDecision): string {
  const failed = topology.groups.filter((group) =>
    group.slots.some((index) => {
      const state = index === null ? 'Unknown' : nodeAt(topology, index).state;
      return state !== 'Normal' && state !== 'Unknown';
    }),
  );
  return `${listNames(failed.map(({ name }) => name))} ${failed.length === 1 ? 'was' : 'were'}`;
}
