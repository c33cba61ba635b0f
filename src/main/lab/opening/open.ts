import type { Pause } from '../../../shared/slices';
import type { Scenario } from '../../../shared/step';
import type { Cost } from '../../engine/budget';
import { newState } from '../../engine/new-state';
import type { LabState } from '../../engine/state';
import {
  type Branch,
  EMPTY_RECORD,
  ENGINE_VERSION,
  isSettled,
  type LabRecord,
} from '../../store/lab-record';
import { createStore, type LabStore } from '../../store/lab-store';
import { OpenLab } from '../open-lab/open-lab';
import { performStep } from '../open-lab/perform';
import { replay } from '../open-lab/replay';
import { sameOutcome, sealOf } from './seal';

/** Where a lab comes from. */
export interface LabOrigin {
  readonly name: string;
  readonly path: string | null;
  /** See `Origin`. */
  readonly stamp?: string | null;
  /** What its replay may take; by default what any file may. */
  readonly budget?: Cost | undefined;
  /** Steps done, where the file holds all of them as undone; see `RecoveryCopy`. */
  readonly position?: number | null;
}

/** A lab made from the steps of a scenario. Its steps are all done; nothing of it is lost. */
export async function openScenario(
  scenario: Scenario,
  { name, path, stamp = null, budget }: LabOrigin,
  pause: Pause,
): Promise<OpenLab> {
  const { format: _, version: __, steps, ...head } = scenario;
  const history = await replay(steps, isSettled(head), pause, { budget });
  const store = await createStore();
  const record: LabRecord = {
    ...EMPTY_RECORD,
    head,
    journal: history.journal,
    position: history.length,
  };
  const now = { record, state: history.stateAt(history.length) };
  const origin = { name, path, seal: null, stamp };
  return new OpenLab({ history, now, store, saved: record, origin });
}

/**
 * A lab from a database that was checked. Its steps are replayed: the state shown is always what this
 * engine says, and the seal tells whether the file said the same.
 */
export async function openStored(
  store: LabStore,
  { name, path, stamp = null, budget, position: meant = null }: LabOrigin,
  pause: Pause,
): Promise<OpenLab> {
  const file = store.stored;
  const { journal, position, head } = file.record;
  const history = await replay(
    journal.map(({ step }) => step),
    isSettled(head),
    pause,
    { budget },
  );
  const replayed = {
    record: { ...file.record, engine: ENGINE_VERSION, journal: history.journal },
    state: history.stateAt(position),
    rows: history.rows,
    stateAt: (position: number) => history.stateAt(position),
  };
  const seal = sealOf(file, replayed);
  const isSame = journal.every((entry, index) => sameOutcome(entry, history.journal[index]!));
  // The same list as in the database is not written again.
  if (isSame) history.adopt(journal);
  const record = {
    ...replayed.record,
    journal: isSame ? journal : history.journal,
    position: Math.min(meant ?? position, journal.length),
  };
  const now = { record, state: history.stateAt(record.position) };
  const origin = { name, path, seal, stamp };
  return new OpenLab({ history, now, store, saved: file.record, origin });
}

/** What the lab would be as a scenario file: its steps done, in order (docs/scenario-format.md, "File"). */
export function scenarioOf({ head, journal, position }: LabRecord): Scenario {
  const { ticks: _, ...own } = head;
  const steps = journal.slice(0, position).map(({ step }) => step);
  return { format: 'implab-scenario', version: 1, ...own, steps };
}

/** The steps done in a branch as a scenario file. */
export function branchScenario({ head }: LabRecord, { steps, position }: Branch): Scenario {
  const { ticks: _, ...own } = head;
  return { format: 'implab-scenario', version: 1, ...own, steps: steps.slice(0, position) };
}

/** The state at the end of a scenario, when nothing else of it is wanted. */
export function endOf({ steps, settle = true }: Scenario): LabState {
  const states = [newState()];
  for (const [index, step] of steps.entries())
    states.push(
      performStep(states[index]!, step, { index, settle, stateAt: (position) => states[position]! })
        .after,
    );
  return states.at(-1)!;
}
