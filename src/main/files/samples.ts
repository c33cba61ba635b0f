import { CAPACITY_SAMPLES } from './samples/capacity';
import { FAILURE_SAMPLES } from './samples/failures';
import { MODE_SAMPLES } from './samples/modes';
import type { SampleScenario } from './samples/pieces';

/** The sample labs in the order of the start screen. */
export const SAMPLES: readonly SampleScenario[] = [
  MODE_SAMPLES.secondary,
  MODE_SAMPLES.cured,
  FAILURE_SAMPLES.repaired,
  CAPACITY_SAMPLES.survivor,
  CAPACITY_SAMPLES.mixed,
  MODE_SAMPLES.balanced,
  CAPACITY_SAMPLES.largest,
  FAILURE_SAMPLES.waiting,
  MODE_SAMPLES.none,
  MODE_SAMPLES.file,
  CAPACITY_SAMPLES.strict,
  FAILURE_SAMPLES.twoPairs,
  FAILURE_SAMPLES.removed,
];
