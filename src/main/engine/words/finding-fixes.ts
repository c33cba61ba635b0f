import type { Finding } from '../../../shared/finding';
import { formatCount, formatSeconds, listNames } from '../../../shared/format';
import type { Ova } from '../../../shared/model';
import type { Remedy } from '../../../shared/refusal';
import type { Step } from '../../../shared/step';
import { labOf } from '../lint/lint-lab';
import { versionReference } from '../lint/node-rules';
import { groupAround, groupIn, isMixed } from '../lookup';
import { measure } from '../measure';
import { hasHa, nodeAt, nodeNamed, nodesOf, topologyOrder } from '../order';
import { groupRelogin } from '../relogin';
import { addPartner } from '../remedies/add-partner';
import { growNodes, moveOffRemedy, sizeNodes } from '../remedies/make-room';
import { placeByHand } from '../remedies/place-by-hand';
import { remedy } from '../remedies/remedy';
import { trySteps } from '../remedies/try-steps';
import { wayBack, wayBackOf } from '../remedies/way-back';
import { ovaOfCapacity, type RulePack, rulePack } from '../rule-packs';
import { inFailover, isFailedOver } from '../serve';
import type { Group, LabState } from '../state';

/** A finding with its place looked up. */
interface Found {
  readonly state: LabState;
  readonly at: string;
  readonly surplus: number;
  /** The group it is in, or is about; null for the cluster. */
  readonly group: Group | null;
  /** Index of the node it is about, or -1. */
  readonly node: number;
  readonly pack: RulePack;
}

type Fix = (found: Found) => readonly (Remedy | null)[];

const FIXES: Readonly<Record<string, Fix>> = {
  V01: spareNodes,
  V02: spareGroups,
  V03: ({ at }) => [remedy([{ do: 'remove-group', group: at }])],
  V05: ({ state, group, at }) => [
    group && addPartner(state, group),
    remedy([{ do: 'set-ha', group: at, enabled: false }]),
  ],
  V07: firstIsPublisher,
  V08: sameVersion,
  V09: ({ state, node, pack }) => [
    node < 0 ? null : sizeNodes(state, [node], String(pack.usersPerNode) as Ova),
  ],
  V10: tooManyOnNode,
  V11: tooManyInGroup,
  V12: ({ state, group, surplus }) => [group && moveOut(state, group, surplus)],
  V13: largerCluster,
  V14: tooManyInGroup,
  V15: sameSize,
  V16: () => [remedy([{ do: 'set-mode', mode: 'none' }])],
  V17: ({ state, group }) => (group ? sameGeneration(state, nodesOf(group)) : []),
  V18: ({ state }) => sameGeneration(state, topologyOrder(state.topology)),
  V19: haEverywhere,
  V20: ({ state, group }) => [group && addPartner(state, group)],
  V21: assignEverybody,
  V22: emptyStandby,
  V24: sameLimits,
  V25: tableLimit,
  V26: (found) => [atLeast(found, 15_000)],
  V27: (found) => [atLeast(found, 15_000)],
  V29: largerForCentral,
  V32: ({ state }) => [wayBack(state)],
  V36: ({ state, group, node, pack }) => [
    group && growNodes(state, nodesOf(group), sessionsCapacity(state, node), pack.usersPerNode),
  ],
  L01: nowOver,
};

/** The ways in which steps can fix a finding, the best first; every one is accepted by this lab. */
export function findingFixes(finding: Finding, state: LabState): readonly Remedy[] {
  const fix = FIXES[finding.code];
  if (!fix) return [];
  const found: Found = {
    state,
    at: finding.at,
    surplus: finding.surplus ?? 0,
    group: groupIn(state, finding.at) ?? groupAround(state, finding.at),
    node: nodeNamed(state.topology, finding.at),
    pack: rulePack(state.topology.parameters.release),
  };
  return fix(found).filter((way) => way !== null);
}

function spareNodes({ state, surplus }: Found): readonly (Remedy | null)[] {
  const spare = state.topology.groups
    .filter((group) => !group.ha)
    .flatMap(nodesOf)
    .filter((index) => state.users.counts.assigned[index] === 0)
    .slice(-surplus);
  if (spare.length < surplus) return [];
  const emptied = state.topology.groups.filter((group) => {
    const nodes = nodesOf(group);
    return nodes.length > 0 && nodes.every((index) => spare.includes(index));
  });
  const steps: readonly Step[] = [
    ...spare.map((index): Step => ({ do: 'remove-node', node: nameOf(state, index) })),
    ...emptied.map(({ name }): Step => ({ do: 'remove-group', group: name })),
  ];
  return [remedy(steps, `Remove ${namesOf(state, spare)}`)];
}

function spareGroups({ state, surplus }: Found): readonly (Remedy | null)[] {
  const { assigned } = state.users.counts;
  const spare = state.topology.groups
    .filter((group) => nodesOf(group).every((index) => assigned[index] === 0))
    .slice(-surplus);
  const names = spare.map((group) => group.name);
  const steps = names.map((group): Step => ({ do: 'remove-group', group }));
  return steps.length < surplus ? [] : [remedy(steps, `Remove ${listNames(names)}`)];
}

