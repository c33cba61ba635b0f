import { countOf, formatCount, formatPercent } from '../format';
import type { AskedGoal, MovesView, PlannedNode } from '../plan-api';
import { percentOf } from './days';

/** What a plan comes to, the answer first, then how it is today. */
export function movesSentence(
  plan: MovesView,
  goal: AskedGoal['kind'],
): { readonly answer: string; readonly today: string } {
  if (!plan.possible) return { answer: 'There is no such plan.', today: plan.why ?? '' };
  const today =
    plan.worstBefore === null
      ? 'Today any one node may fail.'
      : `Today losing ${plan.worstBefore.failed} overloads ${plan.worstBefore.node} by ${formatCount(plan.worstBefore.surplus)}.`;
  if (plan.total === 0) return { answer: nothingToDo(plan, goal), today };
  const moves =
    plan.total < plan.needed
      ? `${formatCount(plan.total)} of ${formatCount(plan.needed)} moves`
      : countOf(plan.total, 'move');
  const then =
    plan.worstAfter === null
      ? 'any one node may then fail'
      : `losing ${plan.worstAfter.failed} then overloads ${plan.worstAfter.node} by ${formatCount(plan.worstAfter.surplus)}`;
  return { answer: `${moves} ${outcome(plan, goal)}; ${then}.`, today };
}

function nothingToDo(plan: MovesView, goal: AskedGoal['kind']): string {
  if (plan.held > 0)
    return `Nobody may move: ${countOf(plan.held, 'move')} would be of users placed by hand or by bulk file.`;
  if (plan.needed > 0) return `None of ${formatCount(plan.needed)} moves.`;
  const shares = plan.nodes.map(
    ({ node, after, capacity }) => `${node} ${formatPercent(after.demand, capacity)}`,
  );
  return goal === 'even' || goal === 'capacity'
    ? `Every node is within one user of its share: ${shares.join(', ')}.`
    : 'Nobody has to move.';
}

function outcome({ nodes, total, needed }: MovesView, goal: AskedGoal['kind']): string {
  const shares = nodes.map(({ after, capacity }) => percentOf(after.demand, capacity));
  const [low, high] = [Math.min(...shares), Math.max(...shares)];
  if (total < needed) return `leave nodes between ${low} and ${high}\u202f% of their capacity`;
  switch (goal) {
    case 'even':
      return 'give every node the same number of users';
    case 'capacity':
      return low === high
        ? `bring every node to ${low}\u202f% of its capacity`
        : `bring every node to ${low} to ${high}\u202f% of its capacity`;
    case 'pairs':
      return 'make every pair even inside itself';
    case 'empty':
      return `leave ${emptied(nodes)} empty`;
    case 'first-nodes':
      return 'leave the second nodes empty';
    case 'file':
      return 'put everybody where the file says';
  }
}

function emptied(nodes: readonly PlannedNode[]): string {
  const node = nodes.find(({ before, after }) => before.assigned > 0 && after.assigned === 0);
  return node?.node ?? 'the node';
}

/** What a screen reader hears of a node in the drawing of shares. */
export function describeShare({ node, capacity, before, after }: PlannedNode): string {
  const alone =
    after.ifPeerFails === null
      ? ''
      : `, ${formatPercent(after.ifPeerFails, capacity)} if its peer fails`;
  return `${node}: ${formatPercent(before.demand, capacity)} of its capacity before, ${formatPercent(after.demand, capacity)} after${alone}`;
}

/** Short name of a node size: "15K", or the capacity. */
export function sizeOf({ ova, capacity }: PlannedNode): string {
  return ova === null || ova.length < 4 ? formatCount(capacity) : `${ova.slice(0, -3)}K`;
}
