import type { Reason } from '../../../shared/model';
import type { RefusalCode } from '../../../shared/refusal';
import type { Basis, RuleGrounds } from '../../../shared/sources';
import { NOT_MODELLED } from '../lint/not-modelled';
import { FINDINGS } from '../lint/table';
import { ASSUMPTIONS } from './assumptions';
import { RUNBOOK_DOCUMENTS } from './runbook-sources';
import { DOCUMENTS, type Source } from './source-list';

/** Where a rule comes from: marks of documents or lab assumptions, and how far they carry it. */
export interface Grounds {
  readonly sources: readonly string[];
  readonly basis: Basis;
}

const BY_MARK: ReadonlyMap<string, Source> = new Map(
  [...DOCUMENTS, ...ASSUMPTIONS, ...RUNBOOK_DOCUMENTS].map((source) => [source.mark, source]),
);

/** Every source and lab assumption, in the order of the glossary. */
export function allSources(): readonly Source[] {
  return [...BY_MARK.values()];
}

/** The source behind a mark such as `S4` or `D3`, or null for a mark nobody uses. */
export function sourceOf(mark: string): Source | null {
  return BY_MARK.get(mark) ?? null;
}

/** Every rule with its grounds: reasons, findings with what is not modelled, then refusals with a source of their own. */
export function allGrounds(): readonly RuleGrounds[] {
  const reasons = Object.entries(REASON_GROUNDS).map(([code, each]) => ({ code, ...each }));
  const found = FINDINGS.map(({ code, basis, sources, asks }) => ({ code, basis, sources, asks }));
  const notModelled = NOT_MODELLED.map(({ code, sources, asks, reason }) => ({
    ...documented(...sources),
    code,
    asks,
    notModelled: reason,
  }));
  const rules = [...found, ...notModelled].sort((a, b) => (a.code < b.code ? -1 : 1));
  const known: ReadonlySet<string> = new Set(rules.map(({ code }) => code));
  const refusals = Object.entries(REFUSAL_SOURCES)
    .filter(([code, sources]) => sources.length > 0 && !known.has(code))
    .map(([code, sources]) => ({ code, ...documented(...sources) }));
  return [...reasons, ...rules, ...refusals];
}

/** Rules that place users (domain 2.2 to 2.9). */
const REASON_GROUNDS: Readonly<Record<Reason, Grounds>> = {
  BAL_FEWEST: derived('S1', 'S2'),
  BAL_TIE: assumed('S1', 'S2', 'D1'),
  AS_FIRST_NODE: documented('S1', 'S2'),
  AS_ONLY_NODE_IN_GROUP: documented('S1'),
  AS_GROUP_LEAST: assumed('S1', 'S2', 'D2'),
  EXPLICIT_BAT: documented('S9', 'S10'),
  EXPLICIT_MANUAL: documented('S11', 'S12'),
  REBALANCED: assumed('S7'),
  NONE_NO_AUTO: documented('S2'),
  NO_NODE_WITH_CAPACITY: assumed('D3'),
  BLOCKED_CLUSTER_IN_FAILOVER: assumed('S2', 'D7'),
  UNASSIGNED_BY_ADMIN: assumed('S12', 'D5'),
  NOT_ELIGIBLE_HOME_CLUSTER: documented('S9', 'S34'),
  NOT_ELIGIBLE_NOT_ENABLED: documented('S9', 'S34'),
};

/** Rules that refuse a step. A refusal that only keeps the lab well-formed has no source. */
const REFUSAL_SOURCES: Readonly<Record<RefusalCode, readonly string[]>> = {
  UNKNOWN_NODE: [],
  UNKNOWN_GROUP: [],
  UNKNOWN_USER: [],
  UNKNOWN_SNAPSHOT: [],
  V34: ['S9'],
  DUPLICATE: [],
  V33: ['S11'],
  V03: ['S2'],
  V05: ['S2'],
  SLOT_TAKEN: ['S2'],
  CLUSTER_IN_FAILOVER: ['S2'],
  NOT_ELIGIBLE: ['S9', 'S34'],
  ALREADY_DOWN: [],
  ALREADY_UP: [],
  MACHINE_DOWN: [],
  NOT_NORMAL: ['S2'],
  NOT_FAILED_OVER: ['S2'],
  NOT_IN_FAILED_MODE: ['S2'],

  NEEDS_RESTART: ['S2'],
  ALREADY_CUT: [],
  NOT_CUT: [],
  LIMIT: [],
};

/** Sources of the rule that placed a user, or did not. */
export function reasonGrounds(reason: Reason): Grounds {
  return REASON_GROUNDS[reason];
}

/** Sources of the rule that refused a step. */
export function refusalSources(code: RefusalCode): readonly string[] {
  return REFUSAL_SOURCES[code];
}

function documented(...sources: string[]): Grounds {
  return { sources, basis: 'documented' };
}

function derived(...sources: string[]): Grounds {
  return { sources, basis: 'derived' };
}

function assumed(...sources: string[]): Grounds {
  return { sources, basis: 'lab assumption' };
}
