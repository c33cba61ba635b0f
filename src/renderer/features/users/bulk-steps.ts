import type { Step } from '../../../shared/step';
import type { Picked, UserScope } from './picked';

/** A change to the users that are ticked. */
export type BulkAction =
  | { readonly do: 'assign'; readonly node: string }
  | { readonly do: 'unassign' }
  | { readonly do: 'disable' };

/** What the steps need to know of the lab. */
export interface BulkLab {
  /** Users at home on each node, in topology order. */
  readonly nodes: readonly { readonly name: string; readonly assigned: number }[];
  readonly unassigned: number;
}

/**
 * The steps of an action on everything that a scope finds, where steps can say that without ids; else null.
 * Steps without ids keep the journal short: 75 000 ids would be in every saved file.
 */
function wholeSteps(action: BulkAction, scope: UserScope, lab: BulkLab): readonly Step[] | null {
  if (scope.search !== '') return null;
  if (scope.filter === '') return wholeLab(action, lab);
  if (scope.filter === 'unassigned') return wholeUnassigned(action, lab);
  const node = lab.nodes.find(({ name }) => name === scope.filter);
  return node === undefined ? null : wholeNode(action, node);
}

/** The steps of an action on users by id. */
export function stepsFor(action: BulkAction, users: readonly string[]): readonly Step[] {
  if (users.length === 0) return [];
  if (action.do === 'assign') return [{ do: 'assign', users, node: action.node }];
  return [{ do: action.do === 'unassign' ? 'unassign' : 'disable-users', users }];
}

/** The steps for what is ticked, or the ids that must be fetched first. */
export function bulkSteps(
  action: BulkAction,
  picked: Picked,
  lab: BulkLab,
): { readonly steps: readonly Step[] } | { readonly fetch: UserScope } {
  if (picked.kind === 'ids') return { steps: stepsFor(action, [...picked.ids]) };
  const whole = picked.except.size === 0 ? wholeSteps(action, picked.scope, lab) : null;
  return whole === null ? { fetch: picked.scope } : { steps: whole };
}

function wholeLab(action: BulkAction, lab: BulkLab): readonly Step[] {
  if (action.do === 'unassign') return [{ do: 'unassign', all: true }];
  if (action.do === 'disable') return [{ do: 'disable-users', all: true }];
  const from = lab.nodes.filter(({ name, assigned }) => name !== action.node && assigned > 0);
  const moves = from.map(({ name, assigned }): Step => {
    return { do: 'assign', count: assigned, of: name, node: action.node };
  });
  return [...moves, ...wholeUnassigned(action, lab)!];
}

function wholeUnassigned(action: BulkAction, lab: BulkLab): readonly Step[] | null {
  if (action.do === 'disable') return null;
  if (action.do === 'unassign' || lab.unassigned === 0) return [];
  return [{ do: 'assign', count: lab.unassigned, of: 'unassigned', node: action.node }];
}

function wholeNode(
  action: BulkAction,
  node: { readonly name: string; readonly assigned: number },
): readonly Step[] {
  if (node.assigned === 0) return [];
  if (action.do === 'unassign') return [{ do: 'unassign', node: node.name }];
  if (action.do === 'disable') {
    return [{ do: 'disable-users', count: node.assigned, node: node.name }];
  }
  if (action.node === node.name) return [];
  return [{ do: 'assign', count: node.assigned, of: node.name, node: action.node }];
}
