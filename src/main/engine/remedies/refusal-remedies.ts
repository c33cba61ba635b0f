import { countOf, formatCount, slotName } from '../../../shared/format';
import { MAX_USERS } from '../../../shared/limits';
import type { RefusalCode, Remedy } from '../../../shared/refusal';
import { modeName } from '../../../shared/settings';
import type { Step, StepOf, UserRow } from '../../../shared/step';
import { groupAround, groupIn } from '../lookup';
import { groupOf, nodeNamed, nodesOf } from '../order';
import { inFailover, isFailedOver } from '../serve';
import type { Group, LabState } from '../state';
import { isEligible, rowOf } from '../users';
import type { RefusedCase } from '../words/refusal';
import { addPartner, freeGroupName, freeNodeName } from './add-partner';
import { moveOff } from './make-room';
import { remedy } from './remedy';
import { stepsBackOf, wayBack, wayBackOf } from './way-back';

type Ways = (refused: RefusedCase) => readonly Remedy[];

/**
 * Ways out by code, the best first; one that the lab would refuse is left out afterwards (`describeRefusal`). A code
 * without an entry has none that a step could take.
 */
export const REFUSAL_REMEDIES: Readonly<Partial<Record<RefusalCode, Ways>>> = {
  V34: ({ state, step }) => (step.do === 'enable-users' ? withoutServer(state, step) : []),
  DUPLICATE: duplicate,
  V33: emptyFirst,
  V03: inNewGroup,
  V05: ({ state, name }) => {
    const group = groupIn(state, name);
    return some(group && addPartner(state, group));
  },
  SLOT_TAKEN: otherSlot,
  CLUSTER_IN_FAILOVER: ({ state, facts }) => {
    const group = typeof facts['group'] === 'string' ? groupIn(state, facts['group']) : null;
    return some(group ? wayBackOf(state, group) : wayBack(state));
  },
  NOT_ELIGIBLE: ({ state, step }) => (step.do === 'assign' ? eligibleOnly(state, step) : []),
  ALREADY_DOWN: ({ state, name }) => backOfNode(state, name),
  ALREADY_UP: ({ state, name }) => backOfNode(state, name),
  MACHINE_DOWN: ({ name }) => [remedy([{ do: 'restore-node', node: name }])],
  NOT_NORMAL: normalFirst,
  NOT_FAILED_OVER: ({ state, name }) => backOfGroup(state, name),
  NOT_IN_FAILED_MODE: ({ state, name }) => backOfGroup(state, name),
  NEEDS_RESTART: ({ name }) => [
    remedy(
      [
        { do: 'fail-node', node: name },
        { do: 'restore-node', node: name },
      ],
      `Restart ${name}`,
    ),
  ],
  ALREADY_CUT: ({ name }) => [remedy([{ do: 'heal-link', group: name }])],
  LIMIT: asManyAsFit,
};

function withoutServer(state: LabState, step: StepOf<'enable-users'>): readonly Remedy[] {
  const users = step.users ?? [];
  const isUnknown = ({ server }: UserRow) =>
    server !== undefined && nodeNamed(state.topology, server) < 0;
  const unknown = users.filter(isUnknown).length;
  const freed = users.map((row) => {
    const { server: _, ...rest } = row;
    return isUnknown(row) ? rest : row;
  });
  const known = users.filter((row) => !isUnknown(row));
  const byMode = remedy(
    [{ do: 'enable-users', users: freed }],
    `Let mode ${modeName(state.topology.mode)} place ${countOf(unknown, 'user')}`,
  );
  if (known.length === 0) return [byMode];
  const leave = remedy(
    [{ do: 'enable-users', users: known }],
    `Leave out ${countOf(unknown, 'user')}`,
  );
  return [byMode, leave];
}

function duplicate({ state, step, name }: RefusedCase): readonly Remedy[] {
  if (step.do === 'add-node') {
    const free = freeNodeName(state, name);
    return [remedy([{ ...step, name: free }])];
  }
  if (step.do === 'add-group') {
    return [remedy([{ ...step, name: freeGroupName(state, name) }])];
  }
  if (step.do === 'take-snapshot') {
    return [remedy([{ do: 'delete-snapshot', name }, step], `Take snapshot “${name}” anew`)];
  }
  return step.do === 'enable-users' ? newUsersOnly(state, step) : [];
}

function newUsersOnly(state: LabState, step: StepOf<'enable-users'>): readonly Remedy[] {
  if (step.users === undefined) {
    const { from: _, ...rest } = step;
    const prefix = step.prefix ?? 'user';
    const next = (state.users.highest.get(prefix) ?? 0) + 1;
    if (step.from === undefined) return [];
    return [remedy([rest], `Number them from ${prefix}${next}`)];
  }
  const seen = new Set<string>();
  const fresh = step.users.filter(({ id }) => {
    const known = seen.has(id) || rowOf(state.users, id) >= 0;
    seen.add(id);
    return !known;
  });
  const known = step.users.length - fresh.length;
  if (fresh.length === 0 || known === 0) return [];
  return [remedy([{ do: 'enable-users', users: fresh }], `Leave out ${countOf(known, 'row')}`)];
}

