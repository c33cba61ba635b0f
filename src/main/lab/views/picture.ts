import type { LabPicture } from '../../../shared/lab-api';
import { measure } from '../../engine/measure';
import { nodeAt } from '../../engine/order';
import type { LabState } from '../../engine/state';

/** Groups that a small picture has room for. */
const MAX_GROUPS = 6;

/** What a small picture of a lab is drawn from: its first groups with their nodes' loads. */
export function pictureOf(state: LabState): LabPicture {
  const { own, peer, serving } = measure(state);
  return state.topology.groups.slice(0, MAX_GROUPS).map(({ slots }) =>
    slots.map((index) => {
      if (index === null) return null;
      return {
        capacity: nodeAt(state.topology, index).capacity,
        own: own[index]!,
        peer: peer[index]!,
        down: serving[index] !== index,
      };
    }),
  );
}
