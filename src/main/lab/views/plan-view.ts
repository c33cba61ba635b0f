import type {
  MovesView,
  PlannedBatch,
  PlannedLoad,
  PlannedMove,
  PlannedNode,
  PlannedOverload,
  PlannedUser,
} from '../../../shared/plan-api';
import type { MoveGoal, MovePlan, MoveRequest } from '../../../shared/planning';
import type { Step } from '../../../shared/step';
import type { Meter } from '../../engine/budget';
import { groupOf, hasHa, nodeAt, nodeNamed, nodesOf, topologyOrder } from '../../engine/order';
import { limitOf } from '../../engine/planning/move-limits';
import { movePlan } from '../../engine/planning/moves';
import { groupRelogin } from '../../engine/relogin';
import type { LabState } from '../../engine/state';
import { reasonOf, rowOf, wasPlaced } from '../../engine/users';
import { reasonText } from '../../engine/words/reason-words';

const FIRST_USERS = 3;

/** A plan of moves as the page shows it: figures by node and batch, users only as counts and examples. */
export function movesView(state: LabState, request: MoveRequest, meter?: Meter): MovesView {
  const plan = movePlan(state, request, meter);
  const demands = demandsByBatch(state, plan);
  const demand = demands.at(-1) ?? state.users.counts.demand;
  const survivor = limitOf(state, 'survivor');
  const overload = (batchDemand: Float64Array): PlannedOverload | null => {
    const worst = survivor.worst(batchDemand);
    if (worst === null || worst.failed === null) return null;
    const name = (node: number) => nodeAt(state.topology, node).name;
    return {
      failed: name(worst.failed),
      node: name(worst.node),
      surplus: survivor.surplus(batchDemand),
    };
  };
  return {
    possible: plan.possible,
    why: plan.why,
    hash: hashOf(plan),
    total: plan.total,
    needed: neededMoves(state, request, plan),
    held: heldMoves(state, request, plan),
    loggedOut: plan.loggedOut,
    nodes: nodesView(state, plan, demand),
    moves: linesView(state, request.goal, plan, request.atMost !== undefined),
    batches: batchesView(state, plan, demands, (batchDemand) => survivor.surplus(batchDemand)),
    worstBefore: overload(state.users.counts.demand),
    worstAfter: overload(demand),
    relogin: reloginView(state, plan, demand),
  };
}

/** Everybody who moves, batch by batch, a stretch of them. */
export function plannedUsers(
  state: LabState,
  request: MoveRequest,
  offset: number,
  limit: number,
  meter?: Meter,
): { readonly total: number; readonly rows: readonly PlannedUser[] } {
  const plan = movePlan(state, request, meter);
  const rows: PlannedUser[] = [];
  let count = 0;
  for (const [number, { steps }] of plan.batches.entries())
    for (const step of steps)
      for (const id of usersOf(step)) {
        if (count >= offset && rows.length < limit)
          rows.push(userView(state, id, step, number + 1));
        count++;
      }
  return { total: plan.total, rows };
}

/** Tells apart plans that move other users, or the same ones elsewhere (FNV-1a over the steps). */
export function hashOf(plan: MovePlan): string {
  const text = JSON.stringify([plan.possible, plan.steps]);
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}

function userView(state: LabState, id: string, step: Step, batch: number): PlannedUser {
  const { topology, users } = state;
  const row = rowOf(users, id);
  return {
    id,
    from: nodeAt(topology, users.homeAt(row)).name,
    to: step.do === 'assign' ? step.node : '',
    reason: reasonText(reasonOf(users, row)),
    batch,
  };
}

function usersOf(step: Step): readonly string[] {
  return step.do === 'assign' ? (step.users ?? []) : [];
}

function neededMoves(state: LabState, request: MoveRequest, plan: MovePlan): number {
  if (request.atMost === undefined || !plan.possible) return plan.total;
  const { atMost: _, ...whole } = request;
  const { within: __, batch: ___, ...free } = whole;
  return movePlan(state, free).total;
}

/** Fewer moves than without the wish to keep users who were placed explicitly. */
function heldMoves(state: LabState, request: MoveRequest, plan: MovePlan): number {
  if (!request.keepPlaced || !plan.possible || plan.total > 0) return 0;
  return movePlan(state, { goal: request.goal }).total;
}

