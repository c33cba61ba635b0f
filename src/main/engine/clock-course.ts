import type { Step } from '../../shared/step';
import { applyStep } from './apply';
import type { Journal } from './explain/journal';
import { hasHa, nodeAt, nodesOf } from './order';
import { isAble } from './serve';
import type { Group, LabState } from './state';
import { nextDue, runFor } from './time';

/** The lab at one second of a failure. */
export interface ClockMoment {
  /** Second of the lab clock. */
  readonly second: number;
  readonly state: LabState;
  /** Nobody has done this yet: it is what comes if the lab is left alone. */
  readonly forecast: boolean;
}

/** Events that a forecast follows at most; a lab left alone comes to rest long before. */
const LONGEST_FORECAST = 20;

/**
 * What happens to the group of a lost node from the loss on, second by event: the same engine with settle
 * off, through the later steps of the journal until the group is back to normal, then what is still to come.
 *
 * @param loss  number of the step that lost the node
 * @param node  index of the node lost
 */
export function courseOf(journal: Journal, loss: number, node: number): readonly ClockMoment[] {
  const moments: ClockMoment[] = [];
  for (let index = loss; index < journal.length; index++) {
    const step = journal.stepAt(index);
    if (step.refused !== undefined) continue;
    if (step.do === 'restore-snapshot') return moments;
    moments.push(...momentsOf(journal, index, index === loss));
    const last = moments.at(-1);
    if (!last || isOver(last.state, node)) return moments;
  }
  return [...moments, ...forecast(moments, node, journal.length)];
}

/** The group that holds a node, or null when the node has left. */
export function groupHolding({ topology }: LabState, node: number): Group | null {
  return topology.groups.find((group) => group.slots.includes(node)) ?? null;
}

function momentsOf(journal: Journal, index: number, isLoss: boolean): ClockMoment[] {
  const before = journal.stateBefore(index);
  const after = journal.stateBefore(index + 1);
  // A step that takes no time is what the journal says it is; only seconds inside a step are run again.
  if (!isLoss && after.clock === before.clock)
    return [{ second: after.clock, state: after, forecast: false }];
  return runStep(journal, index).map((state) => ({ second: state.clock, state, forecast: false }));
}

/** The states inside one step, one for each second in which something happens. */
function runStep(journal: Journal, index: number): LabState[] {
  const before = journal.stateBefore(index);
  const step = journal.stepAt(index);
  if (step.do === 'wait') return runTo(before, before.clock + step.seconds, index);
  const started = startOf(journal, index, step);
  const states = [started];
  for (let now = started; journal.settle && isPending(now); ) {
    const next = nextDue(now.topology);
    if (next === null) break;
    now = runFor(now, Math.max(0, next - now.clock), { index });
    states.push(now);
  }
  return states;
}

function startOf(journal: Journal, index: number, step: Step): LabState {
  const applied = applyStep(journal.stateBefore(index), step, {
    index,
    settle: false,
    stateAt: (position) => journal.stateBefore(position),
  });
  if (!applied.ok) throw new Error(`step ${index} of the journal is refused`);
  return applied.state;
}

function runTo(start: LabState, end: number, index: number): LabState[] {
  const states: LabState[] = [];
  for (let now = start; ; ) {
    const next = nextDue(now.topology);
    const until = next === null || next > end ? end : Math.max(now.clock, next);
    now = runFor(now, until - now.clock, { index });
    states.push(now);
    if (until === end) return states;
  }
}

function forecast(
  moments: readonly ClockMoment[],
  node: number,
  index: number,
): readonly ClockMoment[] {
  const last = moments.at(-1);
  const coming: ClockMoment[] = [];
  let now = last?.state;
  while (now && !isOver(now, node) && coming.length < LONGEST_FORECAST) {
    const next = nextDue(now.topology);
    if (next === null) break;
    now = runFor(now, Math.max(0, next - now.clock), { index });
    coming.push({ second: now.clock, state: now, forecast: true });
  }
  return coming;
}

function isPending({ topology }: LabState): boolean {
  return topology.groups.some(
    (group) =>
      hasHa(group) &&
      (group.transition !== null || nodesOf(group).some((index) => nodeAt(topology, index).timer)),
  );
}

/** The group works as before, or the node has left it. */
function isOver(state: LabState, node: number): boolean {
  const group = groupHolding(state, node);
  if (!group) return true;
  const nodes = nodesOf(group).map((index) => nodeAt(state.topology, index));
  if (!hasHa(group)) return isAble(nodeAt(state.topology, node));
  return nodes.every((each) => each.state === 'Normal' && each.timer === null);
}
