/**
 * A second, naive implementation of docs/scenario-format.md, written from that page alone: one user at a
 * time, every count counted anew, no thought for speed. Tests compare the engine with it; the product
 * never sees it.
 */
import type { HaReason, NodeState, Reason, Service } from '../../src/shared/model';
import type { RefusalCode } from '../../src/shared/refusal';

/** The rules refuse the step. */
export class Refused extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }
}

export interface NaiveNode {
  name: string;
  capacity: number;
  up: boolean;
  /** The stopped ones; true for those that are broken. */
  services: Map<Service, boolean>;
  state: NodeState;
  reason: HaReason | null;
  timer: { machine: boolean; ends: number } | null;
  /** Second at which its initialization is over. */
  initEnds: number | null;
  failedOverSince: number | null;
}

export interface NaiveGroup {
  name: string;
  ha: boolean;
  slots: (NaiveNode | null)[];
  cut: boolean;
  linkTimer: number | null;
  status: 'no HA' | 'normal' | 'carried' | 'admin' | 'split' | 'failed' | 'dark';
  /** X of the page. */
  carrier: NaiveNode | null;
  /** The pair has just formed, which gave the reasons. */
  formed: boolean;
  transition: {
    kind: 'failover' | 'fallback';
    node: NaiveNode;
    reason: HaReason;
    endsAt: number;
  } | null;
}

export interface NaiveUser {
  id: string;
  devices: number;
  homeCluster: boolean;
  enabled: boolean;
  server: NaiveNode | null;
  home: NaiveNode | null;
  reason: Reason | null;
  /** An administrator took the home away; lasts until one is given. */
  taken: boolean;
}

export interface NaiveLab {
  groups: NaiveGroup[];
  /** In arrival order. */
  users: NaiveUser[];
  clock: number;
  mode: 'balanced' | 'active-standby' | 'none';
  highest: Record<string, number>;
  policies: { tieBreak: string; spread: string; capacity: string; unassigned: string };
  parameters: {
    heartbeatTimeout: number;
    initializationTimeout: number;
    criticalServiceDelay: number;
    automaticFallback: boolean;
    automaticFallbackDelay: number;
    transitionSeconds: number;
    multiDeviceMessaging: boolean;
  };
}

export function newLab(): NaiveLab {
  return {
    groups: [],
    users: [],
    clock: 0,
    mode: 'balanced',
    highest: {},
    policies: {
      tieBreak: 'group-major',
      spread: 'least-assigned',
      capacity: 'advisory',
      unassigned: 'keep',
    },
    parameters: {
      heartbeatTimeout: 60,
      initializationTimeout: 120,
      criticalServiceDelay: 90,
      automaticFallback: false,
      automaticFallbackDelay: 1800,
      transitionSeconds: 0,
      multiDeviceMessaging: false,
    },
  };
}

export function nodesOf(group: NaiveGroup): NaiveNode[] {
  return group.slots.filter((node) => node !== null);
}

export function allNodes(lab: NaiveLab): NaiveNode[] {
  return lab.groups.flatMap(nodesOf);
}

export function hasHa(group: NaiveGroup): boolean {
  return group.ha && nodesOf(group).length === 2;
}

export function isAble(node: NaiveNode): boolean {
  return node.up && node.services.size === 0;
}

export function groupOf(lab: NaiveLab, node: NaiveNode): NaiveGroup {
  return lab.groups.find((group) => group.slots.includes(node))!;
}

export function peerOf(group: NaiveGroup, node: NaiveNode): NaiveNode {
  return group.slots[0] === node ? group.slots[1]! : group.slots[0]!;
}

export function isEligible(user: NaiveUser): boolean {
  return user.homeCluster && user.enabled;
}

export function assignedTo(lab: NaiveLab, node: NaiveNode): number {
  return lab.users.filter((user) => user.home === node).length;
}

/** Any group with HA is in a state other than Normal. */
export function inFailover(lab: NaiveLab): boolean {
  return lab.groups.some(
    (group) => hasHa(group) && nodesOf(group).some((node) => node.state !== 'Normal'),
  );
}

