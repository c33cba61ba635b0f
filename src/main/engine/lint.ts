/**
 * What is wrong with a lab: every rule of `lint/rules` asked about it. Rules that are never findings here
 * stand in `lint/not-modelled.ts`. Where a fact is optional (publisher, peers, persistent chat, centralised,
 * round trip) its rule is silent until it is told.
 */
import type { Severity } from '../../shared/finding';
import { labOf } from './lint/lab';
import type { LabFinding } from './lint/record';
import { FINDINGS, type FindingCode } from './lint/table';
import type { LabState } from './state';

const MEMO = new WeakMap<LabState, readonly LabFinding<FindingCode>[]>();

/** Every finding of a state, by code, then by place in topology order. Asked twice, it answers from memory. */
export function lint(state: LabState): readonly LabFinding<FindingCode>[] {
  const known = MEMO.get(state);
  if (known) return known;
  const lab = labOf(state);
  const made = FINDINGS.flatMap(({ find }) => find(lab)).sort((a, b) =>
    a.code < b.code ? -1 : a.code > b.code ? 1 : 0,
  );
  MEMO.set(state, made);
  return made;
}

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
