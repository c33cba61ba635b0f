import { countOf, formatCount, listNames } from '../../shared/format';
import type { NextPlacement } from '../../shared/view';
import { candidates, groupOf, nodeAt } from './order';
import { chooseOne, Filler } from './placement';
import { inFailover, isFailedOver } from './serve';
import { type LabState, NO_NODE, type Topology, type UserColumns } from './state';
import { awaitsSync } from './users';

/** Where the next new user without a server of its own would go, and for how long. */
export function nextPlacement({ topology, users }: LabState): NextPlacement {
  if (inFailover(topology)) {
    const groups = topology.groups.filter((group) => isFailedOver(topology, group));
    return {
      node: null,
      reason: 'BLOCKED_CLUSTER_IN_FAILOVER',
      run: null,
      text: `New users wait until ${listNames(groups.map(({ name }) => name))} ${groups.length === 1 ? 'is' : 'are'} back to Normal.`,
    };
  }
  const synced = placedOnSync(topology, users);
  const assigned = synced.assigned;
  const first =
    synced.count > 0
      ? `The next sync first places ${countOf(synced.count, 'unassigned user')}. `
      : '';
  const { node, reason } = chooseOne(topology, assigned);
  if (node === NO_NODE)
    return { node: null, reason, run: null, text: first + nobodyText(topology) };
  const open = openCandidates(topology, assigned);
  const run = runLength(topology, assigned, open, node);
  const { name } = nodeAt(topology, node);
  return { node: name, reason, run, text: first + text(topology, assigned, open, node, run) };
}

/** With `place-on-sync` the users without a home come first (D5): how many get one, and the counts after that. */
function placedOnSync(
  topology: Topology,
  users: UserColumns,
): { readonly count: number; readonly assigned: Uint32Array } {
  const { assigned, unassigned } = users.counts;
  const syncs = topology.policies.unassigned === 'place-on-sync' && topology.mode !== 'none';
  if (!syncs || unassigned === 0) return { count: 0, assigned };
  const counts = assigned.slice();
  const filler = new Filler(topology, counts);
  let count = 0;
  for (const [first, end] of users.ranges((block) => block.awaitsSync))
    for (let row = first; row < end; row++) {
      if (!awaitsSync(users, row)) continue;
      const { node } = filler.next();
      if (node === NO_NODE) return { count, assigned: counts };
      counts[node]!++;
      count++;
    }
  return { count, assigned: counts };
}

function nobodyText(topology: Topology): string {
  if (topology.mode === 'none') return 'New users stay unassigned, since mode None places nobody.';
  return candidates(topology).length === 0
    ? 'New users stay unassigned, since there is no node yet.'
    : 'New users stay unassigned, since every node they could go to is full.';
}

function openCandidates(topology: Topology, assigned: Uint32Array): readonly number[] {
  const all = candidates(topology);
  return topology.policies.capacity === 'strict'
    ? all.filter((node) => assigned[node]! < nodeAt(topology, node).capacity)
    : all;
}

/**
 * Users in a row that go to `chosen`: until an earlier candidate is level with it or a later one has
 * fewer, or until it is full under `strict`; null when that never comes. Held against the rule itself by
 * a property test.
 */
function runLength(
  topology: Topology,
  assigned: Uint32Array,
  open: readonly number[],
  chosen: number,
): number | null {
  const turn = open.indexOf(chosen);
  const limits = open
    .map((node, i) => assigned[node]! - assigned[chosen]! + (i > turn ? 1 : 0))
    .filter((_, i) => i !== turn);
  if (topology.policies.capacity === 'strict')
    limits.push(nodeAt(topology, chosen).capacity - assigned[chosen]!);
  return limits.length === 0 ? null : Math.min(...limits);
}

function text(
  topology: Topology,
  assigned: Uint32Array,
  open: readonly number[],
  chosen: number,
  run: number | null,
): string {
  const { name } = nodeAt(topology, chosen);
  if (run === null) {
    const group = topology.groups[groupOf(topology, chosen)]!;
    const slot = group.slots[0] === chosen ? 'the first node' : 'the only node';
    return topology.mode === 'active-standby'
      ? `New users go to ${name}, ${slot} of ${group.name}.`
      : `New users go to ${name}, the only node.`;
  }
  const holds = assigned[chosen]! + run;
  if (run > 1) return `New users go to ${name} until it holds ${formatCount(holds)}.`;
  const level = open.filter((node) => assigned[node] === assigned[chosen]);
  if (level.length > 1) {
    const names = level.map((node) => nodeAt(topology, node).name);
    return `New users go to ${listNames(names)} in turn, ${name} first.`;
  }
  return `The next user goes to ${name}, which then holds ${countOf(holds, 'user')}.`;
}
