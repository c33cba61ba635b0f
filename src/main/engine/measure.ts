import { servingNode } from './serve';
import { type LabState, NO_NODE } from './state';

/**
 * Every number that the screens, the checks and the findings use, by node index (256 entries) and in sum.
 * `assigned` counts users, all the others devices; a user counts its devices towards load and capacity
 * whether MDM is on or not (docs/scenario-format.md; domain V28).
 */
export interface Measures {
  readonly assigned: Uint32Array;
  /** Devices of the users assigned. */
  readonly demand: Float64Array;
  /** Devices served that are at home on the node. */
  readonly own: Float64Array;
  /** Devices served for the peer. */
  readonly peer: Float64Array;
  /** own + peer. */
  readonly load: Float64Array;
  /** Devices of the users assigned that no node serves. */
  readonly noServiceByNode: Float64Array;
  /** Node index → node index that serves its users, 255 = nobody. */
  readonly serving: Uint8Array;
  readonly users: number;
  readonly eligible: number;
  readonly ineligible: number;
  readonly assignedTotal: number;
  readonly unassigned: number;
  readonly waiting: number;
  /** Devices of users with a home that no node serves now. */
  readonly noService: number;
  readonly loadTotal: number;
}

const MEMO = new WeakMap<LabState, Measures>();

/** Measures a state; asked twice for the same state it answers from memory. */
export function measure(state: LabState): Measures {
  const known = MEMO.get(state);
  if (known) return known;
  const made = measureAnew(state);
  MEMO.set(state, made);
  return made;
}

function measureAnew({ topology, users }: LabState): Measures {
  const { assigned, demand, present, eligible, unassigned, waiting } = users.counts;
  const serving = servingNode(topology);
  // Made for every state: one piece of memory for all of them.
  const memory = new Float64Array(4 * 256);
  const [own, peer, load, noServiceByNode] = [0, 1, 2, 3].map((at) =>
    memory.subarray(at * 256, (at + 1) * 256),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  let assignedTotal = 0;
  let noService = 0;
  let loadTotal = 0;
  for (const { slots } of topology.groups)
    for (const node of slots) {
      if (node === null) continue;
      const devices = demand[node]!;
      const server = serving[node]!;
      assignedTotal += assigned[node]!;
      if (server === NO_NODE) {
        noServiceByNode[node] = devices;
        noService += devices;
        continue;
      }
      const side = server === node ? own : peer;
      side[server]! += devices;
      load[server]! += devices;
      loadTotal += devices;
    }
  return {
    assigned,
    demand,
    own,
    peer,
    load,
    noServiceByNode,
    serving,
    users: present,
    eligible,
    ineligible: present - eligible,
    assignedTotal,
    unassigned,
    waiting,
    noService,
    loadTotal,
  };
}
