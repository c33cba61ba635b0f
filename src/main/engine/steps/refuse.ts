import type { Refusal, RefusalCode } from '../../../shared/refusal';
import { groupNamed, nodeNamed } from '../order';
import type { LabState } from '../state';

/** A refusal as a value. */
export function refuse(code: RefusalCode, facts: Refusal['facts'] = {}): Refusal {
  return { code, facts };
}

/** Index of the node a step names, or the refusal. */
export function findNode(state: LabState, name: string): number | Refusal {
  const index = nodeNamed(state.topology, name);
  return index < 0 ? refuse('UNKNOWN_NODE', { node: name }) : index;
}

/** Position of the group a step names, or the refusal. */
export function findGroup(state: LabState, name: string): number | Refusal {
  const groupIndex = groupNamed(state.topology, name);
  return groupIndex < 0 ? refuse('UNKNOWN_GROUP', { group: name }) : groupIndex;
}

/** True where a look-up gave a refusal. */
export function isRefusal(value: number | Refusal | object): value is Refusal {
  return typeof value === 'object' && 'code' in value;
}
