import type { Flip } from '../../../shared/explain';
import { formatCount, stepNumber } from '../../../shared/format';
import { MODES, type Policies } from '../../../shared/model';
import type { Remedy } from '../../../shared/refusal';
import { modeName, policyValueWords } from '../../../shared/settings';
import { atOnce } from '../../../shared/slices';
import type { Step } from '../../../shared/step';
import { factsOf } from '../../../shared/steps';
import { applyStep } from '../apply';
import { candidates, nodeAt, nodeSince, topologyOrder } from '../order';
import { chooseOne } from '../placement';
import type { RawDecision } from '../recorder';
import { inFailover } from '../serve';
import { type LabState, NO_NODE } from '../state';
import { rowOf } from '../users';
import { decisionFor, type Journal } from './journal';

/** A change to try: steps that go into the journal before `position`. */
interface Trial {
  readonly label: string;
  readonly position: number;
  readonly steps: readonly Step[];
  /** The same done now, and the node it leads to. */
  readonly now: { readonly remedy: Remedy; readonly home: string } | null;
  /** Why it can make no difference although the counts of the placement say so. */
  readonly whyNot?: string;
}

/**
 * The smallest changes that would have put a user elsewhere. Each is tried: its steps go into the journal
 * and the engine runs on; where the user is then at home is what the flip says. Changes that make no
 * difference are kept, marked as such.
 */
export function flipsFor(journal: Journal, state: LabState, row: number): Flip[] {
  return atOnce(flipsInSlices(journal, state, row));
}

/** The same, stopping after every step that is tried. */
export function* flipsInSlices(
  journal: Journal,
  state: LabState,
  row: number,
): Generator<void, Flip[]> {
  const decision = decisionFor(journal, state, row);
  const user = state.users.ids.idAt(row);
  const home = nameOf(state, state.users.homeAt(row));
  const ends = endsOfTrials(journal, state, decision.step);
  const howFar = ends.last < journal.length ? `, tried up to ${stepNumber(ends.last - 1)}` : '';
  const flips: Flip[] = [];
  for (const trial of trialsFor(decision, state, user)) {
    const outcome = yield* tried(journal, decision, trial, user, ends);
    if (outcome === undefined) continue;
    const { position, steps, now } = trial;
    const changes = outcome !== home;
    const whyNot = !changes && trial.whyNot !== undefined ? `, ${trial.whyNot}` : '';
    const label = `${trial.label}${whyNot}${howFar}`;
    const again =
      changes && outcome !== null ? placeAgain(journal, state, trial, user, outcome) : null;
    // A later step may take the user on from where the change led: then doing it now leads elsewhere.
    const remedy = now !== null && now.home === outcome ? now.remedy : again;
    flips.push({ label, at: position, steps, home: outcome, changes, remedy });
  }
  return flips;
}

function trialsFor(decision: RawDecision, state: LabState, user: string): Trial[] {
  return [
    ...modeTrials(decision),
    ...policyTrials(decision),
    ...fewerTrials(decision),
    ...namedTrials(decision, state, user),
  ];
}

function modeTrials({ topology, step }: RawDecision): Trial[] {
  return MODES.filter((mode) => mode !== topology.mode && mode !== 'none').map((mode) => ({
    label: `${modeName(mode)} at ${stepNumber(step)}`,
    position: step,
    steps: [{ do: 'set-mode', mode }],
    now: null,
  }));
}

const POLICY_FLIPS: readonly (readonly [keyof Policies, Policies[keyof Policies]])[] = [
  ['tieBreak', 'group-major'],
  ['tieBreak', 'slot-major'],
  ['spread', 'least-assigned'],
  ['spread', 'first-group'],
  ['capacity', 'advisory'],
  ['capacity', 'strict'],
];

function policyTrials({ topology, step }: RawDecision): Trial[] {
  return POLICY_FLIPS.filter(([name, value]) => topology.policies[name] !== value).map(
    ([name, value]) => ({
      label: policyValueWords(value),
      position: step,
      steps: [{ do: 'set-policy', [name]: value } as Step],
      now: null,
    }),
  );
}

/** For each other candidate: the fewest users it must lose so that the rule takes it. */
function fewerTrials(decision: RawDecision): Trial[] {
  const { topology, node: chosen, step, assigned } = decision;
  if (!BY_COUNT.has(decision.reason)) return [];
  return candidates(topology)
    .filter((node) => node !== chosen)
    .map((node): Trial | null => {
      const fewer = fewestToWin(decision, node);
      if (fewer === null || fewer > assigned[node]!) return null;
      const { name } = nodeAt(topology, node);
      return {
        label: `${formatCount(fewer)} fewer on ${name}`,
        position: step,
        steps: [{ do: 'unassign', count: fewer, of: name }],
        now: null,
        // The counts are those just before the user; the change stands before the whole step.
        whyNot: `users before this one in ${stepNumber(step)} fill the gap`,
      };
    })
    .filter((trial) => trial !== null);
}

const BY_COUNT: ReadonlySet<string> = new Set(['BAL_FEWEST', 'BAL_TIE', 'AS_GROUP_LEAST']);

