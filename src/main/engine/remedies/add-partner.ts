import { MAX_NAME } from '../../../shared/limits';
import type { Remedy } from '../../../shared/refusal';
import type { Step } from '../../../shared/step';
import { groupNamed, nodeAt, nodeNamed, nodesOf } from '../order';
import { rulePack } from '../rule-packs';
import type { Group, LabState, Node } from '../state';
import { remedy } from './remedy';

/**
 * A second node like the first and HA on, as one button; null where the group is not a lone node, or the
 * cluster holds as many nodes as its release allows.
 */
export function addPartner(state: LabState, group: Group): Remedy | null {
  const [first, ...others] = nodesOf(group).map((index) => nodeAt(state.topology, index));
  if (!first || others.length > 0 || isAtLimit(state)) return null;
  const name = freeNodeName(state, first.name);
  const steps: Step[] = [addLike(first, group.name, name)];
  if (!group.ha) steps.push({ do: 'set-ha', group: group.name, enabled: true });
  const label = `Add ${name} to ${group.name}${group.ha ? '' : ' and enable HA'}`;
  return remedy(steps, label);
}

/** The step that adds a node with the size, generation and version of another. */
export function addLike(like: Node, group: string, name: string): Step {
  const size = like.ova === null ? { capacity: like.capacity } : { ova: like.ova };
  const generation = like.generation === '' ? {} : { generation: like.generation };
  return { do: 'add-node', group, name, ...size, ...generation, version: like.version };
}

function isAtLimit({ topology }: LabState): boolean {
  const nodes = topology.nodes.filter((node) => node !== null).length;
  return nodes >= rulePack(topology.parameters.release).nodesPerCluster;
}

/** The next free name after one like it: "imp2" after "imp1", "imp-pub-2" after "imp-pub". */
export function freeNodeName({ topology }: LabState, like: string): string {
  return freeName(like, (name) => nodeNamed(topology, name) >= 0);
}

/** The next free name of a group: "PRG-3" after "PRG-2". */
export function freeGroupName({ topology }: LabState, like: string): string {
  return freeName(like, (name) => groupNamed(topology, name) >= 0);
}

function freeName(like: string, isTaken: (name: string) => boolean): string {
  const [, stem = like, digits] = /^(.*?)(\d+)$/.exec(like) ?? [];
  // Room for the number within the longest name of the wire format.
  const base = (digits === undefined ? `${like}-` : stem).slice(0, MAX_NAME - 8);
  for (let number = digits === undefined ? 2 : Number(digits) + 1; ; number++) {
    const name = `${base}${number}`;
    if (!isTaken(name)) return name;
  }
}
