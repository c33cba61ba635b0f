/**
 * Failures of nodes, worked out on sums per node: the same engine that plays `fail-node` plays them here, on a lab
 * without its users and on those groups only in which something can happen. Loads follow from who serves whom.
 */
import { applyStep } from '../apply';
import { newState } from '../new-state';
import { hasHa, nodeAt, nodesOf, topologyOrder } from '../order';
import { inFailover, servingNode } from '../serve';
import { type LabState, NO_NODE, type Topology, type UserColumns } from '../state';
import { nextDue, runFor, settle } from '../time';
import { UserEdit } from '../user-edit';
import { ELIGIBLE, noUsers } from '../users';
import { placeWaiting } from '../waiting';

/** A lab in which nodes were lost one after another, each loss settled before the next, nothing repaired. */
export interface Losses {
  /** Node indexes, in the order in which they were lost. */
  readonly failed: readonly number[];
  /** The lab as far as service goes: without users, but for one who stands for all who wait. */
  readonly state: LabState;
  /** Who serves the users of each node, as `servingNode` gives it. */
  readonly serving: Uint8Array;
  /** Homes, by node index, whose users lost their server since the start. */
  readonly moved: ReadonlyMap<number, Handover>;
}

/** When the users of a home lost the server they had, and when the present one (or none) took its place; lab clock. */
export interface Handover {
  readonly lostAt: number;
  readonly changedAt: number;
}

/** Devices of the users assigned, by node index: now, and once those who wait are placed. */
export interface Demand {
  readonly now: Float64Array;
  readonly released: Float64Array;
}

/** Step number that nobody sees: nothing is placed in earnest. */
const MOMENT = { index: 0 } as const;

/** The lab before anything is lost. */
export function withoutLoss({ topology, users, clock }: LabState): Losses {
  const state = { topology, clock, users: users.counts.waiting > 0 ? ONE_WAITS : NOBODY };
  return { failed: [], state, serving: servingNode(topology), moved: new Map() };
}

/** Nodes whose machines are up and so can fail, in topology order. */
export function nodesUp(topology: Topology): number[] {
  return topologyOrder(topology).filter((node) => nodeAt(topology, node).machineUp);
}

/**
 * One more node fails and the clock runs on until it is quiet: exactly the step `fail-node` with `settle` on.
 * Source: docs/scenario-format.md, `implab what-if`.
 */
export function lose(before: Losses, node: number): Losses {
  const { topology, clock, users } = before.state;
  const places = placesThatMayChange(topology, node);
  const part = { ...topology, groups: places.map((at) => topology.groups[at]!) };
  const blockedElsewhere = users === ONE_WAITS && inFailover(without(topology, places));
  const start = { topology: part, clock, users: blockedElsewhere ? NOBODY : users };
  const failed = applyStep(
    start,
    { do: 'fail-node', node: nodeAt(topology, node).name },
    { ...MOMENT, settle: false },
  );
  if (!failed.ok) throw new Error(`cannot fail a node that is up: ${failed.refusal.code}`);
  const moments = momentsToRest(failed.state);
  const end = moments.at(-1)!;
  const homes = part.groups.flatMap(nodesOf);
  return {
    failed: [...before.failed, node],
    state: {
      topology: {
        ...topology,
        nodes: end.topology.nodes,
        groups: withPart(topology, places, end.topology),
      },
      clock: end.clock,
      users: blockedElsewhere ? users : end.users.counts.waiting > 0 ? ONE_WAITS : NOBODY,
    },
    ...handovers(before, moments, homes),
  };
}

/** Demand of a lab, for the loads after failures. */
export function demandOf({ topology, users }: LabState): Demand {
  const now = users.counts.demand;
  if (users.counts.waiting === 0) return { now, released: now };
  const edit = new UserEdit(users, MOMENT.index);
  placeWaiting(edit, topology);
  return { now, released: edit.done().counts.demand };
}

/** Demand that counts after losses: with those who waited, if they could be placed meanwhile. */
export function demandAfter(losses: Losses, { now, released }: Demand): Float64Array {
  return losses.state.users === ONE_WAITS ? now : released;
}

/** Devices that each node serves, by node index, 256 entries. @param serving  as `servingNode` gives it */
export function loadOf(
  topology: Topology,
  serving: Uint8Array,
  demand: Float64Array,
): Float64Array {
  const load = new Float64Array(256);
  for (const group of topology.groups)
    for (const node of group.slots) {
      if (node === null) continue;
      const server = serving[node]!;
      if (server !== NO_NODE) load[server]! += demand[node]!;
    }
  return load;
}

/** Groups in which a failure of `node` may change something: its own, and those where something comes by itself. */
function placesThatMayChange(topology: Topology, node: number): number[] {
  const due = comingByItself(topology);
  return topology.groups.flatMap((group, at) =>
    due.has(at) || group.slots.includes(node) ? [at] : [],
  );
}

const COMING = new WeakMap<Topology, ReadonlySet<number>>();

function comingByItself(topology: Topology): ReadonlySet<number> {
  const known = COMING.get(topology);
  if (known) return known;
  const coming = new Set<number>();
  for (const [at, group] of topology.groups.entries())
    if (hasHa(group) && nextDue({ ...topology, groups: [group] }) !== null) coming.add(at);
  COMING.set(topology, coming);
  return coming;
}

/** The lab at every second in which something happens, the last one at rest. */
function momentsToRest(start: LabState): LabState[] {
  const end = settle(start, MOMENT);
  const moments = [start];
  for (let now = start; ; ) {
    const next = nextDue(now.topology);
    if (next === null || next >= end.clock) break;
    now = runFor(now, Math.max(0, next - now.clock), MOMENT);
    moments.push(now);
  }
  return end === start ? moments : [...moments, end];
}

function handovers(
  before: Losses,
  moments: readonly LabState[],
  homes: readonly number[],
): Pick<Losses, 'serving' | 'moved'> {
  const serving = before.serving.slice();
  const moved = new Map(before.moved);
  for (const { topology, clock } of moments) {
    const now = servingNode(topology);
    for (const home of homes) {
      const was = serving[home]!;
      if (now[home] === was) continue;
      serving[home] = now[home]!;
      const known = moved.get(home);
      if (known) moved.set(home, { lostAt: known.lostAt, changedAt: clock });
      else if (was !== NO_NODE) moved.set(home, { lostAt: clock, changedAt: clock });
    }
  }
  return { serving, moved };
}

function without(topology: Topology, places: readonly number[]): Topology {
  return { ...topology, groups: topology.groups.filter((_, at) => !places.includes(at)) };
}

function withPart(topology: Topology, places: readonly number[], part: Topology) {
  const groups = topology.groups.slice();
  for (const [i, at] of places.entries()) groups[at] = part.groups[i]!;
  return groups;
}

const NOBODY: UserColumns = noUsers();

/** Columns with one user who waits: the engine lets all of those who wait go at the same moment. */
const ONE_WAITS: UserColumns = oneWaits();

function oneWaits(): UserColumns {
  const edit = new UserEdit(noUsers(), MOMENT.index);
  const row = edit.addGenerated('user', 1, 1, { devices: 1, flags: ELIGIBLE });
  edit.place(row, NO_NODE, 'BLOCKED_CLUSTER_IN_FAILOVER', newState().topology);
  return edit.done();
}