/** Demand by node index after each batch. */
function demandsByBatch({ topology, users }: LabState, { batches }: MovePlan): Float64Array[] {
  const demand = users.counts.demand.slice();
  return batches.map(({ steps }) => {
    for (const step of steps) {
      if (step.do !== 'assign') continue;
      const to = nodeNamed(topology, step.node);
      for (const id of usersOf(step)) {
        const row = rowOf(users, id);
        demand[users.homeAt(row)]! -= users.devicesAt(row);
        demand[to]! += users.devicesAt(row);
      }
    }
    return demand.slice();
  });
}

function nodesView(state: LabState, plan: MovePlan, demand: Float64Array): PlannedNode[] {
  const { topology, users } = state;
  const placed = new Uint32Array(256);
  for (let row = 0; row < users.rows; row++)
    if (wasPlaced(users, row)) placed[users.homeAt(row)]!++;
  return topologyOrder(topology).map((index) => {
    const { name, capacity, ova } = nodeAt(topology, index);
    const group = topology.groups[groupOf(topology, index)]!;
    const load = (assigned: number, byNode: Float64Array): PlannedLoad => ({
      assigned,
      demand: byNode[index]!,
      ifPeerFails: hasHa(group)
        ? nodesOf(group).reduce((sum, node) => sum + byNode[node]!, 0)
        : null,
    });
    return {
      node: name,
      group: group.name,
      slot: group.slots[0] === index ? 1 : 2,
      capacity,
      ova,
      placed: placed[index]!,
      before: load(plan.before.get(name)!, users.counts.demand),
      after: load(plan.after.get(name)!, demand),
    };
  });
}

/** Moves by where they arrive, since users fill one node after another. */
function linesView(
  state: LabState,
  goal: MoveGoal,
  plan: MovePlan,
  isPart: boolean,
): PlannedMove[] {
  const order = topologyOrder(state.topology).map((node) => nodeAt(state.topology, node).name);
  const lines = plan.moves.toSorted(
    (a, b) =>
      order.indexOf(a.to) - order.indexOf(b.to) || order.indexOf(a.from) - order.indexOf(b.from),
  );
  const arrivals = order.filter((node) => lines.some(({ to }) => to === node));
  return lines.map(({ from, to, count, users }) => ({
    from,
    to,
    count,
    first: users.slice(0, FIRST_USERS),
    why: whyThere(goal, arrivals, from, to, isPart),
  }));
}

function whyThere(
  goal: MoveGoal,
  arrivals: readonly string[],
  from: string,
  to: string,
  isPart: boolean,
): string {
  if (goal.kind === 'file') return `the file names ${to}`;
  if (goal.kind === 'first-nodes') return `${to} is the first node of the pair`;
  if (goal.kind === 'pairs') return `${to} has fewer than ${from}`;
  if (goal.kind === 'empty' && goal.to === 'peer') return `${to} is the peer of ${from}`;
  if (isPart) return `${to} is furthest below its share`;
  const before = arrivals[arrivals.indexOf(to) - 1];
  return before === undefined
    ? `${to} is first below its share`
    : `${before} has its share, ${to} next`;
}

function batchesView(
  state: LabState,
  plan: MovePlan,
  demands: readonly Float64Array[],
  surplus: (demand: Float64Array) => number,
): PlannedBatch[] {
  const { topology, users } = state;
  const assigned = users.counts.assigned.slice();
  return plan.batches.map(({ users: count, steps }, index) => {
    const to = steps.flatMap((step) =>
      step.do === 'assign' ? [{ node: step.node, count: usersOf(step).length }] : [],
    );
    for (const step of steps) {
      if (step.do !== 'assign') continue;
      for (const id of usersOf(step)) assigned[users.homeAt(rowOf(users, id))]!--;
      assigned[nodeNamed(topology, step.node)]! += usersOf(step).length;
    }
    return {
      users: count,
      to,
      after: topologyOrder(topology).map((node) => ({
        node: nodeAt(topology, node).name,
        assigned: assigned[node]!,
      })),
      surplus: surplus(demands[index]!),
    };
  });
}

function reloginView(state: LabState, plan: MovePlan, demand: Float64Array): MovesView['relogin'] {
  const { topology, users, clock } = state;
  const after = { topology, clock, users: users.withCounts({ ...users.counts, demand }) };
  return plan.relogin.map(({ node, lower, upper, upperNow }) => {
    const group = topology.groups[groupOf(topology, nodeNamed(topology, node))]!;
    const table = groupRelogin(after, group);
    return {
      node,
      users: plan.after.get(node)!,
      row: table?.row ?? 0,
      lower,
      upper,
      upperNow,
    };
  });
}
