import { formatCount } from '../../../shared/format';
import type { Remedy } from '../../../shared/refusal';
import type { Step } from '../../../shared/step';
import { hasHa, nodeAt, nodesOf } from '../order';
import { type Group, type LabState, NO_NODE } from '../state';
import { isEligible } from '../users';
import { remedy } from './remedy';

/** Devices a node can still take. */
interface Room {
  readonly node: number;
  readonly devices: number;
}

/**
 * Places the unassigned by hand within the capacity of each node, in blocks in proportion to the room
 * that is left; a pair with HA takes only what one node carries. Null when they do not all fit.
 *
 * @source  the advice for mixed hardware (S1, domain 2.7)
 */
export function placeByHand(state: LabState): Remedy | null {
  const queue = unassignedDevices(state);
  const needed = queue.reduce((sum, devices) => sum + devices, 0);
  const rooms = state.topology.groups.flatMap((group) => roomsIn(state, group));
  const total = rooms.reduce((sum, room) => sum + room.devices, 0);
  if (queue.length === 0 || needed > total) return null;
  const steps: Step[] = [];
  let placed = 0;
  let due = 0;
  let taken = 0;
  for (const { node, devices } of rooms) {
    due += (devices * needed) / total;
    let block = 0;
    let filled = 0;
    while (taken + filled < due - 0.5) {
      filled += queue[placed + block]!;
      block++;
    }
    if (filled > devices) return null;
    placed += block;
    taken += filled;
    const { name } = nodeAt(state.topology, node);
    if (block > 0) steps.push({ do: 'assign', count: block, of: 'unassigned', node: name });
  }
  return remedy(steps, `Assign ${formatCount(queue.length)} by hand within capacity`);
}

function roomsIn({ topology, users }: LabState, group: Group): Room[] {
  const { demand } = users.counts;
  const rooms = nodesOf(group).map((node) => ({
    node,
    devices: Math.max(0, nodeAt(topology, node).capacity - demand[node]!),
  }));
  if (!hasHa(group)) return rooms;
  const smaller = Math.min(...rooms.map(({ node }) => nodeAt(topology, node).capacity));
  const assigned = rooms.reduce((sum, { node }) => sum + demand[node]!, 0);
  const redundant = Math.max(0, smaller - assigned);
  const free = rooms.reduce((sum, { devices }) => sum + devices, 0);
  return rooms.map(({ node, devices }) => ({
    node,
    devices: free === 0 ? 0 : Math.floor((redundant * devices) / free),
  }));
}

/** Devices of the unassigned users, in arrival order. */
function unassignedDevices({ users }: LabState): number[] {
  const devices: number[] = [];
  for (let row = 0; row < users.rows; row++) {
    if (users.homeAt(row) === NO_NODE && isEligible(users.flagsAt(row)))
      devices.push(users.devicesAt(row));
  }
  return devices;
}
