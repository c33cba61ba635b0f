/**
 * What is wrong with a lab: the rules of domain section 6 and `L01` of the present load, as data.
 *
 * Rules that show as refusals and never as findings: V04 (a node is always in a group), V06, V32-V35.
 * V28 is a rule of counting, held by `measure`. Not expressible, since the model holds no such fact:
 * V35 (users of other clusters) and V38 (sessions as the product counts them). Where a fact is optional
 * (publisher, peers, persistent chat, centralised, round trip) its rule is silent until it is told.
 */
import type { Finding, Severity } from '../../shared/finding';
import { CLUSTER_RULES } from './lint/cluster-rules';
import { GROUP_RULES } from './lint/group-rules';
import { LAB, type LintLab, labOf, type RuleFinding } from './lint/lint-lab';
import { NODE_RULES } from './lint/node-rules';
import type { LabState } from './state';
import { findingMessage } from './words/finding';

const MEMO = new WeakMap<LabState, readonly Finding[]>();

/** Every finding of a state, by code, then by place in topology order. Asked twice, it answers from memory. */
export function lint(state: LabState): readonly Finding[] {
  const known = MEMO.get(state);
  if (known) return known;
  const made = found(labOf(state)).sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  MEMO.set(state, made);
  return made;
}

/** Codes that docs/scenario-format.md defines as findings: V01-V23 and L01. */
export function isContractFinding(code: string): boolean {
  return code === 'L01' || (code.startsWith('V') && code <= 'V23');
}

function found(lab: LintLab): Finding[] {
  return [
    ...CLUSTER_RULES.flatMap((rule) => rule(lab).map((finding) => told(finding, LAB))),
    ...lab.groups.flatMap((group) =>
      GROUP_RULES.flatMap((rule) => rule(group, lab).map((finding) => told(finding, group.name))),
    ),
    ...lab.nodes.flatMap((node) =>
      NODE_RULES.flatMap((rule) => rule(node, lab).map((finding) => told(finding, node.name))),
    ),
  ];
}

function told({ code, severity, surplus, facts }: RuleFinding, at: string): Finding {
  const message = findingMessage(code, at, { ...facts, ...(surplus !== undefined && { surplus }) });
  return { code, severity, at, ...(surplus !== undefined && { surplus }), message };
}

/** Codes by severity order, for lists that show the worst first. */
export const SEVERITY_ORDER: Readonly<Record<Severity, number>> = {
  error: 0,
  warning: 1,
  advice: 2,
};
