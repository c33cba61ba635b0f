import { countOf, formatCount } from '../../../shared/format';
import type { MoveGoal, MoveLimit } from '../../../shared/planning';

/** Why there is no plan, in words that name the thing, and what would help. */
export type GoalRefusal = string & { readonly goalRefusal?: never };

/** Goals that this lab cannot have. */
export const refusedGoal = {
  unknownNode: (node: string): GoalRefusal => `The lab has no node ${node}.`,
  unknownUser: (user: string): GoalRefusal => `The lab has no user ${user}.`,
  notAssigned: (user: string): GoalRefusal =>
    `${user} is assigned to no node, so there is nothing to move. Assign the user first.`,
  noPeer: (node: string, group: string, hasOthers: boolean): GoalRefusal =>
    `${node} is alone in ${group}, so no peer can take its users.${
      hasOthers ? ' Share them over all other nodes: even or by capacity.' : ''
    }`,
  onlyNode: (node: string): GoalRefusal =>
    `${node} is the only node, so its users have nowhere to go.`,
  inFailover: (groups: readonly string[]): GoalRefusal =>
    `${groups.join(', ')} ${groups.length === 1 ? 'is' : 'are'} in a failover state, and nobody moves meanwhile. Fall back or recover first.`,
} as const;

/** What stands in the way when a plan breaks a limit. */
export interface LimitBreak {
  readonly within: MoveLimit;
  readonly node: string;
  readonly failed: string | null;
  readonly surplus: number;
  /** Number of the batch from 1 that cannot be made to hold, or null for the state after the plan. */
  readonly batch: number | null;
  /** Most moves, chosen one by one, that keep the limit; null where no number does. */
  readonly nearest: number | null;
}

/** A plan that breaks its limit: which, where, and the nearest one that is possible. */
export function limitWords(broken: LimitBreak): string {
  const { node, failed, surplus, batch, nearest } = broken;
  const when = batch === null ? 'After these moves' : `After batch ${formatCount(batch)}`;
  const cause = failed === null ? '' : `, if ${failed} failed,`;
  const over = `${when}${cause} ${node} would be over its capacity by ${countOf(surplus, 'device')}.`;
  if (batch !== null)
    return `${over} No other order of batches of this size avoids it; take larger batches.`;
  if (nearest === null) return `${over} No smaller number of these moves avoids it.`;
  return nearest === 0
    ? `${over} The nearest possible plan is to move nobody.`
    : `${over} The nearest possible plan has at most ${countOf(nearest, 'move')}.`;
}

/** A goal as the command line spells it. */
export function goalName(goal: MoveGoal): string {
  if (goal.kind === 'empty') return `empty:${goal.node}`;
  return goal.kind;
}
