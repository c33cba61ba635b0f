import { journalOf, replay } from '../../src/main/cli/replay';
import type { Meter } from '../../src/main/engine/budget';
import { explainUser } from '../../src/main/engine/explain/explain-user';
import { flipsFor } from '../../src/main/engine/explain/flips';
import type { Journal } from '../../src/main/engine/explain/journal';
import { riskMove } from '../../src/main/engine/planning/lower-risk';
import { movePlan } from '../../src/main/engine/planning/moves';
import { runbookPlan } from '../../src/main/engine/planning/runbook-plan';
import type { LabState } from '../../src/main/engine/state';
import { tipChanges } from '../../src/main/engine/what-if/changes';
import { failureCases, ONE_OR_TWO } from '../../src/main/engine/what-if/matrix';
import { shootOut } from '../../src/main/engine/what-if/shoot-out';
import { tipPoints } from '../../src/main/engine/what-if/tip';
import type { Scenario, Step } from '../../src/shared/step';

/** A lab that answers are asked of. */
export interface AskedLab {
  readonly journal: Journal;
  readonly state: LabState;
}

/** Many pairs with many users, placed once and moved to and fro. */
export function askedLab(pairs: number, users: number): AskedLab {
  const steps: Step[] = Array.from({ length: pairs }, (_, at): Step[] => [
    { do: 'add-group', name: `G${at}`, ha: true },
    { do: 'add-node', group: `G${at}`, name: `${at}A`, capacity: users },
    { do: 'add-node', group: `G${at}`, name: `${at}B`, capacity: users },
  ]).flat();
  steps.push({ do: 'enable-users', count: users });
  for (let round = 0; round < 4; round++)
    steps.push(
      { do: 'assign', of: '0A', node: '1A', count: Math.ceil(users / pairs / 4) },
      { do: 'fail-node', node: '1B' },
      { do: 'restore-node', node: '1B' },
      { do: 'fallback', group: 'G1' },
    );
  const scenario: Scenario = { format: 'implab-scenario', version: 1, steps };
  return { journal: journalOf(scenario), state: replay(scenario).state };
}

/** What is asked of a lab that can take very long, by what it is. */
export const ANSWERS: Readonly<Record<string, (lab: AskedLab, meter?: Meter) => unknown>> = {
  'every failure of one node and of two': ({ state }, meter) => [
    ...failureCases(state, ONE_OR_TWO, meter),
  ],
  'the tipping point and what buys most': ({ state }, meter) => {
    const points = tipPoints(state, 1, meter);
    return [points, ...tipChanges(state, 1, points.redundancyEnds, meter)];
  },
  'all users placed anew in each mode': ({ state }, meter) =>
    shootOut(state, () => undefined, meter),
  'a plan in small batches': ({ state }, meter) =>
    movePlan(state, { goal: { kind: 'even' }, within: 'survivor', batch: 3 }, meter),
  'a plan of chosen moves': ({ state }, meter) =>
    movePlan(state, { goal: { kind: 'empty', node: '0A', to: 'even' }, atMost: 40 }, meter),
  'a maintenance night': ({ state }, meter) =>
    runbookPlan(
      state,
      { job: 'retire', node: '0A', to: 'even' },
      { settle: true, index: 0, meter },
    ),
  'the move that makes a night safer': ({ state }, meter) =>
    riskMove(state, { job: 'patch', node: '0A' }, { settle: true, index: 0, meter }),
  'why a user is where it is': ({ journal, state }, meter) =>
    explainUser({ ...journal, meter }, state, state.users.rows - 1),
  'what would have led elsewhere': ({ journal, state }, meter) =>
    flipsFor({ ...journal, meter }, state, state.users.rows - 1),
};
