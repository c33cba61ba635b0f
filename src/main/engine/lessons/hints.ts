import { countOf, formatCount, formatSeconds, listNames } from '../../../shared/format';
import type { Ask, Goal, SealedGoal } from '../../../shared/lesson';
import type { Frame } from '../../../shared/playback';
import { modeName } from '../../../shared/settings';
import type { Expectation } from '../../../shared/step';
import { checkExpectation } from '../expect';
import { measure } from '../measure';
import { nodeAt, topologyOrder } from '../order';
import type { LabState } from '../state';
import { expectationWords } from '../words/expectation-words';

/** Hints of a page, at most three: those that the lesson gives, the first two made here where it gives none. */
export function hintsOf(
  written: readonly string[] | undefined,
  made: readonly [string, string],
): readonly string[] {
  const texts = [...(written ?? [])];
  for (const [level, text] of made.entries()) if (!texts[level]) texts[level] = text;
  return texts.slice(0, 3);
}

/**
 * The hints of a prediction from the decision tape: (1) which figures the rule compares, (2) these figures.
 *
 * @param frames  what `then` does, the lab before first
 */
export function predictionHints(
  ask: Ask,
  before: LabState,
  frames: readonly Frame[],
): readonly [string, string] {
  const decision = frames.find((frame) => frame.decision !== null)?.decision ?? null;
  if (decision && ('homes' in ask || 'assigned' in ask || 'load' in ask || 'moves' in ask)) {
    const rule = RULES[decision.reason] ?? COMPARED[decision.mode];
    const counts = decision.candidates
      .filter(({ eligible }) => eligible)
      .map(({ node, assigned }) => `${node} has ${countOf(assigned, 'assigned user')}`);
    const figures =
      counts.length === 0
        ? `The mode is ${modeName(decision.mode)}.`
        : `Before ${decision.user}: ${listNames(counts, 6)}.`;
    return [rule, figures];
  }
  if ('moves' in ask)
    return [
      'Homes change where a step gives one. Look at what each step says about homes, not about service.',
      `${assignedNow(before)}.`,
    ];
  return [
    'A node that runs serves its own users. For a lost one its peer steps in, if the group has HA, and only after the timer that notices the loss.',
    serviceNow(before),
  ];
}

const COMPARED = {
  balanced:
    'Balanced compares how many users are assigned to each node just before each placement. Capacity is not looked at.',
  'active-standby':
    'Active/Standby looks at one node a group: the first, or the only one. Of these the fewest assigned users count.',
  none: 'Mode None compares nothing and places nobody.',
} as const;

const RULES: Readonly<Record<string, string>> = {
  EXPLICIT_BAT: 'A server named in the file wins over the mode; no figures are compared.',
  EXPLICIT_MANUAL: 'A node named by hand wins over the mode; no figures are compared.',
  REBALANCED:
    'A rebalance compares the users of each node with its target, and moves no more than it must.',
  BLOCKED_CLUSTER_IN_FAILOVER: 'Before any figure is compared: is a group in a failover state?',
};

/** The hints of a task: (1) which figures its goals look at, (2) these figures now. */
export function taskHints(
  goals: readonly (Goal | SealedGoal)[],
  state: LabState,
): readonly [string, string] {
  const fields = [...new Set(goals.flatMap(fieldsOf))];
  const look = `The goals look at ${listNames(
    fields.map((field) => FIELDS[field] ?? field),
    8,
  )}.`;
  const open = goals.flatMap((goal) => ('expect' in goal ? [goal.expect] : []));
  const missing = open
    .map((expect) => checkExpectation(state, expect))
    .filter((all) => all.length > 0);
  const now =
    missing.length === 0
      ? `${assignedNow(state)}. ${serviceNow(state)}`
      : `${missing.map(expectationWords).join('. ')}.`;
  return [look, now];
}

function fieldsOf(goal: Goal | SealedGoal): readonly string[] {
  return 'checks' in goal
    ? goal.checks.flatMap((check) => ('open' in check ? Object.keys(check.open) : [check.field]))
    : Object.keys(goal.expect);
}

const FIELDS: Readonly<Record<keyof Expectation | string, string>> = {
  assigned: 'users assigned to nodes',
  load: 'what nodes serve now',
  unassigned: 'users without a node',
  noService: 'devices without service',
  states: 'states of nodes',
  homes: 'homes of users',
  reasons: 'reasons of homes',
  findings: 'findings',
  noFindings: 'findings',
  clock: 'the clock',
  haReasons: 'reasons beside states',
  link: 'the link of a group',
  survives: 'what one failure leads to',
  maxShare: 'shares of capacity',
  survivorShare: 'shares of capacity after a failure',
};

function assignedNow(state: LabState): string {
  const { assigned } = measure(state);
  const nodes = topologyOrder(state.topology);
  return listNames(
    nodes.map(
      (node) => `${nodeAt(state.topology, node).name} has ${formatCount(assigned[node]!)} assigned`,
    ),
    8,
  );
}

function serviceNow(state: LabState): string {
  const { topology } = state;
  const { load } = measure(state);
  const nodes = topologyOrder(topology).map((node) => {
    const { name, state: shown, capacity } = nodeAt(topology, node);
    return `${name} (${shown}) serves ${formatCount(load[node]!)} of ${formatCount(capacity)}`;
  });
  const { heartbeatTimeout, criticalServiceDelay } = topology.parameters;
  return `${listNames(nodes, 8)}. A lost machine is noticed after ${formatSeconds(heartbeatTimeout)}, a stopped service after ${formatSeconds(criticalServiceDelay)}.`;
}
