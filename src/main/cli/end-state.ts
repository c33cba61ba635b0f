import type { Scenario } from '../../shared/step';
import type { DoneStep } from '../engine/explain/journal';
import type { LabState } from '../engine/state';
import type { Output } from './output';
import { readLab } from './read-lab';
import { replay } from './replay';
import { printFailures } from './run';

/** A lab as it stands at the end of its file. */
export interface EndState {
  readonly scenario: Scenario;
  readonly state: LabState;
  /** Every step ran as written and every expectation held. */
  readonly ok: boolean;
}

/**
 * Reads a file and does its steps; what went wrong on the way is told. Null: it could not be read, which is told too.
 *
 * @param branch  of a saved lab; absent: the one that is open in it
 * @param onDone  called for every step that was done
 */
export async function endState(
  file: string,
  branch: string | undefined,
  output: Output,
  onDone?: (done: DoneStep) => void,
): Promise<EndState | null> {
  const read = await readLab(file, branch);
  if (!read.ok) {
    output.err(read.message);
    return null;
  }
  const { scenario } = read;
  const { state, failures } = replay(scenario, onDone);
  printFailures(file, failures, (line) => output.err(line));
  return { scenario, state, ok: failures.length === 0 };
}
