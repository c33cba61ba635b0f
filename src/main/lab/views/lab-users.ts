import { nodeAt, topologyOrder } from '../../engine/order';
import {
  type LabState,
  NO_NODE,
  USER_ENABLED,
  USER_HOME_CLUSTER,
  USER_PRESENT,
} from '../../engine/state';
import { rowOf } from '../../engine/users';
import type { LabUsers } from '../documents/lab-files';

/** The nodes and users of a lab, for the reader of a user file. */
export function labUsers({ topology, users }: LabState): LabUsers {
  return {
    nodes: topologyOrder(topology).map((node) => ({ name: nodeAt(topology, node).name })),
    mode: topology.mode,
    placesOnSync: topology.policies.unassigned === 'place-on-sync',
    user: (id) => {
      const row = rowOf(users, id);
      if (row < 0) return null;
      const home = users.homeAt(row);
      const flags = users.flagsAt(row);
      return {
        home: home === NO_NODE ? null : nodeAt(topology, home).name,
        homeCluster: (flags & USER_HOME_CLUSTER) !== 0,
        enabled: (flags & USER_ENABLED) !== 0,
      };
    },
    *ids() {
      for (let row = 0; row < users.rows; row++)
        if ((users.flagsAt(row) & USER_PRESENT) !== 0) yield users.ids.idAt(row);
    },
  };
}
