/**
 * Failures of nodes, worked out on sums per node: the same engine that plays `fail-node` plays them here, on a lab
 * without its users and on those groups only in which something can happen. Loads follow from who serves whom.
 */
import { applyStep } from '../apply';
import type { Meter } from '../budget';
import { newState } from '../new-state';
import { groupOf, hasHa, nodeAt, nodesOf, topologyOrder } from '../order';
import { inFailover, servingNode } from '../serve';
import {
  type Group,
  type LabState,
  NO_NODE,
  type Node,
  type Topology,
  type UserColumns,
} from '../state';
import { nextDue, runFor, settle } from '../time';
import { UserEdit } from '../user-edit';
import { ELIGIBLE, noUsers } from '../users';
import { placeWaiting } from '../waiting';

/** What losses of nodes lead to: one after another, each settled before the next, nothing repaired. */
export interface Outcome {
  /** Node indexes, in the order in which they were lost. */
  readonly failed: readonly number[];
  /** Who serves the users of each node, as `servingNode` gives it. */
  readonly serving: Uint8Array;
  /** Homes, by node index, whose users lost their server since the start. */
  readonly moved: ReadonlyMap<number, Handover>;
  /** Some users waited for the end of a failover, and still do. */
  readonly waits: boolean;
}

/** An outcome after which more nodes can be lost. */
export interface Losses extends Outcome {
  /** The lab as far as service goes: without users, but for one who stands for all who wait. */
  readonly state: LabState;
  /** What the losses of nodes in quiet groups were found to lead to, by node; shared by all that follows. */
  readonly known: Map<number, Known>;
  /** Counts the work; shared by all that follows. */
  readonly meter: Meter | undefined;
}

/** What the loss of one node leads to in the groups where something changes. */
interface Course {
  /** In the order of time; seconds from the loss on. */
  readonly changes: readonly {
    readonly home: number;
    readonly server: number;
    readonly after: number;
  }[];
  readonly waits: boolean;
}

