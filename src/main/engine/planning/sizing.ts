import type { Ova, Release } from '../../../shared/model';
import type {
  SizeCandidate,
  SizeFeature,
  SizeStyle,
  Sizing,
  Survive,
} from '../../../shared/planning';
import { asShipped } from '../../../shared/settings';
import type { Step } from '../../../shared/step';
import {
  clusterLimit,
  FEATURE_MINIMUMS,
  OVA_SIZES,
  ovasOf,
  type RulePack,
  rulePack,
} from '../rule-packs';
import { devicesOf, type Growth, usersAfter } from './growth';

/** What a topology is to carry. */
export interface SizeNeed {
  readonly growth: Growth;
  /** Devices a user, in tenths. */
  readonly tenths: number;
  readonly years: number;
  readonly survive: Survive;
  readonly style: SizeStyle;
  readonly release: Release;
  readonly features: readonly SizeFeature[];
}

/** A topology of equal groups of equal nodes. */
export interface Design {
  readonly ova: Ova;
  readonly groups: number;
  readonly nodesPerGroup: 1 | 2;
}

/** What a demand puts on a design, in devices. */
export interface DesignLoad {
  readonly perNode: number;
  readonly afterFailure: number;
  /** Codes of the rules that it breaks. */
  readonly why: readonly string[];
}

const MAX_GROUPS = 3;

/**
 * Every OVA of the release in one to three groups, and which of them carry the need.
 * Source: docs/planning.md, `implab size`; caps domain 3.2, minimums domain 3.3.
 */
export function sizing(need: SizeNeed): Sizing {
  const demands = demandByMonth(need);
  const candidates = designsOf(need).map((design) => candidateOf(need, design, demands));
  const fitting = candidates
    .filter(({ fits }) => fits)
    .toSorted((a, b) => a.groups - b.groups || Number(a.ova) - Number(b.ova));
  const best = fitting[0];
  return {
    end: usersAfter(need.growth, 12 * need.years),
    demand: demands.at(-1)!,
    candidates,
    best: best === undefined ? null : candidates.indexOf(best),
  };
}

/** Devices by month, from today to the end. */
export function demandByMonth({ growth, tenths, years }: SizeNeed): number[] {
  return Array.from({ length: 12 * years + 1 }, (_, month) =>
    devicesOf(usersAfter(growth, month), tenths),
  );
}

function designsOf({ release, survive }: SizeNeed): Design[] {
  const nodesPerGroup = survive === 'one' ? 2 : 1;
  return ovasOf(release).flatMap((ova) =>
    Array.from({ length: MAX_GROUPS }, (_, index) => ({ ova, groups: index + 1, nodesPerGroup })),
  );
}

function candidateOf(need: SizeNeed, design: Design, demands: readonly number[]): SizeCandidate {
  const carries = (demand: number) => loadOf(need, design, demand).why.length === 0;
  const { perNode, afterFailure, why } = loadOf(need, design, demands.at(-1)!);
  // Demand never falls with time, so the first month that is too much ends it.
  const broken = demands.findIndex((demand) => !carries(demand));
  const until = broken < 0 ? demands.length - 1 : broken - 1;
  return {
    ova: design.ova,
    groups: design.groups,
    nodes: design.groups * design.nodesPerGroup,
    perNode,
    afterFailure,
    fits: why.length === 0,
    untilMonths: until < 0 ? null : until,
    why,
    steps: stepsOf(need, design),
  };
}

/**
 * The load of a design: demand evenly over the groups, the larger parts first; in a pair evenly over both nodes, or
 * all on the first (active/standby).
 */
export function loadOf(need: SizeNeed, design: Design, demand: number): DesignLoad {
  const isPair = design.nodesPerGroup === 2;
  const largest = Math.ceil(demand / design.groups);
  const perNode = isPair && need.style === 'balanced' ? Math.ceil(largest / 2) : largest;
  // A pair is carried by its survivor. Lone nodes go on alone; of a single one nothing is left.
  const afterFailure = isPair || design.groups > 1 ? largest : 0;
  const broken = { need, design, pack: rulePack(need.release), demand, largest, perNode };
  return {
    perNode,
    afterFailure,
    why: RULES.filter(([, breaks]) => breaks(broken)).map(([code]) => code),
  };
}

interface Loaded {
  readonly need: SizeNeed;
  readonly design: Design;
  readonly pack: RulePack;
  /** Devices of the cluster, of its largest group, of its fullest node. */
  readonly demand: number;
  readonly largest: number;
  readonly perNode: number;
}

/** The rules of domain section 6 that a design can break, as errors there or by what must be survived. */
const RULES: readonly (readonly [code: string, breaks: (loaded: Loaded) => boolean])[] = [
  ['V09', ({ design, pack }) => capacityOf(design) > pack.usersPerNode],
  ['V10', ({ design, perNode }) => perNode > capacityOf(design)],
  ['V11', ({ design, largest }) => design.nodesPerGroup === 2 && largest > capacityOf(design)],
  [
    'V12',
    ({ design, pack, largest }) => design.nodesPerGroup === 2 && largest > pack.usersPerGroup,
  ],
  ['V13', ({ design, pack, demand }) => demand > clusterLimit(pack, [capacityOf(design)])],
  [
    'V14',
    ({ need, design, largest }) =>
      need.style === 'active-standby' && design.nodesPerGroup === 2 && largest > capacityOf(design),
  ],
  ['V26', (loaded) => isUnder(loaded, 'intercluster')],
  ['V27', (loaded) => isUnder(loaded, 'persistent-chat')],
  ['V29', (loaded) => isUnder(loaded, 'centralized')],
];

/** The feature is used on nodes under its least size: an error. Managed file transfer has no rule of that severity. */
function isUnder({ need, design }: Loaded, feature: keyof typeof MINIMUM_OF): boolean {
  const least = FEATURE_MINIMUMS.find((each) => each.feature === MINIMUM_OF[feature]);
  return need.features.includes(feature) && capacityOf(design) < least!.minimum;
}

const MINIMUM_OF = {
  intercluster: 'intercluster',
  'persistent-chat': 'persistentChat',
  centralized: 'centralized',
} as const;

function capacityOf({ ova }: Design): number {
  return OVA_SIZES[ova].capacity;
}

const FEATURE_FACTS: Readonly<Record<SizeFeature, Omit<Extract<Step, { do: 'set-facts' }>, 'do'>>> =
  {
    'persistent-chat': { persistentChat: true },
    intercluster: { interclusterPeers: 1 },
    centralized: { centralized: true },
    'file-transfer': { managedFileTransfer: true },
  };

/** Steps that make the lab of a design as the product ships it, with nobody in it. */
function stepsOf({ release, style, survive, features }: SizeNeed, design: Design): Step[] {
  const steps: Step[] = [asShipped(release), { do: 'set-mode', mode: style }];
  let number = 0;
  for (let index = 1; index <= design.groups; index++) {
    const group = `PRG-${index}`;
    steps.push({ do: 'add-group', name: group, ha: survive === 'one' });
    for (let slot = 1; slot <= design.nodesPerGroup; slot++) {
      number++;
      steps.push({ do: 'add-node', group, name: `imp${number}`, ova: design.ova });
    }
  }
  if (features.length > 0)
    steps.push({
      do: 'set-facts',
      ...Object.assign({}, ...features.map((feature) => FEATURE_FACTS[feature])),
    });
  return steps;
}
