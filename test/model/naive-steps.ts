/** The steps of the naive lab, row by row of the table in docs/scenario-format.md. */
import type { RefusalCode } from '../../src/shared/refusal';
import type { Step, StepOf } from '../../src/shared/step';
import {
  changed,
  failoverByAdmin,
  fallback,
  fireDue,
  haChanged,
  healed,
  recover,
  STOPPED_BY_ADMIN,
  settle,
  wait,
} from './naive-ha';
import {
  allNodes,
  assignedTo,
  groupNamed,
  groupOf,
  hasHa,
  inFailover,
  isEligible,
  type NaiveGroup,
  type NaiveLab,
  type NaiveNode,
  nodeNamed,
  nodesOf,
  placeByMode,
  placeOnSync,
  Refused,
  refuseIf,
  userNamed,
} from './naive-lab';
import { assign, atHome, enableUsers, rebalance, unassign } from './naive-users';

/** Does one step on a copy. */
export function naiveStep(
  before: NaiveLab,
  step: Step,
  settled: boolean,
): { lab: NaiveLab; refused: RefusalCode | null } {
  const lab = structuredClone(before);
  try {
    perform(lab, step);
  } catch (error) {
    if (error instanceof Refused) return { lab: before, refused: error.code };
    throw error;
  }
  if (settled) settle(lab);
  else fireDue(lab);
  return { lab, refused: null };
}

function perform(lab: NaiveLab, step: Step) {
  switch (step.do) {
    case 'add-group':
      refuseIf(
        lab.groups.some(({ name }) => name === step.name),
        'DUPLICATE',
      );
      lab.groups.splice(step.at ?? lab.groups.length, 0, {
        name: step.name,
        ha: step.ha ?? false,
        slots: [null, null],
        cut: false,
        linkTimer: null,
        status: 'no HA',
        carrier: null,
        formed: false,
        transition: null,
      });
      return;
    case 'remove-group': {
      const group = groupNamed(lab, step.group);
      refuseIf(
        nodesOf(group).some((node) => assignedTo(lab, node) > 0),
        'V33',
      );
      lab.groups.splice(lab.groups.indexOf(group), 1);
      return;
    }
    case 'move-group': {
      const group = groupNamed(lab, step.group);
      lab.groups.splice(lab.groups.indexOf(group), 1);
      lab.groups.splice(step.at, 0, group);
      return;
    }
    case 'swap-nodes': {
      const group = groupNamed(lab, step.group);
      refuseIf(hasHa(group) && !isNormal(group), 'CLUSTER_IN_FAILOVER');
      group.slots.reverse();
      return;
    }
    case 'set-ha': {
      const group = groupNamed(lab, step.group);
      const hadHa = hasHa(group);
      if (step.enabled) refuseIf(nodesOf(group).length < 2, 'V05');
      group.ha = step.enabled;
      return haChanged(lab, group, hadHa);
    }
    case 'add-node':
      return addNode(lab, step);
    case 'remove-node':
    case 'move-node':
      return takeNode(lab, step);
    case 'rename-node': {
      const node = nodeNamed(lab, step.node);
      refuseIf(
        allNodes(lab).some((each) => each !== node && each.name === step.name),
        'DUPLICATE',
      );
      node.name = step.name;
      return;
    }
    case 'set-node':
      nodeNamed(lab, step.node).capacity = step.capacity!;
      return;
    case 'set-mode':
      lab.mode = step.mode;
      return placeOnSync(lab);
    case 'set-policy':
      for (const name of ['tieBreak', 'spread', 'capacity', 'unassigned'] as const)
        lab.policies[name] = step[name] ?? lab.policies[name];
      return;
    case 'set-parameter': {
      const { do: _, ...parameters } = step;
      Object.assign(lab.parameters, parameters);
      return;
    }
    case 'set-notes':
      if (step.on === 'node') nodeNamed(lab, step.name!);
      if (step.on === 'user') userNamed(lab, step.name!);
      return;
    case 'enable-users':
      return enableUsers(lab, step);
    case 'disable-users': {
      const gone = step.all
        ? lab.users
        : (step.users?.map((id) => userNamed(lab, id)) ??
          atHome(lab, nodeNamed(lab, step.node!), step.count));
      lab.users = lab.users.filter((user) => !gone.includes(user));
      return;
    }
    case 'assign':
      return assign(lab, step);
    case 'unassign':
      return unassign(lab, step);
    case 'assign-unassigned':
      refuseIf(inFailover(lab), 'CLUSTER_IN_FAILOVER');
      for (const user of lab.users)
        if (isEligible(user) && user.home === null) placeByMode(lab, user);
      return;
    case 'rebalance':
      return rebalance(lab, step.strategy);
    case 'wait':
      return wait(lab, step.seconds);
    default:
      return haStep(lab, step as HaStep);
  }
}

type HaStep = StepOf<
  | 'fail-node'
  | 'restore-node'
  | 'stop-service'
  | 'start-service'
  | 'failover'
  | 'fallback'
  | 'recover'
  | 'cut-link'
  | 'heal-link'
