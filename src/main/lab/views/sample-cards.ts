import type { SampleLab } from '../../../shared/lab-api';
import type { SampleScenario } from '../documents/lab-files';
import { endOf } from '../opening/open';
import { pictureOf } from './picture';

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
  const picture = pictureOf(endOf(scenario));
  return { id, title: scenario.title ?? id, text, topic, caption, user: user ?? null, picture };
}
