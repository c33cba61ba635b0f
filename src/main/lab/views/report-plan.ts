import type { AskedGoal, ReportedPlan, ReportPlan } from '../../../shared/plan-api';
import type { MoveGoal } from '../../../shared/planning';
import { nodeAt, nodeNamed } from '../../engine/order';
import { availability, DEFAULT_RATES } from '../../engine/planning/availability';
import { runbookPlan } from '../../engine/planning/runbook-plan';
import { rowOf } from '../../engine/users';
import type { LabFiles } from '../documents/lab-files';
import type { OpenLab } from '../open-lab/open-lab';
import { movesView } from './plan-view';
import { sizingView } from './size-view';

/**
 * What *Plan* answers for the lab as it is now. A file of moves must be readable.
 *
 * @param written  the lab that leaves: the same one, or the same one under other names
 */
export function reportedPlan(
  { moves, size, night, availability: chances }: ReportPlan,
  lab: OpenLab,
  written: OpenLab,
  files: LabFiles,
): ReportedPlan {
  return {
    ...(moves !== undefined && { moves: movesOf(moves, lab, written, files) }),
    ...(size !== undefined && { size: sizeOf(size) }),
    ...(night !== undefined && { night: nightOf(night, lab, written) }),
    ...(chances !== undefined && { availability: availabilityOf(chances, written) }),
  };
}

type Asked<K extends keyof ReportPlan> = NonNullable<ReportPlan[K]>;

function movesOf(
  { goal: asked, firstNight, ...limits }: Asked<'moves'>,
  lab: OpenLab,
  written: OpenLab,
  files: LabFiles,
): NonNullable<ReportedPlan['moves']> {
  const goal = goalIn(asked, lab, written, files);
  return {
    plan: movesView(written.state, { ...limits, goal }),
    goal: goal.kind,
    mode: written.state.topology.mode,
    firstNight,
    ticks: lab.record.head.ticks ?? [],
  };
}

function sizeOf({ design, ...asked }: Asked<'size'>): NonNullable<ReportedPlan['size']> {
  return { asked, sizing: sizingView(asked), design };
}

function nightOf(
  { day, start, ...request }: Asked<'night'>,
  lab: OpenLab,
  written: OpenLab,
): NonNullable<ReportedPlan['night']> {
  const node = nodeIn(request.node, lab, written);
  const clock = { settle: lab.record.head.settle ?? true, index: lab.position };
  return { runbook: runbookPlan(written.state, { ...request, node }, clock), day, start };
}

function availabilityOf(
  { rates }: Asked<'availability'>,
  { state }: OpenLab,
): NonNullable<ReportedPlan['availability']> {
  const given = rates ?? DEFAULT_RATES;
  return { rates: given, assumed: rates === null, availability: availability(state, given) };
}

/** The name of a node in the lab that leaves. */
function nodeIn(name: string, lab: OpenLab, written: OpenLab): string {
  const index = lab === written ? -1 : nodeNamed(lab.state.topology, name);
  return index < 0 ? name : nodeAt(written.state.topology, index).name;
}

function goalIn(goal: AskedGoal, lab: OpenLab, written: OpenLab, files: LabFiles): MoveGoal {
  if (goal.kind === 'empty') return { ...goal, node: nodeIn(goal.node, lab, written) };
  if (goal.kind !== 'file') return goal;
  const read = files.readMoveFile(Buffer.from(goal.data, 'base64'));
  if (!read.ok) throw new Error(`a file of moves that cannot be read: ${read.detail}`);
  const homes = read.homes.map(({ user, node }) => ({
    user: userIn(user, lab, written),
    node: nodeIn(node, lab, written),
  }));
  return { kind: 'file', homes };
}

/** Under other names, users stay in the rows they have; somebody whom the lab does not know is not named. */
function userIn(id: string, lab: OpenLab, written: OpenLab): string {
  if (lab === written) return id;
  const row = rowOf(lab.state.users, id);
  return row < 0 ? 'somebody else' : written.state.users.ids.idAt(row);
}
