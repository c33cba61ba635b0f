import { newState } from '../engine/new-state';
import { hasHa, nodesOf } from '../engine/order';
import type { LabState, Node, Topology } from '../engine/state';
import type { ReadStep } from './load';
import { UnreadableLab } from './unreadable-lab';

/**
 * Throws `UnreadableLab` for a state that no step leads to: whoever makes a file can seal it with a checksum
 * that fits, so every word, number and name is held to the rules of the step that would have brought it in,
 * and every reference must lead somewhere.
 *
 * @param readStep  the rules of steps; for a database of our own every value is within them
 */
export function checkState(state: LabState, readStep: ReadStep): void {
  const { topology } = state;
  const fits = (place: string, step: object): void => {
    const read = readStep(step);
    if (!read.ok) throw new UnreadableLab(place, read.message);
  };
  fits('meta.mode', { do: 'set-mode', mode: topology.mode });
  fits('meta.policies', { do: 'set-policy', ...topology.policies });
  fits('meta.parameters', { do: 'set-parameter', ...topology.parameters });
  const { publisher, ...facts } = topology.facts;
  fits('meta.facts', { do: 'set-facts', ...facts });
  checkComplete(topology);
  topology.nodes.forEach((node, index) => {
    for (const step of node ? stepsOf(node) : []) fits(`node ${index}`, step);
  });
  topology.groups.forEach(({ name }, index) => {
    fits(`redundancy_group ${index}`, { do: 'add-group', name });
  });
  topology.snapshots.forEach(({ name }, index) => {
    fits(`snapshot ${index}`, { do: 'take-snapshot', name });
  });
  checkPlaces(topology);
  checkStatuses(topology);
  if (publisher !== undefined && publisher !== -1) needNode(topology, publisher, 'meta.facts');
  checkNotes(state);
  checkUsers(state);
}

function* stepsOf(node: Node): Generator<object> {
  const { name, capacity, generation, version, reloginLower, reloginUpper } = node;
  yield { do: 'add-node', group: 'any', name, capacity, generation, version };
  yield { do: 'set-node', node: name, reloginLower, reloginUpper };
}

/** A step may leave settings out; a state has them all. */
function checkComplete(topology: Topology): void {
  const whole = newState().topology;
  for (const part of ['policies', 'parameters'] as const)
    for (const field of Object.keys(whole[part]))
      if (!Object.hasOwn(topology[part], field))
        throw new UnreadableLab(`meta.${part}.${field}`, 'is missing');
}

/** Every node stands in one slot of one group. */
function checkPlaces(topology: Topology): void {
  const placed = new Set<number>();
  topology.groups.forEach((group, position) => {
    const place = `redundancy_group ${position}`;
    for (const index of nodesOf(group)) {
      needNode(topology, index, place);
      if (placed.has(index)) throw new UnreadableLab(place, `holds node ${index} a second time`);
      placed.add(index);
    }
    if (group.transition) needNode(topology, group.transition.node, place);
  });
  const astray = topology.nodes.findIndex((node, index) => node !== null && !placed.has(index));
  if (astray >= 0) throw new UnreadableLab(`node ${astray}`, 'is in no group');
}

/** A group has a status if and only if it has HA. */
function checkStatuses({ groups }: Topology): void {
  groups.forEach((group, position) => {
    const place = `redundancy_group ${position}`;
    if (hasHa(group) !== (group.status !== null))
      throw new UnreadableLab(place, 'has a status that does not fit');
    if (group.status !== null && 'by' in group.status && !nodesOf(group).includes(group.status.by))
      throw new UnreadableLab(place, 'is carried by a node that is not its own');
  });
}

function needNode({ nodes }: Topology, index: number, place: string): void {
  if (!nodes[index]) throw new UnreadableLab(place, 'names a node that is not there');
}

function checkNotes({ topology, users }: LabState): void {
  const { notes, nodes } = topology;
  const isText = (value: unknown) => typeof value === 'string';
  const below = (most: number) => (key: unknown) =>
    Number.isSafeInteger(key) && (key as number) >= 0 && (key as number) < most;
  const holds = (map: Iterable<readonly [unknown, unknown]>, key: (key: unknown) => boolean) =>
    [...map].every(([item, text]) => key(item) && isText(text));
  const isGood =
    isText(notes.lab) &&
    holds(notes.groups, isText) &&
    holds(notes.nodes, below(nodes.length)) &&
    holds(notes.users, below(users.rows));
  if (!isGood) throw new UnreadableLab('meta.annotations', 'stand on something that is not there');
}

function checkUsers({ topology, users }: LabState): void {
  users.counts.assigned.forEach((count, index) => {
    if (count > 0) needNode(topology, index, 'user');
  });
  for (const [prefix, number] of users.highest)
    if (typeof prefix !== 'string' || !Number.isSafeInteger(number))
      throw new UnreadableLab('meta.highest', 'is of the wrong kind');
}
