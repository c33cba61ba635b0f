import type { RiskMove, RunbookRequest, RunbookRisk } from '../../../shared/planning';
import { atOnce, type Slices } from '../../../shared/slices';
import type { Step } from '../../../shared/step';
import { applyStep } from '../apply';
import { groupOf, nodeAt, nodeNamed, nodesOf, topologyOrder } from '../order';
import type { LabState } from '../state';
import { limitOf } from './move-limits';
import { type RunbookClock, runbookInSlices } from './runbook-plan';

/** Nodes outside the pair that are tried: those with the most room. Each try plays the whole night. */
const MAX_TARGETS = 4;

/**
 * The one move of users that lowers the risk of a night most, or null where none lowers it: the users of one node of
 * the pair go to one node of another group before, as many as that node takes without any single failure overloading
 * more than today. Compared by the worst moment, then by how long it lasts; every candidate is played.
 *
 * @source derived; tried by the engine on a copy
 */
export function riskMove(
  state: LabState,
  request: RunbookRequest,
  clock: RunbookClock,
): RiskMove | null {
  return atOnce(riskMoveInSlices(state, request, clock));
}

/** The same, stopping after every action of a night that is played. */
export function* riskMoveInSlices(
  state: LabState,
  request: RunbookRequest,
  clock: RunbookClock,
): Slices<RiskMove | null> {
  const { topology } = state;
  const node = nodeNamed(topology, request.node);
  if (node < 0) return null;
  const without = yield* worstOf(state, request, clock);
  if (without === null || without.worst === null) return null;
  const pair = nodesOf(topology.groups[groupOf(topology, node)]!);
  let best: { readonly move: Omit<RiskMove, 'before' | 'after'>; readonly night: Night } | null =
    null;
  for (const from of pair)
    for (const to of targetsOf(state, pair)) {
      const count = roomFor(state, from, to);
      if (count === 0) continue;
      const step: Step = {
        do: 'assign',
        of: nodeAt(topology, from).name,
        count,
        node: nodeAt(topology, to).name,
      };
      const moved = done(state, step, clock);
      const night = moved === null ? null : yield* worstOf(moved, request, clock);
      if (night === null || !isLower(night, best?.night ?? without)) continue;
      best = { move: { from: step.of!, to: step.node, count, steps: [step] }, night };
    }
  return best === null ? null : { ...best.move, before: without.worst, after: best.night.worst };
}

/** The worst moment of a night and how long moments as bad as it last, in seconds. */
interface Night {
  readonly worst: RunbookRisk | null;
  readonly seconds: number;
}

function* worstOf(
  state: LabState,
  request: RunbookRequest,
  clock: RunbookClock,
): Slices<Night | null> {
  const { why, actions } = yield* runbookInSlices(state, request, clock);
  if (why !== null) return null;
  const worst = actions.reduce<RunbookRisk | null>(
    (most, { risk }) => (risk !== null && cost(risk) > cost(most) ? risk : most),
    null,
  );
  const seconds = actions
    .filter(({ risk }) => risk !== null && cost(risk) === cost(worst))
    .reduce((sum, action) => sum + action.seconds, 0);
  return { worst, seconds };
}

/** Users without service weigh more than any overload. */
function cost(risk: RunbookRisk | null): number {
  return risk === null ? 0 : risk.noService * 1e9 + risk.surplus;
}

function isLower(a: Night, b: Night): boolean {
  return (
    cost(a.worst) < cost(b.worst) || (cost(a.worst) === cost(b.worst) && a.seconds < b.seconds)
  );
}

/** Nodes of other groups, those with the most room first. */
function targetsOf({ topology, users }: LabState, pair: readonly number[]): number[] {
  const room = (index: number) => nodeAt(topology, index).capacity - users.counts.demand[index]!;
  return topologyOrder(topology)
    .filter((index) => !pair.includes(index))
    .toSorted((a, b) => room(b) - room(a))
    .slice(0, MAX_TARGETS);
}

/** Users of a node that another one takes without more survivor surplus than there is, with devices as they have on average. */
function roomFor(state: LabState, from: number, to: number): number {
  const { topology, users } = state;
  const { demand, assigned } = users.counts;
  const survivor = limitOf(state, 'survivor');
  const today = survivor.surplus(demand);
  const fits = (count: number): boolean => {
    const after = demand.slice();
    const devices = assigned[from] === 0 ? 0 : Math.ceil((demand[from]! / assigned[from]!) * count);
    after[from]! -= Math.min(devices, demand[from]!);
    after[to]! += devices;
    return after[to]! <= nodeAt(topology, to).capacity && survivor.surplus(after) <= today;
  };
  let low = 0;
  let high = assigned[from]! + 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function done(state: LabState, step: Step, clock: RunbookClock): LabState | null {
  const applied = applyStep(state, step, clock);
  return applied.ok ? applied.state : null;
}
