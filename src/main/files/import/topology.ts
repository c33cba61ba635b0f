import type { NodeState, Ova } from '../../../shared/model';
import type { GroupFact, NodeFact } from './cluster-facts';
import type { Decision } from './decisions';
import type { Piece } from './pieces';
import { isSameHost, type KnownNode, NodeNames, shortName } from './servers';
import { listInWords } from './words';

/** A node as all pieces together have it. */
export interface JoinedNode {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly ova: Ova | null;
  readonly capacity: number | null;
  readonly reloginLower: number | null;
  readonly reloginUpper: number | null;
  readonly isPublisher: boolean;
  /** Users assigned, where a piece counts them by node. */
  readonly users: number | null;
  /** The count is of users who were signed in. */
  readonly isLoggedIn: boolean;
  readonly state: NodeState | null;
  readonly reason: string;
}

export interface JoinedGroup {
  readonly name: string;
  readonly ha: boolean;
  /** In order: the first node is in slot 1, unless only slot 2 is filled. */
  readonly nodes: readonly JoinedNode[];
  /** Slot of the only node, where that is 2. */
  readonly onlySecond: boolean;
  /** Users that a piece counts for the group. */
  readonly users: number | null;
  /** Files that it was read from. */
  readonly from: readonly string[];
}

export interface JoinedTopology {
  readonly groups: readonly JoinedGroup[];
  readonly decisions: readonly Decision[];
  /** What was left out or does not fit, a sentence each. */
  readonly warnings: readonly string[];
  /** What was matched, a sentence each. */
  readonly notices: readonly string[];
}

/** A statement about the cluster and where it was read. */
interface Source {
  readonly file: string;
  readonly groups: readonly GroupFact[];
  readonly nodes: readonly NodeFact[];
}

/**
 * Joins what all pieces say of groups and nodes. Short and full names of one node are one, under the short name; what
 * two pieces say differently is a decision, answered by the first of them.
 */
export function joinTopology(
  pieces: readonly Piece[],
  answers: ReadonlyMap<string, string>,
): JoinedTopology {
  const sources = pieces.flatMap(sourceOf);
  const names = nodeNames(sources);
  const find = new NodeNames(names.nodes);
  const nameOf = (spelling: string): string => find.find(spelling) ?? spelling;
  const groups = joinGroups(sources, nameOf);
  const facts = joinNodes(sources, nameOf);
  const decisions: Decision[] = [];
  const warnings: string[] = [];
  const notices = [...names.notices];
  const talk = { answers, decisions, warnings, notices };
  placeNodes(groups, facts, sources, { ...talk, nameOf });
  const joined = groups.map((group) => finish(group, facts, names.nodes, talk));
  const kept = joined.filter(({ nodes }) => nodes.length > 0);
  for (const { name } of joined.filter(({ nodes }) => nodes.length === 0))
    warnings.push(`${name} has no nodes and was left out`);
  return { groups: kept, decisions, warnings, notices };
}

function sourceOf(piece: Piece): Source[] {
  const { file } = piece;
  if (piece.kind === 'cluster')
    return [{ file, groups: piece.facts.groups, nodes: piece.facts.nodes }];
  if (piece.kind === 'ha-status')
    return piece.groups.map(({ group, nodes }) => {
      const isOff = nodes.every(({ state }) => state === 'Unknown');
      const slot = (number: 1 | 2): string | null =>
        nodes.find((node) => node.slot === number)?.name ?? null;
      return {
        file,
        groups: [{ name: group, ha: !isOff, slots: [slot(1), slot(2)] as const }],
        nodes: nodes.map(({ name, state, reason }) => ({
          name,
          group,
          ...(state !== null && { state }),
          reason,
        })),
      };
    });
  if (piece.kind === 'users') {
    const nodes = [...piece.list.groups].map(([name, group]) => ({ name, group }));
    const groups = [...new Set(piece.list.groups.values())].map((name) => ({ name }));
    return nodes.length === 0 ? [] : [{ file, groups, nodes }];
  }
  return [];
}