/** Empties the node (or the group), disables HA where that is asked, and does what was refused. */
function emptyFirst({ state, step }: RefusedCase): readonly Remedy[] {
  const nodes = nodesToEmpty(state, step);
  const group = nodes[0] === undefined ? null : groupOfNode(state, nodes[0]);
  if (!group) return [];
  if (isFailedOver(state.topology, group) || (inFailover(state.topology) && hasUsers(state, nodes)))
    return some(wayBack(state));
  const off: Step[] =
    group.ha && step.do !== 'remove-group'
      ? [{ do: 'set-ha', group: group.name, enabled: false }]
      : [];
  if (!hasUsers(state, nodes)) return [remedy([...off, step])];
  const unassign = nodes.flatMap((index): Step[] => {
    const count = state.users.counts.assigned[index]!;
    const of = state.topology.nodes[index]?.name;
    return count === 0 || of === undefined ? [] : [{ do: 'unassign', count, of }];
  });
  const rest = [...off, step];
  const ways = [unassignFirst(state, nodes, unassign, rest)];
  const moves = movesOff(state, nodes, step);
  return moves === null ? ways : [remedy([...moves, ...rest]), ...ways];
}

/** One figure for all nodes of a group. */
function unassignFirst(
  state: LabState,
  nodes: readonly number[],
  unassign: readonly Step[],
  rest: readonly Step[],
): Remedy {
  const all = remedy([...unassign, ...rest]);
  if (unassign.length < 2) return all;
  const users = nodes.reduce((sum, index) => sum + state.users.counts.assigned[index]!, 0);
  const then = remedy(rest).label;
  return {
    ...all,
    label: `Unassign ${formatCount(users)} and ${then.charAt(0).toLowerCase()}${then.slice(1)}`,
  };
}

/** One node at a time only: the room for the second is not known before the first has moved. */
function movesOff(state: LabState, nodes: readonly number[], step: Step): readonly Step[] | null {
  const full = nodes.filter((index) => state.users.counts.assigned[index]! > 0);
  const only = full[0];
  if (only === undefined || full.length > 1) return null;
  const without = step.do === 'remove-group' ? nodes : [];
  return moveOff(state, only, state.users.counts.demand[only]!, { without, leaving: true });
}

function nodesToEmpty(state: LabState, step: Step): readonly number[] {
  if (step.do === 'remove-group') {
    const group = groupIn(state, step.group);
    return group ? nodesOf(group) : [];
  }
  if (step.do !== 'remove-node' && step.do !== 'move-node') return [];
  const index = nodeNamed(state.topology, step.node);
  return index < 0 ? [] : [index];
}

function hasUsers(state: LabState, nodes: readonly number[]): boolean {
  return nodes.some((index) => state.users.counts.assigned[index]! > 0);
}

function inNewGroup({ state, step, name }: RefusedCase): readonly Remedy[] {
  const group = freeGroupName(state, name);
  const first: Step = { do: 'add-group', name: group };
  if (step.do !== 'add-node' && step.do !== 'move-node') return [];
  const { slot: _, ...rest } = step;
  const node = step.do === 'add-node' ? step.name : step.node;
  return [remedy([first, { ...rest, group } as Step], `Put ${node} into a new group ${group}`)];
}

function otherSlot({ step, facts }: RefusedCase): readonly Remedy[] {
  if (step.do !== 'add-node' && step.do !== 'move-node') return [];
  const slot = facts['slot'] === 1 ? 2 : 1;
  return [remedy([{ ...step, slot }], `Use the ${slotName(slot)} slot`)];
}

function eligibleOnly(state: LabState, step: StepOf<'assign'>): readonly Remedy[] {
  const users = step.users ?? [];
  if (inFailover(state.topology)) return [];
  const eligible = users.filter((id) => {
    const row = rowOf(state.users, id);
    return row >= 0 && isEligible(state.users.flagsAt(row));
  });
  if (eligible.length > 0) {
    const label = `Assign the ${formatCount(eligible.length)} eligible to ${step.node}`;
    return [remedy([{ ...step, users: eligible }], label)];
  }
  const only = users.length === 1 ? users[0] : undefined;
  const row = only === undefined ? -1 : rowOf(state.users, only);
  if (only === undefined || row < 0) return [];
  const anew: UserRow = { id: only, server: step.node, devices: state.users.devicesAt(row) };
  const steps: readonly Step[] = [
    { do: 'disable-users', users: [only] },
    { do: 'enable-users', users: [anew] },
  ];
  return [remedy(steps, `Make ${only} eligible and assign to ${step.node}`)];
}

function normalFirst({ state, step, name }: RefusedCase): readonly Remedy[] {
  const group = groupAround(state, name);
  if (!group) return [];
  if (nodesOf(group).length < 2) return some(addPartner(state, group));
  if (group.ha) return some(wayBackOf(state, group));
  const repairs = stepsBackOf(state, group);
  return [remedy([...repairs, { do: 'set-ha', group: group.name, enabled: true }, step])];
}

function asManyAsFit({ state, step, facts }: RefusedCase): readonly Remedy[] {
  if (step.do !== 'enable-users' || facts['kind'] === 'name') return [];
  const room = MAX_USERS - state.users.counts.present;
  if (room < 1) return [];
  const fitting: Step =
    step.users === undefined
      ? { ...step, count: room }
      : { do: 'enable-users', users: step.users.slice(0, room) };
  return [remedy([fitting], `Enable the ${formatCount(room)} that fit`)];
}

function backOfNode(state: LabState, name: string): readonly Remedy[] {
  const group = groupAround(state, name);
  return some(group && wayBackOf(state, group));
}

function backOfGroup(state: LabState, name: string): readonly Remedy[] {
  const group = groupIn(state, name);
  return some(group && wayBackOf(state, group));
}

function groupOfNode(state: LabState, node: number): Group | null {
  return state.topology.groups[groupOf(state.topology, node)] ?? null;
}

function some(way: Remedy | null): readonly Remedy[] {
  return way === null ? [] : [way];
}
