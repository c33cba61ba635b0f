import { SERVICES } from '../../../shared/model';
import type { Refusal } from '../../../shared/refusal';
import type { StepName } from '../../../shared/step';
import type { StepRule } from '../apply';
import { factsChanged, failOverByAdmin, fallBack, linkHealed, recover } from '../ha/events';
import {
  isHeld,
  NONE_STOPPED,
  STOPPED_BY_FAILOVER,
  startServices,
  stopServices,
  withGroup,
  withNode,
} from '../ha/facts';
import { groupOf, hasHa, nodeAt, nodesOf } from '../order';
import type { Group, LabState, Node, Topology } from '../state';
import { findGroup, findNode, isRefusal, refuse } from './refuse';

/** Losses and repairs, and what an administrator does about them (docs/scenario-format.md, "Steps"). */
export const HA_STEPS = {
  'fail-node': (state, step) =>
    changeNode(state, step.node, (node) =>
      node.machineUp ? { machineUp: false } : refuse('ALREADY_DOWN', { node: step.node }),
    ),

  'restore-node': (state, step) =>
    changeNode(
      state,
      step.node,
      (node, held) =>
        node.machineUp
          ? refuse('ALREADY_UP', { node: step.node })
          : {
              machineUp: true,
              // Services come up with the machine, but those that a failover stopped stay stopped.
              stopped: held ? stopServices(NONE_STOPPED, STOPPED_BY_FAILOVER) : NONE_STOPPED,
            },
      true,
    ),

  'stop-service': (state, step) => {
    const { service = 'presence-engine', broken = false } = step;
    return changeNode(state, step.node, (node) => {
      if (!node.machineUp) return refuse('MACHINE_DOWN', { node: step.node });
      const stopped = stopServices(node.stopped, [service], broken);
      return stopped[service] === node.stopped[service]
        ? refuse('ALREADY_DOWN', { node: step.node, what: 'service', service })
        : { stopped };
    });
  },

  'start-service': (state, step) =>
    changeNode(state, step.node, (node) => {
      if (!node.machineUp) return refuse('MACHINE_DOWN', { node: step.node });
      const named = (step.service === undefined ? SERVICES : [step.service]).filter(
        (service) => node.stopped[service] !== undefined,
      );
      if (named.length === 0)
        return refuse('ALREADY_UP', {
          node: step.node,
          what: 'service',
          ...(step.service !== undefined && { service: step.service }),
        });
      return named.every((service) => node.stopped[service] === 'broken')
        ? refuse('NEEDS_RESTART', { node: step.node, services: named.join(' ') })
        : { stopped: startServices(node.stopped, named) };
    }),

  'cut-link': (state, step) =>
    changeGroup(state, step.group, (groupIndex, group) =>
      group.linkCut
        ? refuse('ALREADY_CUT', { group: step.group })
        : factsChanged(
            withGroup(state.topology, groupIndex, { linkCut: true }),
            groupIndex,
            state.clock,
          ),
    ),

  'heal-link': (state, step) =>
    changeGroup(state, step.group, (groupIndex, group) =>
      group.linkCut
        ? linkHealed(
            withGroup(state.topology, groupIndex, { linkCut: false }),
            groupIndex,
            state.clock,
          )
        : refuse('NOT_CUT', { group: step.group }),
    ),

  failover: (state, step) => {
    const node = findNode(state, step.node);
    if (isRefusal(node)) return node;
    const groupIndex = groupOf(state.topology, node);
    const group = state.topology.groups[groupIndex]!;
    if (!hasHa(group) || !bothAre(state, group, 'Normal'))
      return refuse('NOT_NORMAL', { node: step.node, group: group.name });
    return withTopology(state, failOverByAdmin(state.topology, groupIndex, node, state.clock));
  },

  fallback: (state, step) =>
    changeGroup(state, step.group, (groupIndex, group) => {
      const ready = readyForFallback(state.topology, group);
      return ready === null
        ? refuse('NOT_FAILED_OVER', { group: step.group })
        : fallBack(state.topology, groupIndex, ready, state.clock, 'On Admin Request');
    }),

  recover: (state, step) =>
    changeGroup(state, step.group, (groupIndex, group) =>
      bothAre(state, group, 'Running in Failed Mode')
        ? recover(state.topology, groupIndex, state.clock)
        : refuse('NOT_IN_FAILED_MODE', { group: step.group }),
    ),
} satisfies { readonly [K in StepName]?: StepRule<K> };

/**
 * Changes a fact of a node and brings its pair into line.
 *
 * @param fact      what changes; `held`: an administrator failed the node over and has not fallen back
 * @param cameBack  its machine is back
 */
function changeNode(
  state: LabState,
  name: string,
  fact: (node: Node, held: boolean) => Partial<Node> | Refusal,
  cameBack = false,
): LabState | Refusal {
  const index = findNode(state, name);
  if (isRefusal(index)) return index;
  const groupIndex = groupOf(state.topology, index);
  const held = isHeld(state.topology.groups[groupIndex]!, index);
  const patch = fact(nodeAt(state.topology, index), held);
  if (isRefusal(patch)) return patch;
  const changed = withNode(state.topology, index, patch);
  return withTopology(
    state,
    factsChanged(changed, groupIndex, state.clock, cameBack ? index : null),
  );
}

function changeGroup(
  state: LabState,
  name: string,
  change: (groupIndex: number, group: Group) => Topology | Refusal,
): LabState | Refusal {
  const groupIndex = findGroup(state, name);
  if (isRefusal(groupIndex)) return groupIndex;
  const changed = change(groupIndex, state.topology.groups[groupIndex]!);
  return isRefusal(changed) ? changed : withTopology(state, changed);
}

/** The node that fallback would take home: Idle or Failed Over, its peer in backup mode; else null. */
function readyForFallback(topology: Topology, group: Group): number | null {
  const inState = (...states: Node['state'][]) =>
    nodesOf(group).find((index) => states.includes(nodeAt(topology, index).state));
  const ready = inState('Idle', 'Failed Over');
  return ready !== undefined && inState('Running in Backup Mode') !== undefined ? ready : null;
}

function bothAre(state: LabState, group: Group, wanted: Node['state']): boolean {
  return (
    hasHa(group) && nodesOf(group).every((index) => nodeAt(state.topology, index).state === wanted)
  );
}

function withTopology(state: LabState, topology: Topology): LabState {
  return { ...state, topology };
}
