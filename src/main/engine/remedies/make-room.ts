import { listNames, shortSize } from '../../../shared/format';
import type { Ova } from '../../../shared/model';
import type { Remedy } from '../../../shared/refusal';
import type { Step } from '../../../shared/step';
import { activeNode, groupsByNode, hasHa, nodeAt, nodesOf, topologyOrder } from '../order';
import { OVA_SIZES } from '../rule-packs';
import { inFailover } from '../serve';
import type { Group, LabState } from '../state';
import { remedy } from './remedy';

/** Where the users of a node go. */
interface Move {
  readonly to: number;
  readonly users: number;
}

/** Options of a search for room. */
export interface RoomOptions {
  /** Nodes that must not receive anybody. */
  readonly without?: readonly number[];
  /** The node leaves its group: its peer comes first. */
  readonly leaving?: boolean;
}

/**
 * Moves users off a node to nodes with room, or null when there is none, or while the cluster is in a
 * failover state and assigns nobody. Room is kept redundant: a pair with HA takes only what one node carries.
 *
 * @param from     node index
 * @param devices  how many devices must leave at least
 */
export function moveOff(
  state: LabState,
  from: number,
  devices: number,
  options: RoomOptions = {},
): Step[] | null {
  const moves = findMoves(state, from, devices, options);
  if (moves === null) return null;
  const of = nodeAt(state.topology, from).name;
  return moves.map(({ to, users }) => ({
    do: 'assign',
    count: users,
    of,
    node: nodeAt(state.topology, to).name,
  }));
}

/** `moveOff` as one button, or null. */
export function moveOffRemedy(
  state: LabState,
  from: number,
  devices: number,
  options: RoomOptions = {},
): Remedy | null {
  const steps = moveOff(state, from, devices, options);
  return steps === null || steps.length === 0 ? null : remedy(steps);
}

function findMoves(
  state: LabState,
  from: number,
  devices: number,
  options: RoomOptions,
): Move[] | null {
  const below = belowCapacity(state);
  if (below === null) return null;
  const rooms = roomsFor(state, below, from, options);
  const queue = arrivalDevices(state, from, devices);
  const moves: Move[] = [];
  let missing = devices;
  let taken = 0;
  // The nodes of a pair share what one of them can carry for both.
  const into = new Map<Group, number>();
  for (const { to, alone, pair, shared } of rooms) {
    if (missing <= 0) break;
    const before = into.get(pair) ?? 0;
    const { users, moved } = fitting(queue, taken, Math.min(alone, shared - before));
    if (users === 0) continue;
    moves.push({ to, users });
    into.set(pair, before + moved);
    taken += users;
    missing -= moved;
  }
  return missing > 0 ? null : moves;
}

/** How many of the next users fit into `room`. */
function fitting(
  devices: readonly number[],
  from: number,
  room: number,
): { users: number; moved: number } {
  let users = 0;
  let moved = 0;
  while (from + users < devices.length) {
    const next = devices[from + users]!;
    if (moved + next > room) break;
    moved += next;
    users++;
  }
  return { users, moved };
}

/** Devices of the first users of a node that have so many at least, in arrival order: as `assign` takes them. */
function arrivalDevices({ users }: LabState, node: number, least: number): number[] {
  const devices: number[] = [];
  let sum = 0;
  for (const [first, end] of users.ranges((block) => block.assigned[node]!))
    for (let row = first; row < end && sum < least; row++)
      if (users.homeAt(row) === node) {
        devices.push(users.devicesAt(row));
        sum += users.devicesAt(row);
      }
  return devices;
}

/** Nodes with room, the peer of a leaving node first, then the nodes the mode uses, the roomiest first. */
function roomsFor(
  state: LabState,
  below: readonly number[],
  from: number,
  { without = [], leaving = false }: RoomOptions,
): Room[] {
  const { topology } = state;
  const groups = groupsByNode(topology);
  const home = groups.get(from)!;
  const rank = (to: number) => {
    if (leaving && home.slots.includes(to)) return 0;
    return topology.mode === 'active-standby' && activeNode(groups.get(to)!) !== to ? 2 : 1;
  };
  return below
    .filter((to) => to !== from && !without.includes(to))
    .map((to) => roomOf(state, to, from))
    .filter((room) => widthOf(room) > 0)
    .sort((a, b) => rank(a.to) - rank(b.to) || widthOf(b) - widthOf(a));
}

/**
 * Nodes that could carry more than they have, in topology order: asked once for all that must move. Null while nobody
 * is assigned.
 */
function belowCapacity(state: LabState): readonly number[] | null {
  const known = BELOW.get(state);
  if (known !== undefined) return known;
  const { demand } = state.users.counts;
  const found = inFailover(state.topology)
    ? null
    : topologyOrder(state.topology).filter(
        (index) => demand[index]! < nodeAt(state.topology, index).capacity,
      );
  BELOW.set(state, found);
  return found;
}

const BELOW = new WeakMap<LabState, readonly number[] | null>();

/** Devices that a node can take without making anything worse. */
interface Room {
  readonly to: number;
  /** What the node itself can carry beside what it has. */
  readonly alone: number;
  /** What one node of its pair can carry beside what both have; without end where that does not count. */
  readonly shared: number;
  readonly pair: Group;
}

function roomOf({ topology, users }: LabState, to: number, from: number): Room {
  const pair = groupsByNode(topology).get(to)!;
  const { demand } = users.counts;
  const alone = nodeAt(topology, to).capacity - demand[to]!;
  // Inside a pair the sum stays what it is; only the node's own limit counts.
  if (!hasHa(pair) || pair.slots.includes(from))
    return { to, alone, shared: Number.POSITIVE_INFINITY, pair };
  const nodes = nodesOf(pair);
  const smaller = Math.min(...nodes.map((index) => nodeAt(topology, index).capacity));
  const total = nodes.reduce((sum, index) => sum + demand[index]!, 0);
  return { to, alone, shared: smaller - total, pair };
}

function widthOf({ alone, shared }: Room): number {
  return Math.min(alone, shared);
}

/**
 * Gives nodes the smallest template that carries `devices`, or null when none does or they have it.
 *
 * @param limit  largest template the release supports, in users
 */
export function growNodes(
  state: LabState,
  nodes: readonly number[],
  devices: number,
  limit: number,
): Remedy | null {
  const fit = Object.values(OVA_SIZES).find(
    ({ capacity }) => capacity >= devices && capacity <= limit,
  );
  if (!fit) return null;
  const small = nodes.filter((index) => nodeAt(state.topology, index).capacity < fit.capacity);
  if (small.length === 0) return null;
  return sizeNodes(state, small, fit.ova);
}

/** Gives nodes a template: "Make imp3 and imp4 15K nodes". */
export function sizeNodes(state: LabState, nodes: readonly number[], ova: Ova): Remedy {
  const names = nodes.map((index) => nodeAt(state.topology, index).name);
  const steps = names.map((node): Step => ({ do: 'set-node', node, ova }));
  const size = shortSize(Number(ova));
  const what = names.length === 1 ? `a ${size} node` : `${size} nodes`;
  return remedy(steps, `Make ${listNames(names, 3)} ${what}`);
}
