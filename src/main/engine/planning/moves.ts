import type {
  MoveBatch,
  MoveLine,
  MovePlan,
  MoveRequest,
  ReloginChange,
} from '../../../shared/planning';
import type { Step } from '../../../shared/step';
import type { Meter } from '../budget';
import { measure } from '../measure';
import { nodeAt, nodesOf, topologyOrder } from '../order';
import { groupRelogin } from '../relogin';
import { isFailedOver } from '../serve';
import { type LabState, NO_NODE } from '../state';
import { batchesOf, carry } from './move-batches';
import { namedOneByOne, oneByOne, wholePlan } from './move-choice';
import { type Limit, limitOf } from './move-limits';
import { type Route, type Targets, targetsOf } from './move-targets';
import { goalName, limitWords, refusedGoal } from './move-words';

/**
 * The moves of a goal and the steps that carry them out, or why there are none (docs/planning.md, `implab plan`).
 * Nothing is estimated: the steps, applied to `state`, lead exactly to `after`.
 */
export function movePlan(state: LabState, request: MoveRequest, meter?: Meter): MovePlan {
  const survivor = limitOf(state, 'survivor', meter);
  meter?.add(LOOKS_AT_USERS * state.users.rows);
  const groups = state.topology.groups.filter((group) => isFailedOver(state.topology, group));
  if (groups.length > 0)
    return impossible(state, request, survivor, refusedGoal.inFailover(groups.map(nameOf)));
  const targets = targetsOf(state, request.goal, request.keepPlaced ?? false);
  if ('refusal' in targets) return impossible(state, request, survivor, targets.refusal);

  const routes = chosen(state, targets, request.atMost ?? Number.POSITIVE_INFINITY, meter);
  meter?.add(WORK_OF_MOVE * routes.length);
  meter?.holds(BYTES_OF_MOVE * routes.length);
  const { within } = request;
  const limit = within === undefined ? null : limitOf(state, within, meter);
  if (limit !== null && within !== undefined) {
    const demand = demandAfter(state, routes);
    if (limit.surplus(demand) > 0) {
      const nearest = nearestWithin(state, targets, routes.length, limit, meter);
      const why = limitWords({ within, ...placeOf(state, limit, demand), batch: null, nearest });
      return impossible(state, request, survivor, why);
    }
  }
  const cut = batchesOf(state, routes, request.batch ?? Number.POSITIVE_INFINITY, limit, meter);
  if (!cut.ok) {
    const demand = demandAfter(state, routes.slice(0, (cut.batch - 1) * (request.batch ?? 0)));
    carry(cut.routes, demand, state.users);
    const place = placeOf(state, limit!, demand);
    const why = limitWords({ within: within!, ...place, batch: cut.batch, nearest: null });
    return impossible(state, request, survivor, why);
  }
  return possible(state, request, routes, cut.batches, survivor);
}

/** Times that each user is looked at for who leaves; work and memory of one who moves, with its name in the answer. */
const LOOKS_AT_USERS = 3;
const WORK_OF_MOVE = 10;
const BYTES_OF_MOVE = 150;

function chosen(
  state: LabState,
  targets: Targets,
  atMost: number,
  meter: Meter | undefined,
): Route[] {
  if ('refusal' in targets) return [];
  const whole = 'routes' in targets ? [...targets.routes] : wholePlan(state, targets.pools);
  if (whole.length <= atMost) return whole;
  const some: Route[] = [];
  for (const route of inTurn(state, targets)) {
    if (some.length === atMost) break;
    meter?.add(2 * state.topology.nodes.length);
    some.push(route);
  }
  return some.sort((a, b) => a.row - b.row);
}

function inTurn(state: LabState, targets: Exclude<Targets, { refusal: string }>) {
  return 'routes' in targets
    ? namedOneByOne(state, targets.routes)
    : oneByOne(state, targets.pools);
}

/** Most moves, fewer than `total`, chosen one by one, that leave the lab within the limit; null where none do. */
function nearestWithin(
  state: LabState,
  targets: Exclude<Targets, { refusal: string }>,
  total: number,
  limit: Limit,
  meter: Meter | undefined,
): number | null {
  const demand = state.users.counts.demand.slice();
  let nearest = limit.surplus(demand) === 0 ? 0 : null;
  let moves = 0;
  for (const route of inTurn(state, targets)) {
    if (++moves >= total) break;
    meter?.add(4 * state.topology.nodes.length);
    carry([route], demand, state.users);
    if (limit.surplus(demand) === 0) nearest = moves;
  }
  return nearest;
}

