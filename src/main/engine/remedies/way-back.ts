import type { Remedy } from '../../../shared/refusal';
import type { Step } from '../../../shared/step';
import { hasHa, nodeAt, nodesOf } from '../order';
import { isAble, isFailedOver } from '../serve';
import type { Group, LabState } from '../state';
import { remedy } from './remedy';

/**
 * The steps that bring every failed-over group back to Normal/Normal, in order; empty when all are.
 * Groups whose transition is under way are left out: they are over by themselves.
 */
export function stepsBack(state: LabState): Step[] {
  return state.topology.groups.flatMap((group) => stepsBackOf(state, group));
}

/** The way back of the whole cluster as one button, or null when nothing but waiting helps. */
export function wayBack(state: LabState): Remedy | null {
  const steps = stepsBack(state);
  return steps.length === 0 ? null : remedy(steps);
}

/** The way back of one group as one button, or null. */
export function wayBackOf(state: LabState, group: Group): Remedy | null {
  const steps = stepsBackOf(state, group);
  return steps.length === 0 ? null : remedy(steps);
}

/**
 * The steps that bring one group back to Normal/Normal, or end a loss without HA.
 * Source: docs/scenario-format.md, "High availability, exactly"; the exits of domain 4.3.
 */
export function stepsBackOf(state: LabState, group: Group): Step[] {
  if (group.transition) return [];
  const { topology } = state;
  const nodes = nodesOf(group).map((index) => nodeAt(topology, index));
  const failedMode = nodes.some((node) => node.state === 'Running in Failed Mode');
  const repairs: Step[] = nodes.flatMap((node): Step[] => {
    if (!node.machineUp) return [{ do: 'restore-node', node: node.name }];
    // An Idle node gets its services back from the fallback itself; recovery wants them running first.
    if (isAble(node) || (node.heldIdle && !failedMode)) return [];
    return [{ do: 'start-service', node: node.name }];
  });
  if (!hasHa(group) || !isFailedOver(topology, group)) return repairs;
  if (failedMode) return [...repairs, { do: 'recover', group: group.name }];
  const held = nodes.some((node) => node.heldIdle);
  return homeBySelf(state) && !held ? repairs : [...repairs, { do: 'fallback', group: group.name }];
}

/** Automatic fallback without a delay brings users home in the very second of the repair; never from Idle. */
function homeBySelf({ topology }: LabState): boolean {
  const { automaticFallback, automaticFallbackDelay } = topology.parameters;
  return automaticFallback && automaticFallbackDelay === 0;
}
