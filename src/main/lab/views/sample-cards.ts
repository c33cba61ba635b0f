import type { SampleLab } from '../../../shared/lab-api';
import { atOnce, type Slices } from '../../../shared/slices';
import type { SampleScenario } from '../documents/lab-files';
import { endOf } from '../opening/open';
import { pictureOf } from './picture';

const CARDS = new WeakMap<readonly SampleScenario[], readonly SampleLab[]>();

/** The cards of the start screen; their pictures are drawn from the labs' final states. */
export function sampleCards(samples: readonly SampleScenario[]): readonly SampleLab[] {
  return atOnce(cardsInSlices(samples));
}

/** The same, stopping after every card that is drawn. */
export function* cardsInSlices(samples: readonly SampleScenario[]): Slices<readonly SampleLab[]> {
  const known = CARDS.get(samples);
  if (known) return known;
  const made: SampleLab[] = [];
  for (const sample of samples) {
    made.push(cardOf(sample));
    yield;
  }
  CARDS.set(samples, made);
  return made;
}

function cardOf({ id, topic, caption, text, user, scenario }: SampleScenario): SampleLab {
  const picture = pictureOf(endOf(scenario));
  return { id, title: scenario.title ?? id, text, topic, caption, user: user ?? null, picture };
}
