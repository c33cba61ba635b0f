import { shortened } from '../../../shared/format';
import type { GroupAction, GroupView, NodeAction, NodeView } from '../../../shared/view';
import { applyStep, isAcceptedNow } from '../../engine/apply';
import { servicesRun } from '../../engine/ha/facts';
import { measure } from '../../engine/measure';
import { hasHa, nodeAt, nodesOf, peerOf } from '../../engine/order';
import { perGroup } from '../../engine/per-group';
import { isSplit, servingNode } from '../../engine/serve';
import type { Group, LabState } from '../../engine/state';
import { staysFailedOver } from '../../engine/time';
import { groupSummary, remedyOfState } from '../../engine/words/state-words';
import { takenOverWords } from '../../engine/words/taken-over';

const NODE_ACTIONS: readonly NodeAction[] = [
  'fail-node',
  'restore-node',
  'stop-service',
  'start-service',
  'failover',
];
const GROUP_ACTIONS: readonly GroupAction[] = ['fallback', 'recover', 'heal-link', 'cut-link'];
/** Steps that are only tried out have no place in the journal. */
const TRY = { index: 0, settle: false } as const;

/** A redundancy group as every page shows it. */
export function groupView(state: LabState, group: Group): GroupView {
  const view = viewAlone(state, group);
  if (!mayPlaceWaiting(state, group)) return view;
  const [first, second] = view.nodes.map((node, slot) => {
    const index = group.slots[slot];
    return node && { ...node, ifPeerFails: loadIfPeerFails(state, group, index!) };
  });
  return { ...view, nodes: [first!, second!] };
}

const viewAlone = perGroup((state, group): GroupView => {
  const { topology } = state;
  const { assigned, demand, load } = measure(state);
  const nodes = nodesOf(group);
  const sum = (figure: ArrayLike<number>) =>
    nodes.reduce((total, node) => total + figure[node]!, 0);
  const capacities = nodes.map((node) => nodeAt(topology, node).capacity);
  const protectedPair = hasHa(group);
  return {
    name: group.name,
    ha: group.ha,
    hasHa: protectedPair,
    nodes: [slotView(state, group, 0), slotView(state, group, 1)],
    assigned: sum(assigned),
    demand: sum(demand),
    load: sum(load),
    capacity: protectedPair
      ? Math.min(...capacities)
      : capacities.reduce((total, each) => total + each, 0),
    condition: conditionOf(state, group),
    summary: groupSummary(state, group),
    link: group.linkCut ? 'cut' : 'up',
    actions: GROUP_ACTIONS.filter(
      (action) =>
        // The lab knows the link of any group; between two nodes it means something.
        (nodes.length === 2 || action === 'heal-link') &&
        isAcceptedNow(state, { do: action, group: group.name }, TRY),
    ),
    notes: topology.notes.groups.get(group.name) ?? '',
  };
});

function conditionOf({ topology }: LabState, group: Group): GroupView['condition'] {
  if (!hasHa(group)) return 'off';
  if (group.transition) return 'changing';
  const nodes = nodesOf(group).map((index) => nodeAt(topology, index));
  if (isSplit(topology, group)) return 'split';
  if (nodes.some((node) => node.timer) || group.linkTimer !== null) return 'detecting';
  const someAre = (state: string) => nodes.some((node) => node.state === state);
  if (someAre('Running in Failed Mode')) return 'failed';
  if (someAre('Running in Backup Mode')) return 'backup';
  return nodes.every((node) => node.state === 'Normal') ? 'normal' : 'down';
}

function slotView(state: LabState, group: Group, slot: 0 | 1): NodeView | null {
  const index = group.slots[slot];
  return index === null ? null : nodeView(state, group, index, slot === 0 ? 1 : 2);
}

function nodeView(state: LabState, group: Group, index: number, slot: 1 | 2): NodeView {
  const node = nodeAt(state.topology, index);
  const { assigned, demand, load, own, peer, noServiceByNode } = measure(state);
  return {
    name: node.name,
    group: group.name,
    slot,
    capacity: node.capacity,
    ova: node.ova,
    generation: shortened(node.generation),
    version: shortened(node.version),
    reloginLower: node.reloginLower,
    reloginUpper: node.reloginUpper,
    state: node.state,
    reason: node.reason,
    remedy: remedyOfState(state, index),
    machineUp: node.machineUp,
    servicesUp: servicesRun(node),
    stopped: node.stopped,
    initializingUntil: node.initializingUntil,
    detection: node.timer,
    assigned: assigned[index]!,
    demand: demand[index]!,
    load: load[index]!,
    own: own[index]!,
    peer: peer[index]!,
    over: Math.max(0, load[index]! - node.capacity),
    noService: noServiceByNode[index]!,
    takenOver: takenOverWords(state, index),
    ifPeerFails: loadAfterLoss(state, group, index),
    actions: NODE_ACTIONS.filter((action) =>
      isAcceptedNow(state, { do: action, node: node.name }, TRY),
    ),
    notes: state.topology.notes.nodes.get(index) ?? '',
  };
}

/**
 * Found by failing the peer in the engine; a peer that is down already has failed. Null without HA. Other groups have
 * no part in it and are left out of the trial, but where users wait for all of them.
 */
export function loadIfPeerFails(state: LabState, group: Group, index: number): number | null {
  return mayPlaceWaiting(state, group)
    ? loadAfterLoss(state, group, index)
    : loadsAlone(state, group)[group.slots.indexOf(index)]!;
}

const loadsAlone = perGroup((state, group) =>
  group.slots.map((index) => (index === null ? null : loadAfterLoss(state, group, index))),
);

/** Users who wait could be placed while the group is tried: no other group keeps them waiting. */
function mayPlaceWaiting({ topology, users }: LabState, group: Group): boolean {
  if (users.counts.waiting === 0) return false;
  return !staysFailedOver(topology).some((each) => each !== group);
}

function loadAfterLoss(state: LabState, group: Group, index: number): number | null {
  const peer = peerOf(group, index);
  if (!hasHa(group) || peer === null) return null;
  const step = { do: 'fail-node', node: nodeAt(state.topology, peer).name } as const;
  const failed = applyStep(state, step, { index: 0, settle: true });
  const { topology, users } = failed.ok ? failed.state : state;
  const serving = servingNode(topology);
  return nodesOf(group)
    .filter((home) => serving[home] === index)
    .reduce((total, home) => total + users.counts.demand[home]!, 0);
}
