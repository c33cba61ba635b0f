import type { SampleLab } from '../../shared/lab-api';
import { measure } from '../engine/measure';
import { nodeAt } from '../engine/order';
import type { LabState } from '../engine/state';
import type { SampleScenario } from './lab-files';
import { endOf } from './open';

const CARDS = new WeakMap<readonly SampleScenario[], readonly SampleLab[]>();

/** The cards of the start screen; their pictures are drawn from the labs' final states. */
export function sampleCards(samples: readonly SampleScenario[]): readonly SampleLab[] {
  const known = CARDS.get(samples);
  if (known) return known;
  const made = samples.map(cardOf);
  CARDS.set(samples, made);
  return made;
}

function cardOf({ id, topic, caption, text, user, scenario }: SampleScenario): SampleLab {
  const groups = pictureOf(endOf(scenario));
  return { id, title: scenario.title ?? id, text, topic, caption, user: user ?? null, groups };
}

function pictureOf(state: LabState): SampleLab['groups'] {
  const { own, peer, serving } = measure(state);
  return state.topology.groups.map(({ slots }) =>
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