/** Every node under its shortest spelling, with the others as aliases. Two full names of one short one are two nodes. */
function nodeNames(sources: readonly Source[]): { nodes: KnownNode[]; notices: string[] } {
  const spellings = new Map<string, Set<string>>();
  const ids = new Map<string, string>();
  const add = (name: string): void => {
    const key = shortName(name);
    const known = spellings.get(key);
    if (known) known.add(name);
    else spellings.set(key, new Set([name]));
  };
  for (const { groups, nodes } of sources) {
    for (const { slots } of groups) for (const name of slots ?? []) if (name !== null) add(name);
    for (const { name, id } of nodes) {
      add(name);
      if (id !== undefined) ids.set(name, id);
    }
  }
  const nodes: KnownNode[] = [];
  const notices: string[] = [];
  for (const names of spellings.values()) {
    const all = [...names].sort((a, b) => a.length - b.length);
    const full = new Set(
      all.filter((name) => name.includes('.')).map((name) => name.toLowerCase()),
    );
    const whole =
      full.size <= 1
        ? [all]
        : [...full].map((name) => all.filter((other) => other.toLowerCase() === name));
    for (const [name, ...others] of whole) {
      const aliases = [
        ...others,
        ...[name!, ...others].flatMap((spelling) => ids.get(spelling) ?? []),
      ];
      nodes.push({ name: name!, aliases });
      if (
        others.some(
          (other) => isSameHost(name!, other) && other.toLowerCase() !== name!.toLowerCase(),
        )
      )
        notices.push(`${listInWords([name!, ...others])} are one node; the lab takes ${name}`);
    }
  }
  return { nodes, notices };
}

interface OpenGroup {
  readonly name: string;
  readonly ids: Set<string>;
  readonly ha: Map<string, boolean>;
  readonly slots: Map<string, readonly [string | null, string | null]>;
  readonly files: Set<string>;
  readonly members: string[];
  users: number | null;
}

function joinGroups(sources: readonly Source[], nameOf: (name: string) => string): OpenGroup[] {
  const groups = new Map<string, OpenGroup>();
  for (const { file, groups: facts } of sources)
    for (const { name, id, ha, slots, users } of facts) {
      const key = name.toLowerCase();
      const group = groups.get(key) ?? {
        name,
        ids: new Set<string>(),
        ha: new Map<string, boolean>(),
        slots: new Map<string, readonly [string | null, string | null]>(),
        files: new Set<string>(),
        members: [],
        users: null,
      };
      groups.set(key, group);
      group.files.add(file);
      if (id !== undefined) group.ids.add(id);
      if (ha !== undefined && !group.ha.has(file)) group.ha.set(file, ha);
      if (slots)
        group.slots.set(file, [
          slots[0] === null ? null : nameOf(slots[0]),
          slots[1] === null ? null : nameOf(slots[1]),
        ]);
      if (users !== undefined) group.users ??= users;
    }
  return [...groups.values()];
}

type MutableFact = { -readonly [K in keyof NodeFact]: NodeFact[K] };

function joinNodes(
  sources: readonly Source[],
  nameOf: (name: string) => string,
): Map<string, MutableFact> {
  const facts = new Map<string, MutableFact>();
  for (const { nodes } of sources)
    for (const node of nodes) {
      const name = nameOf(node.name);
      // What was said first stays; the rest fills the gaps.
      facts.set(name, { ...node, ...facts.get(name), name });
    }
  return facts;
}

interface Talk {
  readonly answers: ReadonlyMap<string, string>;
  readonly notices: string[];
  readonly decisions: Decision[];
  readonly warnings: string[];
}

/** Puts every node into its group: by the slots of the group, else by what it says itself. */
function placeNodes(
  groups: readonly OpenGroup[],
  facts: Map<string, MutableFact>,
  sources: readonly Source[],
  talk: Talk & { nameOf: (name: string) => string },
): void {
  const homes = new Map<string, Map<OpenGroup, string>>();
  const claim = (node: string, group: OpenGroup | undefined, file: string): void => {
    if (!group) return;
    const claims = homes.get(node) ?? new Map<OpenGroup, string>();
    homes.set(node, claims);
    if (!claims.has(group)) claims.set(group, file);
  };
  for (const group of groups)
    for (const [file, slots] of group.slots)
      for (const name of slots) if (name !== null) claim(name, group, file);
  for (const { file, nodes } of sources)
    for (const { name, group, groupId } of nodes) {
      const byName = groups.find((each) => each.name.toLowerCase() === group?.toLowerCase());
      claim(
        talk.nameOf(name),
        byName ?? groups.find(({ ids }) => groupId !== undefined && ids.has(groupId)),
        file,
      );
    }
  for (const [name, { isGroupless }] of facts) {
    if (homes.has(name)) continue;
    if (isGroupless) talk.warnings.push(`${name} is in no redundancy group (V04) and was left out`);
    else if (groups.length > 0)
      talk.warnings.push(`no piece says in which group ${name} is; it was left out`);
  }
  for (const [name, claims] of homes) {
    const choices = [...claims.keys()];
    let [chosen] = choices;
    if (choices.length > 1) {
      const id = `group:${name}`;
      const given = talk.answers.get(id);
      chosen = choices.find((group) => group.name === given) ?? chosen;
      talk.decisions.push({
        id,
        title: `${name} is in ${listInWords(choices.map((group) => group.name))}`,
        text: [...claims].map(([group, file]) => `${group.name} in ${file}`).join(', '),
        options: choices.map((group) => ({ value: group.name, label: group.name })),
        chosen: chosen!.name,
        isSettled: given !== undefined,
        isGap: false,
      });
    }
    chosen!.members.push(name);
    if (!facts.has(name)) facts.set(name, { name });
  }
}

