import type { Runbook, RunbookAction, RunbookRequest } from '../../../shared/planning';
import { atOnce, type Slices } from '../../../shared/slices';
import type { Meter } from '../budget';
import { groupOf, hasHa, nodeAt, nodeNamed, nodesOf } from '../order';
import { isAble, isFailedOver } from '../serve';
import type { Group, LabState } from '../state';
import { ADD_NODE } from './runbooks/add-node';
import { PATCH_WITH_FAILOVER, PATCH_WITH_HA_OFF } from './runbooks/patch';
import { peerName, RunbookPlay, RunbookRefused, type Subject } from './runbooks/play';
import { RECOVER } from './runbooks/recover';
import { REPLACE_PUBLISHER, REPLACE_SUBSCRIBER } from './runbooks/replace';
import { RETIRE } from './runbooks/retire';
import type { RunbookData } from './runbooks/runbook';
import { UPGRADE } from './runbooks/upgrade';

/** How the steps of the lab are done. */
export interface RunbookClock {
  /** After each step the clock runs on until nothing is pending. */
  readonly settle: boolean;
  /** Number of the first step in the journal. */
  readonly index: number;
  /** Counts the work. */
  readonly meter?: Meter | undefined;
}

/**
 * A maintenance plan: the actions of the real product in their order, each with what it is in this lab and what it
 * costs, or why the job cannot begin (docs/planning.md, `implab runbook`). The steps of all actions succeed after the
 * lab, and leave every HA pair Normal/Normal.
 */
export function runbookPlan(
  state: LabState,
  request: RunbookRequest,
  clock: RunbookClock,
): Runbook {
  return atOnce(runbookInSlices(state, request, clock));
}

/** The same, stopping after every action. */
export function* runbookInSlices(
  state: LabState,
  request: RunbookRequest,
  clock: RunbookClock,
): Slices<Runbook> {
  const { topology } = state;
  const node = nodeNamed(topology, request.node);
  if (node < 0) return refused(request, `The lab has no node ${request.node}.`);
  const group = topology.groups[groupOf(topology, node)]!;
  const why = blockedBy(state, request, group, node);
  if (why !== null) return refused(request, why);
  const subject = subjectOf(state, request, group, node);
  const play = new RunbookPlay(state, subject, clock);
  const data = dataOf(state, request, group);
  const actions: RunbookAction[] = [];
  try {
    for (const entry of data.entries) {
      const action = play.play(entry);
      if (action) actions.push(action);
      yield;
    }
  } catch (error) {
    if (!(error instanceof RunbookRefused)) throw error;
    return refused(request, error.message);
  }
  const left = play.now.topology.groups.find((each) => !isWhole(play.now, each));
  if (left) return refused(request, `${left.name} would not be Normal at the end.`);
  return {
    job: request.job,
    node: request.node,
    why: null,
    actions,
    total: {
      seconds: actions.reduce((sum, { seconds }) => sum + seconds, 0),
      loggedOut: actions.reduce((sum, { loggedOut }) => sum + loggedOut, 0),
    },
    warnings: data.warnings.map(({ text, sources }) => ({ text: play.named(text), sources })),
  };
}

function dataOf(
  { topology }: LabState,
  { job, node, way }: RunbookRequest,
  group: Group,
): RunbookData {
  const { publisher } = topology.facts;
  switch (job) {
    case 'patch':
      return (way ?? (hasHa(group) ? 'failover' : 'ha-off')) === 'failover'
        ? PATCH_WITH_FAILOVER
        : PATCH_WITH_HA_OFF;
    case 'replace':
      return publisher !== undefined && topology.nodes[publisher]?.name === node
        ? REPLACE_PUBLISHER
        : REPLACE_SUBSCRIBER;
    case 'upgrade':
      return UPGRADE;
    case 'retire':
      return RETIRE;
    case 'add-node':
      return ADD_NODE;
    case 'recover':
      return RECOVER;
  }
}

