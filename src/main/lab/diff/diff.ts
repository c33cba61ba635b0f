import type { LabDiff } from '../../../shared/lab-api';
import type { Step } from '../../../shared/step';
import { measure } from '../../engine/measure';
import { nodeAt, nodeNamed, topologyOrder } from '../../engine/order';
import { type LabState, NO_NODE, USER_PRESENT, USER_UNASSIGNED } from '../../engine/state';
import { ELIGIBLE, isWaiting, rowOf } from '../../engine/users';
import { stepLabel } from '../../engine/words/step-label';
import type { ReplayedBranch } from '../open-lab/branch-states';
import { settingChanges } from './diff-settings';
import { topologyChanges } from './diff-topology';

/** One side of a comparison. */
export interface DiffLab {
  /** How people call it. */
  readonly label: string;
  readonly state: LabState;
  /** The steps that led there. */
  readonly journal: readonly Step[];
  /** Both sides are moments of one lab: what was named meanwhile is no difference of the moments. */
  readonly moment?: boolean;
}

/** A branch as a side: where it stands now. */
export function branchSide({ branch, state }: ReplayedBranch): DiffLab {
  const journal = branch.steps.slice(0, branch.position);
  return { label: branch.name, state, journal, moment: true };
}

const MAX_NAMES = 200;

/**
 * What differs between two labs, by meaning: nodes, groups and users are compared by name, whatever their
 * order of appearance. Moves are grouped by where from, where to and the step of lab B that caused them.
 */
export function diffLabs(a: DiffLab, b: DiffLab): LabDiff {
  const ofOneLab = a.moment === true && b.moment === true;
  const topology = topologyChanges(a.state, b.state, ofOneLab);
  const users = compareUsers(a.state, b);
  const parameters = [...settingChanges(a.state, b.state), ...userSettingChanges(users)];
  const nodes = nodeFigures(a.state, b.state);
  const { moves, onlyInA, onlyInB } = users;
  return {
    same:
      topology.length + parameters.length + moves.length + onlyInA + onlyInB === 0 &&
      nodes.every(
        (node) => node.assignedBefore === node.assignedAfter && node.loadBefore === node.loadAfter,
      ),
    a: a.label,
    b: b.label,
    topology,
    parameters,
    moves,
    onlyInA,
    onlyInB,
    nodes,
    serving: otherServers(a.state, b.state),
  };
}

interface UsersCompared {
  readonly moves: LabDiff['moves'];
  readonly onlyInA: number;
  readonly onlyInB: number;
  readonly otherDevices: number;
  readonly otherEligibility: number;
  /** Without a home in both, but the next sync or the end of a failover treats them otherwise. */
  readonly otherWaiting: number;
}

interface Moved {
  readonly from: string | null;
  readonly to: string | null;
  readonly step: number;
  count: number;
  readonly users: string[];
}

function compareUsers(a: LabState, b: DiffLab): UsersCompared {
  const was = a.users;
  const is = b.state.users;
  const groups = new Map<string, Moved>();
  let common = 0;
  let otherDevices = 0;
  let otherEligibility = 0;
  let otherWaiting = 0;
  for (let row = 0; row < was.rows; row++) {
    if ((was.flagsAt(row) & USER_PRESENT) === 0) continue;
    const id = was.ids.idAt(row);
    const other = sameRow(a, b.state, row) ? row : rowOf(is, id);
    if (other < 0) continue;
    common++;
    if (was.devicesAt(row) !== is.devicesAt(other)) otherDevices++;
    if (((was.flagsAt(row) ^ is.flagsAt(other)) & ELIGIBLE) !== 0) otherEligibility++;
    const from = nameOf(a, was.homeAt(row));
    const to = nameOf(b.state, is.homeAt(other));
    if (from === to) {
      if (from === null && fateOf(a, row) !== fateOf(b.state, other)) otherWaiting++;
      continue;
    }
    const step = is.placedAt(other);
    const key = JSON.stringify([from, to, step]);
    const group = groups.get(key);
    if (!group) groups.set(key, { from, to, step, count: 1, users: [id] });
    else {
      group.count++;
      if (group.users.length < MAX_NAMES) group.users.push(id);
    }
  }
  const moves = [...groups.values()]
    .sort((x, y) => x.step - y.step || y.count - x.count)
    .map(({ step, ...move }) => ({ ...move, cause: causeOf(b, step) }));
  return {
    moves,
    onlyInA: was.counts.present - common,
    onlyInB: is.counts.present - common,
    otherDevices,
    otherEligibility,
    otherWaiting,
  };
}

