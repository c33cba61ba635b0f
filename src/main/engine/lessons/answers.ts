import type { AnswerValue } from '../../../shared/answer';
import type { Ask, AskKind } from '../../../shared/lesson';
import { applyStep } from '../apply';
import { nodeAt, nodeNamed, topologyOrder } from '../order';
import { servingNode } from '../serve';
import { type LabState, NO_NODE, USER_PRESENT } from '../state';
import { rowOf } from '../users';
import { secondsInside, type Trial } from './trial';

/** How somebody sees a lab: the engine as it is, or a wrong idea as it would be. All by node index, 256 entries. */
export interface Sight {
  /** Node index of a home → node index of what is taken for the home. */
  readonly home: Uint8Array;
  /** Node index of a home → node index that serves its users, `NO_NODE` = nobody. */
  readonly serving: Uint8Array;
  readonly stateOf: (node: number) => string;
}

/** A way to see labs. */
export type View = (state: LabState) => Sight;

const SAME: Uint8Array = Uint8Array.from({ length: 256 }, (_, index) => index);

/** The lab as it is. */
export const TRUE_VIEW: View = ({ topology }) => ({
  home: SAME,
  serving: servingNode(topology),
  stateOf: (node) => nodeAt(topology, node).state,
});

/** Which of the seven kinds an ask is. */
export function askKind(ask: Ask): AskKind {
  return Object.keys(ask)[0] as AskKind;
}

/** The names that an ask wants values for, in order; none where it wants one figure. */
export function askedNames(ask: Ask): readonly string[] {
  const [asked] = Object.values(ask) as (readonly string[] | true)[];
  return asked === true || asked === undefined ? [] : asked;
}

/**
 * The answer to an ask in a trial, as a view sees it (docs/lesson-format.md, "What is asked"). Null: there is none, since
 * somebody is still without service when everything has come to rest.
 */
export function answerOf(ask: Ask, trial: Trial, view: View = TRUE_VIEW): AnswerValue | null {
  const { before, after } = trial;
  if ('moves' in ask) return moved(before, after, view);
  if ('clock' in ask) return secondsWithout(trial, view);
  const { topology, users } = after;
  const sight = view(after);
  if ('noService' in ask) return sum(topology, (node) => unserved(after, sight, node));
  if ('homes' in ask)
    return byName(ask.homes, (id) => {
      const row = rowOf(users, id);
      const home = row < 0 ? NO_NODE : users.homeAt(row);
      const seen = home === NO_NODE ? NO_NODE : sight.home[home]!;
      return seen === NO_NODE ? null : nodeAt(topology, seen).name;
    });
  const { assigned, demand } = users.counts;
  const perNode = (names: readonly string[], read: (node: number) => string | number) =>
    byName(names, (name) => {
      const node = nodeNamed(topology, name);
      return node < 0 ? null : read(node);
    });
  if ('states' in ask) return perNode(ask.states, sight.stateOf);
  if ('load' in ask)
    return perNode(ask.load, (node) =>
      sum(topology, (home) => (sight.serving[home] === node ? demand[home]! : 0)),
    );
  return perNode(ask.assigned, (node) =>
    sum(topology, (home) => (sight.home[home] === node ? assigned[home]! : 0)),
  );
}

/** Two answers to the same ask say the same. */
export function sameAnswer(ask: Ask, a: AnswerValue | null, b: AnswerValue | null): boolean {
  if (a === null || b === null) return a === b;
  if (typeof a === 'number' || typeof b === 'number') return a === b;
  return askedNames(ask).every(
    (name) => Object.hasOwn(a, name) && Object.hasOwn(b, name) && a[name] === b[name],
  );
}

/** Values by name, without a prototype: `__proto__` is a name like any other. */
export function byName(
  names: readonly string[],
  read: (name: string) => string | number | null,
): Readonly<Record<string, string | number | null>> {
  const map: Record<string, string | number | null> = Object.create(null);
  for (const name of names) map[name] = read(name);
  return map;
}

function sum(topology: LabState['topology'], read: (node: number) => number): number {
  return topologyOrder(topology).reduce((total, node) => total + read(node), 0);
}

/** Devices of the users at home on a node whom nobody serves. */
function unserved({ users }: LabState, { serving }: Sight, home: number): number {
  return serving[home] === NO_NODE ? users.counts.demand[home]! : 0;
}

/** Users of both states whose node differs; no node is another one than any. */
function moved(before: LabState, after: LabState, view: View): number {
  const was = view(before).home;
  const is = view(after).home;
  const seen = (homes: Uint8Array, home: number) => (home === NO_NODE ? NO_NODE : homes[home]!);
  let count = 0;
  for (let row = 0; row < before.users.rows; row++) {
    if ((before.users.flagsAt(row) & USER_PRESENT) === 0) continue;
    const now = rowAfter(before, after, row);
    if (now < 0) continue;
    const left = seen(was, before.users.homeAt(row));
    const right = seen(is, after.users.homeAt(now));
    if (left !== right) count++;
  }
  return count;
}

/** The row of the same user later: the same one, unless the user left and came back; -1 when gone. */
function rowAfter(before: LabState, after: LabState, row: number): number {
  const stays = row < after.users.rows && (after.users.flagsAt(row) & USER_PRESENT) !== 0;
  if (stays && before.users.ids === after.users.ids) return row;
  const id = before.users.ids.idAt(row);
  return stays && after.users.ids.idAt(row) === id ? row : rowOf(after.users, id);
}

/**
 * Seconds from the first device that is without service to the last one that is served again; 0 where nobody ever
 * is. Homes that are without service all the time do not count, homes that lose it for good leave no answer.
 */
function secondsWithout(trial: Trial, view: View): number | null {
  const moments = [...trial.moments, ...comingToRest(trial.after)];
  const sights = moments.map(view);
  let from = Number.POSITIVE_INFINITY;
  let until = Number.NEGATIVE_INFINITY;
  for (let home = 0; home < NO_NODE; home++) {
    const without = (index: number) => {
      const node = moments[index]!.topology.nodes[home];
      return Boolean(node) && unserved(moments[index]!, sights[index]!, home) > 0;
    };
    let lost: number | null = null;
    for (let index = 0; index < moments.length; index++) {
      const now = without(index);
      if (now && lost === null) lost = moments[index]!.clock;
      if (!now && lost !== null) {
        from = Math.min(from, lost);
        until = Math.max(until, moments[index]!.clock);
        lost = null;
      }
    }
    const always = moments.every((_, index) => without(index));
    if (lost !== null && !always) return null;
  }
  return until < from ? 0 : until - from;
}

/** Where time passes in `wait` only, what is under way at the end still comes to an end. */
function comingToRest(state: LabState): LabState[] {
  const end = restOf(state);
  if (end.clock === state.clock) return [];
  const wait = { do: 'wait', seconds: end.clock - state.clock } as const;
  return [...secondsInside(state, wait, end, { index: 0, stateAt: () => state }), end];
}

/** The lab when nothing is under way any more. */
export function restOf(state: LabState): LabState {
  const done = applyStep(state, { do: 'wait', seconds: 0 }, { index: 0, settle: true });
  if (!done.ok) throw new Error('a wait is never refused');
  return done.state;
}
