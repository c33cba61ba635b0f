import type { StepName } from '../../../shared/step';
import type { StepRow } from '../../../shared/view';
import { measure } from '../../engine/measure';
import { nodeAt, topologyOrder } from '../../engine/order';
import type { LabState } from '../../engine/state';
import { stepEffect } from '../../engine/words/step-effect';
import { stepLabel } from '../../engine/words/step-label';
import type { Performed } from './perform';

/** Steps after which a node may go by another name. */
const NAMES_NODES: ReadonlySet<StepName> = new Set<StepName>(['rename-node', 'restore-snapshot']);

/** One row of the journal, ready to show. */
export function stepRow({ entry, before, after, refusal }: Performed, index: number): StepRow {
  const { step, refused, failed } = entry;
  return {
    index,
    do: step.do,
    label: stepLabel(step),
    effect: refusal ? `Refused, ${refusal.code}` : stepEffect(before, after, step),
    clock: after.clock,
    note: step.note ?? '',
    refused,
    failed,
    joined: step.joined === true && index > 0,
    action: null,
    nodes: entry.loads.length === 0 && !NAMES_NODES.has(step.do) ? null : figuresByNode(after),
  };
}

/** Users assigned and devices served by node name. Made from entries: `__proto__` is a name like any other. */
function figuresByNode(state: LabState): StepRow['nodes'] {
  const { assigned, load } = measure(state);
  return Object.fromEntries(
    topologyOrder(state.topology).map((node) => [
      nodeAt(state.topology, node).name,
      { assigned: assigned[node]!, load: load[node]! },
    ]),
  );
}
