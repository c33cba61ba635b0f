import type { Scenario } from '../../shared/step';
import { openImplab } from '../files/implab';
import { parseStep } from '../files/step-schema';
import { branchesOf, branchNamed, ownSteps } from '../lab/branches/branches';
import { branchScenario } from '../lab/opening/open';
import { problem } from '../lab/problem';

/** A branch of a saved lab as `implab branches --json` gives it. */
export interface BranchLine {
  readonly name: string;
  /** Null for the main one. */
  readonly from: string | null;
  /** Steps shared with `from`. */
  readonly at: number;
  /** Own steps done after the fork. */
  readonly steps: number;
  readonly current: boolean;
}

/**
 * The steps done in a branch of a saved lab, the open one where none is named, as a scenario; or why not, in words.
 * The state in the file is not believed: whoever asks replays the steps.
 */
export async function readImplab(bytes: Uint8Array, branch?: string): Promise<Scenario | string> {
  const record = await recordOf(bytes);
  if (typeof record === 'string') return record;
  const found = branchNamed(record, branch ?? record.branch.name);
  return found ? branchScenario(record, found) : noBranch(record, branch!);
}

/** The branches of a saved lab in order of their fork, or why its bytes are not opened, in words. */
export async function readBranches(bytes: Uint8Array): Promise<readonly BranchLine[] | string> {
  const record = await recordOf(bytes);
  if (typeof record === 'string') return record;
  return branchesOf(record).map((branch) => ({
    name: branch.name,
    from: branch.from,
    at: branch.at,
    steps: ownSteps(branch),
    current: branch.name === record.branch.name,
  }));
}

type LabRecord = Parameters<typeof branchesOf>[0];

async function recordOf(bytes: Uint8Array): Promise<LabRecord | string> {
  const read = await openImplab(bytes, parseStep);
  if (!read.ok) {
    const { code, detail } = read.failure;
    return `${problem(code, { detail }).problem.title}: ${detail}`;
  }
  const { record } = read.store.stored;
  read.store.close();
  return record;
}

/** Most names that a message lists. */
const MAX_NAMED = 10;

function noBranch(record: LabRecord, name: string): string {
  const names = branchesOf(record).map((branch) => branch.name);
  const more = names.length > MAX_NAMED ? ', ...' : '';
  return `has no branch ${JSON.stringify(name)}, only ${names.slice(0, MAX_NAMED).join(', ')}${more}`;
}
