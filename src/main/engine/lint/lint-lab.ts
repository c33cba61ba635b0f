import type { Severity } from '../../../shared/finding';
import { measure } from '../measure';
import { hasHa, nodeAt, nodesOf, topologyOrder } from '../order';
import { type RulePack, rulePack } from '../rule-packs';
import type { Group, LabState, Node } from '../state';
import type { FindingFacts } from '../words/finding-facts';

/** Place of a finding that concerns the whole cluster. */
export const LAB = 'cluster';

/** What a rule found; its place is that of the thing it was asked about. */
export interface RuleFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly surplus?: number;
  readonly facts: FindingFacts;
}

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

export interface LintLab {
  readonly state: LabState;
  readonly groups: readonly LintGroup[];
  /** In topology order. */
  readonly nodes: readonly LintNode[];
  readonly pack: RulePack;
  /** Devices of all assigned users. */
  readonly demand: number;
}

/** The state as the rules look at it. */
export function labOf(state: LabState): LintLab {
  const { topology } = state;
  const groups = topology.groups.map((group) => groupWithNumbers(state, group));
  const byIndex = new Map(groups.flatMap(({ nodes }) => nodes).map((node) => [node.index, node]));
  return {
    state,
    groups,
    nodes: topologyOrder(topology).map((index) => byIndex.get(index)!),
    pack: rulePack(topology.parameters.release),
    demand: groups.reduce((sum, group) => sum + group.demand, 0),
  };
}

/** A finding of a rule, in a list; an empty list where the rule holds. */
export function when(broken: boolean, finding: () => RuleFinding): readonly RuleFinding[] {
  return broken ? [finding()] : [];
}

function groupWithNumbers(state: LabState, group: Group): LintGroup {
  const { assigned, demand, load, peer } = measure(state);
  const nodes: LintNode[] = [];
  const members = nodesOf(group);
  const made: LintGroup = {
    name: group.name,
    group,
    enabled: group.ha,
    hasHa: hasHa(group),
    nodes,
    assigned: members.reduce((sum, index) => sum + assigned[index]!, 0),
    demand: members.reduce((sum, index) => sum + demand[index]!, 0),
    get smallest() {
      return nodes.toSorted((a, b) => a.capacity - b.capacity)[0];
    },
  };
  for (const index of members)
    nodes.push({
      ...nodeAt(state.topology, index),
      index,
      assigned: assigned[index]!,
      demand: demand[index]!,
      load: load[index]!,
      forPeer: peer[index]!,
      group: made,
      second: nodes.length === 1,
    });
  return made;
}