function possible(
  state: LabState,
  request: MoveRequest,
  routes: readonly Route[],
  cut: readonly (readonly Route[])[],
  survivor: Limit,
): MovePlan {
  const batches = cut.map(
    (batch): MoveBatch => ({
      users: batch.length,
      steps: stepsOf(state, batch),
    }),
  );
  const after = state.users.counts.assigned.slice();
  for (const { from, to } of routes) {
    after[from]!--;
    after[to]!++;
  }
  const demand = demandAfter(state, routes);
  const { serving } = measure(state);
  const served = routes.filter(({ from }) => serving[from] !== NO_NODE);
  return {
    goal: goalName(request.goal),
    possible: true,
    why: null,
    moves: linesOf(state, routes),
    total: routes.length,
    before: byNode(state, state.users.counts.assigned),
    after: byNode(state, after),
    survivorSurplus: {
      before: survivor.surplus(state.users.counts.demand),
      after: survivor.surplus(demand),
    },
    loggedOut: served.reduce((sum, { row }) => sum + state.users.devicesAt(row), 0),
    relogin: reloginAfter(state, after, demand),
    batches,
    steps: batches.flatMap(({ steps }) => steps),
  };
}

function impossible(state: LabState, request: MoveRequest, survivor: Limit, why: string): MovePlan {
  const before = byNode(state, state.users.counts.assigned);
  const surplus = survivor.surplus(state.users.counts.demand);
  return {
    goal: goalName(request.goal),
    possible: false,
    why,
    moves: [],
    total: 0,
    before,
    after: before,
    survivorSurplus: { before: surplus, after: surplus },
    loggedOut: 0,
    relogin: [],
    batches: [],
    steps: [],
  };
}

/** One `assign` a node that users arrive at: lists of ids hold whatever the mode and the policies are. */
function stepsOf(state: LabState, routes: readonly Route[]): Step[] {
  const arriving = new Map<number, string[]>();
  for (const { row, to } of routes) {
    const id = state.users.ids.idAt(row);
    const known = arriving.get(to);
    if (known) known.push(id);
    else arriving.set(to, [id]);
  }
  return topologyOrder(state.topology).flatMap((node): Step[] => {
    const users = arriving.get(node);
    return users ? [{ do: 'assign', users, node: nodeAt(state.topology, node).name }] : [];
  });
}

function linesOf(state: LabState, routes: readonly Route[]): MoveLine[] {
  const users = new Map<number, string[]>();
  for (const { row, from, to } of routes) {
    const key = from * 256 + to;
    const id = state.users.ids.idAt(row);
    const known = users.get(key);
    if (known) known.push(id);
    else users.set(key, [id]);
  }
  const order = topologyOrder(state.topology);
  return order.flatMap((from) =>
    order.flatMap((to): MoveLine[] => {
      const ids = users.get(from * 256 + to);
      if (!ids) return [];
      const name = (node: number) => nodeAt(state.topology, node).name;
      return [{ from: name(from), to: name(to), count: ids.length, users: ids }];
    }),
  );
}

/** What the re-login table asks of each HA node for the users it then has, where it differs from what is set. */
function reloginAfter(
  { topology, users, clock }: LabState,
  assigned: Uint32Array,
  demand: Float64Array,
): ReloginChange[] {
  // The tables are for single clusters only (domain 4.6, V25).
  if ((topology.facts.interclusterPeers ?? 0) > 0) return [];
  const after = {
    topology,
    clock,
    users: users.withCounts({ ...users.counts, assigned, demand }),
  };
  const changes = new Map<number, ReloginChange>();
  for (const group of topology.groups) {
    const table = groupRelogin(after, group);
    if (table === null || table.upper === null) continue;
    const { lower, upper } = table;
    for (const index of nodesOf(group)) {
      const node = nodeAt(topology, index);
      if (node.reloginLower === lower && node.reloginUpper === upper) continue;
      changes.set(index, { node: node.name, lower, upper, upperNow: node.reloginUpper });
    }
  }
  return topologyOrder(topology).flatMap((node) => changes.get(node) ?? []);
}

function demandAfter(state: LabState, routes: readonly Route[]): Float64Array {
  const demand = state.users.counts.demand.slice();
  carry(routes, demand, state.users);
  return demand;
}

function placeOf(state: LabState, limit: Limit, demand: Float64Array) {
  const worst = limit.worst(demand);
  if (!worst) throw new Error('a limit is broken by no node');
  const name = (node: number) => nodeAt(state.topology, node).name;
  return {
    node: name(worst.node),
    failed: worst.failed === null ? null : name(worst.failed),
    surplus: limit.surplus(demand),
  };
}

function byNode({ topology }: LabState, counts: Uint32Array): ReadonlyMap<string, number> {
  return new Map(
    topologyOrder(topology).map((node) => [nodeAt(topology, node).name, counts[node]!]),
  );
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}
