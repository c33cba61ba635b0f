import type { Reason } from '../../../shared/model';
import type { RefusalCode } from '../../../shared/refusal';
import type { Basis, RuleGrounds } from '../../../shared/sources';
import { ASSUMPTIONS } from './assumptions';
import { DOCUMENTS, type Source } from './source-list';

/** Where a rule comes from: marks of documents or lab assumptions, and how far they carry it. */
export interface Grounds {
  readonly sources: readonly string[];
  readonly basis: Basis;
}

const BY_MARK: ReadonlyMap<string, Source> = new Map(
  [...DOCUMENTS, ...ASSUMPTIONS].map((source) => [source.mark, source]),
);

/** Every source and lab assumption, in the order of the glossary. */
export function allSources(): readonly Source[] {
  return [...BY_MARK.values()];
}

/** The source behind a mark such as `S4` or `D3`, or null for a mark nobody uses. */
export function sourceOf(mark: string): Source | null {
  return BY_MARK.get(mark) ?? null;
}

/** Every rule with its grounds: reasons, findings, then refusals with a source of their own. */
export function allGrounds(): readonly RuleGrounds[] {
  const entries = (grounds: Readonly<Record<string, Grounds>>): RuleGrounds[] =>
    Object.entries(grounds).map(([code, each]) => ({ code, ...each }));
  const refusals = Object.entries(REFUSAL_SOURCES)
    .filter(([code, sources]) => sources.length > 0 && !(code in FINDING_GROUNDS))
    .map(([code, sources]) => ({ code, ...documented(...sources) }));
  return [...entries(REASON_GROUNDS), ...entries(FINDING_GROUNDS), ...refusals];
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

/** Rules of lint (domain section 6, column "Basis"). */
const FINDING_GROUNDS: Readonly<Record<string, Grounds>> = {
  V01: documented('S4'),
  V02: documented('S26', 'S20'),
  V03: documented('S2'),
  V04: documented('S2', 'S28'),
  V05: documented('S2'),
  V06: documented('S2'),
  V07: documented('S16'),
  V08: documented('S2', 'S50'),
  V09: documented('S4', 'S17a'),
  V10: documented('S1', 'S4'),
  V11: derived('S4'),
  V12: documented('S4'),
  V13: documented('S4', 'S17a'),
  V14: derived('S4'),
  V15: documented('S18'),
  V16: documented('S1'),
  V17: documented('S18'),
  V18: documented('S18', 'S19'),
  V19: documented('S2'),
  V20: documented('S17b'),
  V21: documented('S2', 'S29'),
  V22: derived('S1', 'S2'),
  V23: derived('S7'),
  V24: documented('S5'),
  V25: documented('S5'),
  V26: documented('S4', 'S31'),
  V27: documented('S31', 'S4'),
  V28: documented('S7', 'S15'),
  V29: documented('S4'),
  V30: documented('S30'),
  V31: documented('S2', 'S4'),
  V32: documented('S2', 'D7'),
  V33: documented('S11'),
  V34: documented('S9'),
  V35: documented('S9', 'S24c'),
  V36: documented('S7', 'D11'),
  V37: documented('S4'),
  V38: documented('S32'),
  L01: derived('S5', 'S15', 'D8'),
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
  SERVICES_DOWN: ['S2'],
  NEEDS_RESTART: ['S2'],
  ALREADY_CUT: [],
  NOT_CUT: [],
  LIMIT: [],
};

/** Sources of the rule that placed a user, or did not. */
export function reasonGrounds(reason: Reason): Grounds {
  return REASON_GROUNDS[reason];
}

/** Sources of a finding; an unknown code has none and counts as a lab assumption. */
export function findingGrounds(code: string): Grounds {
  return FINDING_GROUNDS[code] ?? { sources: [], basis: 'lab assumption' };
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
