import { CLUSTERS_PER_MESH, clusterLimit, ROUND_TRIP_LIMIT_MS } from '../rule-packs';
import { generationName } from './group-rules';
import { type LintLab, type RuleFinding, when } from './lint-lab';

type ClusterRule = (lab: LintLab) => readonly RuleFinding[];

/** The plan that needs trace level Error (S4). */
const LARGEST_PLAN = 75_000;

/** Rules whose place is the cluster (domain section 6). */
export const CLUSTER_RULES: readonly ClusterRule[] = [
  ({ nodes, pack }) =>
    when(nodes.length > pack.nodesPerCluster, () => ({
      code: 'V01',
      severity: 'error',
      surplus: nodes.length - pack.nodesPerCluster,
      facts: { count: nodes.length, limit: pack.nodesPerCluster, release: pack.release },
    })),

  ({ groups, pack }) =>
    when(groups.length > pack.groupsPerCluster, () => ({
      code: 'V02',
      severity: 'error',
      surplus: groups.length - pack.groupsPerCluster,
      facts: { count: groups.length, limit: pack.groupsPerCluster, release: pack.release },
    })),

  // Silent until a publisher was named: then the cluster must still hold it.
  ({ state }) =>
    when(state.topology.facts.publisher === -1, () => ({
      code: 'V07',
      severity: 'error',
      facts: {},
    })),

  ({ demand, nodes, pack }) => {
    const limit = clusterLimit(
      pack,
      nodes.map(({ capacity }) => capacity),
    );
    return when(demand > limit, () => ({
      code: 'V13',
      severity: 'error',
      surplus: demand - limit,
      facts: { demand, users: usersOf(nodes), limit, release: pack.release },
    }));
  },

  ({ nodes, state }) => {
    const [first] = nodes;
    const other = nodes.find(
      ({ capacity, generation }) =>
        capacity !== first!.capacity || generation !== first!.generation,
    );
    return when(state.topology.mode === 'balanced' && other !== undefined, () => ({
      code: 'V16',
      severity: 'warning',
      facts: {
        node: first!.name,
        other: other!.name,
        kind: first!.capacity !== other!.capacity ? 'size' : 'generation',
      },
    }));
  },

  ({ nodes }) => {
    const generations = [...new Set(nodes.map(({ generation }) => generation))];
    return when(generations.length > 1, () => ({
      code: 'V18',
      severity: 'advice',
      facts: { generations: generations.map(generationName).join(', ') },
    }));
  },

  ({ groups }) => {
    const on = groups.filter(({ hasHa }) => hasHa);
    const off = groups.filter(({ hasHa }) => !hasHa);
    return when(on.length > 0 && off.length > 0, () => ({
      code: 'V19',
      severity: 'warning',
      facts: {
        with: on.map(({ name }) => name).join(', '),
        without: off.map(({ name }) => name).join(', '),
      },
    }));
  },

  ({ state }) => {
    const { unassigned } = state.users.counts;
    return when(state.topology.mode === 'none' && unassigned > 0, () => ({
      code: 'V21',
      severity: 'warning',
      surplus: unassigned,
      facts: { users: unassigned },
    }));
  },

  ({ nodes, state }) => {
    const [fullest] = nodes.toSorted((a, b) => b.assigned - a.assigned);
    const [emptiest] = nodes.toSorted((a, b) => a.assigned - b.assigned);
    const spread = nodes.length === 0 ? 0 : fullest!.assigned - emptiest!.assigned;
    return when(state.topology.mode === 'balanced' && spread > 1, () => ({
      code: 'V23',
      severity: 'advice',
      surplus: spread,
      facts: {
        node: fullest!.name,
        count: fullest!.assigned,
        other: emptiest!.name,
        otherCount: emptiest!.assigned,
      },
    }));
  },

  // The mesh is this cluster and its peers.
  ({ state }) => {
    const clusters = (state.topology.facts.interclusterPeers ?? 0) + 1;
    return when(clusters > CLUSTERS_PER_MESH, () => ({
      code: 'V30',
      severity: 'error',
      surplus: clusters - CLUSTERS_PER_MESH,
      facts: { count: clusters, limit: CLUSTERS_PER_MESH },
    }));
  },

  ({ state }) => {
    const roundTrip = state.topology.facts.roundTripMs ?? 0;
    return when(roundTrip > ROUND_TRIP_LIMIT_MS, () => ({
      code: 'V31',
      severity: 'error',
      surplus: roundTrip - ROUND_TRIP_LIMIT_MS,
      facts: { count: roundTrip, limit: ROUND_TRIP_LIMIT_MS },
    }));
  },

  ({ demand, nodes }) =>
    when(demand >= LARGEST_PLAN, () => ({
      code: 'V37',
      severity: 'advice',
      facts: { users: usersOf(nodes) },
    })),
];

function usersOf(nodes: LintLab['nodes']): number {
  return nodes.reduce((sum, { assigned }) => sum + assigned, 0);
}
