import type { LabState, Topology } from './state';

/** Memory of the records of one state beside its users and nodes, in bytes. */
const BYTES_OF_STATE = 600;
/** Memory of the counts by node, which a step that touches users makes anew. */
const BYTES_OF_COUNTS = 256 * 12;
const BYTES_OF_RECORD = 300;

/** Memory that a state takes beyond what it shares with another, in bytes. */
export function bytesBeyond(state: LabState, other: LabState | null): number {
  if (state === other) return 0;
  const { users, topology } = state;
  const own = users.bytesBeyond(other?.users ?? null);
  const counts = users === other?.users ? 0 : BYTES_OF_COUNTS;
  return BYTES_OF_STATE + own + counts + topologyBeyond(topology, other?.topology ?? null);
}

/** Lists are copied where one of their entries changes; the entries that did not change are shared. */
function topologyBeyond(topology: Topology, other: Topology | null): number {
  if (topology === other) return 0;
  const lists = [
    [topology.groups, other?.groups],
    [topology.nodes, other?.nodes],
    [topology.snapshots, other?.snapshots],
  ] as const;
  return lists.reduce(
    (sum, [list, was]) => (list === was ? sum : sum + list.length * 8 + BYTES_OF_RECORD),
    BYTES_OF_RECORD,
  );
}
