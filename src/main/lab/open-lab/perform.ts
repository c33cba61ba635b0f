import type { Refusal } from '../../../shared/refusal';
import type { Step } from '../../../shared/step';
import { applyStep } from '../../engine/apply';
import type { Meter } from '../../engine/budget';
import { checkExpectation } from '../../engine/expect';
import { measure } from '../../engine/measure';
import { topologyOrder } from '../../engine/order';
import type { LabState } from '../../engine/state';
import { GONE, type JournalEntry, type LoadSample } from '../../store/lab-record';

/** One step and all that came of it. */
export interface Performed {
  readonly entry: JournalEntry;
  readonly before: LabState;
  /** The same as `before` where the step was refused. */
  readonly after: LabState;
  readonly refusal: Refusal | null;
}

/** What a step must know of the journal it stands in. */
export interface Standing {
  /** Number of the step, from 0. */
  readonly index: number;
  readonly settle: boolean;
  /** State after so many steps of the journal. */
  readonly stateAt: (position: number) => LabState;
  /** Counts the work. */
  readonly meter?: Meter;
}

/**
 * Does one step of a journal. A refused step changes nothing and is kept; it counts as failed unless it
 * says that it is refused with just this code. So does an expectation that does not hold
 * (docs/scenario-format.md, "File" and "`expect`").
 */
export function performStep(before: LabState, step: Step, standing: Standing): Performed {
  const applied = applyStep(before, step, standing);
  const after = applied.ok ? applied.state : before;
  const refusal = applied.ok ? null : applied.refusal;
  const refused = refusal?.code ?? null;
  const failed =
    refused !== (step.refused ?? null) ||
    (step.do === 'expect' && checkExpectation(after, step).length > 0);
  return {
    entry: { step, refused, failed, loads: changedLoads(before, after) },
    before,
    after,
    refusal,
  };
}

/** In topology order, then the nodes that left. */
function changedLoads(before: LabState, after: LabState): LoadSample[] {
  if (before.topology === after.topology && before.users === after.users) return [];
  const was = measure(before);
  const is = measure(after);
  const changed: LoadSample[] = [];
  for (const node of topologyOrder(after.topology)) {
    const same = was.assigned[node] === is.assigned[node] && was.load[node] === is.load[node];
    if (same && before.topology.nodes[node]) continue;
    changed.push({ node, assigned: is.assigned[node]!, load: is.load[node]! });
  }
  if (before.topology !== after.topology)
    for (const node of topologyOrder(before.topology))
      if (!after.topology.nodes[node]) changed.push({ node, assigned: GONE, load: GONE });
  return changed;
}