function firstIsPublisher({ state }: Found): readonly (Remedy | null)[] {
  const [first] = topologyOrder(state.topology);
  if (first === undefined) return [];
  const publisher = nameOf(state, first);
  return [remedy([{ do: 'set-facts', publisher }], `Make ${publisher} the publisher`)];
}

function sameVersion({ state, node }: Found): readonly (Remedy | null)[] {
  const lab = labOf(state);
  const own = lab.nodes.find(({ index }) => index === node);
  const reference = own && versionReference(lab, own);
  if (!reference) return [];
  return [remedy([{ do: 'set-node', node: own.name, version: reference.version }])];
}

function tooManyOnNode({ state, group, node, surplus, pack }: Found): readonly (Remedy | null)[] {
  if (!group || node < 0) return [];
  return [moveOffRemedy(state, node, surplus), grow(state, group, pack)];
}

function tooManyInGroup({ state, group, surplus, pack }: Found): readonly (Remedy | null)[] {
  return group ? [moveOut(state, group, surplus), grow(state, group, pack)] : [];
}

function nowOver(found: Found): readonly (Remedy | null)[] {
  const { state, group, node, pack } = found;
  if (!group || node < 0) return [];
  if (!isFailedOver(state.topology, group)) return tooManyOnNode(found);
  // The peer's users go home; a node that is over with its own users alone needs more than that.
  const { demand } = state.users.counts;
  const relieved = demand[node]! < measure(state).load[node]!;
  return [relieved ? wayBackOf(state, group) : null, grow(state, group, pack)];
}

/** Users leave the fuller node of a group for nodes of other groups. */
function moveOut(state: LabState, group: Group, devices: number): Remedy | null {
  const { demand } = state.users.counts;
  const [fuller] = nodesOf(group).sort((a, b) => demand[b]! - demand[a]!);
  return fuller === undefined
    ? null
    : moveOffRemedy(state, fuller, devices, { without: nodesOf(group) });
}

/** Both nodes of the group get the template that carries the whole group. */
function grow(state: LabState, group: Group, pack: RulePack): Remedy | null {
  const nodes = nodesOf(group);
  const total = nodes.reduce((sum, index) => sum + state.users.counts.demand[index]!, 0);
  return growNodes(state, nodes, total, pack.usersPerNode);
}

function largerCluster({ state, pack }: Found): readonly (Remedy | null)[] {
  const { demand } = state.users.counts;
  const order = topologyOrder(state.topology);
  const total = order.reduce((sum, index) => sum + demand[index]!, 0);
  const medium = order.filter(
    (index) => nodeAt(state.topology, index).capacity === pack.usersPerClusterWith15k / 3,
  );
  if (medium.length === 0 || total > pack.usersPerCluster) return [];
  return pack.usersPerNode < 25_000 ? [] : [sizeNodes(state, medium, '25000')];
}

function sameSize({ state, group }: Found): readonly (Remedy | null)[] {
  const nodes = group ? nodesOf(group) : [];
  const [small, large] = [...nodes].sort((a, b) => capacity(state, a) - capacity(state, b));
  if (small === undefined || large === undefined) return [];
  const size = capacity(state, large);
  const ova = ovaOfCapacity(size);
  if (ova !== null) return [sizeNodes(state, [small], ova)];
  return [remedy([{ do: 'set-node', node: nameOf(state, small), capacity: size }])];
}

/** Records the one generation that is known where none is; real differences take other hardware. */
function sameGeneration(state: LabState, nodes: readonly number[]): readonly (Remedy | null)[] {
  const known = new Set(nodes.map((index) => nodeAt(state.topology, index).generation));
  known.delete('');
  const [generation] = known;
  if (generation === undefined || known.size > 1) return [];
  const unknown = nodes.filter((index) => nodeAt(state.topology, index).generation === '');
  const steps = unknown.map(
    (index): Step => ({ do: 'set-node', node: nameOf(state, index), generation }),
  );
  return [remedy(steps, `Record ${namesOf(state, unknown)} as ${generation}`)];
}

/** HA for every group at once, where each can have it; and for each of them alone. */
function haEverywhere({ state }: Found): readonly (Remedy | null)[] {
  const without = state.topology.groups.filter((group) => !hasHa(group));
  const single = without.map((group) => enableHa(state, group));
  if (without.length < 2) return single;
  let after: LabState | null = state;
  const steps: Step[] = [];
  for (const { name } of without) {
    const group = after && groupIn(after, name);
    const way: Remedy | null = after && group && enableHa(after, group);
    if (!after || !way) return single;
    steps.push(...way.steps);
    after = trySteps(after, way.steps);
  }
  return [remedy(steps, `Enable HA for ${listNames(without.map(({ name }) => name))}`), ...single];
}

