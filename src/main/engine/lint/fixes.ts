/** Ways to mend that several rules share. Each is null, or an empty list, where it cannot be done now. */
import { listNames } from '../../../shared/format';
import type { Ova } from '../../../shared/model';
import type { Remedy } from '../../../shared/refusal';
import type { Step } from '../../../shared/step';
import { addPartner } from '../remedies/add-partner';
import { growNodes, moveOffRemedy, sizeNodes } from '../remedies/make-room';
import { remedy } from '../remedies/remedy';
import type { LintGroup, LintLab, LintNode } from './lab';

/** Users leave a node that has too many, or its group gets a template that carries them. */
export function lessOnNode(
  node: LintNode,
  devices: number,
  { state, pack }: LintLab,
): readonly (Remedy | null)[] {
  return [moveOffRemedy(state, node.index, devices), growGroup(node.group, { state, pack })];
}

/** Users leave a group that has too many, or it gets a template that carries them. */
export function lessInGroup(
  group: LintGroup,
  devices: number,
  lab: LintLab,
): readonly (Remedy | null)[] {
  return [moveOut(group, devices, lab), growGroup(group, lab)];
}

/** Users leave the fuller node of a group for nodes of other groups. */
export function moveOut(group: LintGroup, devices: number, { state }: LintLab): Remedy | null {
  const [fuller] = group.nodes.toSorted((a, b) => b.demand - a.demand);
  const without = indexesOf(group.nodes);
  return fuller ? moveOffRemedy(state, fuller.index, devices, { without }) : null;
}

/** Every node of a group gets the template that carries the whole group. */
export function growGroup(
  { nodes, demand }: LintGroup,
  { state, pack }: Pick<LintLab, 'state' | 'pack'>,
): Remedy | null {
  return growNodes(state, indexesOf(nodes), demand, pack.usersPerNode);
}

/** Records the one generation that is known where none is; real differences take other hardware. */
export function sameGeneration(nodes: readonly LintNode[]): readonly Remedy[] {
  const known = new Set(nodes.map(({ generation }) => generation));
  known.delete('');
  const [generation] = known;
  if (generation === undefined || known.size > 1) return [];
  const unknown = namesOf(nodes.filter((node) => node.generation === ''));
  const steps = unknown.map((node): Step => ({ do: 'set-node', node, generation }));
  return [remedy(steps, `Record ${listNames(unknown)} as ${generation}`)];
}

/** HA for a group: switched on, or a second node first. */
export function enableHa({ group, nodes, enabled }: LintGroup, { state }: LintLab): Remedy | null {
  if (nodes.length < 2) return addPartner(state, group);
  return enabled ? null : remedy([{ do: 'set-ha', group: group.name, enabled: true }]);
}

/** Every node of the cluster below a size gets it: features ask it of all. The same one for all nodes of a lab. */
export function atLeast(size: 15_000 | 25_000, lab: LintLab): Remedy | null {
  const ways = ENLARGED[size];
  const known = ways.get(lab);
  if (known !== undefined) return known;
  const made = enlarge(size, lab);
  ways.set(lab, made);
  return made;
}

const ENLARGED = {
  15000: new WeakMap<LintLab, Remedy | null>(),
  25000: new WeakMap<LintLab, Remedy | null>(),
};

function enlarge(size: 15_000 | 25_000, { state, nodes, pack }: LintLab): Remedy | null {
  if (size > pack.usersPerNode) return null;
  const small = indexesOf(nodes.filter(({ capacity }) => capacity < size));
  return small.length === 0 ? null : sizeNodes(state, small, String(size) as Ova);
}

/** Node indexes. */
export function indexesOf(nodes: readonly LintNode[]): number[] {
  return nodes.map(({ index }) => index);
}

/** Node names. */
export function namesOf(nodes: readonly LintNode[]): string[] {
  return nodes.map(({ name }) => name);
}
