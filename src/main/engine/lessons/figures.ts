import { formatClock, formatCount, formatPercent, formatSeconds } from '../../../shared/format';
import { modeName } from '../../../shared/settings';
import { measure } from '../measure';
import { groupNamed, nodeAt, nodeNamed, nodesOf, topologyOrder } from '../order';
import type { LabState } from '../state';

/**
 * Figures in the text of a lesson are places for the engine to fill: `{assigned:imp1}` becomes "450". So they cannot go
 * stale. Anything else in braces stays as it is written.
 */
const PLACE = /\{([a-zA-Z]+)(?::([^{}]{1,128}))?\}/g;

type Figure = (state: LabState, name: string) => string | null;

const onNode =
  (read: (state: LabState, node: number) => string): Figure =>
  (state, name) => {
    const node = nodeNamed(state.topology, name);
    return node < 0 ? null : read(state, node);
  };

const onGroup =
  (read: (state: LabState, nodes: readonly number[]) => string): Figure =>
  (state, name) => {
    const groupIndex = groupNamed(state.topology, name);
    return groupIndex < 0 ? null : read(state, nodesOf(state.topology.groups[groupIndex]!));
  };

const total = (values: ArrayLike<number>, nodes: readonly number[]) =>
  nodes.reduce((sum, node) => sum + values[node]!, 0);

/** Figures about a node or a group by name, then those about the lab. */
const NAMED: Readonly<Record<string, Figure>> = {
  assigned: onNode((state, node) => formatCount(measure(state).assigned[node]!)),
  load: onNode((state, node) => formatCount(measure(state).load[node]!)),
  capacity: onNode(({ topology }, node) => formatCount(nodeAt(topology, node).capacity)),
  free: onNode((state, node) =>
    formatCount(nodeAt(state.topology, node).capacity - measure(state).load[node]!),
  ),
  share: onNode((state, node) =>
    formatPercent(measure(state).load[node]!, nodeAt(state.topology, node).capacity),
  ),
  state: onNode(({ topology }, node) => nodeAt(topology, node).state),
  reason: onNode(({ topology }, node) => String(nodeAt(topology, node).reason ?? 'none')),
  lower: onNode(({ topology }, node) => formatSeconds(nodeAt(topology, node).reloginLower)),
  upper: onNode(({ topology }, node) => formatSeconds(nodeAt(topology, node).reloginUpper)),
  groupAssigned: onGroup((state, nodes) => formatCount(total(measure(state).assigned, nodes))),
  groupDevices: onGroup((state, nodes) => formatCount(total(measure(state).demand, nodes))),
  /** What one node of the group can carry alone. */
  groupLimit: onGroup(({ topology }, nodes) =>
    formatCount(Math.min(...nodes.map((node) => nodeAt(topology, node).capacity))),
  ),
};

const OF_LAB: Readonly<Record<string, (state: LabState) => string>> = {
  users: (state) => formatCount(measure(state).users),
  nodes: ({ topology }) => formatCount(topologyOrder(topology).length),
  unassigned: (state) => formatCount(measure(state).unassigned),
  waiting: (state) => formatCount(measure(state).waiting),
  noService: (state) => formatCount(measure(state).noService),
  clock: ({ clock }) => formatClock(clock),
  mode: ({ topology }) => modeName(topology.mode),
  heartbeat: ({ topology }) => formatSeconds(topology.parameters.heartbeatTimeout),
  serviceDelay: ({ topology }) => formatSeconds(topology.parameters.criticalServiceDelay),
  initialization: ({ topology }) => formatSeconds(topology.parameters.initializationTimeout),
  fallbackDelay: ({ topology }) => formatSeconds(topology.parameters.automaticFallbackDelay),
};

/** A text with its figures filled in from a lab. A name that the lab lacks becomes "?". */
export function filled(text: string, state: LabState): string {
  return text.replace(PLACE, (whole, kind: string, name: string | undefined) => {
    const figure = figureOf(kind, name, state);
    return figure === undefined ? whole : (figure ?? '?');
  });
}

/** Places of a text that name what the lab lacks. */
export function unknownFigures(text: string, state: LabState): readonly string[] {
  return [...text.matchAll(PLACE)]
    .filter(([, kind, name]) => figureOf(kind!, name, state) === null)
    .map(([whole]) => whole);
}

/** The figure; null where the name is unknown, undefined where the braces are no place for a figure. */
function figureOf(
  kind: string,
  name: string | undefined,
  state: LabState,
): string | null | undefined {
  if (name === undefined) return Object.hasOwn(OF_LAB, kind) ? OF_LAB[kind]!(state) : undefined;
  return Object.hasOwn(NAMED, kind) ? NAMED[kind]!(state, name) : undefined;
}
