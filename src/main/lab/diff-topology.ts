import type { LabDiff } from '../../shared/lab-api';
import type { Group, LabState, Node } from '../engine/state';
import { formatCount, formatSeconds, sizeName, slotName } from '../engine/words/format';

type Change = LabDiff['topology'][number];

/** A node with its place, as a comparison sees it. */
interface Placed {
  readonly node: Node;
  readonly group: string;
  readonly slot: number;
}

/** What is told of a node, in words, by what it is called. */
const NODE_FACTS: readonly (readonly [string, (placed: Placed) => string])[] = [
  ['Place of', ({ group, slot }) => `${group}, ${slotName(slot)}`],
  ['Size of', ({ node }) => sizeName(node.capacity, node.ova)],
  ['Generation of', ({ node }) => node.generation],
  ['Version of', ({ node }) => node.version],
  [
    'Re-login limits of',
    ({ node }) => `${formatSeconds(node.reloginLower)} to ${formatSeconds(node.reloginUpper)}`,
  ],
  ['State of', ({ node }) => node.state],
];

/**
 * Groups and nodes that came, went or changed, by name.
 *
 * @param ofOneLab  moments of one lab: the snapshots it has at each are left out
 */
export function topologyChanges(a: LabState, b: LabState, ofOneLab: boolean): Change[] {
  return [
    ...groupChanges(a, b),
    ...nodeChanges(a, b),
    ...noteChanges(a, b),
    ...(ofOneLab ? [] : snapshotChanges(a, b)),
  ];
}

function groupChanges(a: LabState, b: LabState): Change[] {
  const was = new Map(a.topology.groups.map((group, at) => [group.name, { group, at }]));
  const is = new Map(b.topology.groups.map((group, at) => [group.name, { group, at }]));
  const order = (side: typeof was, other: typeof was) =>
    [...side.keys()].filter((name) => other.has(name)).join('\n');
  return [
    ...[...is]
      .filter(([name]) => !was.has(name))
      .map(([name, { group }]) => came(name, haOf(group))),
    ...[...was]
      .filter(([name]) => !is.has(name))
      .map(([name, { group }]) => went(name, haOf(group))),
    ...[...is].flatMap(([name, { group }]) => {
      const before = was.get(name);
      return before ? changed(`HA of ${name}`, haOf(before.group), haOf(group)) : [];
    }),
    ...(order(was, is) === order(is, was)
      ? []
      : changed('Order of the groups', [...was.keys()].join(', '), [...is.keys()].join(', '))),
  ];
}

function nodeChanges(a: LabState, b: LabState): Change[] {
  const was = placedNodes(a);
  const is = placedNodes(b);
  return [
    ...[...is]
      .filter(([name]) => !was.has(name))
      .map(([name, placed]) => came(name, summary(placed))),
    ...[...was]
      .filter(([name]) => !is.has(name))
      .map(([name, placed]) => went(name, summary(placed))),
    ...[...is].flatMap(([name, placed]) => {
      const before = was.get(name);
      if (!before) return [];
      return NODE_FACTS.flatMap(([what, words]) =>
        changed(`${what} ${name}`, words(before), words(placed)),
      );
    }),
  ];
}

function placedNodes({ topology }: LabState): Map<string, Placed> {
  const placed = new Map<string, Placed>();
  for (const group of topology.groups)
    group.slots.forEach((index, slot) => {
      const node = index === null ? null : topology.nodes[index];
      if (node) placed.set(node.name, { node, group: group.name, slot: slot + 1 });
    });
  return placed;
}

function noteChanges(a: LabState, b: LabState): Change[] {
  const count = ({ topology: { notes } }: LabState) =>
    notes.groups.size + notes.nodes.size + notes.users.size;
  return [
    ...changed('Notes on the lab', a.topology.notes.lab, b.topology.notes.lab),
    ...changed('Notes on groups, nodes and users', formatCount(count(a)), formatCount(count(b))),
  ];
}

function snapshotChanges(a: LabState, b: LabState): Change[] {
  const names = ({ topology }: LabState) => topology.snapshots.map(({ name }) => name).join(', ');
  return changed('Snapshots', names(a), names(b));
}

function haOf(group: Group): string {
  return group.ha ? 'HA on' : 'HA off';
}

function summary(placed: Placed): string {
  return `${placed.group}, ${slotName(placed.slot)}, ${sizeName(placed.node.capacity, placed.node.ova)}`;
}

function came(what: string, after: string): Change {
  return { what, before: '', after };
}

function went(what: string, before: string): Change {
  return { what, before, after: '' };
}

function changed(what: string, before: string, after: string): Change[] {
  return before === after ? [] : [{ what, before, after }];
}
