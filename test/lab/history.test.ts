import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameState } from '../../src/main/engine/compare';
import type { LabState } from '../../src/main/engine/state';
import { History } from '../../src/main/lab/open-lab/history';
import { type Performed, performStep } from '../../src/main/lab/open-lab/perform';
import type { Step } from '../../src/shared/step';
import { anyRun } from '../engine/random-lab';

const snapshotStep: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom('take-snapshot' as const, 'restore-snapshot', 'delete-snapshot'),
  name: fc.constantFrom('before', 'after'),
});
/** A run with snapshots taken, restored and deleted anywhere. */
const runWithSnapshots = fc
  .tuple(anyRun, fc.array(fc.tuple(fc.nat(), snapshotStep), { maxLength: 8 }))
  .map(([steps, snapshots]) =>
    snapshots.reduce<Step[]>(
      (all, [index, step]) => all.toSpliced(index % (all.length + 1), 0, step),
      [...steps],
    ),
  );

/** Plays steps into a history one by one and gives every state as it was made. */
function fill(history: History, steps: readonly Step[]): LabState[] {
  const states = [history.stateAt(0)];
  for (const [index, step] of steps.entries()) {
    const stateAt = (position: number) => history.stateAt(position);
    const one: Performed = performStep(history.stateAt(index), step, {
      index,
      settle: true,
      stateAt,
    });
    history.replaceFrom(index, [...history.journal, one.entry], [one]);
    states.push(one.after);
  }
  return states;
}

test('a history without room for its states makes them again, exactly', () => {
  fc.assert(
    fc.property(runWithSnapshots, fc.array(fc.nat(), { maxLength: 20 }), (steps, asked) => {
      const kept = fill(new History(true), steps);
      const tight = new History(true, 50_000);
      fill(tight, steps);
      const order = [...asked.map((index) => index % kept.length), ...kept.keys()];
      for (const position of order)
        expect(sameState(tight.stateAt(position), kept[position]!)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('steps put in the place of undone ones leave nothing of them behind', () => {
  fc.assert(
    fc.property(anyRun, anyRun, fc.nat(), (steps, others, nat) => {
      const history = new History(true, 80_000);
      const states = fill(history, steps);
      const position = nat % (steps.length + 1);
      const branch: Performed[] = [];
      let state = history.stateAt(position);
      for (const [offset, step] of others.entries()) {
        const index = position + offset;
        const one = performStep(state, step, { index, settle: true, stateAt: () => state });
        branch.push(one);
        state = one.after;
      }
      const journal = [...history.journal.slice(0, position), ...branch.map(({ entry }) => entry)];
      history.replaceFrom(position, journal, branch);
      expect(history.length).toBe(position + others.length);
      expect(history.rows).toHaveLength(history.length);
      for (let index = 0; index <= position; index++)
        expect(sameState(history.stateAt(index), states[index]!)).toBe(true);
      branch.forEach(({ after }, index) => {
        expect(sameState(history.stateAt(position + index + 1), after)).toBe(true);
      });
    }),
    { numRuns: 100 },
  );
});

test('asking for a moment outside the history is a broken assumption', () => {
  expect(() => new History(true).stateAt(1)).toThrow('no state after 1 steps');
});

test('making an old state anew may ask for others while memory is short', () => {
  const steps: Step[] = [
    { do: 'add-group', name: 'G' },
    { do: 'add-node', group: 'G', name: 'A', capacity: 100 },
    { do: 'enable-users', count: 50 },
    ...Array.from({ length: 12 }, (_, index): Step[] => [
      { do: 'take-snapshot', name: `s${index}` },
      { do: 'unassign', users: [`user${index + 1}`] },
      { do: 'restore-snapshot', name: `s${Math.floor(index / 2)}` },
      { do: 'assign', users: [`user${index + 20}`], node: 'A' },
    ]).flat(),
  ];
  const kept = fill(new History(true), steps);
  const tight = new History(true, 1);
  fill(tight, steps);
  for (const index of [...kept.keys()].reverse())
    expect(sameState(tight.stateAt(index), kept[index]!)).toBe(true);
});
