import type { Scenario } from '../../shared/step';
import { openImplab } from '../files/implab';
import { parseStep } from '../files/step-schema';
import { scenarioOf } from '../lab/open';
import { problem } from '../lab/problem';

/**
 * The steps done in a saved lab, as a scenario, or why its bytes are not opened, in words. The state in
 * the file is not believed: whoever asks replays the steps.
 */
export async function readImplab(bytes: Uint8Array): Promise<Scenario | string> {
  const read = await openImplab(bytes, parseStep);
  if (!read.ok) {
    const { code, detail } = read.failure;
    return `${problem(code, { detail }).problem.title}: ${detail}`;
  }
  const scenario = scenarioOf(read.store.stored.record);
  read.store.close();
  return scenario;
}
