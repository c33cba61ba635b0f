import type { Flip } from '../../../shared/explain';
import { formatCount, stepNumber } from '../../../shared/format';
import type { Reason } from '../../../shared/model';
import { modeName } from '../../../shared/settings';
import { atOnce } from '../../../shared/slices';
import { nodeAt, nodeNamed, nodeSince } from '../order';
import type { RawDecision } from '../recorder';
import { type LabState, NO_NODE } from '../state';
import { candidatesOf } from './candidates';
import { flipsInSlices } from './flips';
import { decisionFor, type Journal } from './journal';

/** "Why not imp-pub?": the verdict of the deciding rule on one node, and the changes that lead there. */
export interface WhyNot {
  readonly text: string;
  readonly flips: readonly Flip[];
}

/**
 * Why a user did not go to a node.
 * @param name  of a node that was in the lab at the placement, or came later
 */
export function whyNot(journal: Journal, state: LabState, row: number, name: string): WhyNot {
  return atOnce(whyNotInSlices(journal, state, row, name));
}

/** The same, stopping after every step that is tried. */
export function* whyNotInSlices(
  journal: Journal,
  state: LabState,
  row: number,
  name: string,
): Generator<void, WhyNot> {
  const decision = decisionFor(journal, state, row);
  const user = state.users.ids.idAt(row);
  const then = nameThen(decision, state, name);
  // A new node with the name of a removed one is another node.
  const isOther = nodeNamed(state.topology, name) >= 0 && addedSince(decision, state, name);
  const candidate = isOther ? undefined : candidatesOf(decision).find(({ node }) => node === then);
  const all = yield* flipsInSlices(journal, state, row);
  const flips = all.filter(({ home, changes }) => changes && home === name);
  const when = stepNumber(decision.step);
  if (!candidate)
    return { text: `${name} was not in the lab when ${user} was placed at ${when}.`, flips };
  const chosen = decision.node === NO_NODE ? null : nodeAt(decision.topology, decision.node).name;
  if (chosen === then)
    return { text: `${user} did go to ${then} at ${when}: ${candidate.why}.`, flips: [] };
  const apart = APART[decision.reason];
  if (apart) return { text: apart(user, chosen ?? '', when), flips };
  const mode = modeName(decision.topology.mode);
  const counted = `${then} had ${formatCount(candidate.assigned)} of ${formatCount(candidate.capacity)}`;
  if (candidate.eligible && chosen !== null)
    return {
      text: `${counted}, ${candidate.why}${candidate.why.endsWith('more') ? ` than ${chosen}` : ''}. ${mode} takes the ${decision.topology.mode === 'active-standby' ? 'first node' : 'node'} with the fewest, so ${user} went to ${chosen}.`,
      flips,
    };
  const instead = chosen === null ? `${user} stayed without a node` : `${user} went to ${chosen}`;
  return { text: `${counted}. Under ${mode} at ${when}: ${candidate.why}. ${instead}.`, flips };
}

/** Placements that looked at no count: who decided instead. */
const APART: Readonly<
  Partial<Record<Reason, (user: string, chosen: string, when: string) => string>>
> = {
  EXPLICIT_BAT: (user, chosen, when) =>
    `The bulk-administration file named ${chosen} for ${user} at ${when}, so no other node was asked.`,
  EXPLICIT_MANUAL: (user, chosen, when) =>
    `An administrator named ${chosen} for ${user} at ${when}, so no other node was asked.`,
  REBALANCED: (user, chosen, when) =>
    `The rebalance of ${when} filled the first node below its target, and that was ${chosen} when the turn of ${user} came.`,
  UNASSIGNED_BY_ADMIN: (user, _, when) =>
    `An administrator unassigned ${user} at ${when}, so no node was asked.`,
  BLOCKED_CLUSTER_IN_FAILOVER: (user, _, when) =>
    `${user} came at ${when} during a failover and waits for its end, so no node was asked yet.`,
  NOT_ELIGIBLE_HOME_CLUSTER: (user) =>
    `${user} has no Home Cluster setting here, so no node was asked.`,
  NOT_ELIGIBLE_NOT_ENABLED: (user) =>
    `${user} is not enabled for IM and Presence, so no node was asked.`,
};

/** The node of this name came after the placement. */
function addedSince({ topology }: RawDecision, state: LabState, name: string): boolean {
  return nodeSince(topology, state.topology, nodeNamed(state.topology, name)) === null;
}

/** A node goes by the name it has now, or by the one it had at the placement. */
function nameThen({ topology }: RawDecision, state: LabState, name: string): string {
  const index = nodeNamed(state.topology, name);
  if (nodeSince(topology, state.topology, index) === null) return name;
  return topology.nodes[index]!.name;
}
