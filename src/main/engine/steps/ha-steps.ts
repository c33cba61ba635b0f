import type { Refusal } from '../../../shared/refusal';
import type { StepName } from '../../../shared/step';
import type { StepRule } from '../apply';
import {
  failOver,
  fallBack,
  readyForFallback,
  reconcile,
  recover,
  withGroup,
  withNode,
} from '../ha';
import { groupOf, hasHa, nodeAt, nodesOf } from '../order';
import type { LabState, Node, Topology } from '../state';
import { findGroup, findNode, isRefusal, refuse } from './refuse';

/** Losses and repairs, and what an administrator does about them (docs/scenario-format.md, "Steps"). */
export const HA_STEPS = {
  'fail-node': (state, step) =>
    change(state, step.node, (node) =>
      node.machineUp ? { machineUp: false } : refuse('ALREADY_DOWN', { node: step.node }),
    ),

  'restore-node': (state, step) =>
    change(state, step.node, (node) =>
      node.machineUp
        ? refuse('ALREADY_UP', { node: step.node })
        : // Services come up with the machine, but those an administrator stopped stay stopped.
          { machineUp: true, servicesUp: !node.heldIdle },
    ),

  'stop-service': (state, step) =>
    change(state, step.node, (node) => {
      if (!node.machineUp) return refuse('MACHINE_DOWN', { node: step.node });
      return node.servicesUp
        ? { servicesUp: false }
        : refuse('ALREADY_DOWN', { node: step.node, what: 'service' });
    }),

  'start-service': (state, step) =>
    change(state, step.node, (node) => {
      if (!node.machineUp) return refuse('MACHINE_DOWN', { node: step.node });
      return node.servicesUp
        ? refuse('ALREADY_UP', { node: step.node, what: 'service' })
        : { servicesUp: true };
    }),

  'cut-link': (state, step) => {
    const at = findGroup(state, step.group);
    if (isRefusal(at)) return at;
    if (state.topology.groups[at]!.linkCut) return refuse('ALREADY_CUT', { group: step.group });
    return withTopology(state, withGroup(state.topology, at, { linkCut: true }));
  },

  'heal-link': (state, step) => {
    const at = findGroup(state, step.group);
    if (isRefusal(at)) return at;
    if (!state.topology.groups[at]!.linkCut) return refuse('NOT_CUT', { group: step.group });
    return withTopology(state, withGroup(state.topology, at, { linkCut: false }));
  },

  failover: (state, step) => {
    const node = findNode(state, step.node);
    if (isRefusal(node)) return node;
    const at = groupOf(state.topology, node);
    const group = state.topology.groups[at]!;
    const normal = nodesOf(group).every((index) => stateOf(state, index) === 'Normal');
    if (!hasHa(group) || !normal)
      return refuse('NOT_NORMAL', { node: step.node, group: group.name });
    return withTopology(state, failOver(state.topology, at, node, true, state.clock));
  },

  fallback: (state, step) => {
    const at = findGroup(state, step.group);
    if (isRefusal(at)) return at;
    const ready = readyForFallback(state.topology, state.topology.groups[at]!);
    if (ready === null) return refuse('NOT_FAILED_OVER', { group: step.group });
    return withTopology(state, fallBack(state.topology, at, ready, false, state.clock));
  },

  recover: (state, step) => {
    const at = findGroup(state, step.group);
    if (isRefusal(at)) return at;
    const group = state.topology.groups[at]!;
    const nodes = nodesOf(group);
    if (
      !hasHa(group) ||
      !nodes.every((index) => stateOf(state, index) === 'Running in Failed Mode')
    )
      return refuse('NOT_IN_FAILED_MODE', { group: step.group });
    const stopped = nodes.find((index) => !nodeAt(state.topology, index).servicesUp);
    if (stopped !== undefined)
      return refuse('SERVICES_DOWN', {
        group: step.group,
        node: nodeAt(state.topology, stopped).name,
      });
    return withTopology(state, recover(state.topology, at));
  },
} satisfies { readonly [K in StepName]?: StepRule<K> };

/** Changes a fact of a node and brings its pair into line. */
function change(
  state: LabState,
  name: string,
  fact: (node: Node) => Partial<Node> | Refusal,
): LabState | Refusal {
  const index = findNode(state, name);
  if (isRefusal(index)) return index;
  const patch = fact(nodeAt(state.topology, index));
  if (isRefusal(patch)) return patch;
  const changed = withNode(state.topology, index, patch);
  return withTopology(state, reconcile(changed, groupOf(changed, index), state.clock));
}

function withTopology(state: LabState, topology: Topology): LabState {
  return { ...state, topology };
}

function stateOf(state: LabState, index: number): Node['state'] {
  return nodeAt(state.topology, index).state;
}
