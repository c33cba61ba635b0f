import { MAX_GROUPS, MAX_NODES } from '../../../shared/limits';
import type { Ova } from '../../../shared/model';
import type { Refusal } from '../../../shared/refusal';
import type { StepName } from '../../../shared/step';
import type { StepRule } from '../apply';
import { NONE_STOPPED, withGroup, withNode } from '../ha/facts';
import { haChanged } from '../ha/status';
import { DEFAULT_RELOGIN } from '../new-state';
import { groupNamed, groupOf, hasHa, nodeAt, nodeNamed, nodesOf } from '../order';
import { isFailedOver } from '../serve';
import type { Group, LabState, Node, Topology } from '../state';
import { UserEdit } from '../user-edit';
import { findGroup, findNode, isRefusal, refuse } from './refuse';

/** Groups, nodes and their places (docs/scenario-format.md, "Steps"). */
export const TOPOLOGY_STEPS = {
  'add-group': (state, step) => {
    if (groupNamed(state.topology, step.name) >= 0)
      return refuse('DUPLICATE', { kind: 'group', name: step.name });
    if (state.topology.groups.length >= MAX_GROUPS)
      return refuse('LIMIT', { kind: 'group', limit: MAX_GROUPS });
    const group: Group = {
      name: step.name,
      ha: step.ha ?? false,
      slots: [null, null],
      linkCut: false,
      linkTimer: null,
      status: null,
      transition: null,
    };
    const groups = state.topology.groups.toSpliced(
      step.at ?? state.topology.groups.length,
      0,
      group,
    );
    return withTopology(state, { ...state.topology, groups });
  },

  'remove-group': (state, step) => {
    const groupIndex = findGroup(state, step.group);
    if (isRefusal(groupIndex)) return groupIndex;
    const nodes = nodesOf(state.topology.groups[groupIndex]!);
    for (const index of nodes) {
      const refusal = refuseUsers(state, index);
      if (refusal) return refusal;
    }
    const emptied = nodes.reduce(dropNode, state);
    const groups = emptied.topology.groups.toSpliced(groupIndex, 1);
    const notes = emptied.topology.notes.groups.delete(step.group);
    return withTopology(emptied, {
      ...emptied.topology,
      groups,
      notes: { ...emptied.topology.notes, groups: notes },
    });
  },

  'rename-group': (state, step) => {
    const groupIndex = findGroup(state, step.group);
    if (isRefusal(groupIndex)) return groupIndex;
    const taken = groupNamed(state.topology, step.name);
    if (taken >= 0 && taken !== groupIndex)
      return refuse('DUPLICATE', { kind: 'group', name: step.name });
    const renamed = withGroup(state.topology, groupIndex, { name: step.name });
    const note = renamed.notes.groups.get(step.group);
    if (note === undefined) return withTopology(state, renamed);
    const notes = renamed.notes.groups.delete(step.group).set(step.name, note);
    return withTopology(state, { ...renamed, notes: { ...renamed.notes, groups: notes } });
  },

  'move-group': (state, step) => {
    const groupIndex = findGroup(state, step.group);
    if (isRefusal(groupIndex)) return groupIndex;
    const { groups } = state.topology;
    const moved = groups.toSpliced(groupIndex, 1).toSpliced(step.at, 0, groups[groupIndex]!);
    return withTopology(state, { ...state.topology, groups: moved });
  },

  'swap-nodes': (state, step) => {
    const groupIndex = findGroup(state, step.group);
    if (isRefusal(groupIndex)) return groupIndex;
    const group = state.topology.groups[groupIndex]!;
    if (isFailedOver(state.topology, group))
      return refuse('CLUSTER_IN_FAILOVER', { group: step.group });
    const [first, second] = group.slots;
    return withTopology(state, withGroup(state.topology, groupIndex, { slots: [second, first] }));
  },

  'set-ha': (state, step) => {
    const groupIndex = findGroup(state, step.group);
    if (isRefusal(groupIndex)) return groupIndex;
    const group = state.topology.groups[groupIndex]!;
    if (step.enabled && nodesOf(group).length < 2)
      return refuse('V05', { group: step.group, nodes: nodesOf(group).length });
    const set = withGroup(state.topology, groupIndex, { ha: step.enabled });
    return withTopology(state, haChanged(set, groupIndex, hasHa(group), state.clock));
  },

  'add-node': (state, step, context) => {
    const groupIndex = findGroup(state, step.group);
    if (isRefusal(groupIndex)) return groupIndex;
    if (nodeNamed(state.topology, step.name) >= 0)
      return refuse('DUPLICATE', { kind: 'node', name: step.name });
    const slot = freeSlot(state.topology.groups[groupIndex]!, step.slot);
    if (isRefusal(slot)) return slot;
    const index = freeIndex(state);
    if (index < 0) return refuse('LIMIT', { kind: 'node', limit: MAX_NODES });
    const node: Node = {
      name: step.name,
      addedAt: context.index,
      ...sizeOf(step),
      generation: step.generation ?? '',
      version: step.version ?? state.topology.parameters.release,
      ...DEFAULT_RELOGIN,
      machineUp: true,
      stopped: NONE_STOPPED,
      state: 'Unknown',
      reason: 'High Availability Not Enabled',
      timer: null,
      initializingUntil: null,
      failedOverSince: null,
    };
    const nodes = state.topology.nodes.slice();
    nodes[index] = node;
    return withTopology(
      state,
      putIn({ ...state.topology, nodes }, index, groupIndex, slot, state.clock),
    );
  },

  'remove-node': (state, step) => {
    const index = findNode(state, step.node);
    if (isRefusal(index)) return index;
    return refuseLeaving(state, index) ?? dropNode(state, index);
  },

  'rename-node': (state, step) => {
    const index = findNode(state, step.node);
    if (isRefusal(index)) return index;
    const taken = nodeNamed(state.topology, step.name);
    if (taken >= 0 && taken !== index)
      return refuse('DUPLICATE', { kind: 'node', name: step.name });
    return withTopology(state, withNode(state.topology, index, { name: step.name }));
  },

  'set-node': (state, step) => {
    const index = findNode(state, step.node);
    if (isRefusal(index)) return index;
    const { generation, version, reloginLower, reloginUpper } = step;
    const given = Object.entries({ generation, version, reloginLower, reloginUpper }).filter(
      ([, value]) => value !== undefined,
    );
    const size = step.ova !== undefined || step.capacity !== undefined ? sizeOf(step) : {};
    return withTopology(
      state,
      withNode(state.topology, index, { ...size, ...Object.fromEntries(given) }),
    );
  },

  'move-node': (state, step) => {
    const index = findNode(state, step.node);
    if (isRefusal(index)) return index;
    const to = findGroup(state, step.group);
    if (isRefusal(to)) return to;
    const refusal = refuseLeaving(state, index);
    if (refusal) return refusal;
    const left = takeOut(state.topology, index);
    const slot = freeSlot(left.groups[to]!, step.slot);
    if (isRefusal(slot)) return slot;
    return withTopology(state, putIn(left, index, to, slot, state.clock));
  },
} satisfies { readonly [K in StepName]?: StepRule<K> };

