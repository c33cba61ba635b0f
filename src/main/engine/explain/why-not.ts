import type { Flip } from '../../../shared/explain';
import { nodeAt, nodeNamed } from '../order';
import type { RawDecision } from '../recorder';
import { type LabState, NO_NODE } from '../state';
import { formatCount, stepNumber } from '../words/format';
import { modeName } from '../words/reason-words';
import { candidatesOf } from './candidates';
import { flipsFor } from './flips';
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
  const decision = decisionFor(journal, state, row);
  const user = state.users.ids.idAt(row);
  const then = nameThen(decision, state, name);
  const candidate = candidatesOf(decision).find(({ node }) => node === then);
  const flips = flipsFor(journal, state, row).filter(
    ({ home, changes }) => changes && home === name,
  );
  const when = stepNumber(decision.step);
  if (!candidate)
    return { text: `${name} was not in the lab when ${user} was placed at ${when}.`, flips };
  const chosen = decision.node === NO_NODE ? null : nodeAt(decision.topology, decision.node).name;
  if (chosen === then)
    return { text: `${user} did go to ${then} at ${when}: ${candidate.why}.`, flips: [] };
  const mode = modeName(decision.topology.mode);
  const counted = `${then} had ${formatCount(candidate.assigned)} of ${formatCount(candidate.capacity)}`;
  if (candidate.eligible && chosen !== null)
    return {
      text: `${counted}, ${candidate.why}${candidate.why.endsWith('more') ? ` than ${chosen}` : ''}. ${mode} takes the node with the fewest, so ${user} went to ${chosen}.`,
      flips,
    };
  const instead = chosen === null ? `${user} stayed without a node` : `${user} went to ${chosen}`;
  return { text: `${counted}. Under ${mode} at ${when}: ${candidate.why}. ${instead}.`, flips };
}

/** A node goes by the name it has now, or by the one it had at the placement. */
function nameThen({ topology }: RawDecision, state: LabState, name: string): string {
  const index = nodeNamed(state.topology, name);
  return (index < 0 ? undefined : topology.nodes[index]?.name) ?? name;
}