function enableHa(state: LabState, group: Group): Remedy | null {
  if (nodesOf(group).length < 2) return addPartner(state, group);
  return group.ha ? null : remedy([{ do: 'set-ha', group: group.name, enabled: true }]);
}

/** Alike nodes: Balanced. Mixed ones: by hand within the capacity of each node (S1). */
function assignEverybody({ state }: Found): readonly (Remedy | null)[] {
  if (!inFailover(state.topology)) return waysToAssign(state);
  // Nobody is assigned meanwhile: the way back comes first, in the same button.
  const back = wayBack(state);
  const after = back && trySteps(state, back.steps);
  if (!back || !after || inFailover(after.topology)) return [back];
  if (after.users.counts.unassigned === 0) return [back];
  const ways = waysToAssign(after).filter((way) => way !== null);
  if (ways.length === 0) return [back];
  return ways.map(({ label, steps }) =>
    remedy([...back.steps, ...steps], `${back.label}, then ${lowerFirst(label)}`),
  );
}

function waysToAssign(state: LabState): readonly (Remedy | null)[] {
  const byHand = placeByHand(state);
  if (isMixed(state)) return [byHand];
  if (topologyOrder(state.topology).length === 0) return [];
  const steps: readonly Step[] = [
    { do: 'set-mode', mode: 'balanced' },
    { do: 'assign-unassigned' },
  ];
  const { unassigned } = state.users.counts;
  return [remedy(steps, `Set mode Balanced and assign ${formatCount(unassigned)}`), byHand];
}

function emptyStandby({ state, group, node, surplus }: Found): readonly (Remedy | null)[] {
  const first = group?.slots[0] ?? null;
  if (!group || first === null || node < 0 || inFailover(state.topology)) return [];
  const { demand } = state.users.counts;
  if (capacity(state, first) < demand[first]! + demand[node]!) return [];
  return [
    remedy([{ do: 'assign', count: surplus, of: nameOf(state, node), node: nameOf(state, first) }]),
  ];
}

/** Both nodes get the wider span, no shorter than the table and the critical service delay ask for. */
function sameLimits({ state, group }: Found): readonly (Remedy | null)[] {
  if (!group) return [];
  const nodes = nodesOf(group).map((index) => nodeAt(state.topology, index));
  const delay = state.topology.parameters.criticalServiceDelay;
  const table = groupRelogin(state, group)?.upper ?? 0;
  const reloginLower = Math.max(delay, ...nodes.map((node) => node.reloginLower));
  const reloginUpper = Math.max(table, reloginLower, ...nodes.map((node) => node.reloginUpper));
  const steps = nodes
    .filter((node) => node.reloginLower !== reloginLower || node.reloginUpper !== reloginUpper)
    .map((node): Step => ({ do: 'set-node', node: node.name, reloginLower, reloginUpper }));
  const span = `${formatCount(reloginLower)} to ${formatSeconds(reloginUpper)}`;
  return steps.length === 0 ? [] : [remedy(steps, `Set re-login of ${group.name} to ${span}`)];
}

function tableLimit({ state, group }: Found): readonly (Remedy | null)[] {
  const reloginUpper = group ? (groupRelogin(state, group)?.upper ?? null) : null;
  if (!group || reloginUpper === null) return [];
  const steps = nodesOf(group)
    .map((index) => nodeAt(state.topology, index))
    .filter((node) => node.reloginUpper < reloginUpper)
    .map((node): Step => ({ do: 'set-node', node: node.name, reloginUpper }));
  const label = `Set the upper limit of ${group.name} to ${formatSeconds(reloginUpper)}`;
  return steps.length === 0 ? [] : [remedy(steps, label)];
}

/** 25K is advised and 15K needed; a release that ends at 15K can only give the latter. */
function largerForCentral(found: Found): readonly (Remedy | null)[] {
  const needed = found.node >= 0 && capacity(found.state, found.node) < 15_000;
  return [atLeast(found, 25_000) ?? (needed ? atLeast(found, 15_000) : null)];
}

/** Every node of the cluster below a size gets it: features ask it of all. */
function atLeast({ state, pack }: Found, size: 15_000 | 25_000): Remedy | null {
  if (size > pack.usersPerNode) return null;
  const small = topologyOrder(state.topology).filter((index) => capacity(state, index) < size);
  return small.length === 0 ? null : sizeNodes(state, small, String(size) as Ova);
}

/** Capacity at which 80 % of the usable sessions (half of 1.5 times the capacity) hold today's load. */
function sessionsCapacity(state: LabState, node: number): number {
  return node < 0 ? 0 : Math.ceil((state.users.counts.demand[node]! * 2) / (1.5 * 0.8));
}

function lowerFirst(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

function capacity(state: LabState, index: number): number {
  return nodeAt(state.topology, index).capacity;
}

function nameOf(state: LabState, index: number): string {
  return nodeAt(state.topology, index).name;
}

function namesOf(state: LabState, nodes: readonly number[]): string {
  return listNames(nodes.map((index) => nameOf(state, index)));
}
