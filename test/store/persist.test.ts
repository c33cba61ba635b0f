import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sameState } from '../../src/main/engine/compare';
import { measure } from '../../src/main/engine/measure';
import { newState } from '../../src/main/engine/new-state';
import type { LabState } from '../../src/main/engine/state';
import { parseStep } from '../../src/main/files/step-schema';
import { performStep } from '../../src/main/lab/open-lab/perform';
import { EMPTY_RECORD, type JournalEntry } from '../../src/main/store/lab-record';
import { createStore, type LabStore } from '../../src/main/store/lab-store';
import type { Stored } from '../../src/main/store/meta';
import type { Step } from '../../src/shared/step';
import { anyRun } from '../engine/random-lab';

/** Every moment of a run, the empty lab first. */
function momentsOf(steps: readonly Step[]): Stored[] {
  const states: LabState[] = [newState()];
  const journal: JournalEntry[] = [];
  const moments: Stored[] = [{ record: EMPTY_RECORD, state: states[0]! }];
  steps.forEach((step, index) => {
    const stateAt = (position: number) => states[position]!;
    const one = performStep(states[index]!, step, { index, settle: true, stateAt });
    states.push(one.after);
    journal.push(one.entry);
    moments.push({
      record: { ...EMPTY_RECORD, journal: [...journal], position: index + 1 },
      state: one.after,
    });
  });
  return moments;
}

function expectHolds(store: LabStore, moment: Stored): void {
  const loaded = store.load(parseStep);
  expect(sameState(loaded.state, moment.state)).toBe(true);
  expect(measure(loaded.state)).toEqual(measure(moment.state));
  const byNode = ({ loads, ...entry }: JournalEntry) => ({
    ...entry,
    loads: loads.toSorted((a, b) => a.node - b.node),
  });
  expect({ ...loaded.record, journal: loaded.record.journal.map(byNode) }).toEqual({
    ...moment.record,
    journal: moment.record.journal.map(byNode),
  });
}

describe('the lab database', () => {
  test('gives back exactly the lab after every step of random runs', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, async (steps) => {
        const store = await createStore();
        for (const moment of momentsOf(steps)) {
          store.persist(moment);
          expectHolds(store, moment);
        }
        store.close();
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  test('gives back exactly the lab after jumps between any two moments', async () => {
    const jumps = fc.array(fc.nat(), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(anyRun, jumps, async (steps, order) => {
        const store = await createStore();
        const moments = momentsOf(steps);
        for (const index of order) {
          const moment = moments[index % moments.length]!;
          store.persist(moment);
          expectHolds(store, moment);
        }
        store.close();
      }),
      { numRuns: 40 },
    );
  });

  test('gives back exactly the lab after a change to another branch of the history', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, anyRun, async (one, other) => {
        const store = await createStore();
        for (const steps of [one, other, one]) {
          const last = momentsOf(steps).at(-1)!;
          store.persist(last);
          expectHolds(store, last);
        }
        store.close();
      }),
      { numRuns: 25 },
    );
  });

  test('keeps every character of titles, notes and names', async () => {
    const odd = 'a\u0000b\ud800 "c"\n\u202e<d>\u{1f600}';
    const steps: Step[] = [
      { do: 'add-group', name: '__proto__' },
      { do: 'add-node', group: '__proto__', name: 'constructor', capacity: 5, generation: odd },
      { do: 'enable-users', users: [{ id: 'toString' }, { id: "o'brien" }, { id: 'ß 😀' }] },
      { do: 'set-notes', on: 'lab', text: odd },
      { do: 'set-notes', on: 'group', name: '__proto__', text: odd },
      { do: 'set-notes', on: 'node', name: 'constructor', text: odd },
      { do: 'set-notes', on: 'user', name: 'toString', text: odd, note: odd },
    ];
    const last = momentsOf(steps).at(-1)!;
    const store = await createStore();
    const moment = {
      ...last,
      record: { ...last.record, head: { title: odd, notes: odd, settle: true } },
    };
    store.persist(moment);
    expectHolds(store, moment);
  });

  test('is as it was when a transaction fails half way', async () => {
    const store = await createStore();
    const [, , before] = momentsOf([
      { do: 'add-group', name: 'PRG-1' },
      { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 5 },
    ]);
    store.persist(before!);
    const broken = {
      record: { ...before!.record, head: { title: 'Never seen' } },
      state: {
        ...before!.state,
        // The table takes no third value for a flag.
        topology: {
          ...before!.state.topology,
          groups: [
            {
              name: 'x',
              ha: 2 as never,
              slots: [null, null] as const,
              linkCut: false,
              linkTimer: null,
              status: null,
              transition: null,
            },
          ],
        },
      },
    };
    expect(() => store.persist(broken)).toThrow(/CHECK constraint/);
    expectHolds(store, before!);
    expect(store.stored).toBe(before);
  });
});
