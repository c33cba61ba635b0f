import { csvPieces, csvText } from '../../shared/csv';
import { measure } from '../engine/measure';
import { nodeAt, nodesOf } from '../engine/order';
import {
  type LabState,
  NO_NODE,
  USER_ENABLED,
  USER_HOME_CLUSTER,
  USER_PRESENT,
} from '../engine/state';

/** `userid,node` of every user in the lab, in arrival order; no node: an empty cell. In pieces, as all of them here. */
export function assignmentsCsv(state: LabState): Generator<string> {
  return csvPieces(
    ['userid', 'node'],
    userRows(state, ({ id, node }) => [id, node]),
  );
}

/** The columns of the bulk-administration user file that placement needs (domain 5.2), to be updated from. */
export function bulkCsv(state: LabState): Generator<string> {
  const header = [
    'USER ID',
    'HOME CLUSTER',
    'ENABLE USER FOR UNIFIED CM IM AND PRESENCE',
    'ASSIGNED PRESENCE SERVER',
  ];
  return csvPieces(
    header,
    userRows(state, ({ id, node, flags }) => [
      id,
      flags & USER_HOME_CLUSTER ? 't' : 'f',
      flags & USER_ENABLED ? 't' : 'f',
      node,
    ]),
  );
}

/** Load and capacity by node. Users in `assigned`, devices elsewhere. */
export function loadsCsv(state: LabState): string {
  const { assigned, demand, own, peer, load, noServiceByNode } = measure(state);
  const rows = state.topology.groups.flatMap((group) =>
    nodesOf(group).map((index) => {
      const { name, state: nodeState, capacity } = nodeAt(state.topology, index);
      return [
        group.name,
        name,
        nodeState,
        capacity,
        assigned[index]!,
        demand[index]!,
        own[index]!,
        peer[index]!,
        load[index]!,
        Math.max(0, load[index]! - capacity),
        noServiceByNode[index]!,
      ];
    }),
  );
  return csvText(
    [
      'group',
      'node',
      'state',
      'capacity',
      'assigned users',
      'assigned devices',
      'own load',
      'load for peer',
      'load',
      'over capacity',
      'without service',
    ],
    rows,
  );
}

interface UserOut {
  readonly id: string;
  readonly node: string;
  readonly flags: number;
}

function* userRows(
  { topology, users }: LabState,
  row: (user: UserOut) => (string | number | null)[],
): Generator<(string | number | null)[]> {
  for (let index = 0; index < users.rows; index++) {
    const flags = users.flagsAt(index);
    if ((flags & USER_PRESENT) === 0) continue;
    const home = users.homeAt(index);
    const node = home === NO_NODE ? '' : nodeAt(topology, home).name;
    yield row({ id: users.ids.idAt(index), node, flags });
  }
}
