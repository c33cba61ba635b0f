import {
  type CellMark,
  type FailureCase,
  type FailureKind,
  worstSurplus,
} from '../../../shared/what-if';
import type { Meter } from '../budget';
import { groupOf, nodeAt, nodesOf, peerOf, topologyOrder } from '../order';
import {
  demandAfter,
  demandOf,
  type Losses,
  loadOf,
  lose,
  loseLast,
  nodesUp,
  type Outcome,
  withoutLoss,
} from '../planning/failures';
import { overloads } from '../planning/survivor';
import { type LabState, NO_NODE, type Topology } from '../state';
import type { CaseFigures } from '../words/what-if-words';

/** Which failures are looked at beside those of one node. */
export interface FailureScope {
  /** Every two nodes. */
  readonly pairs: boolean;
  /** Every whole group. */
  readonly groups: boolean;
  /** Chosen sets of node indexes; those whose machines are off already count as failed. */
  readonly sets: readonly (readonly number[])[];
}

/** One failure, worked out; nodes by index, devices. */
export interface MatrixCase {
  readonly kind: FailureKind;
  /** In topology order. */
  readonly failed: readonly number[];
  /** Who serves whom then, as `servingNode` gives it. */
  readonly serving: Uint8Array;
  /** Devices of the users assigned then, by node index. */
  readonly demand: Float64Array;
  readonly noService: number;
  /** In topology order. */
  readonly over: readonly { readonly node: number; readonly surplus: number }[];
  readonly loggedOut: number;
  readonly back: number | null;
}

/** Memory of a case that is kept: who serves whom, what is over, who lost its server. */
const BYTES_OF_CASE = 1000;

/** Cases of a matrix, known before any is worked out. */
export function countCases(topology: Topology, { pairs, groups, sets }: FailureScope): number {
  const up = nodesUp(topology).length;
  const whole = groups ? wholeGroups(topology).length : 0;
  return up + (pairs ? (up * (up - 1)) / 2 : 0) + whole + sets.length;
}

/**
 * Every failure of one node and, as the scope says, of two nodes, of whole groups and of chosen sets, whose machines
 * are up: each one `fail-node` after another in topology order, each settled, with nothing repaired. One by one, so
 * that a caller can stop or look up in between.
 * Source: docs/scenario-format.md, `implab what-if`; docs/planning.md.
 */
export function* failureCases(
  state: LabState,
  scope: FailureScope,
  meter?: Meter,
): Generator<MatrixCase> {
  const { topology } = state;
  const start = withoutLoss(state, meter);
  const demand = demandOf(state, meter);
  const order = topologyOrder(topology);
  let cases = 0;
  const caseOf = (kind: FailureKind, outcome: Outcome): MatrixCase => {
    meter?.add(2 * order.length);
    meter?.holds(++cases * BYTES_OF_CASE);
    const after = demandAfter(outcome, demand);
    return {
      kind,
      failed: outcome.failed,
      serving: outcome.serving,
      demand: after,
      noService: unserved(order, outcome.serving, after),
      over: overloads(topology, order, outcome.serving, after),
      ...loggedOut(topology, start.serving, outcome, demand.now),
    };
  };

  const up = nodesUp(topology);
  const singles: Losses[] = [];
  for (const node of up) {
    const single = lose(start, node);
    singles.push(single);
    yield caseOf('one', single);
  }
  if (scope.pairs)
    for (const [i, single] of singles.entries())
      for (const node of up.slice(i + 1)) yield caseOf('two', loseLast(single, node));
  const loseAll = (nodes: readonly number[]) => nodes.reduce(lose, start);
  if (scope.groups)
    for (const group of wholeGroups(topology)) yield caseOf('group', loseAll(group));
  for (const set of scope.sets)
    yield caseOf('set', loseAll(up.filter((node) => set.includes(node))));
}