>;

function haStep(lab: NaiveLab, step: HaStep) {
  if ('group' in step) return groupStep(lab, groupNamed(lab, step.group), step.do);
  const node = nodeNamed(lab, step.node);
  const group = groupOf(lab, node);
  const settleFacts = (back: NaiveNode | null = null) => {
    if (hasHa(group)) changed(lab, group, back);
  };
  switch (step.do) {
    case 'fail-node':
      refuseIf(!node.up, 'ALREADY_DOWN');
      node.up = false;
      return settleFacts();
    case 'restore-node':
      refuseIf(node.up, 'ALREADY_UP');
      node.up = true;
      node.services.clear();
      if (group.status === 'admin' && group.carrier !== node)
        for (const service of STOPPED_BY_ADMIN) node.services.set(service, false);
      return settleFacts(node);
    case 'stop-service': {
      const { service = 'presence-engine' } = step;
      const broken = step.broken === true || service === 'database';
      const was = node.services.get(service);
      refuseIf(!node.up, 'MACHINE_DOWN');
      refuseIf(was !== undefined && (was || !broken), 'ALREADY_DOWN');
      node.services.set(service, broken);
      return settleFacts();
    }
    case 'start-service': {
      refuseIf(!node.up, 'MACHINE_DOWN');
      const named = [...node.services].filter(
        ([service]) => step.service === undefined || step.service === service,
      );
      refuseIf(named.length === 0, 'ALREADY_UP');
      refuseIf(
        named.every(([, broken]) => broken),
        'NEEDS_RESTART',
      );
      for (const [service, broken] of named) if (!broken) node.services.delete(service);
      return settleFacts();
    }
    case 'failover':
      refuseIf(!hasHa(group) || !isNormal(group), 'NOT_NORMAL');
      return failoverByAdmin(lab, group, node);
  }
}

function groupStep(
  lab: NaiveLab,
  group: NaiveGroup,
  what: 'fallback' | 'recover' | 'cut-link' | 'heal-link',
) {
  const nodes = nodesOf(group);
  const inState = (...states: string[]) => nodes.find(({ state }) => states.includes(state));
  switch (what) {
    case 'cut-link':
      refuseIf(group.cut, 'ALREADY_CUT');
      group.cut = true;
      if (hasHa(group)) changed(lab, group);
      return;
    case 'heal-link':
      refuseIf(!group.cut, 'NOT_CUT');
      group.cut = false;
      if (hasHa(group)) healed(lab, group);
      return;
    case 'fallback': {
      const node = inState('Idle', 'Failed Over');
      if (!node || !inState('Running in Backup Mode')) throw new Refused('NOT_FAILED_OVER');
      return fallback(lab, group, node, 'On Admin Request');
    }
    case 'recover':
      refuseIf(
        nodes.length < 2 || nodes.some(({ state }) => state !== 'Running in Failed Mode'),
        'NOT_IN_FAILED_MODE',
      );
      return recover(lab, group);
  }
}

function addNode(lab: NaiveLab, step: StepOf<'add-node'>) {
  const group = groupNamed(lab, step.group);
  refuseIf(
    allNodes(lab).some(({ name }) => name === step.name),
    'DUPLICATE',
  );
  const node: NaiveNode = {
    name: step.name,
    capacity: step.capacity!,
    up: true,
    services: new Map(),
    state: 'Unknown',
    reason: 'High Availability Not Enabled',
    timer: null,
    initEnds: null,
    failedOverSince: null,
  };
  group.slots[freeSlot(group, node, step.slot)] = node;
  haChanged(lab, group, false);
}

function takeNode(lab: NaiveLab, step: StepOf<'remove-node' | 'move-node'>) {
  const node = nodeNamed(lab, step.node);
  const target = step.do === 'move-node' ? groupNamed(lab, step.group) : null;
  const group = groupOf(lab, node);
  refuseIf(assignedTo(lab, node) > 0 || group.ha, 'V33');
  const hadHa = target !== null && hasHa(target);
  const slot = target && step.do === 'move-node' ? freeSlot(target, node, step.slot) : 0;
  group.slots[group.slots.indexOf(node)] = null;
  if (!target) return;
  target.slots[slot] = node;
  haChanged(lab, target, hadHa);
}

function freeSlot(group: NaiveGroup, node: NaiveNode, wanted: 1 | 2 | undefined): number {
  refuseIf(nodesOf(group).filter((each) => each !== node).length === 2, 'V03');
  const isFree = (slot: number) => group.slots[slot] === null || group.slots[slot] === node;
  if (wanted === undefined) return isFree(0) ? 0 : 1;
  refuseIf(!isFree(wanted - 1), 'SLOT_TAKEN');
  return wanted - 1;
}

function isNormal(group: NaiveGroup): boolean {
  return nodesOf(group).every(({ state }) => state === 'Normal');
}
