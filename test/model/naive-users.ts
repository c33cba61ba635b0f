/** Users of the naive lab: how they come, go, are placed by hand and spread by a planner. */
import type { StepOf } from '../../src/shared/step';
import {
  allNodes,
  assignedTo,
  inFailover,
  isEligible,
  type NaiveLab,
  type NaiveNode,
  type NaiveUser,
  nodeNamed,
  placeByMode,
  placeOnSync,
  refuseIf,
  topologyOrder,
  userNamed,
} from './naive-lab';

export function enableUsers(lab: NaiveLab, step: StepOf<'enable-users'>): void {
  const rows = step.users ?? generated(lab, step);
  const servers = rows.map(({ server }) => {
    const node = allNodes(lab).find(({ name }) => name === server);
    refuseIf(server !== undefined && !node, 'V34');
    return node ?? null;
  });
  const ids = [...lab.users, ...rows].map(({ id }) => id);
  refuseIf(new Set(ids).size < ids.length, 'DUPLICATE');
  refuseIf(
    rows.some(({ id }) => [...id].length > 128),
    'LIMIT',
  );
  if (step.users === undefined) {
    const { prefix = 'user' } = step;
    const last = Number(rows.at(-1)!.id.slice(prefix.length));
    lab.highest[prefix] = Math.max(lab.highest[prefix] ?? 0, last);
  }
  placeOnSync(lab);
  for (const [index, row] of rows.entries()) {
    const { id, homeCluster = true, enabled = true, devices = 1 } = row;
    const user: NaiveUser = {
      id,
      devices,
      homeCluster,
      enabled,
      server: servers[index]!,
      home: null,
      reason: null,
      taken: false,
    };
    lab.users.push(user);
    if (!homeCluster) user.reason = 'NOT_ELIGIBLE_HOME_CLUSTER';
    else if (!enabled) user.reason = 'NOT_ELIGIBLE_NOT_ENABLED';
    else if (inFailover(lab)) user.reason = 'BLOCKED_CLUSTER_IN_FAILOVER';
    else if (user.server) {
      user.home = user.server;
      user.reason = 'EXPLICIT_BAT';
    } else placeByMode(lab, user);
  }
}

function generated(lab: NaiveLab, step: Extract<StepOf<'enable-users'>, { count: number }>) {
  const { prefix = 'user', devices = 1 } = step;
  const from = step.from ?? (lab.highest[prefix] ?? 0) + 1;
  return Array.from({ length: step.count }, (_, i) => ({
    id: `${prefix}${from + i}`,
    devices,
    server: undefined,
    homeCluster: true,
    enabled: true,
  }));
}

export function assign(lab: NaiveLab, step: StepOf<'assign'>): void {
  const node = nodeNamed(lab, step.node);
  let users: NaiveUser[];
  if (step.users) users = step.users.map((id) => userNamed(lab, id));
  else if (step.of === 'unassigned')
    users = lab.users.filter((user) => isEligible(user) && user.home === null).slice(0, step.count);
  else users = atHome(lab, nodeNamed(lab, step.of!), step.count);
  refuseIf(inFailover(lab), 'CLUSTER_IN_FAILOVER');
  refuseIf(!users.every(isEligible), 'NOT_ELIGIBLE');
  for (const user of users) {
    user.home = node;
    user.taken = false;
    user.reason = 'EXPLICIT_MANUAL';
  }
}

export function unassign(lab: NaiveLab, step: StepOf<'unassign'>): void {
  refuseIf(step.of === 'unassigned', 'UNKNOWN_NODE');
  const users = step.all
    ? lab.users.filter(({ home }) => home !== null)
    : (step.users?.map((id) => userNamed(lab, id)) ??
      atHome(lab, nodeNamed(lab, (step.of ?? step.node)!), step.count));
  for (const user of users.filter(isEligible)) {
    user.home = null;
    user.reason = 'UNASSIGNED_BY_ADMIN';
    user.taken = true;
  }
}

export function rebalance(lab: NaiveLab, strategy: 'even' | 'capacity'): void {
  refuseIf(inFailover(lab), 'CLUSTER_IN_FAILOVER');
  const nodes = topologyOrder(lab);
  const held = nodes.map((node) => assignedTo(lab, node));
  const total = held.reduce((sum, count) => sum + count, 0);
  const targets = strategy === 'even' ? evenTargets(held, total) : shares(nodes, total);
  const movers = nodes.flatMap((node, i) => atHome(lab, node).slice(targets[i]));
  for (const user of lab.users.filter((each) => movers.includes(each))) {
    // Whoever leaves a node leaves it at its target, so only the others are below theirs.
    const to = nodes.find(
      (node, i) => assignedTo(lab, node) < targets[i]! && held[i]! < targets[i]!,
    )!;
    user.home = to;
    user.reason = 'REBALANCED';
  }
}

function evenTargets(held: readonly number[], total: number): number[] {
  const most = held.map((_, i) => i).toSorted((a, b) => held[b]! - held[a]! || a - b);
  const larger = most.slice(0, total % held.length);
  return held.map((_, i) => Math.floor(total / held.length) + (larger.includes(i) ? 1 : 0));
}

function shares(nodes: readonly NaiveNode[], total: number): number[] {
  const sum = nodes.reduce((all, { capacity }) => all + capacity, 0);
  const floors = nodes.map(({ capacity }) => Math.floor((total * capacity) / sum));
  const left = total - floors.reduce((all, count) => all + count, 0);
  const remainders = nodes.map(({ capacity }) => (total * capacity) % sum);
  const order = nodes.map((_, i) => i).toSorted((a, b) => remainders[b]! - remainders[a]! || a - b);
  const rounded = order.slice(0, left);
  return floors.map((count, i) => count + (rounded.includes(i) ? 1 : 0));
}

export function atHome(
  lab: NaiveLab,
  node: NaiveNode,
  count = Number.POSITIVE_INFINITY,
): NaiveUser[] {
  return lab.users.filter((user) => user.home === node).slice(0, count);
}
