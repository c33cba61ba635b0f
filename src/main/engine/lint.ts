/**
 * What is wrong with a lab: every rule of `lint/rules` asked about it. Rules that are never findings here
 * stand in `lint/not-modelled.ts`. Where a fact is optional (publisher, peers, persistent chat, centralised,
 * round trip) its rule is silent until it is told.
 */
import type { Place, Severity } from '../../shared/finding';
import { type LintLab, labOf, lintGroup } from './lint/lab';
import { type Found, findingAt, type LabFinding } from './lint/record';
import { FINDINGS, type FindingCode } from './lint/table';
import { perGroup } from './per-group';
import { rulePack } from './rule-packs';
import type { LabState } from './state';

const MEMO = new WeakMap<LabState, readonly LabFinding<FindingCode>[]>();

/** Every finding of a state, by code, then by place in topology order. Asked twice, it answers from memory. */
export function lint(state: LabState): readonly LabFinding<FindingCode>[] {
  const known = MEMO.get(state);
  if (known) return known;
  const made = lintAnew(labOf(state));
  MEMO.set(state, made);
  return made;
}

function lintAnew(lab: LintLab): readonly LabFinding<FindingCode>[] {
  const order = new Map(lab.nodes.map(({ index }, position) => [index, position]));
  const positionOf = (place: Place): number =>
    place.kind === 'node' ? order.get(place.node)! : place.kind === 'group' ? place.group : 0;
  const inGroups = lab.groups.flatMap(({ group }, position) =>
    foundAlone(lab.state, group).map((found) => findingAt(placeOf(found, position), found, lab)),
  );
  const inLab = FINDINGS.flatMap(({ inLab }) => inLab(lab)).map((found) =>
    findingAt(placeOf(found, null), found, lab),
  );
  return [...inGroups, ...inLab].sort((a, b) =>
    a.code === b.code ? positionOf(a.place) - positionOf(b.place) : a.code < b.code ? -1 : 1,
  );
}

function placeOf({ node }: Found, group: number | null): Place {
  if (node !== null) return { kind: 'node', node };
  return group === null ? { kind: 'cluster' } : { kind: 'group', group };
}

/** What is found in one group and its nodes: the same as long as nothing of it changes. */
const foundAlone = perGroup((alone, group): readonly Found<FindingCode>[] => {
  const scope = { state: alone, pack: rulePack(alone.topology.parameters.release) };
  return FINDINGS.flatMap(({ inGroup }) => inGroup(lintGroup(alone, group), scope));
});

/** Codes that docs/scenario-format.md defines as findings: V01-V23, L01 and L02. */
export function isContractFinding(code: string): boolean {
  return code === 'L01' || code === 'L02' || (code.startsWith('V') && code <= 'V23');
}

/** Codes by severity order, for lists that show the worst first. */
export const SEVERITY_ORDER: Readonly<Record<Severity, number>> = {
  error: 0,
  warning: 1,
  advice: 2,
};