export function topologyOrder(lab: NaiveLab): NaiveNode[] {
  if (lab.policies.tieBreak === 'group-major') return allNodes(lab);
  return [0, 1].flatMap((slot) =>
    lab.groups.map((group) => group.slots[slot] ?? null).filter((node) => node !== null),
  );
}

function candidates(lab: NaiveLab): NaiveNode[] {
  if (lab.mode === 'none') return [];
  let found = topologyOrder(lab);
  if (lab.mode === 'active-standby') {
    const groups = lab.groups.filter((group) => nodesOf(group).length > 0);
    const used = lab.policies.spread === 'first-group' ? groups.slice(0, 1) : groups;
    const ones = used.map((group) => group.slots[0] ?? group.slots[1]!);
    found = found.filter((node) => ones.includes(node));
  }
  if (lab.policies.capacity === 'strict')
    found = found.filter((node) => assignedTo(lab, node) < node.capacity);
  return found;
}

/** Places one user by the mode. */
export function placeByMode(lab: NaiveLab, user: NaiveUser): void {
  user.home = null;
  const found = candidates(lab);
  if (found.length === 0) {
    user.reason = lab.mode === 'none' ? 'NONE_NO_AUTO' : 'NO_NODE_WITH_CAPACITY';
    return;
  }
  const fewest = Math.min(...found.map((node) => assignedTo(lab, node)));
  const tied = found.filter((node) => assignedTo(lab, node) === fewest);
  const chosen = tied[0]!;
  if (lab.mode === 'balanced') user.reason = tied.length > 1 ? 'BAL_TIE' : 'BAL_FEWEST';
  else if (found.length > 1) user.reason = 'AS_GROUP_LEAST';
  else
    user.reason =
      groupOf(lab, chosen).slots[1] === chosen ? 'AS_ONLY_NODE_IN_GROUP' : 'AS_FIRST_NODE';
  user.home = chosen;
  user.taken = false;
}

/** `unassigned: place-on-sync`. */
export function placeOnSync(lab: NaiveLab): void {
  if (lab.policies.unassigned === 'keep' || lab.mode === 'none' || inFailover(lab)) return;
  for (const user of lab.users)
    if (isEligible(user) && user.home === null && !user.taken) placeByMode(lab, user);
}

/** Those who wait are placed once no group is in a failover state. */
export function placeWaiting(lab: NaiveLab): void {
  if (inFailover(lab)) return;
  for (const user of lab.users) {
    if (user.reason !== 'BLOCKED_CLUSTER_IN_FAILOVER') continue;
    if (user.server !== null && allNodes(lab).includes(user.server)) {
      user.home = user.server;
      user.reason = 'EXPLICIT_BAT';
    } else placeByMode(lab, user);
  }
}

/** The node that serves the users of a node now, or null. */
export function servedBy(lab: NaiveLab, node: NaiveNode): NaiveNode | null {
  const group = groupOf(lab, node);
  return nodesOf(group).find((server) => serves(group, server, node)) ?? null;
}

function serves(group: NaiveGroup, server: NaiveNode, home: NaiveNode): boolean {
  if (!isAble(server)) return false;
  switch (server.state) {
    case 'Unknown':
    case 'Normal':
    case 'Taking Over':
      return server === home;
    case 'Running in Backup Mode':
    case 'Falling Back':
      return server === home || peerOf(group, server).state !== 'Running in Backup Mode';
    default:
      return false;
  }
}

export function nodeNamed(lab: NaiveLab, name: string): NaiveNode {
  const node = allNodes(lab).find((each) => each.name === name);
  if (!node) throw new Refused('UNKNOWN_NODE');
  return node;
}

export function groupNamed(lab: NaiveLab, name: string): NaiveGroup {
  const group = lab.groups.find((each) => each.name === name);
  if (!group) throw new Refused('UNKNOWN_GROUP');
  return group;
}

export function userNamed(lab: NaiveLab, id: string): NaiveUser {
  const user = lab.users.find((each) => each.id === id);
  if (!user) throw new Refused('UNKNOWN_USER');
  return user;
}

export function refuseIf(condition: boolean, code: RefusalCode): void {
  if (condition) throw new Refused(code);
}
