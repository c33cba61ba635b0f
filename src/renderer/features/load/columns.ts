import type { Scope } from '../../../shared/load-journal';
import type { GroupView, LabView, NodeView } from '../../../shared/view';

/**
 * One column of the figure "now". All counts are devices. `own`, `peer`, `over`, `noService` and `away`
 * stack in this order and never overlap; `ownServed` and `peerServed` are the true figures behind them
 * (the part above capacity is drawn once, as `over`).
 */
export interface LoadColumn {
  /** Name of the node or group, or `cluster`. Unique within a figure. */
  readonly key: string;
  readonly label: string;
  /** Second line under the column: the slot, the state of a node that serves nobody, or the node count. */
  readonly caption: string;
  readonly own: number;
  readonly peer: number;
  readonly over: number;
  /** Devices of its users that no node serves. */
  readonly noService: number;
  /** Devices of its users that its peer serves. */
  readonly away: number;
  readonly ownServed: number;
  readonly peerServed: number;
  readonly load: number;
  readonly demand: number;
  readonly assigned: number;
  readonly capacity: number;
  /** The capacity is what one node of each HA pair can carry, not the sum. */
  readonly redundant: boolean;
  /** Half of what the pair can carry, for a node of a pair with HA; else null. */
  readonly half: number | null;
  /** Load if the peer failed, where that is more than now; else null. */
  readonly ghost: number | null;
}

const CAPTION_OF_STATE: Readonly<Record<string, string>> = {
  Unreachable: 'unreachable',
  Idle: 'idle',
  'Failed Over': 'failed over',
  'Failed Over with Critical Services Not Running': 'services down',
  'Running in Failed Mode': 'failed mode',
};

/** The columns of the figure "now", in topology order; empty slots are skipped. */
export function loadColumns(view: Pick<LabView, 'groups'>, scope: Scope): readonly LoadColumn[] {
  const groups = view.groups.filter((group) => nodesOf(group).length > 0);
  if (scope === 'node') {
    return groups.flatMap((group) => nodesOf(group).map((node) => nodeColumn(node, group)));
  }
  const columns = groups.map(groupColumn);
  if (scope === 'group' || columns.length === 0) return columns;
  const nodes = groups.flatMap(nodesOf).length;
  const caption = nodes === 1 ? '1 node' : `${nodes} nodes`;
  return [sumColumns('cluster', 'Cluster', caption, columns)];
}

/** Height of the drawn stack and of every mark on the column: what the scale must have room for. */
export function columnTop(column: LoadColumn): number {
  const stack = column.own + column.peer + column.over + column.noService + column.away;
  return Math.max(stack, column.capacity, column.ghost ?? 0);
}

function nodesOf(group: GroupView): readonly NodeView[] {
  return group.nodes.filter((node) => node !== null);
}

function nodeColumn(node: NodeView, group: GroupView): LoadColumn {
  const ghost =
    node.ifPeerFails !== null && node.ifPeerFails > node.load && node.load + node.demand > 0;
  return {
    key: node.name,
    label: node.name,
    caption: nodeCaption(node),
    own: Math.min(node.own, node.capacity),
    peer: Math.min(node.peer, Math.max(0, node.capacity - node.own)),
    over: node.over,
    noService: node.noService,
    away: Math.max(0, node.demand - node.own - node.noService),
    ownServed: node.own,
    peerServed: node.peer,
    load: node.load,
    demand: node.demand,
    assigned: node.assigned,
    capacity: node.capacity,
    redundant: false,
    half: group.hasHa ? group.capacity / 2 : null,
    ghost: ghost ? node.ifPeerFails : null,
  };
}

function nodeCaption(node: NodeView): string {
  if (node.load === 0 && node.detection !== null) return 'lost, not detected';
  const state = node.load === 0 ? CAPTION_OF_STATE[node.state] : undefined;
  if (state !== undefined) return state;
  if (!node.machineUp) return 'down';
  if (!node.servicesUp && node.load === 0) return 'services down';
  return node.slot === 1 ? '1st' : '2nd';
}

function groupColumn(group: GroupView): LoadColumn {
  const nodes = nodesOf(group).map((node) => nodeColumn(node, group));
  const caption = group.hasHa ? 'HA' : 'no HA';
  const sum = sumColumns(group.name, group.name, caption, nodes);
  return { ...sum, capacity: group.capacity, redundant: group.hasHa };
}

function sumColumns(
  key: string,
  label: string,
  caption: string,
  columns: readonly LoadColumn[],
): LoadColumn {
  const total = (of: (column: LoadColumn) => number) =>
    columns.reduce((sum, column) => sum + of(column), 0);
  return {
    key,
    label,
    caption,
    own: total((column) => column.own),
    peer: total((column) => column.peer),
    over: total((column) => column.over),
    noService: total((column) => column.noService),
    away: total((column) => column.away),
    ownServed: total((column) => column.ownServed),
    peerServed: total((column) => column.peerServed),
    load: total((column) => column.load),
    demand: total((column) => column.demand),
    assigned: total((column) => column.assigned),
    capacity: total((column) => column.capacity),
    redundant: columns.some((column) => column.redundant),
    half: null,
    ghost: null,
  };
}
