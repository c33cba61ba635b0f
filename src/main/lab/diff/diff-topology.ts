import { formatCount, formatSeconds, sizeName, slotName } from '../../../shared/format';
import type { LabDiff } from '../../../shared/lab-api';
import { isAble } from '../../engine/ha/facts';
import { type Group, type LabState, type Node, USER_PRESENT } from '../../engine/state';
import { servicesInWords } from '../../engine/words/service-words';

type Change = LabDiff['topology'][number];

/** A node with its place, as a comparison sees it. */
interface Placed {
  readonly node: Node;
  readonly group: string;
  readonly slot: number;
  /** Of its lab: what is pending is told by the seconds left. */
  readonly clock: number;
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
  ['State of', ({ node }) => stateOf(node)],
  ['Stopped on', ({ node }) => servicesInWords(node.stopped)],
  ['Pending on', ({ node, clock }) => pendingOn(node, clock)],
];

/** States whose name says already that something of the node is lost. */
const LOST: ReadonlySet<Node['state']> = new Set([
  'Unreachable',
  'Failed Over with Critical Services Not Running',
  'Idle',
]);

/** Without HA, and before a loss is noticed, the state alone does not tell what is lost. */
function stateOf(node: Node): string {
  const { state, machineUp } = node;
  if (LOST.has(state) || isAble(node)) return state;
  return `${state}, ${machineUp ? 'critical services stopped' : 'machine down'}`;
}

/** What will happen to the node by itself, by the seconds left. */
function pendingOn({ timer, initializingUntil, failedOverSince }: Node, clock: number): string {
  if (timer) return `loss noticed in ${formatSeconds(timer.endsAt - clock)}`;
  if (initializingUntil !== null)
    return `initializing for ${formatSeconds(initializingUntil - clock)}`;
  return failedOverSince === null
    ? ''
    : `failed over for ${formatSeconds(clock - failedOverSince)}`;
}

/** Link, transition and status of a group, as far as they say more than the states of its nodes. */
function conditionOf({ linkCut, linkTimer, status, transition }: Group, clock: number): string {
  return [
    linkCut ? 'link cut' : '',
    linkTimer === null ? '' : `cut noticed in ${formatSeconds(linkTimer - clock)}`,
    transition === null
      ? ''
      : `${transition.kind} ends in ${formatSeconds(transition.endsAt - clock)}`,
    status?.kind === 'admin' ? 'failed over by an administrator' : '',
  ]
    .filter(Boolean)
    .join(', ');
}

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
  const was = new Map(a.topology.groups.map((group, index) => [group.name, { group, index }]));
  const is = new Map(b.topology.groups.map((group, index) => [group.name, { group, index }]));
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
      if (!before) return [];
      return [
        ...changed(`HA of ${name}`, haOf(before.group), haOf(group)),
        ...changed(
          `Condition of ${name}`,
          conditionOf(before.group, a.clock),
          conditionOf(group, b.clock),
        ),
      ];
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
      return [
        ...NODE_FACTS.flatMap(([what, words]) =>
          changed(`${what} ${name}`, words(before), words(placed)),
        ),
        ...reasonChange(before.node, placed.node),
      ];
    }),
  ];
}

/** The reason beside a state that is the same; with another state it is another one anyway. */
function reasonChange(was: Node, is: Node): Change[] {
  if (was.state !== is.state) return [];
  return changed(`Reason of ${is.name}`, was.reason ?? '', is.reason ?? '');
}

function placedNodes({ topology, clock }: LabState): Map<string, Placed> {
  const placed = new Map<string, Placed>();
  for (const group of topology.groups)
    group.slots.forEach((index, slot) => {
      const node = index === null ? null : topology.nodes[index];
      if (node) placed.set(node.name, { node, group: group.name, slot: slot + 1, clock });
    });
  return placed;
}

/** Notes by what they stand on; those on users are only counted. */
function noteChanges(a: LabState, b: LabState): Change[] {
  const was = a.topology.notes;
  const is = b.topology.notes;
  return [
    ...changed('Notes on the lab', was.lab, is.lab),
    ...textChanges(new Map(was.groups), new Map(is.groups)),
    ...textChanges(notesOnNodes(a), notesOnNodes(b)),
    ...userNoteChanges(a, b),
  ];
}

function textChanges(was: ReadonlyMap<string, string>, is: ReadonlyMap<string, string>): Change[] {
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((name) =>
    changed(`Notes on ${name}`, was.get(name) ?? '', is.get(name) ?? ''),
  );
}

function notesOnNodes({ topology }: LabState): Map<string, string> {
  const { notes, nodes } = topology;
  return new Map(
    [...notes.nodes].flatMap(([index, text]) => {
      const node = nodes[index];
      return node ? [[node.name, text] as const] : [];
    }),
  );
}

function userNoteChanges(a: LabState, b: LabState): Change[] {
  const was = notesOnUsers(a);
  const is = notesOnUsers(b);
  const ids = new Set([...is.keys(), ...was.keys()]);
  const others = [...ids].filter((id) => was.get(id) !== is.get(id)).length;
  return others === 0 ? [] : [came('Users with other notes', formatCount(others))];
}

function notesOnUsers({ topology, users }: LabState): Map<string, string> {
  const present = [...topology.notes.users].filter(
    ([row]) => (users.flagsAt(row) & USER_PRESENT) !== 0,
  );
  return new Map(present.map(([row, text]) => [users.ids.idAt(row), text]));
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
