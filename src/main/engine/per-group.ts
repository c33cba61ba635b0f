import { PersistentMap } from './collections/persistent-map';
import type { Group, LabState, Node, Topology } from './state';
import { noUsers } from './users';

/**
 * Makes something of each group as if the lab had that group only, and makes it anew only where that changed: what a
 * commit costs follows what it changed. `make` gets a lab that holds nothing but `Part`, which is also what is compared,
 * so that what it gives cannot depend on anything that was not looked at.
 *
 * @param make  pure
 */
export function perGroup<T>(
  make: (alone: LabState, group: Group) => T,
): (state: LabState, group: Group) => T {
  const made = new WeakMap<Group, { readonly part: Part; readonly is: T }>();
  return (state, group) => {
    const part = partOf(state, group);
    const known = made.get(group);
    if (known && isSame(known.part, part)) return known.is;
    const is = make(alone(group, part), group);
    made.set(group, { part, is });
    return is;
  };
}

/** All that a group alone consists of, beside its own record. */
interface Part extends Pick<Topology, 'mode' | 'policies' | 'parameters' | 'facts'> {
  /** 0 where the group has nothing timed: then only what comes later counts. */
  readonly clock: number;
  readonly notes: string | undefined;
  readonly first: Member | null;
  readonly second: Member | null;
}

interface Member {
  readonly index: number;
  readonly node: Node;
  /** Users assigned, and their devices. */
  readonly assigned: number;
  readonly demand: number;
  readonly notes: string | undefined;
}

function partOf(state: LabState, group: Group): Part {
  const { topology, clock } = state;
  const { mode, policies, parameters, facts, notes } = topology;
  const [first, second] = group.slots.map((index) => memberOf(state, index)) as [
    Member | null,
    Member | null,
  ];
  const isTimed =
    group.linkTimer !== null ||
    group.transition !== null ||
    [first, second].some((member) => member !== null && isNodeTimed(member.node, topology));
  return {
    clock: isTimed ? clock : 0,
    mode,
    policies,
    parameters,
    facts,
    notes: notes.groups.get(group.name),
    first,
    second,
  };
}

function memberOf({ topology, users }: LabState, index: number | null): Member | null {
  const node = index === null ? null : topology.nodes[index];
  if (index === null || !node) return null;
  const { assigned, demand } = users.counts;
  return {
    index,
    node,
    assigned: assigned[index]!,
    demand: demand[index]!,
    notes: topology.notes.nodes.get(index),
  };
}

function isNodeTimed(node: Node, { parameters }: Topology): boolean {
  const { timer, initializingUntil, failedOverSince } = node;
  const fallsBack = parameters.automaticFallback && failedOverSince !== null;
  return timer !== null || initializingUntil !== null || fallsBack;
}

function isSame(a: Part, b: Part): boolean {
  return (
    a.clock === b.clock &&
    a.mode === b.mode &&
    a.policies === b.policies &&
    a.parameters === b.parameters &&
    a.facts === b.facts &&
    a.notes === b.notes &&
    isSameMember(a.first, b.first) &&
    isSameMember(a.second, b.second)
  );
}

function isSameMember(a: Member | null, b: Member | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.index === b.index &&
    a.node === b.node &&
    a.assigned === b.assigned &&
    a.demand === b.demand &&
    a.notes === b.notes
  );
}

const NOBODY = noUsers();

/** The lab with nothing in it but the group; its users are figures without rows. */
function alone(group: Group, part: Part): LabState {
  const { clock, mode, policies, parameters, facts, notes } = part;
  const members = [part.first, part.second].filter((member) => member !== null);
  const assigned = new Uint32Array(256);
  const demand = new Float64Array(256);
  const last = Math.max(-1, ...members.map(({ index }) => index));
  const nodes = Array<Node | null>(last + 1).fill(null);
  for (const member of members) {
    nodes[member.index] = member.node;
    assigned[member.index] = member.assigned;
    demand[member.index] = member.demand;
  }
  const ofNodes = members.flatMap(({ index, notes }) =>
    notes === undefined ? [] : [[index, notes] as const],
  );
  return {
    clock,
    users: NOBODY.withCounts({ ...NOBODY.counts, assigned, demand }),
    topology: {
      groups: [group],
      nodes,
      mode,
      policies,
      parameters,
      facts,
      notes: {
        lab: '',
        groups: PersistentMap.of(notes === undefined ? [] : [[group.name, notes]]),
        nodes: PersistentMap.of(ofNodes),
        users: PersistentMap.of(),
      },
      snapshots: [],
    },
  };
}