/** Every failure of one node and of two. */
export const ONE_OR_TWO: FailureScope = { pairs: true, groups: false, sets: [] };

/** Every case of a scope, in the words of the contract. */
export function whatIf(state: LabState, scope: FailureScope = ONE_OR_TWO): FailureCase[] {
  return [...failureCases(state, scope)].map((each) => failureCase(state.topology, each));
}

/** A case in the words of the contract. */
export function failureCase(topology: Topology, each: MatrixCase): FailureCase {
  const order = topologyOrder(topology);
  const load = loadOf(order, each.serving, each.demand);
  const { failed, noService, over, kind } = caseFigures(topology, each);
  return {
    failed,
    load: new Map(order.map((node) => [nodeAt(topology, node).name, load[node]!])),
    noService,
    over,
    kind,
    loggedOut: each.loggedOut,
    back: each.back,
  };
}

/** What a sentence about a case needs: all but the loads, of which there may be hundreds. */
export function caseFigures(topology: Topology, each: MatrixCase): CaseFigures {
  const name = (node: number) => nodeAt(topology, node).name;
  return {
    failed: each.failed.map(name),
    noService: each.noService,
    over: each.over.map(({ node, surplus }) => ({ node: name(node), surplus })),
    kind: each.kind,
  };
}

/** What a cell of the matrix says of a node beside its load; null: nothing but the load. */
export function markOf(topology: Topology, each: MatrixCase, node: number): CellMark | null {
  const { serving, demand, failed, over } = each;
  if (serving[node] === NO_NODE && demand[node]! > 0) return 'none';
  if (failed.includes(node) || !nodeAt(topology, node).machineUp) return 'failed';
  if (over.some((overload) => overload.node === node)) return 'over';
  const peer = peerOf(topology.groups[groupOf(topology, node)]!, node);
  return peer !== null && serving[peer] === node ? 'peer' : null;
}

const KIND_ORDER: Readonly<Record<FailureKind, number>> = { one: 0, two: 1, group: 2, set: 3 };

/** One node, two, whole groups, chosen sets; inside each those without service first, then the largest surplus. */
export function worstFirst(cases: readonly MatrixCase[]): MatrixCase[] {
  return cases.toSorted(
    (a, b) =>
      KIND_ORDER[a.kind] - KIND_ORDER[b.kind] ||
      b.noService - a.noService ||
      worstSurplus(b.over) - worstSurplus(a.over),
  );
}

/** Nodes of each group whose machines are up, groups without any left out. */
function wholeGroups(topology: Topology): number[][] {
  return topology.groups
    .map((group) => nodesOf(group).filter((node) => nodeAt(topology, node).machineUp))
    .filter((nodes) => nodes.length > 0);
}

/**
 * Devices that lose the node which served them, and seconds until the last of those that somebody serves again has
 * logged in again: as on the failover clock, not before they are served and not before the limits of their home node
 * are over, both from the loss on (domain 4.7, D9).
 */
function loggedOut(
  topology: Topology,
  before: Uint8Array,
  { serving, moved }: Outcome,
  demand: Float64Array,
): Pick<MatrixCase, 'loggedOut' | 'back'> {
  let devices = 0;
  let back: number | null = null;
  for (const [home, { lostAt, changedAt }] of moved) {
    const was = before[home]!;
    if (was === NO_NODE || serving[home] === was || demand[home] === 0) continue;
    devices += demand[home]!;
    if (serving[home] === NO_NODE) continue;
    const { reloginLower, reloginUpper } = nodeAt(topology, home);
    back = Math.max(back ?? 0, changedAt - lostAt, reloginLower, reloginUpper);
  }
  return { loggedOut: devices, back: devices === 0 ? 0 : back };
}

function unserved(order: readonly number[], serving: Uint8Array, demand: Float64Array): number {
  let devices = 0;
  for (const node of order) if (serving[node] === NO_NODE) devices += demand[node]!;
  return devices;
}
