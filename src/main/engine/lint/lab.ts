import { measure } from '../measure';
import { hasHa, nodeAt, nodesOf, topologyOrder } from '../order';
import { perGroup } from '../per-group';
import { type RulePack, rulePack } from '../rule-packs';
import type { Group, LabState, Node } from '../state';

/** A node with its numbers. `demand` and `load` in devices, `assigned` in users. */
export interface LintNode extends Node {
  readonly index: number;
  readonly assigned: number;
  readonly demand: number;
  readonly load: number;
  /** Devices it serves for its peer. */
  readonly forPeer: number;
  readonly group: LintGroup;
  readonly second: boolean;
}

/** A group with its numbers. */
export interface LintGroup {
  readonly name: string;
  readonly group: Group;
  readonly enabled: boolean;
  readonly hasHa: boolean;
  readonly nodes: readonly LintNode[];
  readonly assigned: number;
  readonly demand: number;
  /** The node with the smallest capacity; undefined in an empty group. */
  readonly smallest: LintNode | undefined;
}

/** What a rule about one group or node looks at beside it: a lab that holds nothing but its group (`perGroup`). */
export interface LintScope {
  readonly state: LabState;
  readonly pack: RulePack;
}

/** The whole lab as the rules look at it. */
export interface LintLab extends LintScope {
  readonly groups: readonly LintGroup[];
  /** In topology order. */
  readonly nodes: readonly LintNode[];
  /** Users assigned in the whole cluster. */
  readonly assigned: number;
  /** Devices of all assigned users. */
  readonly demand: number;
}

/** The state as the rules look at it. */
export function labOf(state: LabState): LintLab {
  const { topology } = state;
  const groups = topology.groups.map((group) => lintGroup(state, group));
  const byIndex = new Map(groups.flatMap(({ nodes }) => nodes).map((node) => [node.index, node]));
  return {
    state,
    groups,
    nodes: topologyOrder(topology).map((index) => byIndex.get(index)!),
    pack: rulePack(topology.parameters.release),
    assigned: groups.reduce((sum, group) => sum + group.assigned, 0),
    demand: groups.reduce((sum, group) => sum + group.demand, 0),
  };
}

/** A group as the rules look at it: the same as long as nothing of it changes. */
export const lintGroup = perGroup((state, group): LintGroup => {
  const { assigned, demand, load, peer } = measure(state);
  const nodes: LintNode[] = [];
  const members = nodesOf(group);
  const made: LintGroup = {
    name: group.name,
    group,
    enabled: group.ha,
    hasHa: hasHa(group),
    nodes,
    assigned: members.reduce((sum, node) => sum + assigned[node]!, 0),
    demand: members.reduce((sum, node) => sum + demand[node]!, 0),
    get smallest() {
      return nodes.toSorted((a, b) => a.capacity - b.capacity)[0];
    },
  };
  for (const node of members)
    nodes.push({
      ...nodeAt(state.topology, node),
      index: node,
      assigned: assigned[node]!,
      demand: demand[node]!,
      load: load[node]!,
      forPeer: peer[node]!,
      group: made,
      second: nodes.length === 1,
    });
  return made;
});
