import { countOf, formatSeconds } from '../../../../shared/format';
import type { Remedy } from '../../../../shared/refusal';
import { type ReloginLimits, reloginRowName } from '../../../../shared/relogin';
import type { Step } from '../../../../shared/step';
import { groupRelogin } from '../../relogin';
import { moveOffRemedy } from '../../remedies/make-room';
import { remedy } from '../../remedies/remedy';
import { demandUnit } from '../../words/demand';
import type { LintLab, LintNode } from '../lab';
import { defineFinding } from '../record';

/** V25: the upper re-login limit follows the table, which holds for single clusters and ends at its last row. */
export const V25 = defineFinding({
  code: 'V25',
  place: 'node',
  severity: 'warning',
  about: 'design',
  basis: 'documented',
  sources: ['S5', 'S6'],
  asks: 'The re-login upper limit of a pair is at least that of the table for its users. The tables hold for a cluster without intercluster peers.',
  label: 'Re-login too fast',
  unit: ['second', 'seconds'],
  check: (node, { state }): readonly Found[] => {
    if ((state.topology.facts.interclusterPeers ?? 0) > 0) return [];
    const table = groupRelogin(state, node.group.group);
    if (!table) return [];
    if (table.upper === null) return [{ table }];
    const surplus = table.upper - node.reloginUpper;
    return surplus > 0 ? [{ table, surplus }] : [];
  },
  title: ({ surplus, table }, { name, group }) =>
    surplus === undefined
      ? `The re-login table ends below the load of ${group.name}`
      : `The re-login upper limit of ${name} is ${formatSeconds(surplus)} too low for ${countOf(table.users, ...unitOf(group))}`,
  message: ({ table }, node) =>
    table.upper === null
      ? `${whoCounts(table, node)} ${countOf(table.users, ...unitOf(node.group))}, and the re-login table (${reloginRowName(table)}) ends at ${countOf(table.lastRow, 'user')}: no upper limit is tabulated for ${node.name}, which has ${formatSeconds(node.reloginUpper)}.`
      : `The re-login upper limit of ${node.name} is ${formatSeconds(node.reloginUpper)}; for ${countOf(table.users, ...unitOf(node.group))} ${wherefrom(table)} the table (${reloginRowName(table)}) asks for ${formatSeconds(table.upper)}.`,
  advice: ({ table }) =>
    table.upper === null
      ? 'The sizes behind the table end here, so nobody says how long the clients of this pair should wait. Move users away until the table has a row, or give both nodes a larger template.'
      : 'After a failover every client logs in between the two limits; too short a span overloads the surviving node. Raise the upper limit to the value of the table, on both nodes.',
  figure: ({ surplus }) =>
    surplus === undefined ? 'beyond the table' : `−${formatSeconds(surplus)}`,
  countedBy: 'group',
  several: (where, isOne) =>
    `Re-login limits of ${where} are too low for ${isOne ? 'its' : 'their'} users`,
  fixes: ({ table }, node, lab) => [
    table.upper === null ? intoTheTable(table, node, lab) : tableLimit(table.upper, node),
  ],
});

interface Found {
  readonly table: ReloginLimits;
  /** Seconds short of the table; absent beyond its last row. */
  readonly surplus?: number;
}

function unitOf({ assigned, demand }: LintNode['group']): readonly [string, string] {
  return demandUnit(assigned, demand);
}

function wherefrom({ style }: ReloginLimits): string {
  return style === 'active-active' ? 'on the busier node' : 'in the group';
}

function whoCounts({ style }: ReloginLimits, { group }: LintNode): string {
  return style === 'active-active' ? `The busier node of ${group.name} has` : `${group.name} has`;
}

function tableLimit(reloginUpper: number, { group }: LintNode): Remedy | null {
  const steps = group.nodes
    .filter((node) => node.reloginUpper < reloginUpper)
    .map(({ name }): Step => ({ do: 'set-node', node: name, reloginUpper }));
  const label = `Set the upper limit of ${group.name} to ${formatSeconds(reloginUpper)}`;
  return steps.length === 0 ? null : remedy(steps, label);
}

/** Users leave the busier node until the last row holds. */
function intoTheTable(
  table: ReloginLimits,
  { group }: LintNode,
  { state }: LintLab,
): Remedy | null {
  const [busier] = group.nodes.toSorted((a, b) => b.demand - a.demand);
  const without = table.style === 'active-active' ? [] : group.nodes.map(({ index }) => index);
  return busier
    ? moveOffRemedy(state, busier.index, table.users - table.lastRow, { without })
    : null;
}
