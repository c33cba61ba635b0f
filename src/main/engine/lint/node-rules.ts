import { shortened } from '../../../shared/format';
import { groupRelogin } from '../relogin';
import { type LintLab, type LintNode, type RuleFinding, when } from './lint-lab';

type NodeRule = (node: LintNode, lab: LintLab) => readonly RuleFinding[];

/** Rules whose place is a node (domain section 6). */
export const NODE_RULES: readonly NodeRule[] = [
  (node, lab) => {
    const other = versionReference(lab, node);
    return when(other !== undefined, () => ({
      code: 'V08',
      severity: 'error',
      facts: {
        node: node.name,
        version: shortened(node.version),
        other: other!.name,
        otherVersion: shortened(other!.version),
      },
    }));
  },

  (node, { pack }) =>
    when(node.capacity > pack.usersPerNode, () => ({
      code: 'V09',
      severity: 'error',
      surplus: node.capacity - pack.usersPerNode,
      facts: { capacity: node.capacity, limit: pack.usersPerNode, release: pack.release },
    })),

  (node) =>
    when(node.demand > node.capacity, () => ({
      code: 'V10',
      severity: 'error',
      surplus: node.demand - node.capacity,
      facts: { users: node.assigned, demand: node.demand, capacity: node.capacity },
    })),

  (node) =>
    when(node.load > node.capacity, () => {
      const peer = node.group.nodes.find((other) => other !== node);
      return {
        code: 'L01',
        severity: 'error',
        surplus: node.load - node.capacity,
        facts: {
          load: node.load,
          capacity: node.capacity,
          ...(peer && node.forPeer > 0 && { peer: peer.name, peerState: peer.state }),
        },
      };
    }),

  (node, { state }) =>
    when(state.topology.mode === 'active-standby' && node.second && node.assigned > 0, () => ({
      code: 'V22',
      severity: 'warning',
      surplus: node.assigned,
      facts: { users: node.assigned, node: node.name, group: node.group.name },
    })),

  // The tables hold for a pair; beyond their last row there is no value to compare with (domain 4.6).
  (node, { state }) => {
    const table = node.group.hasHa ? groupRelogin(state, node.group.group) : null;
    return when(!!table && table.upper !== null && node.reloginUpper < table.upper, () => ({
      code: 'V25',
      severity: 'warning',
      surplus: table!.upper! - node.reloginUpper,
      facts: { node: node.name, upper: node.reloginUpper, limit: table!.upper!, row: table!.row! },
    }));
  },

  // S4 asks for 15K on every cluster, S31 for 5K at least: the conflict is shown as two severities.
  (node, { state }) =>
    when((state.topology.facts.interclusterPeers ?? 0) > 0 && node.capacity < 15_000, () => ({
      code: 'V26',
      severity: node.capacity < 5_000 ? 'error' : 'warning',
      facts: { node: node.name, capacity: node.capacity, limit: 15_000 },
    })),

  (node, { state }) =>
    when(state.topology.facts.persistentChat === true && node.capacity < 15_000, () => ({
      code: 'V27',
      severity: node.capacity < 5_000 ? 'error' : 'warning',
      facts: {
        node: node.name,
        capacity: node.capacity,
        limit: node.capacity < 5_000 ? 5_000 : 15_000,
      },
    })),

  (node, { state }) =>
    when(state.topology.facts.centralized === true && node.capacity < 25_000, () => ({
      code: 'V29',
      severity: node.capacity < 15_000 ? 'error' : 'advice',
      facts: {
        node: node.name,
        capacity: node.capacity,
        limit: node.capacity < 15_000 ? 15_000 : 25_000,
      },
    })),

  // Sessions are client sessions, one a device (D11); the figure is tabulated from 5K on (domain 3.1).
  // With HA half of it is usable, since alarms are per node (S7), unless the node carries its peer now.
  (node) => {
    if (node.capacity < 5_000) return [];
    const tested = node.capacity * 1.5;
    const usable = node.group.hasHa && node.forPeer === 0 ? tested / 2 : tested;
    return when(node.load > usable * 0.8, () => ({
      code: 'V36',
      severity: 'warning',
      surplus: node.load - Math.floor(usable * 0.8),
      facts: { count: node.load, limit: usable },
    }));
  },
];

/**
 * A node that `node` should agree with on the version and does not: the publisher where it is known, else
 * the first one that runs the version of most nodes. Where no version leads, every node differs from another.
 */
export function versionReference({ nodes, state }: LintLab, node: LintNode): LintNode | undefined {
  const publisher = nodes.find(({ index }) => index === state.topology.facts.publisher);
  if (publisher) return publisher.version === node.version ? undefined : publisher;
  const count = (version: string) => nodes.filter((each) => each.version === version).length;
  const [leading] = nodes
    .filter(({ version }) => version !== node.version)
    .toSorted((a, b) => count(b.version) - count(a.version));
  return leading && count(leading.version) >= count(node.version) ? leading : undefined;
}
