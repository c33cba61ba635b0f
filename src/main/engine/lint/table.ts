import { NOT_MODELLED } from './not-modelled';
import type { FindingRecord } from './record';
import { L01 } from './rules/l01-overloaded-now';
import { L02 } from './rules/l02-split';
import { L03 } from './rules/l03-without-service';
import { L04 } from './rules/l04-failed-over';
import { L05 } from './rules/l05-users-wait';
import { L06 } from './rules/l06-not-eligible';
import { L07 } from './rules/l07-chat-rooms';
import { L08 } from './rules/l08-push-relogin';
import { L09 } from './rules/l09-no-dual-connection';
import { L10 } from './rules/l10-small-for-file-transfer';
import { V01 } from './rules/v01-too-many-nodes';
import { V02 } from './rules/v02-too-many-groups';
import { V03 } from './rules/v03-empty-group';
import { V05 } from './rules/v05-ha-without-two-nodes';
import { V07 } from './rules/v07-no-publisher';
import { V08 } from './rules/v08-versions-differ';
import { V09 } from './rules/v09-node-too-large';
import { V10 } from './rules/v10-node-over-capacity';
import { V11 } from './rules/v11-failure-overloads';
import { V12 } from './rules/v12-group-over-limit';
import { V13 } from './rules/v13-cluster-over-limit';
import { V14 } from './rules/v14-standby-too-small';
import { V15 } from './rules/v15-sizes-differ-in-pair';
import { V16 } from './rules/v16-balanced-on-mixed-nodes';
import { V17 } from './rules/v17-generations-differ-in-pair';
import { V18 } from './rules/v18-generations-differ';
import { V19 } from './rules/v19-ha-only-in-some-groups';
import { V20 } from './rules/v20-nobody-takes-over';
import { V21 } from './rules/v21-unassigned-under-none';
import { V22 } from './rules/v22-users-on-standby';
import { V23 } from './rules/v23-uneven';
import { V24 } from './rules/v24-relogin-limits-unfit';
import { V25 } from './rules/v25-relogin-too-fast';
import { V26 } from './rules/v26-small-for-peers';
import { V27 } from './rules/v27-small-for-chat';
import { V29 } from './rules/v29-small-for-central';
import { V30 } from './rules/v30-mesh-too-large';
import { V31 } from './rules/v31-nodes-too-far-apart';
import { V36 } from './rules/v36-sessions';
import { V37 } from './rules/v37-largest-plan';
import { V38 } from './rules/v38-sessions-before-ha';

/**
 * Every rule that finds something: domain section 6 (V..), and what is the case now (L..). One file each; a
 * structural test names a file that is not listed here.
 */
const RULES = [
  V01,
  V02,
  V03,
  V05,
  V07,
  V08,
  V09,
  V10,
  V11,
  V12,
  V13,
  V14,
  V15,
  V16,
  V17,
  V18,
  V19,
  V20,
  V21,
  V22,
  V23,
  V24,
  V25,
  V26,
  V27,
  V29,
  V30,
  V31,
  V36,
  V37,
  V38,
  L01,
  L02,
  L03,
  L04,
  L05,
  L06,
  L07,
  L08,
  L09,
  L10,
] as const;

/** Code of a finding: the closed list. */
export type FindingCode = (typeof RULES)[number]['code'];

/** Code of any rule, found here or not. */
export type RuleCode = FindingCode | (typeof NOT_MODELLED)[number]['code'];

/** The records of all findings, in the order of the docs. */
export const FINDINGS: readonly FindingRecord<FindingCode>[] = RULES;

/** The record of a code, or null where the code is not one of a finding. */
export function findingRecord(code: string): FindingRecord<FindingCode> | null {
  return BY_CODE.get(code) ?? null;
}

const BY_CODE: ReadonlyMap<string, FindingRecord<FindingCode>> = new Map(
  FINDINGS.map((record) => [record.code, record]),
);

/** Codes that an expectation may name: all of domain section 6 and of this lab. */
export const RULE_CODES: readonly RuleCode[] = [
  ...FINDINGS.map(({ code }) => code),
  ...NOT_MODELLED.map(({ code }) => code),
].sort();