/** The rule itself is asked; one or two counts can decide it: level with the chosen node, or one below. */
function fewestToWin(
  { topology, node: chosen, assigned }: RawDecision,
  node: number,
): number | null {
  const level = assigned[node]! - assigned[chosen]!;
  for (const fewer of [level, level + 1]) {
    const counts = assigned.slice();
    counts[node]! -= fewer;
    if (chooseOne(topology, counts).node === node) return fewer;
  }
  return null;
}

/** Naming the node by hand, just after; the same can be done now, by the name that the node has now. */
function namedTrials(decision: RawDecision, state: LabState, user: string): Trial[] {
  const possible = !inFailover(state.topology);
  const assign = (node: string): Step[] => [{ do: 'assign', users: [user], node }];
  return topologyOrder(decision.topology)
    .filter((node) => node !== decision.node)
    .map((node) => {
      const { name } = nodeAt(decision.topology, node);
      const home = nodeSince(decision.topology, state.topology, node)?.name;
      return {
        label: `Name ${name} for ${user}`,
        position: decision.step + 1,
        steps: assign(name),
        now:
          possible && home !== undefined
            ? { home, remedy: { label: `Assign ${user} to ${home}`, steps: assign(home) } }
            : null,
      };
    });
}

/**
 * The same change made now, with the user placed again by the rule; offered only where the engine says
 * that it leads to the same node and touches nobody else.
 */
function placeAgain(
  journal: Journal,
  state: LabState,
  { label, steps }: Trial,
  user: string,
  home: string | null,
): Remedy | null {
  const setting = steps.every(({ do: what }) => what === 'set-mode' || what === 'set-policy');
  if (!setting || state.users.counts.unassigned > 0) return null;
  const now: Step[] = [...steps, { do: 'unassign', users: [user] }, { do: 'assign-unassigned' }];
  const { meter } = journal;
  const context = { index: journal.length, settle: journal.settle, meter };
  let after = state;
  for (const step of now) {
    const applied = applyStep(after, step, context);
    if (!applied.ok) return null;
    after = applied.state;
  }
  const row = rowOf(after.users, user);
  if (nameOf(after, after.users.homeAt(row)) !== home) return null;
  return { label: `${label.replace(/ at step .*/, '')} now, and place ${user} again`, steps: now };
}

/** Work of any step that is tried, whatever it does. */
const WORK_OF_STEP = 300;

/** Work in one trial, in steps times users, that keeps an answer in a few seconds. */
const MAX_REPLAY_COST = 60_000_000;

/** How far trials run: to `last`, or only to `kept` for a user who has a home there. */
interface Ends {
  readonly kept: number;
  readonly last: number;
}

/**
 * Trials run to the end of the journal, since a later step may bring the user back; steps that leave homes
 * and names as they are can be spared. A journal too long for that is tried up to the placement alone, and the flip says so.
 */
function endsOfTrials(journal: Journal, state: LabState, placedAt: number): Ends {
  const after = placedAt + 1;
  let kept = journal.length;
  while (kept > after && factsOf(journal.stepAt(kept - 1).do).homes === 'kept') kept--;
  const work = (kept - after) * (state.users.rows + 100);
  return work > MAX_REPLAY_COST ? { kept: after, last: after } : { kept, last: journal.length };
}

/**
 * Home of the user in the end when the steps stand before `position`: a name, null for none,
 * undefined where a rule refuses them or the placement itself, or where the user leaves the lab.
 */
function* tried(
  journal: Journal,
  decision: RawDecision,
  trial: Trial,
  user: string,
  { kept, last }: Ends,
): Generator<void, string | null | undefined> {
  const { position } = trial;
  // Snapshots taken after the change hold what it led to; they are named by their step in the journal.
  const snapshots = new Map<number, LabState>();
  const contextAt = (index: number) => ({
    index,
    settle: journal.settle,
    meter: journal.meter,
    stateAt: (step: number) => snapshots.get(step) ?? journal.stateBefore(step),
  });
  let state = journal.stateBefore(position);
  for (const step of trial.steps) {
    const applied = applyStep(state, step, contextAt(position));
    if (!applied.ok) return undefined;
    state = applied.state;
  }
  for (let index = position; index < last; index++) {
    if (index >= kept && homeIn(state, user) !== null) break;
    journal.meter?.add(WORK_OF_STEP + state.topology.nodes.length);
    const step = journal.stepAt(index);
    if (step.do === 'take-snapshot') snapshots.set(index, state);
    const applied = applyStep(state, step, contextAt(index));
    if (applied.ok) state = applied.state;
    else if (index === decision.step) return undefined;
    yield;
  }
  return homeIn(state, user);
}

/** Name of the home of a user, null for none, undefined for a user who is not in the lab. */
function homeIn(state: LabState, user: string): string | null | undefined {
  const row = rowOf(state.users, user);
  return row < 0 ? undefined : nameOf(state, state.users.homeAt(row));
}

function nameOf(state: LabState, node: number): string | null {
  return node === NO_NODE ? null : nodeAt(state.topology, node).name;
}