function withTopology(state: LabState, topology: Topology): LabState {
  return { ...state, topology };
}

/** Capacity in users, and the template it comes from: a template is named by its users (domain 3.1). */
function sizeOf(size: {
  readonly capacity?: number | undefined;
  readonly ova?: Ova | undefined;
}): Pick<Node, 'capacity' | 'ova'> {
  return size.ova !== undefined
    ? { capacity: Number(size.ova), ova: size.ova }
    : { capacity: size.capacity!, ova: null };
}

/** Position of the slot asked for, or of the first free one. */
function freeSlot(group: Group, wanted: 1 | 2 | undefined): 0 | 1 | Refusal {
  const [first, second] = group.slots;
  if (first !== null && second !== null) return refuse('V03', { group: group.name });
  const slot = wanted === undefined ? (first === null ? 0 : 1) : wanted === 1 ? 0 : 1;
  if (group.slots[slot] === null) return slot;
  return refuse('SLOT_TAKEN', { group: group.name, slot: slot + 1 });
}

/** First index no node has, so that a column of bytes can name every node; -1 when the lab is full. */
function freeIndex(state: LabState): number {
  const { nodes } = state.topology;
  const gap = nodes.indexOf(null);
  if (gap >= 0) return gap;
  return nodes.length < MAX_NODES ? nodes.length : -1;
}

function putIn(
  topology: Topology,
  index: number,
  groupIndex: number,
  slot: 0 | 1,
  now: number,
): Topology {
  const group = topology.groups[groupIndex]!;
  const slots: Group['slots'] = slot === 0 ? [index, group.slots[1]] : [group.slots[0], index];
  return haChanged(withGroup(topology, groupIndex, { slots }), groupIndex, hasHa(group), now);
}

function takeOut(topology: Topology, index: number): Topology {
  const groupIndex = groupOf(topology, index);
  const [first, second] = topology.groups[groupIndex]!.slots;
  return withGroup(topology, groupIndex, {
    slots: [first === index ? null : first, second === index ? null : second],
  });
}

/** A node leaves its place only without users and with HA off (domain V33, S11). */
function refuseLeaving(state: LabState, index: number): Refusal | null {
  const group = state.topology.groups[groupOf(state.topology, index)]!;
  const users = refuseUsers(state, index);
  if (users) return users;
  if (!group.ha) return null;
  return refuse('V33', { node: nodeAt(state.topology, index).name, group: group.name, users: 0 });
}

function refuseUsers(state: LabState, index: number): Refusal | null {
  const users = state.users.counts.assigned[index]!;
  if (users === 0) return null;
  const group = state.topology.groups[groupOf(state.topology, index)]!;
  return refuse('V33', { node: nodeAt(state.topology, index).name, group: group.name, users });
}

/** Takes a node without users out of the lab; users who waited for it wait for the mode instead. */
function dropNode(state: LabState, index: number): LabState {
  const left = takeOut(state.topology, index);
  const nodes = left.nodes.slice();
  nodes[index] = null;
  const notes = left.notes.nodes.delete(index);
  const facts = left.facts.publisher === index ? { ...left.facts, publisher: -1 } : left.facts;
  const edit = new UserEdit(state.users, { index: 0 });
  edit.forgetServer(index);
  return {
    ...state,
    users: edit.done(),
    topology: { ...left, nodes, facts, notes: { ...left.notes, nodes: notes } },
  };
}
