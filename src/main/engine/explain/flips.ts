import type { Flip } from '../../../shared/explain';
import { MODES, type Policies } from '../../../shared/model';
import type { Remedy } from '../../../shared/refusal';
import type { Step } from '../../../shared/step';
import { applyStep } from '../apply';
import { candidates, nodeAt, nodeNamed, topologyOrder } from '../order';
import { chooseOne } from '../placement';
import type { RawDecision } from '../recorder';
import { inFailover } from '../serve';
import { type LabState, NO_NODE } from '../state';
import { rowOf } from '../users';
import { formatCount, stepNumber } from '../words/format';
import { modeName } from '../words/reason-words';
import { policyValueWords } from '../words/step-label';
import { decisionFor, type Journal } from './journal';

/** A change to try: steps that go into the journal before position `at`. */
interface Trial {
  readonly label: string;
  readonly at: number;
  readonly steps: readonly Step[];
  readonly remedy: Remedy | null;
}

/**
 * The smallest changes that would have put a user elsewhere. Each is tried: its steps go into the journal
 * and the engine runs on to the user's placement; what comes out is what the flip says. Changes that make
 * no difference are kept, marked as such.
 */
export function flipsFor(journal: Journal, state: LabState, row: number): Flip[] {
  const decision = decisionFor(journal, state, row);
  const user = state.users.ids.idAt(row);
  const home = nameOf(state, state.users.home[row]!);
  return trialsFor(decision, state, user)
    .map((trial): Flip | null => {
      const outcome = tried(journal, decision, trial, user);
      if (outcome === undefined) return null;
      const changes = outcome !== home;
      const again =
        changes && outcome !== null ? placeAgain(journal, state, trial, user, outcome) : null;
      return { ...trial, home: outcome, changes, remedy: trial.remedy ?? again };
    })
    .filter((flip) => flip !== null);
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
    at: step,
    steps: [{ do: 'set-mode', mode }],
    remedy: null,
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
      at: step,
      steps: [{ do: 'set-policy', [name]: value } as Step],
      remedy: null,
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
        at: step,
        steps: [{ do: 'unassign', count: fewer, of: name }],
        remedy: null,
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
    if (fewer < 1) continue;
    const counts = assigned.slice();
    counts[node]! -= fewer;
    if (chooseOne(topology, counts).node === node) return fewer;
  }
  return null;
}

/** Naming the node by hand, just after; the same can be done now. */
function namedTrials(decision: RawDecision, state: LabState, user: string): Trial[] {
  const now = rowOf(state.users, user) >= 0 && !inFailover(state.topology);
  return topologyOrder(decision.topology)
    .filter((node) => node !== decision.node)
    .map((node) => {
      const { name } = nodeAt(decision.topology, node);
      const steps: Step[] = [{ do: 'assign', users: [user], node: name }];
      const possible = now && nodeNamed(state.topology, name) >= 0;
      return {
        label: `Name ${name} for ${user}`,
        at: decision.step + 1,
        steps,
        remedy: possible ? { label: `Assign ${user} to ${name}`, steps } : null,
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
  const context = { index: journal.length, settle: journal.settle };
  let after = state;
  for (const step of now) {
    const applied = applyStep(after, step, context);
    if (!applied.ok) return null;
    after = applied.state;
  }
  const row = rowOf(after.users, user);
  if (nameOf(after, after.users.home[row]!) !== home) return null;
  return { label: `${label.replace(/ at step .*/, '')} now, and place ${user} again`, steps: now };
}

/**
 * Home of the user when the steps stand before position `at`: a name, null for none, undefined where a
 * rule refuses them or the placement itself.
 */
function tried(
  journal: Journal,
  decision: RawDecision,
  trial: Trial,
  user: string,
): string | null | undefined {
  const { step } = decision;
  const context = {
    index: trial.at,
    settle: journal.settle,
    stateAt: (index: number) => journal.stateBefore(index),
  };
  // Steps after the placement start from what it led to; the journal knows that state already.
  const after = trial.at > step;
  const order = after ? trial.steps : [...trial.steps, journal.stepAt(step)];
  let state = journal.stateBefore(after ? step + 1 : step);
  for (const each of order) {
    const applied = applyStep(state, each, context);
    if (!applied.ok) return undefined;
    state = applied.state;
  }
  const row = rowOf(state.users, user);
  return row < 0 ? undefined : nameOf(state, state.users.home[row]!);
}

function nameOf(state: LabState, node: number): string | null {
  return node === NO_NODE ? null : nodeAt(state.topology, node).name;
}
