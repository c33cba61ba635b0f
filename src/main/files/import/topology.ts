import type { NodeState, Ova } from '../../../shared/model';
import type { NodeFact } from './cluster-facts';
import type { Decision } from './decisions';
import type { Piece } from './pieces';
import { type KnownNode, NodeNames } from './servers';
import { chosenHa, chosenSlots, type OpenGroup, type Talk } from './topology-choices';
import { nodeNames, type Source, sourceOf } from './topology-sources';
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
