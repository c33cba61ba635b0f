import { listNames } from '../../../shared/format';
import { MAX_TIP_USERS, type TipPoint, type TipPoints } from '../../../shared/what-if';
import type { Meter } from '../budget';
import { nodeAt, topologyOrder } from '../order';
import { eachFailure, overloads } from '../planning/survivor';
import { isFailedOver } from '../serve';
import type { LabState, Topology, UserCounts } from '../state';
import { UserEdit } from '../user-edit';
import { placeOnSync } from '../waiting';
import { byCapacity, byMode, type Growth } from './growth';
import { levelUp } from './level-up';
import { isOver, leaveUntilPlaced, leaveUntilWithin, limitsOf } from './limits';

/** How the further users are placed: by the lab's own mode, or in proportion to capacity. */
export type Placing = 'mode' | 'capacity';

/** A node over its capacity, and the failure it takes; node indexes. */
interface Over {
  readonly failed: number | null;
  readonly node: number;
  readonly surplus: number;
}

/** Cases that a point looks at: who serves whom in each, in topology order of what failed. */
export interface Case {
  readonly failed: number | null;
  readonly serving: Uint8Array;
}

/** Why the tipping point of a lab cannot be told, in words; null where it can. */
export function whyNoTip({ topology }: LabState): string | null {
  const off = topologyOrder(topology)
    .map((node) => nodeAt(topology, node))
    .filter(({ machineUp }) => !machineUp)
    .map(({ name }) => name);
  if (off.length > 0)
    return `${listNames(off)} ${isOrAre(off)} off. The tipping point is told with every node up.`;
  const lost = topology.groups
    .filter((group) => isFailedOver(topology, group))
    .map(({ name }) => name);
  if (lost.length > 0)
    return `${listNames(lost)} ${isOrAre(lost)} not Normal. The tipping point is told with every pair Normal.`;
  return null;
}

/**
 * How many more users until something gives: users of `devices` each come one by one or, where it has come already,
 * the latest arrivals leave. The lab must be one that `whyNoTip` has nothing against.
 * Source: docs/planning.md, `implab tip`.
 *
 * @param failures  who serves whom after the failure of each node, where that is known
 */
export function tipPoints(
  state: LabState,
  devices: number,
  meter?: Meter,
  failures: readonly Case[] = failuresOf(state, meter),
): TipPoints {
  const counts = afterSync(state);
  const growth = byMode(state.topology, counts, devices);
  const everyNode: Case = {
    failed: null,
    serving: Uint8Array.from({ length: 256 }, (_, index) => index),
  };
  return {
    firstFull: overloadPoint(state, growth, [everyNode], meter),
    redundancyEnds: overloadPoint(state, growth, failures, meter),
    noRoom: noRoomPoint(state, counts, meter),
  };
}

/**
 * `redundancyEnds` alone, for a lab in which a change was tried.
 * @param failures  who serves whom after each, where that is known
 */
export function redundancyEnd(
  state: LabState,
  devices: number,
  placing: Placing,
  failures?: readonly Case[],
  meter?: Meter,
): TipPoint | null {
  const cases = failures ?? failuresOf(state, meter);
  const { topology, users } = state;
  const growth =
    placing === 'mode'
      ? byMode(topology, afterSync(state), devices)
      : byCapacity(topology, users.counts, devices);
  return overloadPoint(state, growth, cases, meter);
}

/** Who serves whom after the failure of each node. */
export function failuresOf(state: LabState, meter?: Meter): Case[] {
  return [...eachCase(state, meter)];
}

/** The same one by one, so that a caller can stop in between. */
export function* eachCase(state: LabState, meter?: Meter): Generator<Case> {
  for (const { failed, serving } of eachFailure(state, meter))
    yield { failed: failed[0]!, serving };
}

function overloadPoint(
  state: LabState,
  growth: Growth,
  cases: readonly Case[],
  meter: Meter | undefined,
): TipPoint | null {
  const { topology, users } = state;
  const order = topologyOrder(topology);
  meter?.add(cases.length * order.length);
  const limits = limitsOf(
    topology,
    order,
    cases.map(({ serving }) => serving),
  );
  if (isOver(limits, users.counts.demand)) {
    meter?.add(users.rows);
    const leaving = leaveUntilWithin(state, limits);
    return pointAt(state, -leaving.users, firstOver(topology, order, cases, leaving.demand));
  }
  const more = growth.first(mostMore(state), (demand) => {
    meter?.add(2 * order.length + limits.length);
    return isOver(limits, demand);
  });
  if (more === null) return null;
  return pointAt(state, more, firstOver(topology, order, cases, growth.demandAt(more)));
}

/** @param counts  users after the sync that the next one who is enabled brings */
function noRoomPoint(
  state: LabState,
  { assigned }: UserCounts,
  meter: Meter | undefined,
): TipPoint | null {
  if (state.users.counts.unassigned > 0) meter?.add(state.users.rows);
  if (state.users.counts.unassigned > 0) return pointAt(state, -leaveUntilPlaced(state), null);
  const most = mostMore(state);
  // Whoever finds no room is the last who came, so that the room is what so many can take.
  const more = most - levelUp(state.topology, assigned, most).unplaced + 1;
  return more > most ? null : pointAt(state, more, null);
}

/** The node over is the first in topology order of the first case that overloads one. */
function firstOver(
  topology: Topology,
  order: readonly number[],
  cases: readonly Case[],
  demand: Float64Array,
): Over {
  for (const { failed, serving } of cases) {
    const over = overloads(topology, order, serving, demand)[0];
    if (over) return { failed, ...over };
  }
  throw new Error('no node is over where a limit is');
}

function pointAt({ topology, users }: LabState, more: number, over: Over | null): TipPoint {
  const name = (node: number | null) => (node === null ? null : nodeAt(topology, node).name);
  return {
    more,
    users: users.counts.eligible + more,
    node: name(over?.node ?? null),
    failed: name(over?.failed ?? null),
    surplus: over?.surplus ?? 0,
  };
}

/** Users who can come before there are as many as a point is looked for among. */
function mostMore({ users }: LabState): number {
  return MAX_TIP_USERS - 1 - users.counts.eligible;
}

/** The next user who is enabled may bring a sync, which places others first (D5). */
function afterSync({ topology, users }: LabState): UserCounts {
  const edit = new UserEdit(users, { index: 0 });
  placeOnSync(edit, topology);
  return edit.done().counts;
}

function isOrAre(names: readonly string[]): string {
  return names.length === 1 ? 'is' : 'are';
}
