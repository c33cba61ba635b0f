/**
 * What a status times, and for how long (docs/scenario-format.md, "Noticing"; domain 4.1, 4.7; D12, D15).
 */
import type { Parameters } from '../../../shared/model';
import { nodeAt, nodesOf } from '../order';
import type { Node, Status, Timer, Topology } from '../state';
import { isAble, withGroup, withNode } from './facts';

/** What is timed in a status: the loss of these nodes, and the cut of the link. */
const TIMED: {
  readonly [K in Status['kind']]: (status: Extract<Status, { kind: K }>) => Timed;
} = {
  normal: () => ({ node: () => true, link: true }),
  carried: ({ by }) => ({ node: (index) => index === by, link: true }),
  admin: ({ by, carrierLost }) => ({ node: (index) => index === by && !carrierLost, link: false }),
  split: () => NOTHING,
  failed: () => NOTHING,
  dark: () => NOTHING,
};

interface Timed {
  readonly node: (index: number) => boolean;
  readonly link: boolean;
}

const NOTHING: Timed = { node: () => false, link: false };

/** Multiple device messaging doubles the timers (domain 4.1; S2). */
function doubled(seconds: number, { multiDeviceMessaging }: Parameters): number {
  return multiDeviceMessaging ? seconds * 2 : seconds;
}

/** Seconds until the loss of a machine, or of the link, is noticed. */
export function heartbeatSeconds(parameters: Parameters): number {
  return doubled(parameters.heartbeatTimeout, parameters);
}

/** Seconds until the loss of a critical service is noticed. */
export function serviceSeconds(parameters: Parameters): number {
  return doubled(parameters.criticalServiceDelay, parameters);
}

/** Seconds that a node which does not see its peer is Initializing (D13). */
export function initializationSeconds(parameters: Parameters): number {
  return doubled(parameters.initializationTimeout, parameters);
}

/**
 * Starts the timers of troubles that the status of a group with HA times, and ends the others. A running one keeps
 * its end, but for the loss of a machine whose services were lost before.
 */
export function withTimers(topology: Topology, groupIndex: number, now: number): Topology {
  const group = topology.groups[groupIndex]!;
  const { parameters } = topology;
  const timed = timedIn(group.status!);
  let changed = topology;
  for (const index of nodesOf(group)) {
    const node = nodeAt(topology, index);
    const timer = timed.node(index) ? timerOf(node, parameters, now) : null;
    if (timer !== node.timer) changed = withNode(changed, index, { timer });
  }
  const linkTimer =
    timed.link && group.linkCut ? (group.linkTimer ?? now + heartbeatSeconds(parameters)) : null;
  return linkTimer === group.linkTimer ? changed : withGroup(changed, groupIndex, { linkTimer });
}

function timedIn(status: Status) {
  return (TIMED[status.kind] as (status: Status) => Timed)(status);
}

function timerOf(node: Node, parameters: Parameters, now: number): Timer | null {
  if (isAble(node)) return null;
  const kind = node.machineUp ? 'service' : 'machine';
  if (node.timer?.kind === kind) return node.timer;
  const seconds = kind === 'machine' ? heartbeatSeconds(parameters) : serviceSeconds(parameters);
  return { kind, endsAt: now + seconds };
}
