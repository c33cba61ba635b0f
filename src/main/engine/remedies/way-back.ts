import type { Remedy } from '../../../shared/refusal';
import type { Step } from '../../../shared/step';
import { applyStep } from '../apply';
import { isHeld } from '../ha/facts';
import { groupNamed, hasHa, nodeAt, nodesOf } from '../order';
import { perGroup } from '../per-group';
import { isFailedOver } from '../serve';
import type { Group, LabState, Node } from '../state';
import { groupsWithDue } from '../time';
import { remedy } from './remedy';

/**
 * The steps that bring every failed-over group back to Normal/Normal, in order; empty when all are.
 * Groups whose transition is under way are left out: they are over by themselves.
 */
export function stepsBack(state: LabState): Step[] {
  const steps: Step[] = [];
  let now = state;
  for (const { name } of state.topology.groups) {
    const back = tried(now, name);
    steps.push(...back.steps);
    now = back.after;
  }
  return steps;
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

/** The steps that bring one group back to Normal/Normal, or end a loss without HA. */
export function stepsBackOf(state: LabState, group: Group): readonly Step[] {
  // What other groups are about to do makes the clock run on, and this one may come back meanwhile.
  const isAlone = groupsWithDue(state.topology).every((each) => each === group);
  return isAlone ? stepsAlone(state, group) : tried(state, group.name).steps;
}

const stepsAlone = perGroup((alone, { name }): readonly Step[] => tried(alone, name).steps);

/** More than any group needs: each fact put right once, then recover and fallback. */
const MAX_STEPS = 12;

/** Each step is done on the lab, settled, before the next one is chosen. */
function tried(state: LabState, group: string): { steps: Step[]; after: LabState } {
  const steps: Step[] = [];
  let after = state;
  while (steps.length < MAX_STEPS) {
    const groupIndex = groupNamed(after.topology, group);
    const next = nextStepBack(after, after.topology.groups[groupIndex]!);
    if (next.length === 0) break;
    for (const step of next) {
      const applied = applyStep(after, step, { index: 0, settle: true });
      if (!applied.ok) return { steps, after };
      steps.push(step);
      after = applied.state;
    }
  }
  return { steps, after };
}

/**
 * What to do first: put the facts right, then recover or fall back (the exits of domain 4.3). A service that
 * will not start wants a restart of its machine.
 */
function nextStepBack({ topology }: LabState, group: Group): Step[] {
  if (group.transition) return [];
  const nodes = nodesOf(group).map((index) => ({ index, node: nodeAt(topology, index) }));
  const named = (wanted: (node: Node, index: number) => boolean) =>
    nodes.find(({ node, index }) => wanted(node, index))?.node.name;
  if (hasHa(group) && group.linkCut) return [{ do: 'heal-link', group: group.name }];
  const off = named(({ machineUp }) => !machineUp);
  if (off !== undefined) return [{ do: 'restore-node', node: off }];
  const broken = named(({ stopped }) => Object.values(stopped).includes('broken'));
  if (broken !== undefined)
    return [
      { do: 'fail-node', node: broken },
      { do: 'restore-node', node: broken },
    ];
  const isFailedMode = group.status?.kind === 'failed';
  // Recovery and fallback start services by themselves.
  const stopped = named(
    (node, index) => Object.keys(node.stopped).length > 0 && !isHeld(group, index),
  );
  if (stopped !== undefined && !isFailedMode) return [{ do: 'start-service', node: stopped }];
  if (!hasHa(group) || !isFailedOver(topology, group)) return [];
  return isFailedMode
    ? [{ do: 'recover', group: group.name }]
    : [{ do: 'fallback', group: group.name }];
}
