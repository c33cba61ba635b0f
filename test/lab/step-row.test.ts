import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measure } from '../../src/main/engine/measure';
import { newState } from '../../src/main/engine/new-state';
import { nodeAt, topologyOrder } from '../../src/main/engine/order';
import type { LabState } from '../../src/main/engine/state';
import { performStep } from '../../src/main/lab/open-lab/perform';
import { stepRow } from '../../src/main/lab/open-lab/step-row';
import { journalOf } from '../../src/shared/load-journal';
import { anyRun } from '../engine/random-lab';

const loadsByName = (state: LabState): ReadonlyMap<string, number> =>
  new Map(
    topologyOrder(state.topology).map((node) => [
      nodeAt(state.topology, node).name,
      measure(state).load[node]!,
    ]),
  );

test('rows that hold only what changed make the lines that the states have', () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      // A renamed node takes its line along; here every name is one line.
      const steps = run.filter((step) => step.do !== 'rename-node');
      const states: LabState[] = [newState()];
      const rows = steps.map((step, index) => {
        const stateAt = (position: number) => states[position]!;
        const done = performStep(states.at(-1)!, step, { index, settle: true, stateAt });
        states.push(done.after);
        return stepRow(done, index);
      });
      const loads = states.slice(1).map(loadsByName);
      const { series } = journalOf(rows, rows.length, { groups: [] }, 'node');
      const names = new Set(loads.flatMap((each) => [...each.keys()]));
      expect(new Set(series.map(({ key }) => key))).toEqual(names);
      for (const { key, values } of series)
        expect([...values]).toEqual(loads.map((each) => each.get(key) ?? Number.NaN));
    }),
    { numRuns: 40 },
  );
});