/** A course, and the group and nodes that it is true for. */
interface Known {
  readonly group: Group;
  readonly nodes: readonly (Node | null | undefined)[];
  readonly course: Course;
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

/** Work of a loss that is played: its step, and the timers until all is quiet. */
const WORK_OF_LOSS = 1000;

/** Step number that nobody sees: nothing is placed in earnest. */
const MOMENT = { index: 0 } as const;

/** The lab before anything is lost. */
export function withoutLoss({ topology, users, clock }: LabState, meter?: Meter): Losses {
  const waits = users.counts.waiting > 0;
  return {
    failed: [],
    serving: servingNode(topology),
    moved: new Map(),
    waits,
    state: { topology, clock, users: waits ? ONE_WAITS : NOBODY },
    known: new Map(),
    meter,
  };
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
  const { topology } = before.state;
  const { places, moments } = played(before, node);
  const end = moments.at(-1)!;
  const groups = topology.groups.slice();
  for (const [i, groupIndex] of places.entries()) groups[groupIndex] = end.topology.groups[i]!;
  const outcome = outcomeOf(before, node, courseOf(before, moments));
  return {
    ...outcome,
    state: {
      topology: { ...topology, nodes: end.topology.nodes, groups },
      clock: end.clock,
      users: outcome.waits ? ONE_WAITS : NOBODY,
    },
    known: before.known,
    meter: before.meter,
  };
}

/** As `lose`, where no further node will be lost. */
export function loseLast(before: Losses, node: number): Outcome {
  const { topology } = before.state;
  if (before.waits || comingByItself(topology).length > 0)
    return outcomeOf(before, node, courseOf(before, played(before, node).moments));
  // Where all else is quiet, a loss leads to the same in a group that is the same.
  const group = topology.groups[groupOf(topology, node)]!;
  const nodes = group.slots.map((index) => (index === null ? null : topology.nodes[index]));
  const known = before.known.get(node);
  if (known?.group === group && known.nodes.every((each, slot) => each === nodes[slot]))
    return outcomeOf(before, node, known.course);
  const course = courseOf(before, played(before, node).moments);
  before.known.set(node, { group, nodes, course });
  return outcomeOf(before, node, course);
}

/** Demand of a lab, for the loads after failures. */
export function demandOf({ topology, users }: LabState, meter?: Meter): Demand {
  const now = users.counts.demand;
  if (users.counts.waiting === 0) return { now, released: now };
  const edit = new UserEdit(users, { ...MOMENT, meter });
  placeWaiting(edit, topology);
  return { now, released: edit.done().counts.demand };
}

/** Demand that counts after losses: with those who waited, where they could be placed meanwhile. */
export function demandAfter({ waits }: Outcome, { now, released }: Demand): Float64Array {
  return waits ? now : released;
}

/** Devices that each node serves, by node index, 256 entries. @param serving  as `servingNode` gives it */
export function loadOf(
  order: readonly number[],
  serving: Uint8Array,
  demand: Float64Array,
): Float64Array {
  const load = new Float64Array(256);
  for (const node of order) {
    const server = serving[node]!;
    if (server !== NO_NODE) load[server]! += demand[node]!;
  }
  return load;
}

/** Plays a loss in the groups where something may change: that of the node, and those where something comes by itself. */
function played(before: Losses, node: number) {
  before.meter?.add(WORK_OF_LOSS + before.state.topology.nodes.length);
  const { topology, clock, users } = before.state;
  const own = groupOf(topology, node);
  const coming = comingByItself(topology);
  const places = coming.includes(own) ? coming : [...coming, own].sort((a, b) => a - b);
  const start = {
    topology: { ...topology, groups: places.map((groupIndex) => topology.groups[groupIndex]!) },
    clock,
    // Where a group that stays as it is blocks those who wait, none of them can be placed.
    users: before.waits && isBlockedElsewhere(topology, places) ? NOBODY : users,
  };
  const failed = applyStep(
    start,
    { do: 'fail-node', node: nodeAt(topology, node).name },
    { ...MOMENT, settle: false },
  );
  if (!failed.ok) throw new Error(`cannot fail a node that is up: ${failed.refusal.code}`);
  return { places, moments: momentsToRest(failed.state) };
}

/** A group that stays as it is keeps those who wait from being placed. */
function isBlockedElsewhere(topology: Topology, places: readonly number[]): boolean {
  const groups = topology.groups.filter((_, groupIndex) => !places.includes(groupIndex));
  return inFailover({ ...topology, groups });
}

const COMING = new WeakMap<Topology, readonly number[]>();

/** Places of the groups in which something is due, now or later, in list order. */
function comingByItself(topology: Topology): readonly number[] {
  const known = COMING.get(topology);
  if (known) return known;
  const coming = topology.groups.flatMap((group, groupIndex) =>
    hasHa(group) && nextDue({ ...topology, groups: [group] }) !== null ? [groupIndex] : [],
  );
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

/** What changes in the groups that were played, moment by moment. */
function courseOf(before: Losses, moments: readonly LabState[]): Course {
  const first = moments[0]!;
  const homes = first.topology.groups.flatMap(nodesOf);
  const serving = before.serving.slice();
  const changes: { home: number; server: number; after: number }[] = [];
  for (const { topology, clock } of moments) {
    const now = servingNode(topology);
    for (const home of homes) {
      const server = now[home]!;
      if (server === serving[home]) continue;
      serving[home] = server;
      changes.push({ home, server, after: clock - before.state.clock });
    }
  }
  const released = moments.at(-1)!.users.counts.waiting === 0 && first.users !== NOBODY;
  return { changes, waits: before.waits && !released };
}

function outcomeOf(before: Losses, node: number, { changes, waits }: Course): Outcome {
  const serving = before.serving.slice();
  const moved = new Map(before.moved);
  for (const { home, server, after } of changes) {
    serving[home] = server;
    const changedAt = before.state.clock + after;
    moved.set(home, { lostAt: moved.get(home)?.lostAt ?? changedAt, changedAt });
  }
  return { failed: [...before.failed, node], serving, moved, waits };
}

const NOBODY: UserColumns = noUsers();

/** Columns with one user who waits: the engine lets all of those who wait go at the same moment. */
const ONE_WAITS: UserColumns = oneWaits();

function oneWaits(): UserColumns {
  const edit = new UserEdit(noUsers(), MOMENT);
  const row = edit.addGenerated('user', 1, 1, { devices: 1, flags: ELIGIBLE });
  edit.place(row, NO_NODE, 'BLOCKED_CLUSTER_IN_FAILOVER', newState().topology);
  return edit.done();
}
