/**
 * The pairs and the clock of the naive lab, sentence by sentence of "High availability, exactly": objects
 * that change, states written where the page says so.
 */
import type { HaReason, NodeState } from '../../src/shared/model';
import {
  hasHa,
  isAble,
  type NaiveGroup,
  type NaiveLab,
  type NaiveNode,
  nodesOf,
  peerOf,
  placeWaiting,
} from './naive-lab';

const CSNR = 'Failed Over with Critical Services Not Running';
const BACKUP = 'Running in Backup Mode';
const FAILED = 'Running in Failed Mode';

/** "A node gets a new reason when its state changes." */
function say(lab: NaiveLab, node: NaiveNode, state: NodeState, reason: HaReason | null) {
  if (node.state === state) return;
  node.state = state;
  node.reason = state === 'Unreachable' ? null : reason;
  node.failedOverSince = state === 'Failed Over' ? lab.clock : null;
}

/** "By its facts", for a node that is failed over or stands alone in a split. */
function byFacts(lab: NaiveLab, node: NaiveNode, whenAble: 'Failed Over' | typeof BACKUP) {
  if (!node.up) say(lab, node, 'Unreachable', null);
  else if (node.initEnds !== null) say(lab, node, 'Initializing', 'Initialization');
  else if (isAble(node))
    say(lab, node, whenAble, whenAble === 'Failed Over' ? node.reason : 'Peer Down');
  else say(lab, node, CSNR, lostReason(node));
}

function lostReason(node: NaiveNode): HaReason {
  if (node.state === 'Initializing') return 'Initialization';
  return node.services.has('database') ? 'Database Failure' : 'Critical Service Down';
}

function sees(group: NaiveGroup, node: NaiveNode): boolean {
  return !group.cut && peerOf(group, node).up;
}

/** HA of a group may have come or gone. */
export function haChanged(lab: NaiveLab, group: NaiveGroup, hadHa: boolean) {
  if (hasHa(group) === hadHa) return;
  for (const node of nodesOf(group)) {
    node.timer = null;
    node.initEnds = null;
  }
  group.linkTimer = null;
  group.transition = null;
  if (hasHa(group)) return form(lab, group);
  group.status = 'no HA';
  for (const node of nodesOf(group)) say(lab, node, 'Unknown', 'High Availability Not Enabled');
}

function form(lab: NaiveLab, group: NaiveGroup) {
  for (const node of nodesOf(group)) node.initEnds = null;
  const lost = nodesOf(group).filter((node) => !isAble(node));
  if (lost.length === 2) return fail(lab, group, 'Critical Service Down');
  if (lost.length === 1) {
    const reason = failoverReason(lost[0]!);
    return carry(lab, group, peerOf(group, lost[0]!), reason);
  }
  normal(lab, group);
}

function failoverReason(lost: NaiveNode): HaReason {
  if (!lost.up) return 'Peer Reboot';
  return lost.services.has('database') ? 'Database Failure' : 'Critical Service Down';
}

function normal(lab: NaiveLab, group: NaiveGroup) {
  group.status = 'normal';
  group.carrier = null;
  for (const node of nodesOf(group)) {
    node.initEnds = null;
    say(lab, node, 'Normal', 'Normal');
  }
  timers(lab, group);
}

/** Carried by X; the other shows its facts. Both get the reason where their state changes. */
function carry(lab: NaiveLab, group: NaiveGroup, x: NaiveNode, reason: HaReason | null) {
  const y = peerOf(group, x);
  group.status = 'carried';
  group.carrier = x;
  x.initEnds = null;
  y.initEnds = null;
  say(lab, x, BACKUP, reason);
  const was = y.state;
  byFacts(lab, y, 'Failed Over');
  if (y.state !== was && y.up && reason !== null && reason !== 'Peer Down During Initialization')
    y.reason = reason;
  timers(lab, group);
}

/** Failed, or dark with both machines off. */
function fail(lab: NaiveLab, group: NaiveGroup, reason: HaReason) {
  const nodes = nodesOf(group);
  group.status = nodes.some(({ up }) => up) ? 'failed' : 'dark';
  group.carrier = null;
  for (const node of nodes) {
    node.initEnds = null;
    say(lab, node, node.up ? FAILED : 'Unreachable', reason);
    if (node.up) node.reason = reason;
  }
  timers(lab, group);
}

function split(lab: NaiveLab, group: NaiveGroup) {
  group.status = 'split';
  group.carrier = null;
  for (const node of nodesOf(group)) byFacts(lab, node, BACKUP);
  timers(lab, group);
}

function dark(lab: NaiveLab, group: NaiveGroup) {
  group.status = 'dark';
  group.carrier = null;
  for (const node of nodesOf(group))
    if (!node.up) say(lab, node, 'Unreachable', null);
    else say(lab, node, 'Initializing', 'Initialization');
  timers(lab, group);
}

