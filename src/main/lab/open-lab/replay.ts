import { MAX_USERS } from '../../../shared/limits';
import type { Step } from '../../../shared/step';
import { BUDGET, type Cost, Spending } from '../../engine/budget';
import { History, stateBytes } from './history';
import { type Performed, performStep } from './perform';

/** Rows of users a lab may hold, those who left among them: a short file must not ask for endless ones. */
export const MAX_ROWS = 2 * MAX_USERS;

/** The steps bring in more users than a lab can hold rows for. */
export class TooManyRows extends Error {}

/** Steps put into the history at a time while a long journal is replayed. */
const REPLAY_AT_ONCE = 256;

/**
 * Replays a journal from an empty lab, or from what a history holds of it already. Nothing is lost: a step that is
 * refused stays in the journal.
 *
 * @param pause     called after each step with the steps done so far
 * @param mostRows  rows of users beyond which it throws `TooManyRows`
 * @param budget    work and memory beyond which it throws `OverBudget`
 */
export async function replay(
  steps: readonly Step[],
  settle: boolean,
  pause: (done: number, total: number) => Promise<void>,
  {
    mostRows = MAX_ROWS,
    budget = BUDGET,
    history = new History(settle),
  }: {
    readonly mostRows?: number;
    readonly budget?: Cost | undefined;
    readonly history?: History;
  } = {},
): Promise<History> {
  const spending = new Spending(budget, steps.length);
  const { meter } = spending;
  history.meter = meter;
  for (let from = history.length; from < steps.length; from = history.length) {
    const performed: Performed[] = [];
    let state = history.stateAt(from);
    /** Memory of the states that the history has not seen yet. */
    let fresh = 0;
    const stateAt = (wanted: number) =>
      wanted <= from ? history.stateAt(wanted) : performed[wanted - from - 1]!.after;
    for (const step of steps.slice(from, from + REPLAY_AT_ONCE)) {
      const index = from + performed.length;
      const one = performStep(state, step, { index, settle, stateAt, meter });
      const { users, topology } = one.after;
      if (users.rows > mostRows) throw new TooManyRows();
      performed.push(one);
      fresh += stateBytes(one.after, state) + one.entry.loads.length * BYTES_OF_LOAD;
      state = one.after;
      const held = history.bytes + fresh + users.rows * BYTES_OF_ROW;
      spending.step(index + 1, topology.groups.length + topology.nodes.length, held, users.rows);
      await pause(index + 1, steps.length);
      // Large states are given to the history one by one, which lets older ones go.
      if (fresh > FRESH_AT_ONCE) break;
    }
    const journal = [...history.journal, ...performed.map(({ entry }) => entry)];
    history.replaceFrom(from, journal, performed);
  }
  history.meter = undefined;
  return history;
}

/** Memory of one row of a user in the database, and while it is handed over; of one figure of a node. */
const BYTES_OF_ROW = 54;
const BYTES_OF_LOAD = 150;
/** Memory of states between two looks of the history at what it keeps. */
const FRESH_AT_ONCE = 64_000_000;
