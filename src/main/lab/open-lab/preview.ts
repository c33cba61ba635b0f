import type { Preview } from '../../../shared/lab-api';
import type { Step } from '../../../shared/step';
import { measure } from '../../engine/measure';
import { nextPlacement } from '../../engine/next-placement';
import { nodeAt, topologyOrder } from '../../engine/order';
import { type LabState, USER_PRESENT } from '../../engine/state';
import { caseFigures, failureCases } from '../../engine/what-if/matrix';
import { changesInWords, stepEffect } from '../../engine/words/step-effect';
import { failureSentence } from '../../engine/words/what-if-words';

/** What steps would do, from the state before and the one they lead to. */
export function previewOf(before: LabState, after: LabState, steps: readonly Step[]): Preview {
  const was = measure(before);
  const is = measure(after);
  return {
    sentence: sentenceOf(before, after, steps),
    moves: movedUsers(before, after),
    nodes: topologyOrder(after.topology).map((node) => ({
      node: nodeAt(after.topology, node).name,
      assignedBefore: was.assigned[node]!,
      assignedAfter: is.assigned[node]!,
      loadBefore: was.load[node]!,
      loadAfter: is.load[node]!,
      capacity: nodeAt(after.topology, node).capacity,
    })),
    unassignedAfter: is.unassigned,
    waitingAfter: is.waiting,
    next: nextPlacement(after).text,
    anyFailure: { before: anyFailure(before), after: anyFailure(after) },
  };
}

const ONE_NODE = { pairs: false, groups: false, sets: [] };

function anyFailure(state: LabState): string {
  const cases = [...failureCases(state, ONE_NODE)];
  return failureSentence(cases.map((each) => caseFigures(state.topology, each)));
}

function sentenceOf(before: LabState, after: LabState, steps: readonly Step[]): string {
  const [only] = steps;
  const effect =
    steps.length === 1 && only ? stepEffect(before, after, only) : changesInWords(before, after);
  return effect.endsWith('.') ? effect : `${effect}.`;
}

/** Users of both states whose home differs. */
export function movedUsers({ users: was }: LabState, { users: is }: LabState): number {
  const both = Math.min(was.rows, is.rows);
  let moved = 0;
  for (const [first, end] of is.rangesUnlike(was))
    for (let row = first; row < Math.min(end, both); row++)
      if (
        was.homeAt(row) !== is.homeAt(row) &&
        (was.flagsAt(row) & is.flagsAt(row) & USER_PRESENT) !== 0
      )
        moved++;
  return moved;
}
