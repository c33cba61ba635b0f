import type { StepName } from '../../../shared/step';
import type { StepRow } from '../../../shared/view';
import { measure } from '../../engine/measure';
import { nodeAt, topologyOrder } from '../../engine/order';
import type { LabState } from '../../engine/state';
import { stepEffect } from '../../engine/words/step-effect';
import { stepLabel } from '../../engine/words/step-label';
import { GONE, type JournalEntry } from '../../store/lab-record';
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
    nodes: changedFigures(entry, before, after),
  };
}

type Figures = NonNullable<StepRow['nodes']>[string];

/** What the step changed, by node name. Made from entries: `__proto__` is a name like any other. */
function changedFigures(
  { step, loads }: JournalEntry,
  before: LabState,
  after: LabState,
): StepRow['nodes'] {
  const changed = NAMES_NODES.has(step.do)
    ? changedByName(before, after)
    : loads.map(({ node, assigned, load }): [string, Figures] =>
        load === GONE
          ? [nodeAt(before.topology, node).name, null]
          : [nodeAt(after.topology, node).name, { assigned, load }],
      );
  return changed.length === 0 ? null : Object.fromEntries(changed);
}

function changedByName(before: LabState, after: LabState): [string, Figures][] {
  const was = figuresByName(before);
  const is = figuresByName(after);
  const changed = [...is].filter(([name, { assigned, load }]) => {
    const old = was.get(name);
    return old?.assigned !== assigned || old.load !== load;
  });
  const gone = [...was.keys()].filter((name) => !is.has(name));
  return [...changed, ...gone.map((name): [string, null] => [name, null])];
}

function figuresByName(state: LabState): ReadonlyMap<string, NonNullable<Figures>> {
  const { assigned, load } = measure(state);
  return new Map(
    topologyOrder(state.topology).map((node) => [
      nodeAt(state.topology, node).name,
      { assigned: assigned[node]!, load: load[node]! },
    ]),
  );
}
