/** The steps of the naive lab, row by row of the table in docs/scenario-format.md. */
import type { RefusalCode } from '../../src/shared/refusal';
import type { Step, StepOf } from '../../src/shared/step';
import {
  beginFailover,
  beginFallback,
  fireDue,
  haChanged,
  lost,
  repaired,
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
  isAble,
  isEligible,
  type NaiveGroup,
  type NaiveLab,
  type NaiveNode,
  nodeNamed,
  nodesOf,
  Open,
  peerOf,
  placeByMode,
  placeOnSync,
  Refused,
  refuseIf,
  userNamed,
} from './naive-lab';
import { assign, atHome, enableUsers, rebalance, unassign } from './naive-users';

/** Does one step on a copy. Throws `Open` where the page leaves room. */
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
      else refuseIf(hadHa && !isNormal(group), 'CLUSTER_IN_FAILOVER');
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
      if (node.name === step.name) throw new Open('a name that stays');
      refuseIf(
        allNodes(lab).some(({ name }) => name === step.name),
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
>;

function haStep(lab: NaiveLab, step: HaStep) {
  if (step.do === 'fallback' || step.do === 'recover') {
    const group = groupNamed(lab, step.group);
    return step.do === 'fallback' ? fallback(lab, group) : recover(group);
  }
  const node = nodeNamed(lab, step.node);
  const group = groupOf(lab, node);
  switch (step.do) {
    case 'fail-node':
      refuseIf(!node.up, 'ALREADY_DOWN');
      node.up = false;
      if (hasHa(group)) lost(lab, group, node);
      return;
    case 'restore-node':
      refuseIf(node.up, 'ALREADY_UP');
      node.up = true;
      node.services = true;
      if (hasHa(group)) repaired(lab, group, node);
      return;
    case 'stop-service':
      refuseIf(!node.up, 'MACHINE_DOWN');
      refuseIf(!node.services, 'ALREADY_DOWN');
      node.services = false;
      if (hasHa(group)) lost(lab, group, node);
      return;
    case 'start-service':
      refuseIf(!node.up, 'MACHINE_DOWN');
      refuseIf(node.services, 'ALREADY_UP');
      node.services = true;
      if (hasHa(group)) repaired(lab, group, node);
      return;
    case 'failover':
      refuseIf(!hasHa(group) || !isNormal(group), 'NOT_NORMAL');
      if (!nodesOf(group).every(isAble)) throw new Open('a failover beside an undetected loss');
      return beginFailover(lab, group, node, true);
  }
}

function fallback(lab: NaiveLab, group: NaiveGroup): void {
  const node = nodesOf(group).find(
    (each) =>
      (each.state === 'Idle' || each.state === 'Failed Over') &&
      peerOf(group, each).state === 'Running in Backup Mode',
  );
  if (!node) throw new Refused('NOT_FAILED_OVER');
  beginFallback(lab, group, node);
}

function recover(group: NaiveGroup): void {
  const nodes = nodesOf(group);
  refuseIf(
    nodes.length < 2 || nodes.some(({ state }) => state !== 'Running in Failed Mode'),
    'NOT_IN_FAILED_MODE',
  );
  refuseIf(!nodes.every(({ services }) => services), 'SERVICES_DOWN');
  for (const node of nodes) node.state = 'Normal';
}

function addNode(lab: NaiveLab, step: StepOf<'add-node'>): void {
  const group = groupNamed(lab, step.group);
  refuseIf(
    allNodes(lab).some(({ name }) => name === step.name),
    'DUPLICATE',
  );
  const node: NaiveNode = {
    name: step.name,
    capacity: step.capacity!,
    up: true,
    services: true,
    state: 'Unknown',
    detectedAt: null,
    held: false,
    failedOverSince: 0,
  };
  group.slots[freeSlot(group, node, step.slot)] = node;
  haChanged(lab, group, false);
}

function takeNode(lab: NaiveLab, step: StepOf<'remove-node' | 'move-node'>): void {
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
