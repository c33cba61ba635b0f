/** The pair states and the clock of the naive lab, bullet by bullet of "High availability, exactly". */
import {
  hasHa,
  isAble,
  type NaiveGroup,
  type NaiveLab,
  type NaiveNode,
  nodesOf,
  Open,
  peerOf,
  placeWaiting,
} from './naive-lab';

const NO_SERVICES = 'Failed Over with Critical Services Not Running';
const BACKUP = 'Running in Backup Mode';
const FAILED_MODE = 'Running in Failed Mode';

/** HA of a group may have come or gone. */
export function haChanged(lab: NaiveLab, group: NaiveGroup, hadHa: boolean): void {
  const nodes = nodesOf(group);
  if (hasHa(group) && hadHa) return;
  for (const node of nodes) {
    node.state = hasHa(group) ? 'Normal' : 'Unknown';
    node.detectedAt = null;
    node.held = false;
  }
  group.transition = null;
  if (!hasHa(group)) return;
  const lost = nodes.filter((node) => !isAble(node));
  if (lost.length === 2) bothLost(group);
  else if (lost.length === 1) beginFailover(lab, group, lost[0]!, false);
}

function bothLost(group: NaiveGroup): void {
  for (const node of nodesOf(group)) {
    node.detectedAt = null;
    node.held = false;
    node.state = node.up ? FAILED_MODE : 'Unreachable';
  }
}

export function beginFailover(
  lab: NaiveLab,
  group: NaiveGroup,
  node: NaiveNode,
  admin: boolean,
): void {
  const peer = peerOf(group, node);
  node.detectedAt = null;
  if (admin) node.services = false;
  const endsAt = lab.clock + lab.parameters.transitionSeconds;
  group.transition = { back: false, node, admin, endsAt };
  node.state = 'Failing Over';
  peer.state = 'Taking Over';
  if (endsAt === lab.clock) endTransition(lab, group);
}

export function beginFallback(lab: NaiveLab, group: NaiveGroup, node: NaiveNode): void {
  const endsAt = lab.clock + lab.parameters.transitionSeconds;
  // Its services are stopped until fallback.
  if (node.state === 'Idle') node.services = true;
  group.transition = { back: true, node, admin: false, endsAt };
  node.state = 'Taking Back';
  peerOf(group, node).state = 'Falling Back';
  if (endsAt === lab.clock) endTransition(lab, group);
}

function endTransition(lab: NaiveLab, group: NaiveGroup): void {
  const { back, node, admin } = group.transition!;
  const peer = peerOf(group, node);
  group.transition = null;
  if (back) {
    for (const each of nodesOf(group)) {
      if (!isAble(each)) throw new Open('a loss while users are taken back');
      each.state = 'Normal';
    }
    return;
  }
  peer.state = BACKUP;
  if (admin && node.up) node.state = 'Idle';
  else if (admin) throw new Open('a machine lost while an administrator fails it over');
  else showLoss(lab, node);
  if (!isAble(peer)) loseBackup(lab, group, peer);
}

function showLoss(lab: NaiveLab, node: NaiveNode): void {
  const was = node.state;
  node.state = !node.up ? 'Unreachable' : !node.services ? NO_SERVICES : 'Failed Over';
  if (node.state === 'Failed Over' && was !== 'Failed Over') node.failedOverSince = lab.clock;
}

function loseBackup(lab: NaiveLab, group: NaiveGroup, backup: NaiveNode): void {
  const other = peerOf(group, backup);
  if (other.state === 'Failed Over') {
    other.state = BACKUP;
    showLoss(lab, backup);
  } else if (!backup.up) {
    backup.state = 'Unreachable';
    if (other.state === NO_SERVICES) other.state = FAILED_MODE;
  } else {
    backup.state = FAILED_MODE;
    if (other.up) other.state = FAILED_MODE;
  }
  if (!backup.up && !other.up) other.held = false;
}