/** What becomes of a user without a home when the next sync comes or a failover ends. */
function fateOf(state: LabState, row: number): string {
  const { users } = state;
  if (isWaiting(users, row)) return `waits for ${nameOf(state, users.serverAt(row)) ?? 'the mode'}`;
  return (users.flagsAt(row) & USER_UNASSIGNED) === 0 ? 'unassigned' : 'unassigned explicitly';
}

/** Moments of one lab share their rows, so nothing need be looked up by name. */
function sameRow(a: LabState, b: LabState, row: number): boolean {
  return (
    a.users.ids === b.users.ids && row < b.users.rows && (b.users.flagsAt(row) & USER_PRESENT) !== 0
  );
}

function nameOf(state: LabState, home: number): string | null {
  return home === NO_NODE ? null : nodeAt(state.topology, home).name;
}

function causeOf({ journal }: DiffLab, index: number): LabDiff['moves'][number]['cause'] {
  const step = journal[index];
  return step ? { step: index, label: stepLabel(step) } : null;
}

function userSettingChanges({
  otherDevices,
  otherEligibility,
  otherWaiting,
}: UsersCompared): LabDiff['parameters'] {
  return [
    ...(otherDevices > 0
      ? [{ what: 'Users with another number of devices', before: '', after: String(otherDevices) }]
      : []),
    ...(otherEligibility > 0
      ? [{ what: 'Users with another eligibility', before: '', after: String(otherEligibility) }]
      : []),
    ...(otherWaiting > 0
      ? [
          {
            what: 'Users without a node who wait or stay otherwise',
            before: '',
            after: String(otherWaiting),
          },
        ]
      : []),
  ];
}

function nodeFigures(a: LabState, b: LabState): LabDiff['nodes'] {
  const was = measure(a);
  const is = measure(b);
  const names = [
    ...topologyOrder(b.topology).map((index) => nodeAt(b.topology, index).name),
    ...topologyOrder(a.topology)
      .map((index) => nodeAt(a.topology, index).name)
      .filter((name) => nodeNamed(b.topology, name) < 0),
  ];
  return names.map((node) => {
    const before = nodeNamed(a.topology, node);
    const after = nodeNamed(b.topology, node);
    return {
      node,
      assignedBefore: before < 0 ? null : was.assigned[before]!,
      assignedAfter: after < 0 ? null : is.assigned[after]!,
      loadBefore: before < 0 ? null : was.load[before]!,
      loadAfter: after < 0 ? null : is.load[after]!,
      capacityBefore: before < 0 ? null : nodeAt(a.topology, before).capacity,
      capacityAfter: after < 0 ? null : nodeAt(b.topology, after).capacity,
      ownBefore: before < 0 ? null : was.own[before]!,
      ownAfter: after < 0 ? null : is.own[after]!,
    };
  });
}

/** The nodes of both sides whose users have another server than before. */
function otherServers(a: LabState, b: LabState): LabDiff['serving'] {
  const was = measure(a);
  const is = measure(b);
  return topologyOrder(b.topology).flatMap((index) => {
    const { name } = nodeAt(b.topology, index);
    const then = nodeNamed(a.topology, name);
    const devices = is.demand[index]!;
    if (then < 0 || devices === 0) return [];
    const before = nameOf(a, was.serving[then]!);
    const after = nameOf(b, is.serving[index]!);
    return before === after ? [] : [{ node: name, before, after, devices }];
  });
}