/** Why the job cannot begin in this lab, in words, or null. */
function blockedBy(
  state: LabState,
  { job, way, to = 'peer' }: RunbookRequest,
  group: Group,
  node: number,
): string | null {
  const { topology } = state;
  const { name } = nodeAt(topology, node);
  const others = topology.groups.filter((each) => each !== group || job !== 'recover');
  const unwell = others.find((each) => !isWhole(state, each));
  if (unwell)
    return isFailedOver(topology, unwell)
      ? `${unwell.name} is in a failover state: ${statesOf(state, unwell)}. Bring it back to Normal first.`
      : `A node of ${unwell.name} is lost and not noticed yet. Let the clock run, then bring the pair back to Normal.`;
  if (job === 'recover')
    return isFailedOver(topology, group)
      ? hasFailed(state, group)
        ? null
        : `${group.name} is not in failed mode: ${statesOf(state, group)}.`
      : `${group.name} is not failed, so there is nothing to recover.`;
  const down = topology.groups
    .filter((each) => job === 'upgrade' || each === group)
    .flatMap(nodesOf)
    .find((each) => !isAble(nodeAt(topology, each)));
  if (down !== undefined) return `${nodeAt(topology, down).name} is down. Restore it first.`;
  if (job === 'patch' && way === 'failover' && !hasHa(group))
    return `${group.name} has no High Availability, so ${name} cannot be failed over.`;
  if (job === 'retire') return retireBlockedBy(state, group, node, to);
  if (job === 'add-node' && nodesOf(group).length === 2)
    return `${group.name} has two nodes already (V03).`;
  return null;
}

function retireBlockedBy(state: LabState, group: Group, node: number, to: string): string | null {
  const { topology, users } = state;
  const { name } = nodeAt(topology, node);
  if (topology.facts.publisher === node)
    return `${name} is the database publisher: it cannot be taken out of its group alone; unassign its users and delete the whole group (SRV, ADM).`;
  const isAlone = nodesOf(group).length === 1;
  if (to === 'peer' && isAlone && users.counts.assigned[node]! > 0)
    return `${name} has no peer to take its users. Share them over all other nodes: even or by capacity.`;
  return null;
}

function hasFailed({ topology }: LabState, group: Group): boolean {
  return nodesOf(group).some((node) => nodeAt(topology, node).state === 'Running in Failed Mode');
}

/** Without HA, or both nodes Normal and no loss on its way. */
function isWhole({ topology }: LabState, group: Group): boolean {
  if (!hasHa(group)) return true;
  return (
    !isFailedOver(topology, group) && nodesOf(group).every((node) => isAble(nodeAt(topology, node)))
  );
}

function statesOf({ topology }: LabState, group: Group): string {
  return nodesOf(group)
    .map((index) => nodeAt(topology, index))
    .map(({ name, state }) => `${name} ${state}`)
    .join(', ');
}

function subjectOf(
  state: LabState,
  { job, node, to = 'peer', moveFirst = false, seconds = {} }: RunbookRequest,
  group: Group,
  index: number,
): Subject {
  const { topology } = state;
  const publisher = topology.facts.publisher;
  const told = publisher === undefined ? null : (topology.nodes[publisher]?.name ?? null);
  return {
    node: job === 'upgrade' ? (told ?? node) : node,
    peer: job === 'add-node' ? freeName(state, node) : peerName(state, group, index),
    group: group.name,
    to,
    moveFirst,
    seconds,
  };
}

/** A name that no node has: imp1 gets imp1-2. */
function freeName({ topology }: LabState, node: string): string {
  for (let number = 2; ; number++) {
    const name = `${node}-${number}`;
    if (nodeNamed(topology, name) < 0) return name;
  }
}

function refused({ job, node }: RunbookRequest, why: string): Runbook {
  return { job, node, why, actions: [], total: { seconds: 0, loggedOut: 0 }, warnings: [] };
}