/** Starts and ends the timers of a group. */
function timers(lab: NaiveLab, group: NaiveGroup) {
  const { heartbeatTimeout, criticalServiceDelay, multiDeviceMessaging } = lab.parameters;
  const times = multiDeviceMessaging ? 2 : 1;
  for (const node of nodesOf(group)) {
    const timed =
      group.status === 'normal' ||
      (group.status === 'carried' && group.carrier === node) ||
      (group.status === 'admin' && group.carrier === node && node.state !== 'Unreachable');
    if (!timed || isAble(node)) node.timer = null;
    else if (!node.timer)
      node.timer = {
        machine: !node.up,
        ends: lab.clock + times * (node.up ? criticalServiceDelay : heartbeatTimeout),
      };
    else if (!node.up && !node.timer.machine)
      node.timer = { machine: true, ends: lab.clock + times * heartbeatTimeout };
  }
  if (!group.cut || (group.status !== 'normal' && group.status !== 'carried'))
    group.linkTimer = null;
  else group.linkTimer ??= lab.clock + times * heartbeatTimeout;
}

/** Facts of a group with HA are others now; `back` is the node whose machine came back. */
export function changed(lab: NaiveLab, group: NaiveGroup, back: NaiveNode | null = null) {
  for (const node of nodesOf(group)) if (!node.up) node.initEnds = null;
  if (!group.transition) show(lab, group, back);
  if (back && !['Unknown', 'Normal', FAILED].includes(back.state) && !group.formed)
    back.reason = 'Initialization';
  group.formed = false;
  timers(lab, group);
}

function show(lab: NaiveLab, group: NaiveGroup, back: NaiveNode | null) {
  const nodes = nodesOf(group);
  const x = group.carrier;
  switch (group.status) {
    case 'normal':
      if (!nodes.some(isAble)) fail(lab, group, 'Critical Service Down');
      return;
    case 'carried': {
      const y = peerOf(group, x!);
      if (back === y && !sees(group, y)) startInit(lab, y);
      if (y.initEnds !== null && sees(group, y)) y.initEnds = null;
      return byFacts(lab, y, 'Failed Over');
    }
    case 'admin': {
      const y = peerOf(group, x!);
      say(lab, y, y.up ? 'Idle' : 'Unreachable', y.reason);
      if (back === x) say(lab, x!, BACKUP, x!.reason);
      return;
    }
    case 'split':
      if (back) startInit(lab, back);
      for (const node of nodes) byFacts(lab, node, BACKUP);
      return;
    case 'failed':
      if (back) return fail(lab, group, 'Unknown');
      if (!nodes.some(({ up }) => up)) return dark(lab, group);
      for (const node of nodes) if (!node.up) say(lab, node, 'Unreachable', null);
      return;
    case 'dark':
      if (nodes.every(({ up }) => up) && !group.cut) {
        group.formed = true;
        return form(lab, group);
      }
      if (back) startInit(lab, back);
      return dark(lab, group);
  }
}

function startInit(lab: NaiveLab, node: NaiveNode) {
  const { initializationTimeout, multiDeviceMessaging } = lab.parameters;
  node.initEnds = lab.clock + initializationTimeout * (multiDeviceMessaging ? 2 : 1);
}

/** The link is up again. */
export function healed(lab: NaiveLab, group: NaiveGroup) {
  if (group.status !== 'split') return changed(lab, group);
  const nodes = nodesOf(group);
  const backups = nodes.filter(({ state }) => state === BACKUP);
  if (backups.length === 2) fail(lab, group, 'Unknown');
  else if (backups.length === 1) carry(lab, group, backups[0]!, null);
  else if (nodes.every(({ up }) => up)) form(lab, group);
  else if (nodes.some(({ state }) => state === CSNR)) fail(lab, group, 'Critical Service Down');
  else dark(lab, group);
}

export function failoverByAdmin(lab: NaiveLab, group: NaiveGroup, node: NaiveNode) {
  for (const service of STOPPED_BY_ADMIN)
    if (!node.services.has(service)) node.services.set(service, false);
  group.status = 'admin';
  group.carrier = peerOf(group, node);
  begin(lab, group, 'failover', node, 'On Admin Request');
}

/** What an administrator's failover stops: all but the database. */
export const STOPPED_BY_ADMIN = [
  'client-profile-agent',
  'sync-agent',
  'xcp-router',
  'sip-proxy',
  'presence-engine',
] as const;

export function fallback(lab: NaiveLab, group: NaiveGroup, node: NaiveNode, reason: HaReason) {
  startAll(node);
  group.status = 'normal';
  group.carrier = null;
  begin(lab, group, 'fallback', node, reason);
}

/** Every stopped service that is not broken starts. */
export function startAll(node: NaiveNode) {
  for (const [service, broken] of node.services) if (!broken) node.services.delete(service);
}

function begin(
  lab: NaiveLab,
  group: NaiveGroup,
  kind: 'failover' | 'fallback',
  node: NaiveNode,
  reason: HaReason,
) {
  group.transition = { kind, node, reason, endsAt: lab.clock + lab.parameters.transitionSeconds };
  timers(lab, group);
  // "0 leaves them out": the states before are those from which the end goes on.
  if (lab.parameters.transitionSeconds === 0) return end(lab, group);
  const peer = peerOf(group, node);
  say(lab, node, kind === 'failover' ? 'Failing Over' : 'Taking Back', reason);
  say(lab, peer, kind === 'failover' ? 'Taking Over' : 'Falling Back', reason);
}

