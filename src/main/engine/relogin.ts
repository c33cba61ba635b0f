import { type ReloginLimits, reloginLimits } from '../../shared/relogin';
import type { ReloginStyle } from '../../shared/relogin-tables';
import { hasHa, nodeAt, nodesOf } from './order';
import { ovaOfCapacity } from './rule-packs';
import type { Group, LabState } from './state';

/**
 * The table value for a group as it is used now, by the devices of its users: every client logs in again.
 * Null without HA, and for nodes whose capacities differ or match no template.
 */
export function groupRelogin(state: LabState, group: Group): ReloginLimits | null {
  if (!hasHa(group)) return null;
  const { topology, users } = state;
  const nodes = nodesOf(group);
  const [first, second] = nodes.map((index) => nodeAt(topology, index).capacity);
  const ova = first === undefined || first !== second ? null : ovaOfCapacity(first);
  if (ova === null) return null;
  const demand = nodes.map((index) => users.counts.demand[index]!);
  const total = demand.reduce((sum, each) => sum + each, 0);
  const busiest = Math.max(...demand);
  const style = groupStyle(state, group);
  const load = style === 'active-standby' ? total : busiest;
  return reloginLimits(topology.parameters.release, ova, style, load);
}

/**
 * How a pair is used: active/standby under that mode, and where one node has all the users. A setting or a
 * placement counts, not where sessions happen to be.
 */
export function groupStyle({ topology, users }: LabState, group: Group): ReloginStyle {
  const demand = nodesOf(group).map((index) => users.counts.demand[index]!);
  const total = demand.reduce((sum, each) => sum + each, 0);
  return topology.mode === 'active-standby' || Math.max(...demand) === total
    ? 'active-standby'
    : 'active-active';
}