/** The machine or a service of a node in a group with HA has just been lost. */
export function lost(lab: NaiveLab, group: NaiveGroup, node: NaiveNode) {
  if (group.transition) return;
  const { heartbeatTimeout, criticalServiceDelay, multiDeviceMessaging } = lab.parameters;
  switch (node.state) {
    case 'Normal': {
      if (!isAble(peerOf(group, node))) return bothLost(group);
      const timeout = node.up ? criticalServiceDelay : heartbeatTimeout;
      node.detectedAt = lab.clock + timeout * (multiDeviceMessaging ? 2 : 1);
      return;
    }
    case BACKUP:
      return loseBackup(lab, group, node);
    case 'Failed Over':
    case NO_SERVICES:
      return showLoss(lab, node);
    case 'Idle':
      if (node.up) throw new Open('a service that was started on an Idle node stops');
      node.held = peerOf(group, node).up;
      node.state = 'Unreachable';
      return;
    default:
      if (!node.up) node.state = 'Unreachable';
  }
}

/** The machine, or the services, of a node in a group with HA have just been put right. */
export function repaired(lab: NaiveLab, group: NaiveGroup, node: NaiveNode): void {
  if (group.transition) return;
  if (node.state === 'Normal') node.detectedAt = null;
  else if (node.state === NO_SERVICES) showLoss(lab, node);
  else if (node.state === 'Unreachable') machineBack(lab, node, peerOf(group, node));
}

function machineBack(lab: NaiveLab, node: NaiveNode, peer: NaiveNode): void {
  if (peer.state === FAILED_MODE) node.state = FAILED_MODE;
  else if (peer.state === 'Unreachable' || peer.state === 'Idle') node.state = BACKUP;
  else if (node.held) {
    node.state = 'Idle';
    node.services = false;
  } else showLoss(lab, node);
  node.held = false;
}

/** Everything that is due in this second, in the order of the page. */
export function fireDue(lab: NaiveLab): void {
  for (let quiet = false; !quiet; ) {
    quiet = true;
    for (const group of lab.groups)
      if (group.transition && group.transition.endsAt <= lab.clock) {
        endTransition(lab, group);
        quiet = false;
      }
    for (const group of lab.groups) {
      const due = fallbackDue(lab, group);
      if (due && due.at <= lab.clock) {
        beginFallback(lab, group, due.node);
        quiet = false;
      }
    }
    placeWaiting(lab);
    for (const group of lab.groups)
      for (const node of nodesOf(group))
        if (node.detectedAt !== null && node.detectedAt <= lab.clock) {
          beginFailover(lab, group, node, false);
          quiet = false;
        }
  }
}

function fallbackDue(lab: NaiveLab, group: NaiveGroup): { node: NaiveNode; at: number } | null {
  if (!lab.parameters.automaticFallback || !hasHa(group)) return null;
  const node = nodesOf(group).find(({ state }) => state === 'Failed Over');
  if (!node || peerOf(group, node).state !== BACKUP) return null;
  return { node, at: node.failedOverSince + lab.parameters.automaticFallbackDelay };
}

/** Seconds at which something ends by itself: timers and transitions, and fallbacks if asked. */
function pending(lab: NaiveLab, withFallback: boolean): number[] {
  return lab.groups.flatMap((group) => {
    const fallback = withFallback ? fallbackDue(lab, group) : null;
    return [
      ...(group.transition ? [group.transition.endsAt] : []),
      ...(fallback ? [fallback.at] : []),
      ...nodesOf(group).flatMap(({ detectedAt }) => (detectedAt === null ? [] : [detectedAt])),
    ];
  });
}

export function wait(lab: NaiveLab, seconds: number): void {
  const end = lab.clock + seconds;
  fireDue(lab);
  for (;;) {
    const next = Math.min(...pending(lab, true));
    if (next > end) break;
    lab.clock = Math.max(lab.clock, next);
    fireDue(lab);
  }
  lab.clock = end;
}

export function settle(lab: NaiveLab): void {
  fireDue(lab);
  while (pending(lab, false).length > 0) {
    lab.clock = Math.max(lab.clock, Math.min(...pending(lab, true)));
    fireDue(lab);
  }
}