function end(lab: NaiveLab, group: NaiveGroup) {
  const { kind, node, reason } = group.transition!;
  const skipped = node.state !== 'Failing Over';
  group.transition = null;
  if (kind === 'fallback') {
    if (node.up && !isAble(node)) fail(lab, group, 'Start of Critical Services Failed');
    else if (!nodesOf(group).some(isAble)) fail(lab, group, 'Critical Service Down');
    else normal(lab, group);
    return;
  }
  const peer = peerOf(group, node);
  const kept = (each: NaiveNode) => (skipped ? reason : each.reason);
  say(lab, peer, BACKUP, kept(peer));
  const reasonOfNode = kept(node);
  if (group.status === 'admin') say(lab, node, node.up ? 'Idle' : 'Unreachable', reasonOfNode);
  else {
    const was = node.state;
    byFacts(lab, node, 'Failed Over');
    if (node.state !== was && node.up) node.reason = reasonOfNode;
  }
  timers(lab, group);
}

export function recover(lab: NaiveLab, group: NaiveGroup) {
  nodesOf(group).forEach(startAll);
  if (nodesOf(group).every(isAble)) normal(lab, group);
  else fail(lab, group, 'Start of Critical Services Failed');
}

interface Due {
  readonly second: number;
  readonly kind: 0 | 1 | 2 | 3 | 4;
  readonly run: () => void;
}

/** All that will happen by itself, in the order of the page: by kind, then groups in list order, slot 1 first. */
function agenda(lab: NaiveLab): Due[] {
  const due: Due[] = [];
  const { automaticFallback, automaticFallbackDelay } = lab.parameters;
  for (const group of lab.groups) {
    const { transition } = group;
    if (transition) due.push({ second: transition.endsAt, kind: 1, run: () => end(lab, group) });
    for (const node of nodesOf(group)) {
      if (automaticFallback && node.failedOverSince !== null)
        due.push({
          second: node.failedOverSince + automaticFallbackDelay,
          kind: 0,
          run: () => fallback(lab, group, node, 'Automatic Fallback'),
        });
      if (node.initEnds !== null)
        due.push({ second: node.initEnds, kind: 2, run: () => initOver(lab, group, node) });
      if (node.timer && !transition)
        due.push({ second: node.timer.ends, kind: 3, run: () => noticed(lab, group, node) });
    }
    if (group.linkTimer !== null && !transition)
      due.push({ second: group.linkTimer, kind: 4, run: () => split(lab, group) });
  }
  return due.toSorted((a, b) => a.kind - b.kind);
}

function initOver(lab: NaiveLab, group: NaiveGroup, node: NaiveNode) {
  node.initEnds = null;
  if (group.cut) {
    if (isAble(node)) say(lab, node, BACKUP, 'Peer Down During Initialization');
    return split(lab, group);
  }
  if (isAble(node)) carry(lab, group, node, 'Peer Down During Initialization');
  else fail(lab, group, 'Critical Service Down');
}

function noticed(lab: NaiveLab, group: NaiveGroup, node: NaiveNode) {
  const peer = peerOf(group, node);
  if (group.status === 'normal') {
    const reason = failoverReason(node);
    group.status = 'carried';
    group.carrier = peer;
    return begin(lab, group, 'failover', node, reason);
  }
  if (group.status === 'admin') {
    if (node.up) return fail(lab, group, 'Critical Service Down');
    say(lab, node, 'Unreachable', null);
    return timers(lab, group);
  }
  if (peer.state === 'Failed Over') {
    const recovered = node.services.has('database')
      ? 'Auto Recover Database Failure'
      : 'Auto Recover Critical Service Down';
    carry(lab, group, peer, node.up ? recovered : 'Peer Reboot');
  } else if (peer.state === 'Initializing') {
    if (node.up) split(lab, group);
    else dark(lab, group);
  } else fail(lab, group, 'Critical Service Down');
}

/** What is due in this second, one by one; users who wait are placed after each. */
export function fireDue(lab: NaiveLab) {
  placeWaiting(lab);
  for (;;) {
    const next = agenda(lab).find(({ second }) => second <= lab.clock);
    if (!next) return;
    next.run();
    placeWaiting(lab);
  }
}

export function wait(lab: NaiveLab, seconds: number) {
  const over = lab.clock + seconds;
  fireDue(lab);
  for (;;) {
    const next = Math.min(...agenda(lab).map(({ second }) => second));
    if (next > over) break;
    lab.clock = Math.max(lab.clock, next);
    fireDue(lab);
  }
  lab.clock = over;
}

export function settle(lab: NaiveLab) {
  fireDue(lab);
  // Automatic fallback is not waited for, but happens when the clock reaches it.
  while (agenda(lab).some(({ kind }) => kind !== 0)) {
    lab.clock = Math.max(lab.clock, Math.min(...agenda(lab).map(({ second }) => second)));
    fireDue(lab);
  }
}
