import { REASONS, type Reason } from '../../../shared/model';
import { activeNode, candidates, nodeAt, topologyOrder } from '../order';
import { chooseOne } from '../placement';
import { type LabState, NO_NODE, type Topology } from '../state';
import { UserEdit } from '../user-edit';
import { isEligible, isWaiting } from '../users';
import type { Twist } from './trial';

/** Chooses a node for one user, from the users assigned to each node just before; `NO_NODE` for none. */
type Chooser = (topology: Topology, assigned: Uint32Array) => number;

/** Reasons of users whom the mode placed, or tried to. */
const BY_MODE: ReadonlySet<Reason> = new Set([
  'BAL_FEWEST',
  'BAL_TIE',
  'AS_FIRST_NODE',
  'AS_ONLY_NODE_IN_GROUP',
  'AS_GROUP_LEAST',
  'NONE_NO_AUTO',
  'NO_NODE_WITH_CAPACITY',
]);

/** Users take turns over the candidates, starting at the first; the turn goes on from step to step. */
export function roundRobin(): Chooser {
  let turn = 0;
  return (topology, assigned) => {
    const order = candidates(topology);
    for (let tried = 0; tried < order.length; tried++) {
      const node = order[turn++ % order.length]!;
      if (isOpen(topology, assigned, node)) return node;
    }
    return NO_NODE;
  };
}

/** The candidate with the most free capacity, the first in topology order among equals. */
export const mostFree: Chooser = (topology, assigned) => {
  let best = NO_NODE;
  let most = Number.NEGATIVE_INFINITY;
  for (const node of openCandidates(topology, assigned)) {
    const free = nodeAt(topology, node).capacity - assigned[node]!;
    if (free > most) {
      best = node;
      most = free;
    }
  }
  return best;
};

/** Of the first nodes only, the one with the fewest users. */
export const firstNodesOnly: Chooser = (topology, assigned) => {
  if (topology.mode === 'none') return NO_NODE;
  const first = topology.groups.map(activeNode).filter((node) => node !== null);
  const order = topologyOrder(topology).filter((node) => first.includes(node));
  return fewest(
    order.filter((node) => isOpen(topology, assigned, node)),
    assigned,
  );
};

/** The first candidate in topology order that is not full; where all are, the one with the fewest users. */
export const firstUntilFull: Chooser = (topology, assigned) => {
  const open = openCandidates(topology, assigned);
  const free = open.find((node) => assigned[node]! < nodeAt(topology, node).capacity);
  return free ?? fewest(open, assigned);
};

/**
 * Gives the users whom the mode placed in a step the homes that another rule would give them, one after another in
 * the order of the step. Homes named in a file or by hand stay, and count from their turn on.
 */
export function placedBy(choose: Chooser): Twist {
  return (_before, after, _step, index) => {
    const rows = placedIn(after, index);
    if (!rows.some((row) => BY_MODE.has(reasonAt(after, row)))) return after;
    const { topology, users } = after;
    const edit = new UserEdit(users, { index });
    for (const row of rows) edit.place(row, NO_NODE, reasonAt(after, row), topology);
    for (const row of rows) {
      const reason = reasonAt(after, row);
      const node = BY_MODE.has(reason) ? choose(topology, edit.assigned) : users.homeAt(row);
      edit.place(row, node, reason, topology);
    }
    return { ...after, users: edit.done() };
  };
}

/**
 * A change of mode places every eligible user anew by the new mode, in arrival order, as if nobody had been there
 * before. Under None nobody keeps a home.
 */
export const movedByMode: Twist = (before, after, step, index) => {
  if (step.do !== 'set-mode' || before.topology.mode === after.topology.mode) return after;
  const { topology, users } = after;
  const edit = new UserEdit(users, { index });
  const rows: number[] = [];
  for (let row = 0; row < users.rows; row++)
    if (isEligible(users.flagsAt(row)) && !isWaiting(users, row)) rows.push(row);
  for (const row of rows) edit.place(row, NO_NODE, 'NONE_NO_AUTO', topology);
  for (const row of rows) {
    const { node, reason } = chooseOne(topology, edit.assigned);
    edit.place(row, node, reason, topology);
  }
  return { ...after, users: edit.done() };
};

function placedIn({ users }: LabState, index: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < users.rows; row++)
    if (users.placedAt(row) === index && isEligible(users.flagsAt(row))) rows.push(row);
  return rows;
}

function reasonAt({ users }: LabState, row: number): Reason {
  return REASONS[users.reasonAt(row)]!;
}

function openCandidates(topology: Topology, assigned: Uint32Array): number[] {
  return candidates(topology).filter((node) => isOpen(topology, assigned, node));
}

/** `strict` drops candidates that have reached their capacity, for wrong rules as for the right one (D3). */
function isOpen(topology: Topology, assigned: Uint32Array, node: number): boolean {
  return (
    topology.policies.capacity !== 'strict' || assigned[node]! < nodeAt(topology, node).capacity
  );
}

function fewest(order: readonly number[], assigned: Uint32Array): number {
  let best = NO_NODE;
  for (const node of order) if (best === NO_NODE || assigned[node]! < assigned[best]!) best = node;
  return best;
}