function finish(
  group: OpenGroup,
  facts: ReadonlyMap<string, MutableFact>,
  names: readonly KnownNode[],
  talk: Talk,
): JoinedGroup {
  const slots = chosenSlots(group, talk);
  const second = slots?.[1] ?? null;
  const inSlots = (slots ?? []).flatMap((name) =>
    name !== null && group.members.includes(name) ? [name] : [],
  );
  const ordered = [...inSlots, ...group.members.filter((name) => !inSlots.includes(name))];
  if (ordered.length > 2)
    talk.warnings.push(
      `${group.name} has ${ordered.length} nodes, and a group holds two (V03): ${listInWords(ordered.slice(2))} left out`,
    );
  const nodes = ordered
    .slice(0, 2)
    .map((name) =>
      joinedNode(
        facts.get(name) ?? { name },
        names.find((node) => node.name === name)?.aliases ?? [],
      ),
    );
  const onlySecond = nodes.length === 1 && slots?.[0] === null && second === nodes[0]!.name;
  return {
    name: group.name,
    ha: chosenHa(group, nodes.length, talk),
    nodes,
    onlySecond,
    users: group.users,
    from: [...group.files],
  };
}

function joinedNode(
  {
    name,
    ova,
    capacity,
    reloginLower,
    reloginUpper,
    isPublisher,
    users,
    loggedIn,
    state,
    reason,
  }: NodeFact,
  aliases: readonly string[],
): JoinedNode {
  return {
    name,
    aliases,
    ova: ova ?? null,
    capacity: capacity ?? null,
    reloginLower: reloginLower ?? null,
    reloginUpper: reloginUpper ?? null,
    isPublisher: isPublisher ?? false,
    users: users ?? loggedIn ?? null,
    isLoggedIn: users === undefined && loggedIn !== undefined,
    state: state ?? null,
    reason: reason ?? '',
  };
}

function chosenSlots(
  group: OpenGroup,
  talk: Talk,
): readonly [string | null, string | null] | undefined {
  const orders = new Map<
    string,
    { slots: readonly [string | null, string | null]; file: string }
  >();
  for (const [file, slots] of group.slots) {
    const key = slots.join(' then ');
    if (!orders.has(key)) orders.set(key, { slots, file });
  }
  const [first] = orders.values();
  if (orders.size < 2) {
    if (!first && group.members.length === 2)
      talk.notices.push(
        `no piece says which node of ${group.name} is the first; ${listInWords(group.members)} stand as they were listed`,
      );
    return first?.slots;
  }
  const id = `order:${group.name}`;
  const given = talk.answers.get(id);
  const chosen = (given === undefined ? undefined : orders.get(given)) ?? first!;
  talk.decisions.push({
    id,
    title: `The order of the nodes of ${group.name} differs`,
    text: [...orders].map(([order, { file }]) => `${order} in ${file}`).join('; '),
    options: [...orders.keys()].map((order) => ({ value: order, label: order })),
    chosen: chosen.slots.join(' then '),
    isSettled: given !== undefined,
    isGap: false,
  });
  return chosen.slots;
}

function chosenHa(group: OpenGroup, nodes: number, talk: Talk): boolean {
  const values = new Set(group.ha.values());
  const id = `ha:${group.name}`;
  const given = talk.answers.get(id);
  const [first] = values;
  if (values.size === 1 && given === undefined) return first!;
  if (values.size === 0 && nodes < 2 && given === undefined) return false;
  const chosen = given !== undefined ? given === 'on' : (first ?? false);
  talk.decisions.push({
    id,
    title:
      values.size === 0
        ? `No piece says whether HA is on for ${group.name}`
        : `HA of ${group.name} is on in one piece and off in another`,
    text:
      values.size === 0
        ? 'Without an answer the group is made without HA.'
        : [...group.ha].map(([file, ha]) => `${ha ? 'on' : 'off'} in ${file}`).join(', '),
    options: [
      { value: 'on', label: 'HA on' },
      { value: 'off', label: 'HA off' },
    ],
    chosen: chosen ? 'on' : 'off',
    isSettled: given !== undefined,
    isGap: values.size === 0,
  });
  return chosen;
}
